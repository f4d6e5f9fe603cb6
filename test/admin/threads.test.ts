import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { arrivalsToAnswer, forStaff, receiveText } from "../../src/messaging/arrivals-actions.ts";
import { threadLines } from "../../src/messaging/threads.ts";
import { book } from "../../src/reservations/actions.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { openBrowser, openPage } from "../support/browser.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { hiddenIn } from "../support/walk.ts";
import { tracesIn } from "../proof/traces.ts";

/** The inbox of text messages over HTTP (I4, A3, A4), in Lhota on Tuesday 24 November 2026. The numbers are invented. */

const withoutBrowser = process.env["OKENKO_WITHOUT_BROWSER"] === "1";
let app: TestApp;
let supervisor: TestVisitor;
let messenger: TestVisitor;
let clerk: TestVisitor;

beforeAll(async () => {
  app = await openApp({
    office: lhota(({ office }) => {
      office.sms.pricePerPart = 1.05;
      office.sms.prefix = "Lhota: ";
    }),
  });
  await app.clock("2026-11-24T09:40:00");
  [supervisor, messenger, clerk] = [await signedIn("supervisor"), await signedIn("messenger"), await signedIn("clerk")];
});
afterAll(() => app.stop());

async function signedIn(role: string): Promise<TestVisitor> {
  const visitor = app.visitor();
  await visitor.post("/trial/sign-in", { role, desk: role === "clerk" ? "counter" : "admin" });
  return visitor;
}

let serial = 0;
const newPhone = (): string => {
  serial += 1;
  return `+4207774${String(10_000 + serial)}`;
};
/** A text that waits for a person, and its thread. */
async function waits(text: string, from = newPhone()): Promise<{ phone: string; path: string }> {
  return app.running.works.write(async (work) => {
    const arrived = { transport: "inbox", providerId: null, from, to: null, text, sentAt: null } as const;
    const id = await receiveText(work, arrived);
    if ((await arrivalsToAnswer(work)).some((each) => each.id === id)) await forStaff(work, id);
    const lines = await threadLines(work, { waiting: false, before: null });
    const thread = lines.find(({ phone }) => phone === from);
    return { phone: from, path: `/admin/threads/${thread?.id}` };
  });
}
const page = async (path: string, visitor = supervisor): Promise<string> => (await visitor.get(path)).text();
const tell = (phone: string): string => phone.replace(/(\+420)(\d{3})(\d{3})(\d{3})/, "$1 $2 $3 $4");
const sentTo = async (phone: string) => (await app.inbox()).filter(({ to }) => to === phone);
const events = (kind: string) =>
  app.running.works.read((reader) =>
    reader.db.selectFrom("event").select(["staff_id", "detail"]).where("kind", "=", kind).execute(),
  );

/** The form as it stands on a page, with what is typed; the two steps of sending. */
async function looks(path: string, text: string, more: Record<string, string> = {}): Promise<string> {
  const form = await page(path);
  const fields = { came: hiddenIn(form, "came"), went: hiddenIn(form, "went"), text, do: "look", ...more };
  return (await supervisor.post(`${path}/answers`, fields)).text();
}
const fieldsOf = (shown: string, text: string, more: Record<string, string> = {}) => ({
  came: hiddenIn(shown, "came"),
  went: hiddenIn(shown, "went"),
  looked: hiddenIn(shown, "looked"),
  text,
  do: "send",
  ...more,
});

