import { afterEach, expect, test } from "bun:test";
import { numberAt, at } from "../journeys/hall.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { carriedOf, clerkAt, inTurns, lobbyKiosk, officeOf, screenOf, send, touch, type Booth } from "./booths.ts";

/** `OKENKO_ROUNDS=1000` is the proof of C4; a tenth of it on every change. */
const ROUNDS = Number(process.env["OKENKO_ROUNDS"] ?? 100);

let app: TestApp;
afterEach(() => app.stop());

test(`C4 eight clerks press Další at once, ${ROUNDS} rounds, some twice, with too few waiting: each ticket goes to exactly one`, async () => {
  const { office, booths } = officeOf(8, true);
  app = await openApp({ town: "trutnov", office });
  await at(app, "08:01:00");
  const kiosk = await lobbyKiosk(app);
  const clerks = await Promise.all(booths.map((_, index) => clerkAt(app, index)));
  const screens = await Promise.all(booths.map(async (booth, index) => opened(clerks[index], booth)));

  const called: string[] = [];
  let issued = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const people = 3 + (round % 7); // three to nine for eight clerks
    issued += people;
    await inTurns(people, 4, () => touch(kiosk, "op-zadost"));
    await Promise.all(
      booths.map(async (booth, index) => {
        const clerk = clerks[index] ?? app.visitor();
        const fields = carriedOf(screens[index] ?? "");
        const presses = (round + index) % 5 === 0 ? 2 : 1;
        const answers = await Promise.all(Array.from({ length: presses }, () => send(clerk, booth, "calls", fields)));
        for (const { status } of answers) expect(status).toBe(200);
        const numbers = answers.map(({ screen }) => numberAt(screen));
        expect(new Set(numbers).size).toBe(1); // a double click gets one and the same answer
        screens[index] = answers.at(-1)?.screen ?? "";
        const [number] = numbers;
        if (number !== undefined && number !== null) called.push(number);
      }),
    );
    expect(new Set(called).size).toBe(called.length);
  }
  for (let left = 0; left < 12; left += 1)
    for (const [index, booth] of booths.entries()) {
      const clerk = clerks[index] ?? app.visitor();
      const { screen } = await send(clerk, booth, "calls", carriedOf(await screenOf(clerk, booth.id)));
      const number = numberAt(screen);
      if (number !== null) called.push(number);
    }
  expect(called.length).toBe(issued);
  expect(new Set(called).size).toBe(issued);
  expect(await toldTwice()).toEqual([]);
}, 600_000);

async function opened(clerk: TestVisitor | undefined, booth: Booth): Promise<string> {
  if (clerk === undefined) throw new Error("nobody sits there");
  const fields = { ...carriedOf(await screenOf(clerk, booth.id)), state: "open" };
  return (await send(clerk, booth, "state", fields)).screen;
}

/** Tickets with more than one call in the history, or none. */
const toldTwice = () =>
  app.running.works.read(async ({ db }) =>
    (await db.selectFrom("event").select("ticket_id").where("kind", "=", "ticket-called").execute())
      .map(({ ticket_id }) => ticket_id)
      .filter((id, index, all) => all.indexOf(id) !== index),
  );
