import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markAnswered, receiveText } from "../../src/messaging/arrivals-actions.ts";
import { messagingJobs } from "../../src/messaging/jobs.ts";
import { currentOffice } from "../../src/office/queries.ts";
import { emptyLog, openStore, type Store } from "../../src/platform/database.ts";
import { createLive } from "../../src/platform/live.ts";
import { createLog, silentLog } from "../../src/platform/log.ts";
import { createScheduler, type Job } from "../../src/platform/scheduler.ts";
import { createWorks, type Work, type Works } from "../../src/platform/work.ts";
import { inboxChannel } from "../../src/messaging/channels/inbox.ts";
import { jobsOf } from "../../src/jobs.ts";
import type { Elapsed } from "../../src/platform/clock.ts";
import { book, cancelByStaff, joinWaitlist, setNote } from "../../src/reservations/actions.ts";
import { deletePersonal } from "../../src/reservations/client-store.ts";
import { dueBy, forgetPerson } from "../../src/reservations/due-store.ts";
import { bookableTimes } from "../../src/reservations/queries.ts";
import type { Day } from "../../src/platform/civil.ts";
import { order } from "../reservations/caller.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import type { ReservationId } from "../../src/reservations/reservation.ts";
import { CATALOGUES } from "../support/sample.ts";
import { openApp, type TestApp, type TestVisitor } from "../support/app.ts";
import { lhota } from "../support/cast.ts";
import { issueTicket } from "../../src/queue/actions.ts";
import { newToken } from "../../src/platform/id.ts";
import { testClocks } from "../support/clock.ts";
import { TEST_KEY } from "../support/house.ts";
import { bookAt, freeTimes, hiddenIn, linkIn, mailTo } from "../support/walk.ts";
import { tracesIn, tracesInBytes } from "./traces.ts";

/**
 * P1: a canary in every field of six bookings that end in six ways, and of a wish to be told, typed over HTTP where citizens type. After the visit and the retention no file
 * of the data folder holds any of them, in any encoding. Broken twins (no checkpoint, messages forgotten) are caught by the
 * same scan. Lhota, Tuesday 24 November 2026.
 */

const canaries: Record<string, string> = {};
const lines: string[] = [];
let serial = 0;

/** Letters and digits no program writes by chance; an accent in it, so that foldings show. */
function canary(what: string): string {
  serial += 1;
  const token = `Žk${Bun.hash(`${what} ${serial}`).toString(36).slice(0, 9)}q`;
  canaries[`${what} ${serial}`] = token;
  return token;
}
const plainCanary = (what: string): string => {
  serial += 1;
  const token = `zk${Bun.hash(`${what} ${serial}`).toString(36).slice(0, 10)}q`;
  canaries[`${what} ${serial}`] = token;
  return token;
};
function phone(): string {
  serial += 1;
  const digits = String(600_000_000 + Number(Bun.hash(`phone ${serial}`) % 190_000_000n));
  canaries[`phone ${serial}`] = digits;
  return digits;
}

let app: TestApp;
let visitor: TestVisitor;
/** The folder as it was before anything was erased. */
const copies: string[] = [];

beforeAll(async () => {
  const log = createLog((line) => lines.push(line), Date.now);
  app = await openApp({
    log,
    office: lhota((office) => {
      office.office.privacy.eraseAfterDays = 1;
      const [op] = office.services;
      if (!op?.booking) throw new Error("Lhota has lost its first service");
      op.booking.fields = {
        name: "required",
        email: "required",
        phone: "optional",
        company: "optional",
        phoneOrEmail: false,
      };
      op.booking.questions = [{ id: "proc", label: "Proč", required: false }];
      op.booking.codeBySms = true;
      op.booking.reminderHours = 1;
      op.booking.lapsedMessage = true;
    }),
  });
  visitor = app.visitor();
  await app.clock("2026-11-24T07:40:00");
  await sixVisits();
}, 60_000);

afterAll(async () => {
  await app.stop();
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
});

interface Guest {
  readonly held: string;
  readonly email: string;
}

async function books(): Promise<Guest> {
  const [href = ""] = await freeTimes(visitor, "/booking/op/naves?day=2026-11-24");
  const email = `${plainCanary("email")}@example.org`;
  const { held } = await bookAt(visitor, href, {
    name: `Vesna ${canary("name")}`,
    company: `${canary("company")} s. r. o.`,
    email,
    phone: phone(),
    "q-proc": `Protože ${canary("answer")}`,
  });
  expect(held).toContain("/booking/held/");
  return { held, email };
}

const confirms = async ({ email }: Guest) =>
  visitor.submit(linkIn((await mailTo(app, "please-confirm", email)).text, "confirm"));

