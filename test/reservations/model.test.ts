import { afterEach, expect, test } from "bun:test";
import fc from "fast-check";
import {
  arrive,
  book,
  cancelByCode,
  cancelByLink,
  confirmByCode,
  confirmByLink,
  followTicket,
  letGo,
  sendAgain,
  settleReservations,
} from "../../src/reservations/actions.ts";
import { reservationById } from "../../src/reservations/queries.ts";
import { after, instant, MINUTE, type Instant } from "../../src/platform/clock.ts";
import { Refusal } from "../../src/platform/refusal.ts";
import type { Work } from "../../src/platform/work.ts";
import type { ReservationId, ReservationState } from "../../src/reservations/reservation.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { order } from "./caller.ts";

/*
 * C5: sequences of commands on one reservation, in the product and in a plain model of B7 that knows nothing of tables.
 * After every command both must be in the same state, hold a place or not, and have answered alike.
 */

let house: TestHouse;
afterEach(() => house.close());

const COMMANDS = [
  "confirm-link",
  "confirm-code",
  "confirm-wrong-code",
  "cancel-link",
  "cancel-code",
  "let-go",
  "send-again",
  "arrive",
  "served",
  "missed",
  "withdrawn",
  "unserved",
  "cancelled",
  "arrived",
  "due",
] as const;
type Command = (typeof COMMANDS)[number];
type Step = { readonly wait: number; readonly command: Command };

/** Mostly short waits, sometimes to an edge of the deadline (7:55) or of the window (8:45 to 9:15). */
const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * MINUTE }), fc.constant(65 * MINUTE)),
  command: fc.constantFrom(...COMMANDS),
});
const START = at("2026-11-24T07:40");
const SLOT = at("2026-11-24T09:00");

/** The rules as a person would keep them on paper. */
class Paper {
  state: ReservationState = "pending";
  mails = 1;
  tries = 0;
  readonly deadline: number = START + 15 * MINUTE;

  timePasses(now: number): void {
    if (this.state === "pending" && now >= this.deadline) this.state = "expired";
    if (this.state === "confirmed" && Math.floor(now / 1000) > (SLOT + 15 * MINUTE) / 1000) this.state = "lapsed";
    if (this.state === "expired" || this.state === "lapsed") this.isFree = true;
  }

  /** Does a command and says what is answered. */
  answer(command: Command, now: number): string {
    const linksLive = now < SLOT;
    switch (command) {
      case "confirm-link":
        if (!linksLive) return "notFound";
        return this.become("confirmed", ["pending"]);
      case "confirm-code":
      case "confirm-wrong-code":
        if (!linksLive) return "notFound";
        if (this.state !== "pending") return this.state;
        if (this.tries >= 5) return "wrong";
        if (command === "confirm-code") return this.become("confirmed", ["pending"]);
        this.tries += 1;
        return "wrong";
      case "cancel-link":
        if (!linksLive) return "notFound";
        return this.become("cancelled", ["pending", "confirmed"]);
      case "cancel-code":
        if (this.state === "arrived") return "alreadyEnded";
        if (this.state !== "confirmed") return "notFound";
        return this.become("cancelled", ["confirmed"]);
      case "let-go":
        if (!linksLive) return "notFound";
        return this.become("cancelled", ["pending"]);
      case "send-again":
        if (!linksLive) return "notFound";
        if (this.state === "pending" && this.mails >= 3) return "mailedEnough";
        if (this.state === "pending") this.mails += 1;
        return this.state;
      case "arrive":
        if (this.state === "lapsed") return "late";
        if (this.state === "arrived") return "welcome";
        if (this.state !== "confirmed") return "unknown";
        if (now < SLOT - 15 * MINUTE) return "early";
        this.state = "arrived";
        return "welcome";
      case "served":
      case "missed":
      case "withdrawn":
      case "unserved":
      case "cancelled":
        return this.follow(command, ["arrived"], now);
      case "arrived":
      case "due":
        return this.follow(command, ["served", "missed"], now);
    }
  }

  get holdsPlace(): boolean {
    return !this.isFree;
  }

  /** Ended before anybody came, or given up before the slot (B4, B14). */
  private isFree = false;

  private become(to: "confirmed" | "cancelled", from: readonly ReservationState[]): string {
    if (!from.includes(this.state)) return this.state;
    this.state = to;
    this.isFree = to === "cancelled";
    return to;
  }

  private follow(to: ReservationState, from: readonly ReservationState[], now: number): string {
    if (to === this.state) return "done";
    if (!from.includes(this.state)) return "alreadyEnded";
    this.state = to;
    this.isFree = now < SLOT && (to === "cancelled" || to === "withdrawn");
    return "done";
  }
}

