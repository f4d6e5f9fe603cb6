import { afterEach, expect, test } from "bun:test";
import { presetOffice } from "../../src/first-start.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { at, fixture, lineOf, numberAt, officeClock, page, press, takeTicket, timesOf } from "../journeys/hall.ts";
import { formsOf, formThat, linkThat, wordsOf } from "../journeys/reading.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";

let app: TestApp;
afterEach(() => app.stop());

/** Many at once, but not more than a browser farm would open. */
const all = <T>(count: number, deed: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => deed(index)));

test("C1 B4 of two hundred who send the real form for one place at once exactly one gets it, the rest see what is free", async () => {
  app = await openApp({ town: "trutnov" });
  await at(app, "07:41:00");
  const wish = { matter: "Občanský průkaz – podat žádost", day: (await officeClock(app)).day };
  const clients = await all(200, async (index) => ({ visitor: app.visitor(), email: `klient${index}@example.org` }));
  const times = await timesOf(app, app.visitor(), wish);
  const link = linkThat(times, /^10:00 /);

  const details = await Promise.all(
    clients.map(async ({ visitor }) => formThat(await page(visitor.get(link)), ({ fields }) => "form" in fields)),
  );
  await Bun.sleep(1_100); // nobody fills it in within a second (B6); elapsed time cannot be moved
  const last = await Promise.all(
    clients.map(async ({ visitor, email }, index) => {
      const form = details[index];
      const check = await page(visitor.post(form?.action ?? "", { ...form?.fields, name: "Bohumil Tichý", email }));
      return formThat(check, ({ action }) => action.includes("/reservations"));
    }),
  );
  const answers = await Promise.all(
    clients.map(async ({ visitor }, index) => {
      const answer = await visitor.post(last[index]?.action ?? "", last[index]?.fields);
      return { status: answer.status, held: answer.headers.get("location"), html: await answer.text() };
    }),
  );

  const winners = answers.filter(({ status }) => status === 303);
  const losers = answers.filter(({ status }) => status === 409);
  expect([winners.length, losers.length]).toEqual([1, 199]);
  for (const { html } of losers) {
    expect(wordsOf(html)).toContain("Tenhle termín právě obsadil někdo jiný.");
    expect(freeIn(html)).not.toContain("10:00");
    expect(freeIn(html)).toContain("10:15");
  }

  // What was typed is kept: another time of the day, and it is booked.
  const index = answers.findIndex(({ status }) => status === 409);
  const { visitor } = clients[index] ?? { visitor: app.visitor() };
  const again = formThat(answers[index]?.html ?? "", ({ fields }) => "draft" in fields);
  const slot = again.buttons.find(({ says }) => says.startsWith("10:15"))?.value ?? "";
  const check = await page(visitor.post(again.action, { ...again.fields, slot }));
  const reserve = formThat(check, ({ action }) => action.includes("/reservations"));
  expect((await visitor.post(reserve.action, reserve.fields)).status).toBe(303);
});

/** The times that can still be chosen on a page that keeps what was typed. */
const freeIn = (html: string): string[] =>
  formsOf(html).flatMap(({ buttons }) =>
    buttons.filter(({ name }) => name === "slot").map(({ says }) => says.split(" ")[0] ?? ""),
  );

test("C4 Q3 eight clerks press Další at once until nobody waits: each of two hundred tickets goes to exactly one", async () => {
  app = await openApp({ town: "trutnov", office: eightBooths() });
  await at(app, "08:01:00");
  const kiosk = await fixture(app, "hala");
  for (let taken = 0; taken < 200; taken += 20) await all(20, () => takeTicket(kiosk, "op-zadost"));

  const roles = ["clerk", "secondClerk", "supervisor", "admin"] as const;
  const visitors = await Promise.all(roles.map(signedIn));
  const booths = await all(8, async (index) => {
    const visitor = visitors[index % roles.length] ?? app.visitor();
    return { id: `k${index}`, visitor, screen: await press(visitor, `k${index}`, "Otevřít") };
  });
  const called: string[] = [];
  await Promise.all(
    booths.map(async ({ id, visitor, screen }) => {
      for (let now = screen; ;) {
        now = await pressNext(visitor, id, now);
        const number = numberAt(now);
        if (number === null) return;
        called.push(number);
      }
    }),
  );
  expect(called).toHaveLength(200);
  expect(new Set(called).size).toBe(200);
  expect(called).toContain("A 200");
  expect(lineOf(await page((booths[0]?.visitor ?? app.visitor()).get("/counter/k0")))).toEqual([]);
});

/** As htmx sends it: one request, answered by the screen. */
async function pressNext(visitor: TestVisitor, id: string, screen: string): Promise<string> {
  const form = formThat(screen, ({ fields }) => "seen" in fields);
  const answer = await visitor.post(`/counter/${id}/calls`, form.fields, { "hx-request-type": "partial" });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function signedIn(role: string): Promise<TestVisitor> {
  const visitor = app.visitor();
  await visitor.post("/trial/sign-in", { role, desk: "counter" });
  return visitor;
}

function eightBooths(): OfficeFile {
  const office = presetOffice("trutnov");
  const [first] = office.counters;
  if (first === undefined) throw new Error("Trutnov has no counters");
  const counters = Array.from({ length: 8 }, (_, index) => ({
    ...first,
    id: `k${index}`,
    name: `${index + 1}`,
    services: ["op-zadost"],
  }));
  const kiosks = office.kiosks.map((kiosk) => ({ ...kiosk, printer: "none" })); // paper is not what is tried here
  return { ...office, counters, kiosks };
}
