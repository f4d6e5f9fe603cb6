import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start, type Running } from "../../src/assembly.ts";
import { readConfig } from "../../src/config.ts";
import { startSessionFor } from "../../src/office/access.ts";
import { applyOfficeFile } from "../../src/office/actions.ts";
import { enrol } from "../../src/office/devices.ts";
import type { Day } from "../../src/platform/civil.ts";
import { HOUR, MINUTE, SECOND } from "../../src/platform/clock.ts";
import { silentLog } from "../../src/platform/log.ts";
import { book, cancelByStaff } from "../../src/reservations/actions.ts";
import { bookableTimes, reservationById } from "../../src/reservations/queries.ts";
import type { ReservationId } from "../../src/reservations/reservation.ts";
import { numberAt, numberOn, page, type Device } from "../journeys/hall.ts";
import { visitorOf, type TestVisitor } from "../support/app.ts";
import { at } from "../support/clock.ts";
import { carriedOf, officeOf, screenOf, send, touch } from "./booths.ts";

/** A real office on a computer whose clock jumps; how long it has been running nobody can set. */
const MORNING = at("2026-11-24T08:30:00");
const computer = { skew: 0, running: 0 };
const machine = { wall: () => MORNING + computer.running + computer.skew, running: () => computer.running };

let folder: string;
let running: Running;
let kiosk: Device;
let clerk: TestVisitor;
const booth = { id: "k0" };

beforeEach(async () => {
  Object.assign(computer, { skew: 0, running: 1_000 });
  folder = mkdtempSync(join(tmpdir(), "okenko-jump-"));
  running = await boot(["--first"]);
  const { office } = officeOf(1, true);
  await running.works.write((work) => applyOfficeFile(work, office, null));
  await running.works.write(({ db, now }) =>
    db
      .insertInto("staff")
      .values({
        id: "jana",
        name: "Jana",
        roles: '["clerk"]',
        login: "jana",
        password_hash: null,
        pin_hash: null,
        created_at: now,
        revoked_at: null,
      })
      .execute(),
  );
  const device = await running.works.write((work) => enrol(work, "hala", null));
  kiosk = { path: "/kiosk/hala", visitor: holding(`device=${device.token}`) };
  clerk = await signedIn();
  await send(clerk, booth, "state", { ...carriedOf(await screenOf(clerk, booth.id)), state: "open" });
});
afterEach(async () => {
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function signedIn(): Promise<TestVisitor> {
  const session = await running.works.write((work) => startSessionFor(work, "jana", "counter"));
  return holding(`staff=${session.token}`);
}

async function boot(words: string[]): Promise<Running> {
  const environment = {
    PORT: String(freePort()),
    OKENKO_DATA: folder,
    OKENKO_ADDRESS: "http://127.0.0.1",
    OKENKO_HOST: "127.0.0.1",
  };
  const config = readConfig({ ...environment, OKENKO_ADDRESS: `http://127.0.0.1:${environment.PORT}` }, words);
  if ("problems" in config) throw new Error(config.problems.join("\n"));
  return start(config, machine, silentLog);
}

function freePort(): number {
  const listener = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data() {} } });
  const { port } = listener;
  listener.stop(true);
  return port;
}

/** A browser that has this cookie already. */
function holding(cookie: string): TestVisitor {
  const visitor = visitorOf(() => running.address);
  return {
    ...visitor,
    get: (path, headers = {}) => visitor.get(path, { ...headers, cookie }),
    post: (path, fields = {}, headers = {}) => visitor.post(path, fields, { ...headers, cookie }),
  };
}

const take = async (): Promise<string> => numberOn(await page(kiosk.visitor.get(await touch(kiosk, "op-zadost"))));

async function callNext(): Promise<string | null> {
  const { screen } = await send(clerk, booth, "calls", carriedOf(await screenOf(clerk, booth.id)));
  return numberAt(screen);
}

/** Somebody books a free time of today; with `eraseIn` it is called off, and their name is due to be forgotten so soon. */
async function someoneBooks(eraseIn: number | null): Promise<ReservationId> {
  const where = { serviceId: "op-zadost", locationId: "spravni" };
  return running.works.write(async (work) => {
    const times = await bookableTimes(work, where, "2026-11-24" as Day);
    const time = times.filter(({ startsAt, free }) => startsAt > work.now + 4 * HOUR && free > 0)[0];
    if (time === undefined) throw new Error("no time is free");
    const { reservation } = await book(work, {
      serviceId: where.serviceId,
      planId: time.planId,
      startsAt: time.startsAt,
      persons: 1,
      language: "cs",
      source: "web",
      client: { name: "Vesna Krásná", company: "", email: "vesna@example.org", phone: "", answers: {} },
      formId: `form-${time.startsAt}`,
      staffId: null,
    });
    if (eraseIn !== null) await cancelByStaff(work, { id: reservation.id, reason: "jinak", staffId: "jana" });
    if (eraseIn !== null)
      await work.db
        .updateTable("reservation")
        .set({ erase_at: work.now + eraseIn })
        .where("id", "=", reservation.id)
        .execute();
    return reservation.id;
  });
}