interface Keys {
  readonly id: ReservationId;
  readonly held: string;
  confirm: string;
  cancel: string;
  oneTime: string;
  arrival: string;
}

test("C5 2,000 random sequences of commands agree with the rules on paper, and an illegal one is a refusal", async () => {
  const office = lhota((file) => {
    for (const row of file.plans[0]?.weekly ?? []) row.places = 500;
  });
  house = await openHouse({ office });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 50, maxLength: 50 }),
      async (sequences) => {
        await house.store.writer.transaction().execute(async (db) => {
          const workAt = (now: Instant): Work => ({
            db,
            now,
            house: { publicAddress: "http://lhota.example", key: "k".repeat(43), trial: false },
            memory,
            announce: () => {},
            afterCommit: () => {},
          });
          for (const sequence of sequences) await agree(workAt, sequence);
          await db.deleteFrom("place").execute();
          await db.deleteFrom("message").execute();
          await db.deleteFrom("reservation").execute();
        });
      },
    ),
    { numRuns: 40, seed: 7 },
  );
  expect([...reached].toSorted()).toEqual([...REACHABLE]);
}, 60_000);

/** Every state but `due`, which is for services without check-in; a test that never got there would prove nothing. */
const REACHABLE = [
  "arrived",
  "cancelled",
  "confirmed",
  "expired",
  "lapsed",
  "missed",
  "pending",
  "served",
  "unserved",
  "withdrawn",
] as const;
const reached = new Set<string>();

const memory = new Map<string, unknown>();

async function agree(workAt: (now: Instant) => Work, sequence: readonly Step[]): Promise<void> {
  const paper = new Paper();
  const first = await book(workAt(START), order({ client: VISITOR }));
  const keys: Keys = {
    id: first.reservation.id,
    held: first.heldToken,
    confirm: "",
    cancel: "",
    oneTime: "",
    arrival: "",
  };
  let now = START;
  for (const { wait, command } of sequence) {
    now = instant(now + wait);
    const work = workAt(now);
    await findKeys(work, keys);
    paper.timePasses(now);
    await settleReservations(work);
    const wanted = paper.answer(command, now);
    expect(`${command} ${await answer(work, keys, command)}`).toBe(`${command} ${wanted}`);
    const reservation = await reservationById(work, keys.id);
    expect(reservation?.state).toBe(paper.state);
    reached.add(paper.state);
    expect(reservation?.code !== null).toBe(["confirmed", "arrived"].includes(paper.state));
    const places = await work.db.selectFrom("place").select("place").where("reservation_id", "=", keys.id).execute();
    expect(places.length).toBe(paper.holdsPlace ? 1 : 0);
  }
  await settleReservations(workAt(after(SLOT, 60 * MINUTE)));
}

/** The answer in a word: the state told, the kind of arrival, or the refusal's key. A fault is no answer. */
async function answer(work: Work, keys: Keys, command: Command): Promise<string> {
  try {
    switch (command) {
      case "confirm-link":
        return (await confirmByLink(work, keys.confirm)).state;
      case "confirm-code":
      case "confirm-wrong-code": {
        const code = command === "confirm-code" ? keys.oneTime : "nonsense";
        const told = await confirmByCode(work, keys.held, code);
        return told.right ? told.reservation.state : "wrong";
      }
      case "cancel-link":
        return (await cancelByLink(work, keys.cancel)).state;
      case "cancel-code":
        return (await cancelByCode(work, { code: keys.arrival, contact: VISITOR.email })).state;
      case "let-go":
        return (await letGo(work, keys.held)).state;
      case "send-again":
        return (await sendAgain(work, keys.held, null)).state;
      case "arrive":
        return (await arrive(work, { locationId: "naves", code: keys.arrival })).kind;
      default:
        await followTicket(work, keys.id, command);
        return "done";
    }
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
}

/** What the client has in hand: links and codes from the messages so far. */
async function findKeys(work: Work, keys: Keys): Promise<void> {
  const letters = await work.db
    .selectFrom("message")
    .select(["kind", "body"])
    .where("reservation_id", "=", keys.id)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  for (const { kind, body } of letters) {
    const find = (pattern: RegExp, known: string) => pattern.exec(body ?? "")?.[1] ?? known;
    if (kind === "please-confirm") {
      keys.confirm = find(/\/confirm\/([\w-]+)/, keys.confirm);
      keys.oneTime = find(/\b(\d{6})\b/, keys.oneTime);
    }
    if (kind === "confirmed") keys.arrival = find(/\b(\d{6})\b/, keys.arrival);
    keys.cancel = find(/\/cancel\/([\w-]+)/, keys.cancel);
  }
}
