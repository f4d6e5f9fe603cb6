import { afterEach, expect, test } from "bun:test";
import fc from "fast-check";
import { sql } from "kysely";
import type { OfficeFile } from "../../src/office/office-file.ts";
import type { Day } from "../../src/platform/civil.ts";
import { instant, type Instant } from "../../src/platform/clock.ts";
import { newId } from "../../src/platform/id.ts";
import { Refusal } from "../../src/platform/refusal.ts";
import type { Work } from "../../src/platform/work.ts";
import { checkIn, issueTicket, settleQueue, withdrawTicket } from "../../src/queue/actions.ts";
import { readWaiting } from "../../src/queue/waiting-store.ts";
import { codeHash } from "../../src/reservations/confirming.ts";
import { settleReservations } from "../../src/reservations/actions.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, TEST_KEY, type TestHouse } from "../support/house.ts";
import { VERBS, type Command } from "./model-command.ts";
import { COUNTERS, MINUTE, type Line, type State } from "./model-order.ts";
import { CALLS, staffOf } from "./model-counters.ts";
import { CAPACITY } from "./model-lobby.ts";
import { Paper } from "./model-paper.ts";
import { doAt } from "./model-presses.ts";

/*
 * C5: sequences of commands of three counters, two kiosks and the clock, in the product and on paper. After every command both have
 * answered alike and every ticket, counter and reservation stands alike. `OKENKO_MODEL=10000` is the proof; fewer on every change.
 */
const SEQUENCES = Number(process.env["OKENKO_MODEL"] ?? 600);
const A_RUN = 20;

let house: TestHouse;
afterEach(() => house.close());

interface Step {
  readonly wait: number;
  readonly command: Command;
}

/** Mostly seconds; sometimes to an edge of undo, pause, slot or window. */
const wait = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 1_000, 5_000) },
  { weight: 3, arbitrary: fc.constantFrom(9_999, 10_000, MINUTE, 2 * MINUTE, 5 * MINUTE) },
  { weight: 1, arbitrary: fc.constantFrom(15 * MINUTE, 31 * MINUTE) },
);
const KIOSKS = ["hala", "patro"];
const counter = fc.constantFrom("c1", "c1", ...Object.keys(COUNTERS)); // the first more often, so that deeds follow one another
const command = (verbs: readonly Command["verb"][]): fc.Arbitrary<Command> =>
  fc.record({
    verb: fc.constantFrom(...verbs),
    counter,
    other: counter,
    service: fc.constantFrom("op", "op", "pas", "pobyt"),
    which: fc.option(fc.nat(6), { nil: null }),
    minutes: fc.constantFrom(1, 5, 20),
    to: fc.constantFrom("service", "counter", "front", "service-front"),
    infant: fc.boolean(),
  });
/** People are there and a counter is open, so that what follows has somebody to happen to. */
const OPENING: readonly Step[] = (["take", "take", "open"] as const).map((verb, index) => ({
  wait: 0,
  command: {
    verb,
    counter: "c1",
    other: "c2",
    service: index === 0 ? "op" : "pas",
    which: null,
    minutes: 1,
    to: "front",
    infant: false,
  },
}));
const sequence = (verbs: readonly Command["verb"][]): fc.Arbitrary<Step[]> =>
  fc
    .array(fc.record({ wait, command: command(verbs) }), { minLength: 6, maxLength: 22 })
    .map((steps) => [...OPENING, ...steps]);

const office = (coming: "with-call" | "press"): OfficeFile =>
  lhota((file) => {
    for (const location of file.locations) Object.assign(location, { coming, calls: CALLS });
    for (const one of file.counters) one.services = [...(COUNTERS[one.id] ?? [])];
    const [first] = file.counters;
    if (first !== undefined)
      file.counters.push({ ...first, id: "c3", name: "3", services: [...(COUNTERS["c3"] ?? [])] });
    const [kiosk] = file.kiosks;
    if (kiosk !== undefined) file.kiosks.push({ ...kiosk, id: "patro", name: "Patro" });
    const op = file.services.find(({ id }) => id === "op");
    if (op?.walkIn) op.walkIn.capacityPerDay = CAPACITY;
  });