describe("I4 who sees the inbox", () => {
  test("I4 supervisor, messenger and administrator see whole numbers; a clerk and a stranger nothing", async () => {
    const { phone, path } = await waits("Dobrý den, parkuje se u vás?");
    for (const visitor of [supervisor, messenger, await signedIn("admin")])
      for (const where of ["/admin/threads", path]) expect(await page(where, visitor)).toContain(tell(phone));
    for (const visitor of [clerk, app.visitor()])
      for (const where of ["/admin/threads", path]) {
        const response = await visitor.get(where);
        expect(response.status).not.toBe(200);
        expect(await response.text()).not.toContain("parkuje");
      }
  });

  test("P2 neither the address nor the title names the number", async () => {
    const { phone, path } = await waits("Dobrý den");
    expect(path).not.toContain(phone.slice(4));
    expect(/<title>([^<]*)</.exec(await page(path))?.[1]).not.toMatch(/\d{3}/);
  });

  test("I4 what waits is counted and on top; all of it is a click away", async () => {
    const { phone } = await waits("První");
    await waits("Druhá", phone);
    const list = await page("/admin/threads");
    expect(list).toContain("2 nové");
    expect(list.indexOf(tell(phone))).toBeGreaterThan(0);
    expect(await page("/admin/threads?all=1")).toContain(tell(phone));
    expect((await supervisor.get("/admin/threads?all=1&before=nonsense")).status).toBe(200);
    expect((await supervisor.get("/admin/threads/nothing")).status).toBe(404);
  });

  test("S3 a text nobody understood waits here, and the day says so with a way to it", async () => {
    const from = newPhone();
    await app.visitor().post("/trial/sms", { from, text: "Dobrý den, můžu přijít se psem?" });
    expect(await page("/admin/threads")).toContain(tell(from));
    expect(await page("/admin")).toMatch(/Na odpověď ček(á|ají) \d+ rozhovor/);
  });

  test("A1 the number's reservations stand in its thread, for whoever looks after the day and not for a messenger", async () => {
    const { phone, path } = await waits("Nestihnu to");
    await app.running.works.write((work) =>
      book(work, {
        serviceId: "op",
        planId: "doklady",
        startsAt: at("2026-11-25T08:00"),
        persons: 1,
        language: "cs",
        source: "staff",
        client: { ...VISITOR, name: "Vesna Krásná", phone },
        formId: null,
        staffId: null,
      }),
    );
    expect(await page(path)).toContain("Vesna Krásná");
    expect(await page(path, messenger)).not.toContain("Vesna Krásná");
  });

  test("S9 a text is shown as text, whatever it is made of", async () => {
    const { path } = await waits('<script>alert("x")</script>\u202Eabc');
    const shown = await page(path);
    expect(shown).toContain("&lt;script&gt;");
    expect(shown).not.toContain("\u202E");
  });
});

