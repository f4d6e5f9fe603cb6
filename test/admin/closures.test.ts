import { afterAll, beforeAll, expect, test } from "bun:test";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { book } from "../../src/reservations/actions.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { reservationById } from "../../src/reservations/queries.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";

/** The closure wizard (B12) over HTTP, without script, in Lhota on Tuesday 24 November 2026. */
let app: TestApp;
let supervisor: TestVisitor;

beforeAll(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T07:40:00");
  supervisor = app.visitor();
  await supervisor.post("/trial/sign-in", { role: "supervisor", desk: "admin" });
});
afterAll(() => app.stop());

const orderOf = (startsAt: string, client: { name: string; email: string; phone?: string }) => ({
  serviceId: "op",
  planId: "doklady",
  startsAt: at(startsAt),
  persons: 1,
  language: "cs" as const,
  source: "staff" as const,
  client: { ...VISITOR, ...client },
  formId: null,
  staffId: null,
});

async function booked(name: string, startsAt: string, email = "", phone = ""): Promise<string> {
  const order = orderOf(startsAt, { name, email, phone });
  return (await app.running.works.write((work) => book(work, order))).reservation.id;
}

const found = (id: string) => app.running.works.read((reader) => reservationById(reader, id));
const closures = async () =>
  (await app.running.works.read(currentOffice)).locations[0]?.closures.map(({ from, hours }) => `${from} ${hours}`) ??
  [];
const mailsTo = async (address: string) =>
  (await app.inbox()).filter(({ to, kind }) => to === address && kind !== "confirmed").map(({ kind }) => kind);

const step = (day: string, more: Record<string, string> = {}): Record<string, string> => ({
  location: "naves",
  from: day,
  to: day,
  part: "part",
  startsAt: "12:00",
  endsAt: "14:00",
  reason: "školení",
  whom: "1",
  ...more,
});
const wizard = (fields: Record<string, string>) => supervisor.get(`/admin/closures/new?${new URLSearchParams(fields)}`);

/** The form of steps two and three as a browser without script would send it. */
function formIn(html: string): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [, name = "", value = ""] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g))
    form[name] = value;
  for (const [, name = "", options = ""] of html.matchAll(
    /<select class="box" name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    form[name] = /<option value="([^"]*)" selected>/.exec(options)?.[1] ?? "";
  form["words"] = /<textarea[^>]*>([^<]*)</.exec(html)?.[1] ?? "";
  return form;
}
const offersIn = (html: string, id: string): string[] =>
  [...(html.split(`name="-deed-${id}"`)[1]?.split("</select>")[0] ?? "").matchAll(/value="([^"]*)"/g)].map(
    (match) => match[1] ?? "",
  );

test("B12 a day that is not there, is over or ends before it begins is asked again", async () => {
  expect((await supervisor.get("/admin/closures/new")).status).toBe(200);
  for (const wrong of [{ from: "2026-13-40" }, { from: "2026-11-23" }, { to: "2026-12-02" }, { endsAt: "11:00" }]) {
    const response = await wizard(step("2026-12-03", wrong));
    expect([wrong, response.status]).toEqual([wrong, 422]);
    expect(await response.text()).toContain("školení");
  }
  expect(await closures()).toEqual([]);
});

test("B12 a closure that hits nobody is closed in one press, and the day cannot be booked any more", async () => {
  const html = await (await wizard(step("2026-12-01", { part: "", startsAt: "", endsAt: "" }))).text();
  expect(html).toContain("Nikoho se to nedotkne");
  const done = await supervisor.post("/admin/closures", { ...formIn(html), do: "close" });
  expect(done.status).toBe(303);
  expect(await closures()).toEqual(["2026-12-01 null"]);
  expect(await (await supervisor.get("/admin/closures")).text()).toContain("úterý 1. prosince");
  await supervisor.post("/admin/closures/removal", { location: "naves", from: "2026-12-01", to: "2026-12-01" });
  expect(await closures()).toEqual([]);
});