const START = at("2026-11-24T08:00");
const PROMISES = [
  { service: "op", slot: at("2026-11-24T08:00") },
  { service: "pas", slot: at("2026-11-24T08:10") },
  { service: "op", slot: at("2026-11-24T09:00") },
];
const codeOf = (index: number): string => String(700_001 + index);

for (const coming of ["with-call", "press"] as const)
  test(`C5 ${SEQUENCES / 2} random mornings, coming ${coming}: three counters, two kiosks and the clock agree with the queue kept on paper`, async () => {
    house = await openHouse({ office: office(coming), now: "2026-11-24T08:00:00" });
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(sequence(VERBS), { minLength: A_RUN, maxLength: A_RUN }), (sequences) =>
        inOneWork((workAt) => agreeAll(workAt, sequences, { coming, reached })),
      ),
      { numRuns: Math.ceil(SEQUENCES / 2 / A_RUN), seed: 3, endOnFailure: true, reporter },
    );
    if (SEQUENCES < 600) return; // a quick look
    // What never happened proves nothing.
    expect([...reached].filter((word) => STATES.includes(word as State)).toSorted()).toEqual(
      STATES.filter((state) => coming === "press" || state !== "called").toSorted(),
    );
    for (const verb of new Set(VERBS)) expect(reached).toContain(`${verb} goes`);
    for (const no of [
      "counterClosed",
      "counterBusy",
      "nobodyHere",
      "ticketMoved",
      "undoTooLate",
      "issuingClosed",
      "capacityUsed",
    ])
      expect(reached).toContain(no);
  }, 900_000);

/** What was said to whom tells more than the numbers it was made from. */
function reporter(run: { readonly failed: boolean; readonly errorInstance: unknown }): void {
  if (run.failed) throw run.errorInstance;
}

const STATES: readonly State[] = [
  "waiting",
  "called",
  "serving",
  "parked",
  "served",
  "missed",
  "withdrawn",
  "unserved",
];

/** On paper with one rule wrong each time: the comparison must see it. */
const TWINS: Record<string, (line: Line, command: Command, said: string) => void> = {
  "a transfer begins the wait anew": (line, { verb }, said) => {
    if (verb === "transfer" && said === "done" && line.state === "waiting") line.due += 1;
  },
  "whoever is called keeps their place at the front": (line, { verb }) => {
    if (verb === "next" && line.calls === 1) line.front = true;
  },
};

for (const [name, spoil] of Object.entries(TWINS))
  test(`C5 the proof sees a rule that is wrong on one side: ${name}`, async () => {
    house = await openHouse({ office: office("with-call"), now: "2026-11-24T08:00:00" });
    const some = fc.sample(sequence(VERBS), { numRuns: 60, seed: 4 });
    const compared = inOneWork((workAt) => agreeAll(workAt, some, { coming: "with-call", reached: new Set(), spoil }));
    await expect(compared).rejects.toThrow();
  }, 60_000);

interface How {
  readonly coming: "with-call" | "press";
  readonly reached: Set<string>;
  readonly spoil?: (line: Line, command: Command, said: string) => void;
}

type WorkAt = (now: Instant) => Work;

const memory = new Map<string, unknown>();

async function inOneWork(deed: (workAt: WorkAt) => Promise<void>): Promise<void> {
  memory.clear();
  await house.store.writer.transaction().execute((db) =>
    deed((now) => ({
      db,
      now,
      house: { publicAddress: "http://lhota.example", key: TEST_KEY, trial: false },
      memory,
      announce: () => {},
      afterCommit: () => {},
    })),
  );
}

async function agreeAll(workAt: WorkAt, sequences: readonly Step[][], how: How): Promise<void> {
  for (const steps of sequences) {
    await agree(workAt, steps, how);
    const { db } = workAt(START);
    for (const table of [
      "deed",
      "touch",
      "print_job",
      "ticket_note",
      "told",
      "ticket",
      "place",
      "client",
      "reservation",
      "number",
    ] as const)
      await db.deleteFrom(table).execute();
    for (const table of ["counter_state", "closed_day", "issuing_stop"] as const) await db.deleteFrom(table).execute();
  }
}

