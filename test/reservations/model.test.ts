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
  cancelByStaff,
  joinWaitlist,
  moveByLink,
  moveByStaff,
  offerByStaff,
} from "../../src/reservations/actions.ts";
import { reservationById } from "../../src/reservations/queries.ts";
import { instant, MINUTE, type Instant } from "../../src/platform/clock.ts";
import type { Day, TimeOfDay } from "../../src/platform/civil.ts";
import { Refusal } from "../../src/platform/refusal.ts";
import type { Work } from "../../src/platform/work.ts";
import type { ReservationId, ReservationState } from "../../src/reservations/reservation.ts";
import { lhota, SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { order } from "./caller.ts";

/*
 * C5: sequences of commands on one reservation, in the product and in a plain model of B7, B11, B12 and B14 that knows nothing of
 * tables. The day has two places, at 9:00 and 10:00; a neighbour books and cancels the second, a third person waits in line.
 * After every command both must be in the same state, hold the same places, and have answered alike.
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
  "move-sooner",
  "move-later",
  "staff-move",
  "staff-cancel",
  "offer",
  "join",
  "other-books",
  "other-cancels",
] as const;
type Command = (typeof COMMANDS)[number];
type Step = { readonly wait: number; readonly command: Command };

const ONWARD = ["confirm-link", "confirm-link", "arrive", "arrive", "served", "withdrawn", "missed"] as const;

/** Mostly short waits, sometimes to an edge of the deadline (7:55) or of the window (8:45 to 9:15). */
const step: fc.Arbitrary<Step> = fc.record({
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 * MINUTE }), fc.constant(65 * MINUTE)),
  // More often what leads on, so that every state is reached.
  command: fc.constantFrom(...COMMANDS, ...ONWARD, ...ONWARD, ...ONWARD),
});
const START = at("2026-11-24T07:40");
const NINE = at("2026-11-24T09:00");
const TEN = at("2026-11-24T10:00");
const QUARTER = 15 * MINUTE;

/** A place held for somebody else until a deadline: an offer, or the one who was next in line. */
interface Held {
  readonly slot: number;
  readonly until: number;
}

/** The rules as a person would keep them on paper. */
class Paper {
  state: ReservationState = "pending";
  slot: number = NINE;
  private isFree = false;
  private isKnown = false;
  private mails = 1;
  private tries = 0;
  private deadline: number = START + QUARTER;
  private others: Held[] = [];
  private neighbour = false;
  private isInLine = false;

  timePasses(now: number): void {
    const running = this.others.filter(({ until }) => now < until);
    let isFreed = running.length < this.others.length;
    this.others = running;
    if (this.state === "pending" && now >= this.deadline) {
      this.state = "expired";
      this.isFree = isFreed = true;
    }
    if (this.state === "confirmed" && isOver(now, this.slot)) {
      this.state = "lapsed";
      this.isFree = true;
    }
    if (isOver(now, TEN)) this.neighbour = false;
    if (isFreed) this.askNext(now);
  }

  /** Does a command and says what is answered. */
  answer(command: Command, now: number): string {
    const linksLive = now < this.slot;
    switch (command) {
      case "confirm-link":
        if (!linksLive) return "notFound";
        return this.confirm();
      case "confirm-code":
      case "confirm-wrong-code":
        if (!linksLive) return "notFound";
        if (this.state !== "pending") return this.state;
        if (this.tries >= 5) return "wrong";
        if (command === "confirm-code") return this.confirm();
        this.tries += 1;
        return "wrong";
      case "cancel-link":
        if (!linksLive) return "notFound";
        return this.cancel(["pending", "confirmed"], now);
      case "cancel-code":
        if (this.state === "arrived") return "alreadyEnded";
        if (this.state !== "confirmed") return "notFound";
        return this.cancel(["confirmed"], now);
      case "let-go":
        if (!linksLive) return "notFound";
        return this.cancel(["pending"], now);
      case "send-again":
        if (!linksLive) return "notFound";
        if (this.state === "pending" && this.mails >= 3) return "mailedEnough";
        if (this.state === "pending") this.mails += 1;
        return this.state;
      case "arrive":
        if (this.state === "lapsed") return "late";
        if (this.state === "arrived") return "welcome";
        if (this.state !== "confirmed") return "unknown";
        if (now < this.slot - QUARTER) return "early";
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
        return this.follow(command, ["served", "missed", ...(this.isFree ? [] : (["withdrawn"] as const))], now);
      case "move-sooner":
      case "move-later":
        return this.move(command === "move-sooner" ? NINE : TEN, now);
      case "staff-move":
        if (this.state !== "pending" && this.state !== "confirmed") return "alreadyEnded";
        return this.take(this.other, now);
      case "staff-cancel":
        if (this.state === "cancelled") return "cancelled";
        if (this.state !== "pending" && this.state !== "confirmed") return "alreadyEnded";
        return this.cancel([this.state], now);
      case "offer":
        return this.offer(now);
      case "join":
        if (now >= TEN || [NINE, TEN].some((slot) => slot > now && !this.isTaken(slot))) return "waitlistClosed";
        this.isInLine = true;
        return "joined";
      case "other-books":
        if (now >= TEN) return "tooLate";
        if (this.isTaken(TEN)) return "slotTaken";
        this.neighbour = true;
        return "confirmed";
      case "other-cancels":
        if (!this.neighbour) return "nobody";
        this.neighbour = false;
        this.askNext(now);
        return "cancelled";
    }
  }