test("B12 three people get three deeds, each told once, who has no contact is on the list to telephone, a double click changes nothing", async () => {
  const moved = await booked("Vesna Krásná", "2026-12-03T12:00", "vesna@example.org");
  const offered = await booked("Otakar Dlouhý", "2026-12-03T12:30", "otakar@example.org");
  const called = await booked("Karel Šimek", "2026-12-03T13:00");
  const spared = await booked("Anna Ranní", "2026-12-03T11:30", "anna@example.org");
  const html = await (await wizard(step("2026-12-03"))).text();
  expect(html).toContain("Dotkne se to 3 lidí");
  expect(html).not.toContain("Anna Ranní");
  expect(html).toContain("Karel Šimek nemá e-mail ani telefon");
  expect(html).toContain("Důvod: školení");
  expect(await closures()).toEqual([]);
  expect(await mailsTo("vesna@example.org")).toEqual([]);

  const form = formIn(html);
  expect(form[`-deed-${moved}`]).toMatch(/^move /);
  const offer = offersIn(html, offered).find((value) => value.startsWith("offer")) ?? "";
  const deeds = { ...form, [`-deed-${offered}`]: offer, [`-deed-${called}`]: "cancel", words: "školení úředníků" };
  const shown = await supervisor.post("/admin/closures", { ...deeds, do: "show" });
  expect([shown.status, (await shown.text()).includes("Důvod: školení úředníků")]).toEqual([200, true]);
  const first = await supervisor.post("/admin/closures", { ...deeds, do: "close" });
  const second = await supervisor.post("/admin/closures", { ...deeds, do: "close" });
  expect(first.status).toBe(303);
  expect(second.headers.get("location")).toBe(first.headers.get("location"));

  expect(await closures()).toEqual(["2026-12-03 12:00-14:00"]);
  expect(await mailsTo("vesna@example.org")).toEqual(["moved-by-office"]);
  expect(await mailsTo("otakar@example.org")).toEqual(["offered"]);
  expect(await mailsTo("anna@example.org")).toEqual([]);
  const now = await found(moved);
  expect([now?.state, String(now?.day), String(now?.time)]).toEqual(["confirmed", "2026-12-04", "08:00"]);
  expect([(await found(offered))?.state, (await found(called))?.state]).toEqual(["cancelled", "cancelled"]);
  expect((await found(spared))?.time as string).toBe("11:30");

  const summary = await (await supervisor.get(first.headers.get("location") ?? "")).text();
  const [toCall = "", told = ""] = summary.split("Píšeme 2 lidem");
  expect(toCall).toContain("Karel Šimek");
  expect(told).toContain("Vesna Krásná");
  expect(told).toContain("Otakar Dlouhý");
  expect(told).not.toContain("Karel Šimek");
});

test("B12 a reservation that changed while the page was open is listed, and nothing is half done", async () => {
  const stays = await booked("Tomáš Stálý", "2026-12-10T12:00", "tomas@example.org");
  const goes = await booked("Renata Rychlá", "2026-12-10T12:30", "renata@example.org");
  const form = formIn(await (await wizard(step("2026-12-10"))).text());
  await supervisor.post(`/admin/reservations/${goes}/cancellation`, { do: "cancel", reason: "0", own: "" });
  const joins = await booked("Pavel Pozdní", "2026-12-10T13:00", "pavel@example.org");
  const late = await supervisor.post("/admin/closures", { ...form, do: "close" });
  const html = await late.text();
  expect(late.status).toBe(409);
  expect(html).toContain("Mezitím se něco změnilo");
  expect(html).toContain("Pavel Pozdní: objednal(a) se mezitím.");
  expect((await closures()).some((each) => each.startsWith("2026-12-10"))).toBe(false);
  expect([(await found(stays))?.sequence, (await mailsTo("tomas@example.org")).length]).toEqual([0, 0]);
  const again = await supervisor.post("/admin/closures", { ...formIn(html), do: "close" });
  expect(again.status).toBe(303);
  expect([(await found(stays))?.sequence, (await found(joins))?.sequence]).toEqual([1, 1]);
});

test("B12 the same place given to two people is refused as a whole and told by name", async () => {
  const first = await booked("Jiří První", "2026-12-15T12:00", "jiri@example.org");
  const second = await booked("Dana Druhá", "2026-12-15T12:30", "dana@example.org");
  await booked("Hana Hotová", "2026-12-16T09:00");
  const html = await (await wizard(step("2026-12-15"))).text();
  const last = `move ${at("2026-12-16T09:00")} doklady`;
  const both = { ...formIn(html), [`-deed-${first}`]: last, [`-deed-${second}`]: last };
  const refused = await supervisor.post("/admin/closures", { ...both, do: "close" });
  const shown = await refused.text();
  expect(refused.status).toBe(409);
  expect(shown).toContain("Dana Druhá: vybraný nový čas už je obsazený");
  expect((await found(first))?.sequence).toBe(0);
  expect((await closures()).some((each) => each.startsWith("2026-12-15"))).toBe(false);
});