/** By number: the tokens people have in hand, and the tickets as a counter's screen names them. */
interface Hands {
  readonly tokens: Map<string, string>;
  readonly ids: Map<string, string>;
}

async function agree(workAt: WorkAt, steps: readonly Step[], how: How): Promise<void> {
  const paper = new Paper(how.coming, PROMISES);
  const hands: Hands = { tokens: new Map(), ids: new Map() };
  const said: string[] = [];
  const ended = new Map<string, string>();
  await promise(workAt(START));
  let now: number = START;
  for (const { wait: passes, command: wanted } of steps) {
    now += passes;
    const work = workAt(instant(now));
    await settleReservations(work);
    await settleQueue(work);
    const whose = paper.lines.map(({ number }) => number);
    for (const { id, number } of await work.db.selectFrom("ticket").select(["id", "number"]).execute())
      hands.ids.set(number, id);
    const expected = paper.answer(wanted, now);
    for (const line of paper.lines) how.spoil?.(line, wanted, expected);
    const got = await answer(work, wanted, { hands, whose });
    said.push(`${new Date(now).toISOString().slice(11, 23)} ${tell(wanted)} ${got}`);
    if (got !== expected) throw new Error(`on paper: ${expected}\n${said.join("\n")}`);
    how.reached.add(/^[a-z]+[A-Z]/.test(got) ? got : `${wanted.verb} goes`);
    await compare(work, paper, said);
    for (const line of paper.lines) how.reached.add(line.state);
    for (const [number, was] of ended) stays(paper, { number, was, verb: wanted.verb, said });
    for (const { number, state } of paper.lines)
      if (["served", "missed", "withdrawn", "unserved"].includes(state)) ended.set(number, state);
  }
}

/** A finished ticket never changes, but that an undo takes back what a counter did. */
function stays(paper: Paper, of: { number: string; was: string; verb: string; said: string[] }): void {
  const state = paper.lines.find(({ number }) => number === of.number)?.state;
  const isTakenBack = of.verb === "undo" || of.was === "served" || of.was === "missed";
  if (state !== of.was && !isTakenBack) throw new Error(`${of.number} was ${of.was}\n${of.said.join("\n")}`);
}

const tell = ({ verb, counter: at, service, which, to, other, minutes, infant }: Command): string =>
  `${at} ${verb} which=${which} ${service} to=${to} other=${other} minutes=${minutes} ${infant ? "infant/null" : ""} →`;

/**
 * The answer in a word: a number, "done", or the refusal's key. A fault is no answer; what a refused work wrote is taken back, and
 * what it remembered forgotten.
 */
async function answer(work: Work, wanted: Command, at: { hands: Hands; whose: readonly string[] }): Promise<string> {
  const memory = new Map(work.memory);
  await sql`SAVEPOINT command`.execute(work.db);
  try {
    const said = await doIt({ ...work, memory }, wanted, at);
    for (const [shelf, kept] of memory) work.memory.set(shelf, kept);
    await sql`RELEASE command`.execute(work.db);
    return said;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await sql`ROLLBACK TO command`.execute(work.db);
    await sql`RELEASE command`.execute(work.db);
    return error.key;
  }
}