  /** How many places the reservation holds, and how many everybody. */
  get places(): { own: number; all: number } {
    const own = this.isFree ? 0 : 1;
    return { own, all: own + this.others.length + (this.neighbour ? 1 : 0) };
  }

  get line(): number {
    return this.isInLine ? 1 : 0;
  }

  private get other(): number {
    return this.slot === NINE ? TEN : NINE;
  }

  private isTaken(slot: number): boolean {
    if (!this.isFree && this.slot === slot) return true;
    return (this.neighbour && slot === TEN) || this.others.some((each) => each.slot === slot);
  }

  private confirm(): string {
    if (this.state !== "pending") return this.state;
    this.isKnown = true;
    return (this.state = "confirmed");
  }

  private cancel(from: readonly ReservationState[], now: number): string {
    if (!from.includes(this.state)) return this.state;
    this.state = "cancelled";
    this.isFree = true;
    this.askNext(now);
    return this.state;
  }

  private follow(to: ReservationState, from: readonly ReservationState[], now: number): string {
    if (to === this.state || (to === "withdrawn" && this.state === "cancelled")) return "done";
    if (!from.includes(this.state)) return "alreadyEnded";
    this.state = to;
    if (now >= this.slot || (to !== "cancelled" && to !== "withdrawn")) return "done";
    this.isFree = true;
    this.askNext(now);
    return "done";
  }

  /** By the link of the confirmation, which nobody has before. */
  private move(to: number, now: number): string {
    if (!this.isKnown) return "notFound";
    if (this.state !== "confirmed") return "alreadyEnded";
    if (to === this.slot) return this.state;
    if (now >= this.slot) return "tooLate";
    return this.take(to, now);
  }

  private take(to: number, now: number): string {
    if (now >= to) return "tooLate";
    if (this.isTaken(to)) return "slotTaken";
    this.slot = to;
    this.deadline = Math.min(this.deadline, to);
    this.askNext(now);
    return this.state;
  }

  private offer(now: number): string {
    if (this.state !== "pending" && this.state !== "confirmed") return "alreadyEnded";
    const slot = this.other;
    if (now >= slot) return "tooLate";
    if (this.isTaken(slot)) return "slotTaken";
    this.others.push({ slot, until: Math.min(fullMinute(now + 20 * MINUTE), slot) });
    this.cancel([this.state], now);
    return "pending";
  }

  private askNext(now: number): void {
    const slot = [NINE, TEN].find((each) => each > now && !this.isTaken(each));
    if (!this.isInLine || slot === undefined) return;
    this.isInLine = false;
    this.others.push({ slot, until: Math.min(fullMinute(now + 30 * MINUTE), slot) });
  }
}

const fullMinute = (at: number): number => Math.ceil(at / MINUTE) * MINUTE;
/** The window's last second is over. */
const isOver = (now: number, slot: number): boolean => Math.floor(now / 1000) > (slot + QUARTER) / 1000;

interface Keys {
  readonly id: ReservationId;
  readonly held: string;
  confirm: string;
  cancel: string;
  oneTime: string;
  arrival: string;
  show: string;
  neighbour: ReservationId | null;
}