test("B12 people who were hit must be told why", async () => {
  await booked("Olga Tázavá", "2026-12-17T12:00", "olga@example.org");
  const form = formIn(await (await wizard(step("2026-12-17", { reason: "" }))).text());
  const response = await supervisor.post("/admin/closures", { ...form, words: "", do: "close" });
  expect([response.status, (await response.text()).includes("Napište, proč je zavřeno.")]).toEqual([422, true]);
});

test("B12 one choice for all: move, offer or cancel", async () => {
  const id = await booked("Lída Hromadná", "2026-12-18T12:00", "lida@example.org");
  for (const all of ["cancel", "offer", "move"]) {
    const form = formIn(await (await wizard({ ...step("2026-12-18"), all })).text());
    expect(form[`-deed-${id}`]?.split(" ")[0]).toBe(all);
  }
});

test("B12 A4 where data go at once, the list of whom to call is to be printed first, and who was told stays known", async () => {
  const strict = await openApp({
    office: lhota((office) => {
      office.office.privacy.eraseAfterDays = 0;
    }),
  });
  try {
    await strict.clock("2026-11-24T07:40:00");
    const sona = strict.visitor();
    await sona.post("/trial/sign-in", { role: "supervisor", desk: "admin" });
    for (const [name, email, time] of [
      ["Vesna Krásná", "vesna@example.org", "12:00"],
      ["Karel Šimek", "", "12:30"],
    ] as const)
      await strict.running.works.write((work) => book(work, orderOf(`2026-12-03T${time}`, { name, email })));
    const query = new URLSearchParams({ ...step("2026-12-03"), all: "cancel" });
    const html = await (await sona.get(`/admin/closures/new?${query}`)).text();
    expect(html).toContain("vytiskněte ještě před zavřením");
    const done = await sona.post("/admin/closures", { ...formIn(html), do: "close" });
    await strict.clock("2026-11-24T07:45:00", true);
    const summary = await (await sona.get(done.headers.get("location") ?? "")).text();
    expect(summary).toContain("1 člověku zprávu poslat nejde");
    expect(summary).toContain("Píšeme 1 člověku");
    expect(summary).not.toContain("Vesna");
  } finally {
    await strict.stop();
  }
});

test("B12 a landline takes no text message: its owner is to be telephoned, and the parts of the others are paid for", async () => {
  await app.running.works.write(async (work) => {
    const office = await currentOffice(work);
    const sms = { ...office.office.sms, pricePerPart: 1.05 };
    await applyOfficeFile(
      work,
      lhota((file) => Object.assign(file.office.sms, sms)),
      null,
    );
  });
  await booked("Karel Šimek", "2026-12-10T12:00", "", "+420499000123");
  const mobile = await booked("Oksana Melnyk", "2026-12-10T12:30", "", "+420777123456");
  const html = await (await wizard(step("2026-12-10"))).text();
  expect(html).toContain("Karel Šimek nemá e-mail ani mobil. Zavolejte prosím na +420 499 000 123.");
  const [, parts = "", price = ""] =
    /<p class="field__hint">\d+ znak[ůy]?, (\d+) SMS, ([\d,]+)\u00a0Kč<\/p>/.exec(html) ?? [];
  expect(Number(parts)).toBeGreaterThan(0);
  expect(price).toBe((Number(parts) * 1.05).toFixed(2).replace(".", ","));
  expect(html).toContain(`Odejde 0 e-mailů a 1 SMS. Za SMS ${price}\u00a0Kč.`);
  const told = await supervisor.submit("/admin/closures", { ...formIn(html), do: "close" });
  const said = await told.text();
  expect(said).toContain("+420 499 000 123");
  expect((await app.inbox()).filter(({ to }) => to === "+420499000123")).toEqual([]);
  expect((await found(mobile))?.state).not.toBe("expired");
  expect((await app.inbox()).some(({ channel, to }) => channel === "sms" && to === "+420777123456")).toBe(true);
});