async function doIt(work: Work, wanted: Command, { hands, whose }: { hands: Hands; whose: readonly string[] }) {
  const { verb, which } = wanted;
  const kioskId = KIOSKS[(which ?? 0) % KIOSKS.length] ?? null;
  const idOf = (index: number) => hands.ids.get(whose[index % Math.max(1, whose.length)] ?? "") ?? "nothing";
  const touch = { locationId: "naves", language: "cs", touchId: newId<string>(), kioskId } as const;
  switch (verb) {
    case "take": {
      const issued = await issueTicket(work, {
        ...touch,
        serviceId: wanted.service,
        classId: wanted.infant ? "infant" : null,
      });
      hands.tokens.set(issued.number, issued.token);
      return issued.number;
    }
    case "check-in": {
      const came = await checkIn(work, { ...touch, code: codeOf((which ?? 0) % PROMISES.length) });
      if (came.kind !== "ticket") return came.kind;
      hands.tokens.set(came.ticket.number, came.ticket.token);
      return came.ticket.number;
    }
    case "withdraw": {
      const number = whose[(which ?? 0) % Math.max(1, whose.length)];
      await withdrawTicket(work, hands.tokens.get(number ?? "") ?? "nothing");
      return "done";
    }
    default:
      return doAt(work, wanted, {
        press: { counterId: wanted.counter, staffId: staffOf(wanted.counter), seen: null },
        ticketId: which === null ? null : idOf(which),
        oneId: idOf(which ?? 0),
      });
  }
}

/** Everything both sides know, ticket by ticket. */
async function compare(work: Work, paper: Paper, said: readonly string[]): Promise<void> {
  const rows = await work.db.selectFrom("ticket").selectAll().orderBy("issued_at").execute();
  const here = rows.map((row) =>
    [
      row.number,
      row.state,
      row.service_id,
      row.due_at - START,
      row.calls,
      ...(row.state === "waiting"
        ? [row.not_before, row.front === 1, row.for_counter_id, row.recall_counter_id, row.recall_ready === 1]
        : [
            row.state === "parked"
              ? row.for_counter_id
              : ["called", "serving"].includes(row.state)
                ? row.counter_id
                : "",
          ]),
    ].join(" "),
  );
  const there = paper.lines.map((line) =>
    [
      line.number,
      line.state,
      line.service,
      line.due - START,
      line.calls,
      ...(line.state === "waiting"
        ? [line.notBefore, line.front, line.forCounter, line.recall?.counter, line.recall?.ready ?? false]
        : [line.state === "parked" ? line.forCounter : ["called", "serving"].includes(line.state) ? line.counter : ""]),
    ].join(" "),
  );
  const counters = await work.db.selectFrom("counter_state").selectAll().execute();
  const desks = Object.entries(paper.desks).map(([id, { state, services }]) => `${id} ${state} ${services ?? ""}`);
  const stood = Object.keys(paper.desks).map((id) => {
    const row = counters.find(({ counter_id }) => counter_id === id);
    const services = row === undefined || row.services === null ? "" : String(JSON.parse(row.services));
    return `${id} ${row?.state ?? "closed"} ${services}`;
  });
  const reservations = await work.db.selectFrom("reservation").select("state").orderBy("code_hash").execute();
  const got = [...here.toSorted(), ...stood, ...reservations.map(({ state }) => state).toSorted()].join("\n");
  const wanted = [...there.toSorted(), ...desks, ...paper.promises.map(({ state }) => state).toSorted()].join("\n");
  if (got !== wanted) throw new Error(`said:\n${said.join("\n")}\nproduct:\n${got}\npaper:\n${wanted}`);
  const [kept, anew] = [await readWaiting(work, "naves", DAY), await readWaiting(forgetful(work), "naves", DAY)];
  if (!Bun.deepEquals(kept, anew)) throw new Error(`said:\n${said.join("\n")}\nthe line kept is not the line there is`);
}

const forgetful = (work: Work): Work => ({ ...work, memory: new Map() });
const DAY = "2026-11-24" as Day;

/** Three confirmed reservations, straight into the table, as booking them is not what this is about. */
async function promise(work: Work): Promise<void> {
  for (const [index, { service, slot }] of PROMISES.entries())
    await sql`INSERT INTO reservation (id, state, plan_id, service_id, location_id, day, starts_at, persons, language, source,
       created_at, confirmed_at, window_from, window_to, number, code, code_hash)
     VALUES (${newId<string>()}, 'confirmed', 'doklady', ${service}, 'naves', '2026-11-24', ${slot}, 1, 'cs', 'web', 0, 0,
       ${slot - 15 * MINUTE}, ${slot + 15 * MINUTE}, NULL, ${codeOf(index)},
       ${codeHash(work, "naves", codeOf(index))})`.execute(work.db);
}
