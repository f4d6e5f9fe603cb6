import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { chromiumPath } from "./support/browser.ts";
import { GAMMU_TABLES } from "./support/gammu.ts";

/** What tests need from the system, by the name under which it can be left out. */
const NEEDS: Readonly<Record<string, { packages: readonly string[]; isThere: () => boolean }>> = {
  browser: { packages: ["chromium"], isThere: () => chromiumPath() !== null },
  voice: { packages: ["espeak-ng"], isThere: () => Bun.which("espeak-ng") !== null },
  gammu: {
    packages: ["gammu-smsd", "libdbd-sqlite3", "socat"],
    isThere: () =>
      Bun.which("gammu-smsd") !== null && Bun.which("socat") !== null && hasSqliteDriver() && existsSync(GAMMU_TABLES),
  },
};

/**
 * `bun run test [--without NAME] [files …]`: installs what the tests need from the system where it may, runs them all, each
 * file in a world of its own, and counts. What is missing fails with what to install; `--without NAME` is the only way to
 * leave tests out, and the last lines say so.
 */
const words = process.argv.slice(2);
const without = new Set<string>();
const files: string[] = [];
for (let index = 0; index < words.length; index += 1) {
  const word = words[index] ?? "";
  if (word === "--without") without.add(words[(index += 1)] ?? "");
  else files.push(word);
}
const unknown = [...without].find((name) => !(name in NEEDS));
if (unknown !== undefined) {
  console.error(`--without ${unknown} is not known; known are ${Object.keys(NEEDS).join(", ")}`);
  process.exit(2);
}
const missing = Object.entries(NEEDS).filter(([name, need]) => !without.has(name) && !need.isThere());
if (missing.length > 0) install(missing);

const started = performance.now();
const outcome = spawnSync(process.execPath, ["test", "--isolate", "--parallel=2", "--timeout", "60000", ...files], {
  env: {
    ...process.env,
    TZ: "UTC",
    ...Object.fromEntries([...without].map((name) => [`OKENKO_WITHOUT_${name.toUpperCase()}`, "1"])),
  },
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
function install(missing: readonly (readonly [string, (typeof NEEDS)[string] & {}])[]): void {
  const packages = missing.flatMap(([, need]) => need.packages);
  const may = process.getuid?.() === 0 && Bun.which("apt-get") !== null;
  if (may) {
    console.error(`Installing ${packages.join(", ")} for the tests …`);
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore" });
    // slim images leave documentation out, and gammu's tables lie among it
    const withTables = ["-o", `Dpkg::Options::=--path-include=${dirname(GAMMU_TABLES)}/*`];
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...withTables, ...packages], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const still = missing.filter(([, need]) => !need.isThere());
  if (still.length === 0) return;
  for (const [name, need] of still)
    console.error(
      `Some tests need ${name}: apt-get install ${need.packages.join(" ")} (or run with --without ${name})`,
    );
  console.log(`tests: 0 passed, ${still.length} failed`);
  process.exit(1);
}

/** What lets gammu-smsd keep its tables in a file; it has no program of its own to look for. */
function hasSqliteDriver(): boolean {
  const folders = existsSync("/usr/lib") ? readdirSync("/usr/lib") : [];
  return folders.some((name) => existsSync(`/usr/lib/${name}/dbd/libdbdsqlite3.so`));
}
