import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lhota } from "../support/cast.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { hiddenIn, linkIn, mailTo, unescaped } from "../support/walk.ts";

/** Booking, confirming and moving with real text browsers (A2, S5). One that is not installed is skipped, loudly. */

const BROWSERS = ["lynx", "w3m"] as const;
type Name = (typeof BROWSERS)[number];
const pathOf = (name: Name): string | null => Bun.which(name);
for (const name of BROWSERS)
  if (pathOf(name) === null)
    console.error(`SKIPPED: ${name} is not installed, its journey was not walked (apt-get install ${name})`);

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T07:40:00");
  folder = mkdtempSync(join(tmpdir(), "okenko-text-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.stop();
});

async function run(words: readonly string[], typed = ""): Promise<string> {
  const child = Bun.spawn([...words], {
    stdin: new Blob([typed]),
    stdout: "pipe",
    stderr: "ignore",
    env: { ...process.env, HOME: folder, TERM: "vt100", LANG: "C.UTF-8" },
  });
  const bytes = new Uint8Array(await new Response(child.stdout).arrayBuffer());
  await child.exited;
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b; // w3m gives a page's source as it came
  return new TextDecoder().decode(packed ? Bun.gunzipSync(bytes) : bytes);
}

const inCzech = (path: string): string =>
  `${app.address}${path}${/[?&]lang=/.test(path) ? "" : path.includes("?") ? "&lang=cs" : "?lang=cs"}`;

/** What the browser shows of a page, blanks made one. */
async function shown(name: Name, path: string): Promise<string> {
  const words =
    name === "lynx"
      ? ["-dump", "-nolist", "-width=80", "-assume_charset=utf-8", "-display_charset=utf-8"]
      : ["-dump", "-cols", "80", "-I", "UTF-8", "-O", "UTF-8"];
  return (await run([pathOf(name) ?? name, ...words, inCzech(path)])).replaceAll(/\s+/g, " ");
}

const source = (name: Name, path: string): Promise<string> =>
  run([pathOf(name) ?? name, name === "lynx" ? "-source" : "-dump_source", inCzech(path)]);

/** The page that answers a form the browser itself sends. */
async function sent(name: Name, path: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ ...fields, pressed: "1" }).toString(); // lynx sends nothing at all for an empty form
  if (name === "lynx") return run([pathOf(name) ?? name, "-source", "-post_data", inCzech(path)], `${body}\n---\n`);
  const file = join(folder, "form");
  writeFileSync(file, body);
  return run([pathOf(name) ?? name, "-dump_source", "-post", file, inCzech(path)]);
}

const heading = (html: string): string =>
  (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? "").replaceAll(/<[^>]+>/g, "").trim();
const time = (html: string): string => unescaped(/time" href="([^"]+)"/.exec(html)?.[1] ?? "");

for (const name of BROWSERS) {
  test.skipIf(pathOf(name) === null)(`A2 every page on the way to a time can be read in ${name}`, async () => {
    const matters = await shown(name, "/booking");
    expect(matters).toContain("S čím za námi jdete?");
    expect(matters).toContain("Občanský průkaz – podat žádost");
    const times = await shown(name, "/booking/pas/naves?day=2026-12-10");
    expect(times).toContain("Kdy se vám to hodí?");
    expect(times).toMatch(/čtvrtek 10\. 12\. 24 volných/);
    expect(times).toMatch(/8:00 2 volná místa/);
    const month = await shown(name, "/booking/pas/naves?month=2026-12");
    expect(month).toContain("prosinec 2026");
    expect(month).toMatch(/po út st čt pá so ne/);
    expect(month).toMatch(/17 \(24\) 18 \(24\)/);
    expect(await shown(name, "/booking/cancel")).toContain("Zrušit nebo přesunout termín");
    expect(await shown(name, "/booking/op/naves?day=2026-11-26&lang=uk")).toContain("четвер");
  });

  test.skipIf(pathOf(name) === null)(
    `A2 S5 ${name} books, confirms, moves and cancels by the pages' own forms`,
    async () => {
      const email = `${name}@example.org`;
      const form = time(await source(name, "/booking/op/naves?day=2026-11-26"));
      const asked = await source(name, form);
      const carried = Object.fromEntries(["form", "plan", "at"].map((field) => [field, hiddenIn(asked, field)]));
      const wrong = await sent(name, form, { ...carried, name: "", email, website: "" });
      expect(heading(wrong)).toBe("Kdo přijde?");
      expect(wrong).toContain("Napište jméno a příjmení");
      const check = await sent(name, form, { ...carried, name: "Žofie Ďábelská", email, website: "" });
      expect(heading(check)).toBe("Souhlasí to?");
      expect(check).toContain("Žofie Ďábelská");
      const held = await sent(name, "/booking/op/naves/reservations", { draft: hiddenIn(check, "draft") });
      expect(heading(held)).toContain("Termín držíme");
      const confirm = linkIn((await mailTo(app, "please-confirm", email)).text, "confirm");
      expect(heading(await source(name, confirm))).toBe("Potvrdit termín?");
      expect(heading(await sent(name, confirm, {}))).toBe("Termín je váš");
      const show = linkIn((await mailTo(app, "confirmed", email)).text, "show");
      const question = await source(name, time(await source(name, `${show}/times?day=2026-11-27`)));
      expect(heading(question)).toBe("Přesunout termín?");
      const to = { plan: hiddenIn(question, "plan"), at: hiddenIn(question, "at") };
      expect(heading(await sent(name, `${show}/moves`, to))).toBe("Termín je přesunutý");
      expect(heading(await sent(name, `${show}/cancellation`, {}))).toBe("Termín je zrušený");
    },
    30_000,
  );
}