describe("I4 answering", () => {
  const TEXT = "Dobrý den, ano, za radnicí.";

  test("M4 parts and price are seen before anything is sent; then it leaves by the outbox, once however often it is clicked", async () => {
    const { phone, path } = await waits("Parkuje se u vás?");
    const shown = await looks(path, TEXT);
    expect(shown).toContain("Lhota: Dobrý den, ano, za radnicí.");
    expect(shown).toContain("1 část SMS, 34 znaků. Cena 1,05");
    expect(await sentTo(phone)).toEqual([]);
    const answers = await Promise.all([1, 2, 3].map(() => supervisor.post(`${path}/answers`, fieldsOf(shown, TEXT))));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await sentTo(phone)).map(({ text, kind }) => [text, kind])).toEqual([
      ["Lhota: Dobrý den, ano, za radnicí.", "answer-by-staff"],
    ]);
    const list = await page("/admin/threads");
    expect(list).not.toContain(tell(phone));
    const thread = await page(path);
    expect(thread).toContain("vyřízeno");
    expect(thread).toContain("Dobrý den, ano, za radnicí.");
    const noted = await events("texts-answered");
    expect(noted.at(-1)).toMatchObject({ staff_id: "trial-supervisor" });
    expect(JSON.stringify(noted)).not.toMatch(/radnic|777/);
  });

  test("M4 a text that is not the one looked at is shown before it is sent", async () => {
    const { phone, path } = await waits("Parkuje se u vás?");
    const shown = await looks(path, TEXT);
    const other = await supervisor.post(`${path}/answers`, fieldsOf(shown, "Ne."));
    expect([other.status, await sentTo(phone)]).toEqual([200, []]);
    expect(await other.text()).toContain("Lhota: Ne.");
  });

  test("I4 nothing typed and too much typed are said so, and what was typed stays", async () => {
    const { phone, path } = await waits("Parkuje se u vás?");
    const empty = await supervisor.post(`${path}/answers`, { text: "  ", do: "send" });
    expect([empty.status, (await empty.text()).includes("Napište odpověď.")]).toEqual([422, true]);
    const long = await supervisor.post(`${path}/answers`, { text: "x".repeat(601), do: "look" });
    expect([long.status, (await long.text()).includes("x".repeat(601))]).toEqual([422, true]);
    expect(await sentTo(phone)).toEqual([]);
  });

  test("I4 what came meanwhile is looked at first; the answer typed stays", async () => {
    const { phone, path } = await waits("Parkuje se u vás?");
    const shown = await looks(path, TEXT);
    await app.clock("2026-11-24T09:41:00");
    await waits("Už nic, děkuji.", phone);
    const late = await supervisor.post(`${path}/answers`, fieldsOf(shown, TEXT));
    expect(late.status).toBe(422);
    const again = await late.text();
    expect(again).toContain("Mezitím");
    expect(again).toContain("Už nic, děkuji.");
    expect(again).toContain(TEXT);
    expect(await sentTo(phone)).toEqual([]);
    expect((await supervisor.post(`${path}/answers`, fieldsOf(again, TEXT))).status).toBe(303);
  });

  test("I4 who is no telephone has no answer, whatever is sent", async () => {
    const { path } = await waits("Váš kredit je 42 Kč", "Operator");
    const shown = await page(path);
    expect(shown).toContain("Tomuto odesílateli");
    expect(shown).not.toContain('name="text"');
    const draft = await supervisor.post(`${path}/answers`, {
      text: "x",
      looked: "0 x",
      do: "send",
      came: "0",
      went: "",
    });
    expect(draft.status).toBe(403);
  });

  test("M5 an answer written in quiet hours waits for the morning, or is ticked to leave at once", async () => {
    await app.clock("2026-11-24T20:30:00");
    const [calm, urgent] = [await waits("Parkuje se u vás?"), await waits("Parkuje se u vás?")];
    const later = await looks(calm.path, TEXT);
    expect(later).toContain("odejde 25. 11. 7:00");
    await supervisor.post(`${calm.path}/answers`, fieldsOf(later, TEXT));
    expect((await sentTo(calm.phone)).map(({ state }) => state)).toEqual(["queued"]);
    expect(await page(calm.path)).toContain("odejde 25. 11. 7:00");
    const now = await looks(urgent.path, TEXT, { atOnce: "1" });
    expect(now).not.toContain("odejde 25. 11. 7:00");
    await supervisor.post(`${urgent.path}/answers`, fieldsOf(now, TEXT, { atOnce: "1" }));
    await app.running.settle();
    expect((await sentTo(urgent.phone)).map(({ state }) => state)).toEqual(["accepted"]);
    await app.clock("2026-11-25T07:00:00");
    expect((await sentTo(calm.phone)).map(({ state }) => state)).toEqual(["accepted"]);
  });
});

