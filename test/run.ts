import { spawnSync } from "node:child_process";
import { chromiumPath } from "./support/browser.ts";

/**
 * `bun run test [--without NAME] [files …]`: installs what the tests need from the system where it may, runs them all, each
 * file in a world of its own, and counts. What is missing fails with what to install; `--without browser` is the only way
 * to leave the browser tests out, and the last line says so.
 */
const words = process.argv.slice(2);
const without = new Set<string>();
const files: string[] = [];
for (let index = 0; index < words.length; index += 1) {
  const word = words[index] ?? "";
  if (word === "--without") without.add(words[(index += 1)] ?? "");
  else files.push(word);
}
const unknown = [...without].find((name) => name !== "browser");
if (unknown !== undefined) {
  console.error(`--without ${unknown} is not known; known is --without browser`);
  process.exit(2);
}

if (!without.has("browser") && chromiumPath() === null) install("chromium");

const started = performance.now();
const outcome = spawnSync(process.execPath, ["test", "--isolate", "--timeout", "60000", ...files], {
  env: { ...process.env, TZ: "UTC", ...(without.has("browser") ? { OKENKO_WITHOUT_BROWSER: "1" } : {}) },
  stdio: ["ignore", "inherit", "pipe"],
  encoding: "utf8",
  maxBuffer: 256 * 1024 * 1024,
});
process.stderr.write(outcome.stderr);
const count = (word: string): number => Number(new RegExp(`^ *(\\d+) ${word}$`, "m").exec(outcome.stderr)?.[1] ?? 0);
const skipped = count("skip");
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`without: ${without.size === 0 ? "nothing" : [...without].join(", ")}; ${skipped} skipped; ${seconds} s`);
const crashed = outcome.status !== 0 && count("fail") === 0 ? 1 : 0;
console.log(`tests: ${count("pass")} passed, ${count("fail") + crashed} failed`);
process.exit(outcome.status === 0 && count("pass") > 0 ? 0 : 1);

/** Root on Debian may install; anybody else is told what to. */
function install(name: string): void {
  const may = process.getuid?.() === 0 && Bun.which("apt-get") !== null;
  if (may) {
    console.error(`Installing ${name} for the browser tests …`);
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  if (chromiumPath() !== null) return;
  console.error(`The browser tests need ${name}: apt-get install ${name} (or run with --without browser)`);
  console.log("tests: 0 passed, 1 failed");
  process.exit(1);
}
