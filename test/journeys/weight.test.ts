import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Database } from "bun:sqlite";
import { join } from "node:path";
import { openApp, type TestApp } from "../support/app.ts";
import { at, book, bookAndConfirm, linkIn, mailsTo, officeClock, page, pressButton, timesOf } from "./hall.ts";
import { linksOf, wordsOf } from "./reading.ts";

const CARD = "Občanský průkaz – podat žádost";
const HOME = "Trvalý pobyt – přihlásit, potvrdit";

let app: TestApp;
beforeAll(async () => {
  app = await openApp({ town: "trutnov" });
  await at(app, "07:41:00");
});
afterAll(() => app.stop());

/** What goes over the line for an address, packed as a browser gets it. */
async function weighed(path: string): Promise<{ bytes: number; text: string }> {
  const url = new URL(path, app.address);
  const ask = (decompress: boolean) => fetch(url, { headers: { "accept-encoding": "gzip" }, decompress });
  const packed = await ask(false);
  expect(packed.headers.get("content-encoding") ?? packed.headers.get("content-length") ?? "").not.toBe("");
  return { bytes: (await packed.arrayBuffer()).byteLength, text: await (await ask(true)).text() };
}

describe("light enough for an old phone", () => {
  test("A3 the first page and its styles are at most 14 KB and three requests, from nowhere else, without fonts and cookies", async () => {
    const first = await weighed("/booking");
    const more = [...first.text.matchAll(/<(?:link|script|img|source|iframe)\b[^>]*?(?:href|src)="([^"]+)"/g)]
      .map(([, address = ""]) => address)
      .filter((address) => !address.startsWith("data:"));
    expect(more.length).toBeLessThanOrEqual(2);
    const styles = await Promise.all(more.map(weighed));
    const total = styles.reduce((sum, { bytes }) => sum + bytes, first.bytes);
    expect(total).toBeLessThanOrEqual(14 * 1024);
    expect(styles.map(({ text }) => text).join("")).not.toMatch(/@font-face|@import|url\((?!['"]?(data:|\/))/);
    expect(more.filter((address) => !address.startsWith("/"))).toEqual([]);
    expect((await fetch(`${app.address}/booking`)).headers.getSetCookie()).toEqual([]);
    console.log(`the first page: ${total} bytes in ${1 + more.length} requests`);
  });

  test("A2 S5 the times can be read and a time booked by a program that sends no header of its own", async () => {
    const bare = await fetch(`${app.address}/booking/op-zadost`, { headers: { accept: "*/*", "user-agent": "" } });
    expect(wordsOf(await bare.text())).toContain(" 10:00 volný ");
  });

  test.skipIf(Bun.which("lynx") === null)("A2 lynx shows the matters and the free times", async () => {
    const dump = async (path: string) => {
      const lynx = Bun.spawn(["lynx", "-dump", "-display_charset=utf-8", `${app.address}${path}`], {
        stderr: "ignore",
      });
      return new Response(lynx.stdout).text();
    };
    expect(await dump("/booking?lang=cs")).toContain(CARD);
    expect(await dump("/booking/op-zadost?lang=cs")).toMatch(/\[\d+\]10:00 volný/);
  });
});

test("S3 no link of any mail, and none of the pages behind them, changes a row however often it is opened", async () => {
  const vesna = { matter: CARD, time: "9:00", name: "Vesna Krásná", email: "vesna@example.org" };
  await book(app, vesna);
  await bookAndConfirm(app, { ...vesna, matter: HOME, name: "Otakar Dlouhý", email: "otakar@example.org" });
  await bookAndConfirm(app, { ...vesna, time: "10:00", name: "Hynek Hora", email: "hynek@example.org" });
  await pressButton(app.visitor(), linkIn((await mailsTo(app, "hynek@example.org"))[0], "cancel"));
  await at(app, "07:41:01"); // everything that was due is done
  const everybody = ["vesna@example.org", "otakar@example.org", "hynek@example.org"];
  const mails = (await Promise.all(everybody.map((email) => mailsTo(app, email)))).flat();
  const links = mails.flatMap((mail) => mail.links.map(({ href }) => href));
  expect(mails.length).toBe(6);
  expect(links.length).toBeGreaterThanOrEqual(10);

  const before = dump();
  const opened = new Set<string>();
  const visitor = app.visitor();
  const open = async (href: string, depth: number): Promise<void> => {
    const url = new URL(href, app.address);
    const path = `${url.pathname}${url.search}`;
    if (opened.has(path) || url.origin !== app.address || opened.size > 150) return;
    opened.add(path);
    for (let times = 0; times < 3; times += 1) {
      const answer = await visitor.get(path);
      expect(answer.status).toBeLessThan(500);
      const html = await answer.text();
      if (times === 0 && depth > 0) for (const link of linksOf(html)) await open(link.href, depth - 1);
    }
  };
  for (const link of links) await open(link, 1);
  expect(opened.size).toBeGreaterThan(links.length);
  expect(dump()).toEqual(before);

  // The same look notices the smallest deed.
  await pressButton(visitor, linkIn((await mailsTo(app, "vesna@example.org"))[0], "confirm"));
  expect(dump()).not.toEqual(before);
});

/** Every row of every table, read from outside. */
function dump(): Record<string, unknown[]> {
  const data = new Database(join(app.folder, "trial-trutnov.db"), { readonly: true });
  const tables = data.query<{ name: string }, []>("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const rows = Object.fromEntries(tables.map(({ name }) => [name, data.query(`SELECT * FROM "${name}"`).all()]));
  data.close();
  return rows;
}

test("A2 the times of a day are there without a browser: today's first is eight o'clock", async () => {
  const { day } = await officeClock(app);
  const times = wordsOf(await timesOf(app, app.visitor(), { matter: CARD, day }));
  expect(times).toContain("8:00 volný");
  expect(await page(app.visitor().get("/booking"))).not.toContain("<script");
});