/** One is served, one lapses, one is cancelled by its link, one by the form, one by staff, one never confirmed. */
async function sixVisits(): Promise<void> {
  const served = await books();
  const corrected = `${plainCanary("corrected email")}@example.org`;
  await visitor.post(`${served.held}/code`, { code: canary("typed code") });
  await visitor.submit(`${served.held}/address`, { email: corrected });
  await confirms({ ...served, email: corrected });
  await annotate(corrected);
  await booksByText(corrected);

  const lapsing = await books();
  await confirms(lapsing);
  const cancelling = await books();
  await confirms(cancelling);
  const show = linkIn((await mailTo(app, "confirmed", cancelling.email)).text, "show");
  await visitor.submit(`${show}/cancellation`);
  const byForm = await books();
  const shown = await (await confirms(byForm)).text();
  const code = (/number--code">([\d ]+)</.exec(shown)?.[1] ?? "").replace(" ", "");
  await visitor.post("/booking/cancel", { code: "999999", contact: `${canary("cancel form")}@example.org` });
  expect((await visitor.post("/booking/cancel", { code, contact: byForm.email })).status).toBe(303);
  await books();
  await cancelledByStaff(await books());
  await waits();

  await app.clock("2026-11-24T07:56:00");
  const mail = await mailTo(app, "confirmed", corrected);
  await comesAndIsServed((/\b\d{6}\b/.exec(mail.text) ?? [""])[0]);
  await app.clock("2026-11-24T08:40:00");
}

const idOf = async (work: Work, email: string): Promise<ReservationId> => {
  const query = work.db.selectFrom("client").select("reservation_id").where("email", "=", email);
  return (await query.executeTakeFirstOrThrow()).reservation_id as ReservationId;
};

async function cancelledByStaff(guest: Guest): Promise<void> {
  await confirms(guest);
  await app.running.works.write(async (work) => {
    const id = await idOf(work, guest.email);
    await cancelByStaff(work, { id, reason: `nemoc ${canary("reason")}`, staffId: "supervisor" });
  });
}

/** Somebody in line for a full day of the service with one place an hour. */
async function waits(): Promise<void> {
  const wish = { serviceId: "pobyt", locationId: "naves" };
  const day = "2026-11-24" as Day;
  await app.running.works.write(async (work) => {
    for (const { planId, startsAt } of await bookableTimes(work, wish, day, "staff"))
      await book(work, order({ serviceId: "pobyt", planId, startsAt, source: "staff", staffId: null }));
    const email = `${plainCanary("waiting email")}@example.org`;
    const name = `Otakar ${canary("waiting name")}`;
    await joinWaitlist(work, { ...wish, day, language: "cs", name, email, phone: phone() });
  });
}

async function annotate(email: string): Promise<void> {
  await app.running.works.write(async (work) => {
    const id = await idOf(work, email);
    await setNote(work, { id, note: `Volal ${canary("note")}`, staffId: "supervisor" });
  });
}

/** A text on which a reservation was made goes with it, however short the office keeps things. */
async function booksByText(email: string): Promise<void> {
  await app.running.works.write(async (work) => {
    const text = `OBJ OP ${canary("text")}`;
    const from = `+420${phone()}`;
    const id = await receiveText(work, { transport: "inbox", providerId: null, from, to: null, text, sentAt: null });
    await markAnswered(work, id, { as: "sms-booked", reservationId: await idOf(work, email) });
  });
}

async function comesAndIsServed(code: string): Promise<void> {
  const kiosk = app.visitor();
  await kiosk.post("/trial/enrol", { fixture: "hala" });
  const keypad = await (await kiosk.get("/kiosk/hala/code")).text();
  expect((await kiosk.post("/kiosk/hala/arrivals", { code, touch: hiddenIn(keypad, "touch") })).status).toBe(303);
  await app.clock("2026-11-24T08:05:00");
  const clerk = app.visitor();
  await clerk.post("/trial/sign-in", { role: "clerk", desk: "counter" });
  for (const [path, fields] of [
    ["state", { state: "open" }],
    ["calls", {}],
    ["completions", {}],
  ] as const) {
    const page = await (await clerk.get("/counter/c1")).text();
    const seen = hiddenIn(page, "seen");
    const who = hiddenIn(page, "who");
    expect((await clerk.post(`/counter/c1/${path}`, { seen, who, ...fields })).status).toBe(303);
  }
  await wantsToBeTold();
}

/** Walk-ins who want to know when few are before them, by text message and by mail (V4). */
async function wantsToBeTold(): Promise<void> {
  const touch = { locationId: "naves", language: "cs", kioskId: null, serviceId: "op", classId: null } as const;
  const contacts = ["", "", phone(), `${plainCanary("near email")}@example.org`];
  for (const contact of contacts) {
    const { token } = await app.running.works.write((work) => issueTicket(work, { ...touch, touchId: newToken() }));
    if (contact === "") continue;
    const answer = await visitor.post(`/ticket/${token}/notice`, { before: "1", contact });
    expect(answer.status).toBe(303);
  }
}

/** How the reservations ended, for the test to mean what it says. */
const ends = async (): Promise<string[]> =>
  app.running.works.read(async (reader) => {
    const rows = await reader.db
      .selectFrom("client")
      .innerJoin("reservation", "reservation.id", "client.reservation_id")
      .select("reservation.state")
      .where("client.email", "like", "zk%")
      .execute();
    return rows.map(({ state }) => state).toSorted();
  });

const copyOfNow = (): string => {
  const copy = mkdtempSync(join(tmpdir(), "okenko-twin-"));
  cpSync(app.folder, copy, { recursive: true, filter: (path) => !path.endsWith(".lock") });
  copies.push(copy);
  return copy;
};

describe("P1 erased on time, and gone", () => {
  test("P1 before its time every canary lies in the data folder, so the scan sees what there is", async () => {
    expect(await ends()).toEqual(["cancelled", "cancelled", "cancelled", "expired", "lapsed", "served"]);
    const traces = tracesIn(app.folder, canaries).join("\n");
    const unseen = Object.keys(canaries).filter((name) => !traces.includes(`${name} as`));
    // What is only typed and refused is never kept at all.
    expect(unseen.map((name) => name.replace(/ \d+$/, ""))).toEqual(["typed code", "cancel form"]);
    for (let twin = 0; twin < 3; twin += 1) copyOfNow();
  });

  test("P1 after the visit and the retention no file holds any of them, in any encoding", async () => {
    await app.clock("2026-11-25T08:41:00");
    await app.clock("2026-11-26T00:01:00");
    await app.running.settle();
    expect(tracesIn(app.folder, canaries)).toEqual([]);
    const left = await app.running.works.read(async (reader) => ({
      clients: await reader.db.selectFrom("client").select("reservation_id").where("email", "like", "zk%").execute(),
      office: (await currentOffice(reader)).office.privacy.eraseAfterDays,
    }));
    expect(left).toEqual({ clients: [], office: 1 });
  });

  test("P2 the log never held any of them either", () => {
    expect(tracesInBytes(Buffer.from(lines.join("\n")), canaries)).toEqual([]);
  });
});

describe("P1 broken twins of the jobs, over a copy of the same folder, are caught by the same scan", () => {
  test("P1 whole: the jobs as they are leave nothing", async () => {
    expect(
      await tracesAfter(copies[0] ?? "", (twin) =>
        jobsOf({ ...twin, elapsed: () => 0 as Elapsed, wall: () => 0, catalogues: CATALOGUES, config: CONFIG }),
      ),
    ).toEqual([]);
  });

  test("P1 twin: without the emptied log the data are still in the file", async () => {
    const traces = await tracesAfter(copies[1] ?? "", ({ works }) => [
      ...reservationJobs(works),
      ...messagingJobs({ works, channels: CHANNELS, log: silentLog, random: () => 0.5, elapsed: () => 0 as Elapsed }),
    ]);
    expect(traces.length).toBeGreaterThan(20);
  });

  test("P1 twin: where messages are forgotten they are found, with every name gone elsewhere", async () => {
    const traces = await tracesAfter(copies[2] ?? "", ({ works, store }) => [forgetful(works), emptying(store)]);
    expect(traces.some((trace) => trace.includes("email"))).toBe(true);
    expect(traces.filter((trace) => /company|answer|note/.test(trace))).toEqual([]);
  });
});

const CONFIG = { mail: null, sms: null } as Parameters<typeof jobsOf>[0]["config"];
const CHANNELS = { email: inboxChannel(), sms: inboxChannel() };

interface Twin {
  readonly works: Works;
  readonly store: Store;
  readonly log: typeof silentLog;
}

/** Runs jobs over a copy, days later, and scans while its file is still open. */
async function tracesAfter(folder: string, jobs: (twin: Twin) => Job[]): Promise<string[]> {
  const store = openStore(join(folder, "trial-trutnov.db"), { create: false });
  try {
    const clocks = testClocks("2026-11-26T00:01:00");
    const house = { publicAddress: "http://lhota.example", key: TEST_KEY, trial: true };
    const works = createWorks({ store, clocks, live: createLive(), house, settle: async () => {} });
    await createScheduler({ jobs: jobs({ works, store, log: silentLog }), clocks, log: silentLog }).settle();
    return tracesIn(folder, canaries);
  } finally {
    await store.close();
  }
}

/** Erases persons as the job does, but no messages. */
const forgetful = (works: Works): Job => ({
  name: "twin",
  destructive: true,
  run: () =>
    works.write(async (work) => {
      const ids = await dueBy(work, "erase_at", 100);
      if (ids.length === 0) return 0;
      await deletePersonal(work, ids);
      await forgetPerson(work, ids);
      return ids.length;
    }),
});

const emptying = (store: Store): Job => ({
  name: "empty the log",
  destructive: true,
  run: async () => {
    await emptyLog(store);
    return 0;
  },
});