const office = lhota((file) => {
  const [plan] = file.plans;
  if (plan !== undefined)
    plan.weekly = [
      {
        days: ["tue"],
        validFrom: null,
        validTo: null,
        times: ["09:00", "10:00"] as TimeOfDay[],
        places: 1,
        staffPlaces: 0,
      },
    ];
});

test("C5 10,000 random sequences of commands agree with the rules on paper, and an illegal one is a refusal", async () => {
  house = await openHouse({ office });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 50, maxLength: 50 }),
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
          for (const sequence of sequences) {
            await agree(workAt, sequence);
            for (const table of ["place", "waiting_wish", "message", "reservation"] as const)
              await db.deleteFrom(table).execute();
          }
        });
      },
    ),
    { numRuns: 200, seed: 7 },
  );
  expect([...reached].toSorted()).toEqual([...REACHABLE]);
}, 120_000);

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

/** Commands for which something from a letter is needed. */
const BY_LETTER: ReadonlySet<Command> = new Set<Command>([
  "confirm-link",
  "confirm-code",
  "cancel-link",
  "cancel-code",
  "arrive",
  "move-sooner",
  "move-later",
]);

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
    show: "",
    neighbour: null,
  };
  let now = START;
  for (const { wait, command } of sequence) {
    now = instant(now + wait);
    const work = workAt(now);
    if (BY_LETTER.has(command)) await findKeys(work, keys);
    paper.timePasses(now);
    await settleReservations(work);
    const wanted = paper.answer(command, now);
    expect(`${command} ${await answer(work, keys, command)}`).toBe(`${command} ${wanted}`);
    const reservation = await reservationById(work, keys.id);
    expect(reservation?.state).toBe(paper.state);
    reached.add(paper.state);
    expect(reservation?.code !== null).toBe(["confirmed", "arrived"].includes(paper.state));
    const places = await work.db.selectFrom("place").select("reservation_id").execute();
    const own = places.filter((place) => place.reservation_id === keys.id).length;
    expect({ own, all: places.length }).toEqual(paper.places);
    if (reservation !== null && own > 0) expect(reservation.startsAt as number).toBe(paper.slot);
    const line = await work.db.selectFrom("waiting_wish").select("id").execute();
    expect(line.length).toBe(paper.line);
  }
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
      case "move-sooner":
      case "move-later":
        return (await moveByLink(work, keys.show, to(command === "move-sooner" ? NINE : TEN))).state;
      case "staff-move":
        return (await moveByStaff(work, { ...byOffice(keys.id), to: await elsewhere(work, keys), keepFree: false }))
          .state;
      case "staff-cancel":
        return (await cancelByStaff(work, byOffice(keys.id))).state;
      case "offer":
        return (await offerByStaff(work, { ...byOffice(keys.id), to: await elsewhere(work, keys), withinMinutes: 20 }))
          .state;
      case "join":
        await joinWaitlist(work, { ...WISH, language: "cs" });
        return "joined";
      case "other-books": {
        const booked = await book(
          work,
          order({ startsAt: TEN, client: SECOND_VISITOR, source: "staff", staffId: "jana" }),
        );
        keys.neighbour = booked.reservation.id;
        return booked.reservation.state;
      }
      case "other-cancels":
        return otherCancels(work, keys);
      default:
        await followTicket(work, keys.id, command);
        return "done";
    }
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
}

const to = (startsAt: Instant) => ({ planId: "doklady", startsAt });
const byOffice = (id: ReservationId) => ({ id, reason: "školení", staffId: "sona" });
const WISH = {
  serviceId: "op",
  locationId: "naves",
  day: "2026-11-24" as Day,
  name: "Radek Čekal",
  email: "radek@example.org",
  phone: "",
};

async function elsewhere(work: Work, keys: Keys) {
  const reservation = await reservationById(work, keys.id);
  return to(reservation?.startsAt === NINE ? TEN : NINE);
}

async function otherCancels(work: Work, keys: Keys): Promise<string> {
  const there = keys.neighbour === null ? null : await reservationById(work, keys.neighbour);
  if (there?.state !== "confirmed") return "nobody";
  return (await cancelByStaff(work, byOffice(there.id))).state;
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
    keys.show = find(/\/show\/([\w-]+)/, keys.show);
    if (kind === "confirmed") keys.arrival = find(/\b(\d{6})\b/, keys.arrival);
    keys.cancel = find(/\/cancel\/([\w-]+)/, keys.cancel);
  }
}