describe("I4 dealt with, and erased", () => {
  test("I4 dealt with is what was seen; what came after still waits", async () => {
    const { phone, path } = await waits("Parkuje se u vás?");
    const upTo = hiddenIn(await page(path), "upTo");
    await app.clock("2026-11-25T07:10:00");
    await waits("A kolik to stojí?", phone);
    for (let click = 0; click < 2; click += 1)
      expect((await supervisor.post(`${path}/dealt`, { upTo })).status).toBe(303);
    expect(await page("/admin/threads")).toContain("1 nová");
    await supervisor.post(`${path}/dealt`, { upTo: hiddenIn(await page(path), "upTo") });
    expect(await page("/admin/threads")).not.toContain(tell(phone));
    expect((await events("texts-dealt-with")).length).toBe(2);
  });

  test("A4 a thread is asked about and erased at once: texts, number, answers; from every file too", async () => {
    const phone = newPhone();
    const { path } = await waits("Jmenuji se Xaverka Zapomenutá", phone);
    const shown = await looks(path, "Dobrý den, paní Xaverko.");
    await supervisor.post(`${path}/answers`, fieldsOf(shown, "Dobrý den, paní Xaverko."));
    await app.running.settle();
    const canaries = { name: "Xaverk", phone: phone.slice(4) };
    expect(tracesIn(app.folder, canaries)).not.toEqual([]);
    expect(await page(`${path}/erasure`)).toContain(tell(phone));
    for (let click = 0; click < 2; click += 1) expect((await supervisor.post(`${path}/erasure`)).status).toBe(303);
    expect((await supervisor.get(path)).status).toBe(404);
    await app.running.settle();
    expect(tracesIn(app.folder, canaries)).toEqual([]);
    expect((await events("thread-erased")).length).toBe(1);
  });

  test("P3 texts from a client's phone are in what they may take away, and go with what is erased on their word", async () => {
    const { phone, path } = await waits("Nestihnu to, omlouvám se");
    const { reservation } = await app.running.works.write((work) =>
      book(work, {
        serviceId: "op",
        planId: "doklady",
        startsAt: at("2026-11-26T09:00"),
        persons: 1,
        language: "cs",
        source: "staff",
        client: { ...VISITOR, phone },
        formId: null,
        staffId: null,
      }),
    );
    const kept = (await (await supervisor.get(`/admin/reservations/${reservation.id}/export.json`)).json()) as {
      texts: { text: string }[];
    };
    expect(kept.texts.map(({ text }) => text)).toEqual(["Nestihnu to, omlouvám se"]);
    await supervisor.post(`/admin/reservations/${reservation.id}/erasure`);
    expect((await supervisor.get(path)).status).toBe(404);
    await app.running.settle();
    expect(tracesIn(app.folder, { phone: phone.slice(4), text: "Nestihnu to, omlouv" })).toEqual([]);
  });

  test("A4 after 30 days nothing is left of a text that nobody touched", async () => {
    const { phone } = await waits("Bude Kvapilkovic svatba v sobotu?");
    const canaries = { name: "Kvapilkovic", phone: phone.slice(4) };
    expect(tracesIn(app.folder, canaries)).not.toEqual([]);
    await app.clock("2026-12-25T07:11:00");
    await app.running.settle();
    expect(tracesIn(app.folder, canaries)).toEqual([]);
  }, 20_000);
});

test.skipIf(withoutBrowser)(
  "I4 axe finds nothing wrong with the inbox, a thread, its preview and its erasing, and none moves sideways",
  async () => {
    const axe = readFileSync(join(import.meta.dir, "../../node_modules/axe-core/axe.min.js"), "utf8");
    const { path } = await waits(`Dobrý den, ${"velmidlouhéslovo".repeat(12)} a dál?`);
    const browser = await openBrowser();
    try {
      const tab = await openPage(browser);
      await tab.request.post(`${app.address}/trial/sign-in`, {
        form: { role: "supervisor", desk: "admin" },
        maxRedirects: 0,
      });
      const found: string[] = [];
      const check = async (name: string): Promise<void> => {
        await tab.evaluate(axe);
        for (const width of [320, 1280]) {
          await tab.setViewportSize({ width, height: 800 });
          const { violations } = (await tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
            violations: { id: string; nodes: { target: string[] }[] }[];
          };
          for (const { id, nodes } of violations)
            found.push(`${name} at ${width}: ${id} ${nodes[0]?.target.join(" ")}`);
          const wide = (await tab.evaluate("document.documentElement.scrollWidth")) as number;
          if (wide > width) found.push(`${name} at ${width}: is ${wide} wide`);
        }
      };
      for (const where of ["/admin/threads", "/admin/threads?all=1", path, `${path}/erasure`]) {
        expect((await tab.goto(`${app.address}${where}`))?.status()).toBe(200);
        await check(where);
      }
      await tab.goto(`${app.address}${path}`);
      await tab.getByRole("button", { name: "Ukázat, jak odejde" }).click();
      await check("nothing typed");
      await tab.getByLabel("Vaše odpověď").fill("Dobrý den,\nano.");
      await tab.getByRole("button", { name: "Ukázat, jak odejde" }).click();
      await tab.getByText("Takhle odejde").waitFor();
      await check("preview");
      await tab.getByRole("button", { name: "Odeslat" }).click();
      await tab.getByText("Odpověď je předaná").waitFor();
      expect(found).toEqual([]);
    } finally {
      await browser.close();
    }
  },
  60_000,
);