const stateOf = async (id: ReservationId) => (await running.works.read((reader) => reservationById(reader, id)))?.state;

/** What a wrong clock could take away: who waits, who is booked, whose name is kept, which days are closed. */
const kept = () =>
  running.works.read(async ({ db }) => ({
    tickets: (await db.selectFrom("ticket").select(["number", "state", "day"]).orderBy("number").execute()).map(
      ({ number, state, day }) => `${day} ${number} ${state}`,
    ),
    reservations: (await db.selectFrom("reservation").select("state").orderBy("id").execute()).map(
      ({ state }) => state,
    ),
    names: (await db.selectFrom("client").select("name").execute()).length,
    closedDays: (await db.selectFrom("closed_day").select("day").execute()).length,
  }));

const JUMPS: Record<string, () => number> = {
  "an hour forward": () => HOUR,
  "an hour back": () => -HOUR,
  "two days forward": () => 2 * (24 * HOUR),
  "back to 1970": () => -machine.wall(),
};

for (const [name, jump] of Object.entries(JUMPS))
  test(`C8 the computer's clock jumps ${name}: no number twice, nothing purged, nothing expired, closed or lapsed`, async () => {
    for (const number of ["A 1", "A 2", "A 3"]) expect(await take()).toBe(number);
    expect(await callNext()).toBe("A 1");
    const held = await someoneBooks(null);
    await someoneBooks(12 * HOUR); // would be forgotten tonight
    const before = await kept();
    const office = running.clocks.office();

    computer.skew = jump();
    computer.running += SECOND;
    await running.settle();
    expect(running.clocks.trouble()).not.toBeNull();
    expect(running.clocks.office() - office).toBe(SECOND);
    expect(await kept()).toEqual(before);
    expect(await take()).toBe("A 4");
    expect(await callNext()).toBe("A 2");

    // Ten minutes of the computer's running later what is promised is still promised, and then it ends when it must.
    const deadline = await deadlineOf(held);
    computer.running += deadline - running.clocks.office() - SECOND;
    await running.settle();
    expect(await stateOf(held)).toBe("pending");
    computer.running += SECOND;
    await running.settle();
    expect(await stateOf(held)).toBe("expired");
    expect((await kept()).names).toBe(before.names);

    computer.skew = 0; // somebody sets the clock right
    computer.running += MINUTE;
    await running.settle();
    expect(running.clocks.trouble()).toBeNull();
    expect(running.clocks.office() as number).toBe(machine.wall());
    expect(await take()).toBe("A 5");
    clerk = await signedIn(); // a quarter of an hour without a press has locked the screen
    expect(await callNext()).toBe("A 3");
  }, 30_000);

test("C8 T5 a computer that wakes up in 1970 goes on with the day and the numbers it had", async () => {
  for (const number of ["A 1", "A 2"]) expect(await take()).toBe(number);
  await someoneBooks(12 * HOUR);
  const before = await kept();
  await running.stop();
  computer.running = 2_000; // it was switched off, so this too begins anew
  computer.skew = -MORNING;
  running = await boot([]);
  await running.settle();
  expect(await kept()).toEqual(before);
  expect(await take()).toBe("A 3");
  expect(await callNext()).toBe("A 1");
}, 30_000);

test("C8 the proof sees a clock that is simply believed: two days forward end everything", async () => {
  await take();
  await someoneBooks(12 * HOUR);
  const before = await kept();
  computer.running += 2 * (24 * HOUR); // they really passed
  await running.settle();
  const after = await kept();
  expect(after.tickets).not.toEqual(before.tickets);
  expect(after.names).toBeLessThan(before.names);
  expect(await take()).toBe("A 1");
}, 30_000);

/** When a held place is given back. */
async function deadlineOf(id: ReservationId): Promise<number> {
  const row = await running.works.read(({ db }) =>
    db.selectFrom("reservation").select("confirm_by").where("id", "=", id).executeTakeFirstOrThrow(),
  );
  return row.confirm_by ?? Number.NaN;
}
