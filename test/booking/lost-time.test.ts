import { afterAll, beforeAll, expect, test } from "bun:test";
import { callNext, checkIn, openCounter } from "../../src/queue/actions.ts";
import { offerByStaff } from "../../src/reservations/actions.ts";
import { lhota } from "../support/cast.ts";
import { openApp, type TestApp } from "../support/app.ts";
import { at } from "../support/clock.ts";
import { bookAt, hiddenIn, linkIn, mailTo, unescaped } from "../support/walk.ts";

/** What becomes of a booking when a time is lost, offered or called, on a real socket, without script. Lhota, 24 November 2026, 7:40. */

let app: TestApp;
beforeAll(async () => {
  app = await openApp({ office: lhota() });
  await app.clock("2026-11-24T07:40:00");
});
afterAll(() => app.stop());

const page = async (path: string) => (await app.visitor().get(path)).text();
const person = (email: string) => ({ name: "Vesna Krásná", email, persons: "1" });
const href = (day: string, plan: string, time: string) =>
  `/booking/op/naves/details?plan=${plan}&at=${at(`${day}T${time}`)}`;

async function confirmed(path: string, email: string): Promise<string> {
  const visitor = app.visitor();
  await bookAt(visitor, path, person(email));
  await visitor.submit(linkIn((await mailTo(app, "please-confirm", email)).text, "confirm"));
  return linkIn((await mailTo(app, "confirmed", email)).text, "show");
}

test("C1 B1 after a lost time another day can be chosen, and all that was typed is still there", async () => {
  const lost = href("2026-11-26", "doklady", "09:00");
  const visitor = app.visitor();
  const form = await (await visitor.get(lost)).text();
  const carried = Object.fromEntries(["form", "plan", "at"].map((name) => [name, hiddenIn(form, name)]));
  const checked = await (await visitor.post(lost, { ...carried, ...person("ztratila@example.org") })).text();
  for (const n of [1, 2]) await bookAt(app.visitor(), lost, person(`rychly${n}@example.org`));
  const deed = unescaped(/action="([^"]+\/reservations[^"]*)"/.exec(checked)?.[1] ?? "");
  const answer = await visitor.post(deed, { draft: hiddenIn(checked, "draft") });
  expect(answer.status).toBe(409);
  const times = await answer.text();
  expect(times).toContain("Co jste vyplnili, zůstalo");
  const action = unescaped(/action="([^"]+\/details[^"]*)"/.exec(times)?.[1] ?? "");
  expect(times).toContain('name="day" value="2026-11-27"');
  const other = await (await visitor.post(action, { draft: hiddenIn(times, "draft"), day: "2026-11-27" })).text();
  expect(other).toContain("pátek 27. listopadu");
  expect(other).toContain("Co jste vyplnili, zůstalo");
  const later = await (await visitor.post(action, { draft: hiddenIn(other, "draft"), from: "2026-12-07" })).text();
  expect(later).toContain('name="day" value="2026-12-08"');
  const slot = `doklady~${at("2026-11-27T09:00")}`;
  expect(other).toContain(`value="${slot}"`);
  const again = await (await visitor.post(action, { draft: hiddenIn(other, "draft"), slot })).text();
  expect(again).toContain("ztratila@example.org");
  expect(again).toContain("pátek 27. listopadu");
});

test("B12 what the office offers can be changed to another time before it is taken, by its old deadline", async () => {
  const email = "nabidka@example.org";
  await confirmed(href("2026-11-25", "doklady", "10:00"), email);
  const { running } = app;
  const row = await running.works.read((reader) =>
    reader.db
      .selectFrom("client")
      .innerJoin("reservation", "reservation.id", "client.reservation_id")
      .select("reservation.id")
      .where("client.email", "=", email)
      .executeTakeFirstOrThrow(),
  );
  const to = { planId: "doklady", startsAt: at("2026-11-25T11:00") };
  await running.works.write((work) =>
    offerByStaff(work, { id: row.id as never, to, reason: "školení", withinMinutes: 120, staffId: "jana" }),
  );
  const link = linkIn((await mailTo(app, "offered", email)).text, "confirm");
  const asked = await page(link);
  const choose = unescaped(/href="([^"]+\/times[^"]*)">Vybrat jiný čas/.exec(asked)?.[1] ?? "");
  const times = await page(`${choose}?day=2026-11-26`);
  const question = unescaped(/time" href="([^"]+\/moves\?[^"]+)"/.exec(times)?.[1] ?? "");
  const moved = await app.visitor().submit(`${link}/moves`, {
    plan: "doklady",
    at: /at=(\d+)/.exec(question)?.[1] ?? "",
  });
  const now = await moved.text();
  expect(now).toContain("čtvrtek 26. listopadu");
  expect(now).toContain("Držíme ho do 9:40");
  const done = await (await app.visitor().submit(link)).text();
  expect(done).toContain("Termín je váš");
  expect((await mailTo(app, "confirmed", email)).text).toContain("26. listopadu");
});

test("B7 who was called is told so and cannot give the reservation up from the page any more", async () => {
  const email = "zavolana@example.org";
  const show = await confirmed(href("2026-11-24", "doklady", "08:00"), email);
  const code = /\d{3} \d{3}/.exec(await page(show))?.[0] ?? "";
  const { works } = app.running;
  const touch = { locationId: "naves", language: "cs", touchId: "t", kioskId: null } as const;
  await app.clock("2026-11-24T08:00:00");
  await works.write((work) => checkIn(work, { ...touch, code }));
  expect(await page(show)).toContain("Zrušit termín");
  await works.write(async (work) => {
    const { id: staffId } = await work.db.selectFrom("staff").select("id").executeTakeFirstOrThrow();
    const press = { counterId: "c1", staffId, seen: null };
    await openCounter(work, press);
    await callNext(work, press);
  });
  const called = await page(show);
  expect(called).toContain("Jste na řadě");
  expect(called).not.toContain("Zrušit termín<");
  const refused = await app.visitor().submit(`${show}/cancellation`);
  expect(refused.status).toBe(200);
  expect(await refused.text()).toContain("Jste na řadě");
});
