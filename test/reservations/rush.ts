import { currentOffice } from "../../src/office/queries.ts";
import type { Day } from "../../src/platform/civil.ts";
import { newId } from "../../src/platform/id.ts";
import type { Work } from "../../src/platform/work.ts";
import { cancelByLink } from "../../src/reservations/actions.ts";
import { noteReservation } from "../../src/reservations/ending.ts";
import { known } from "../../src/reservations/finding.ts";
import { newRow } from "../../src/reservations/new-reservation.ts";
import { bookableTimes, nearestFree } from "../../src/reservations/queries.ts";
import type { ReservationId } from "../../src/reservations/reservation.ts";
import { insertReservation } from "../../src/reservations/store.ts";
import { choosePlaces, givePlaces, wantedBy } from "../../src/reservations/taking.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { booked, books, linkIn, order, refusal } from "./caller.ts";

/** C1 as a race: a slot whose places are partly held, and many who want one while holders cancel and run out. */

export const AT_ONCE = 500;
const SLOT = at("2026-11-24T09:00");
const DAY = "2026-11-24" as Day;
const WISH = { serviceId: "op", locationId: "naves" };
const client = (n: string) => ({ ...VISITOR, email: `host${n}@example.org` });

export interface Rush {
  readonly places: number;
  /** Of these at the start held by confirmed ones, who cancel during the race; */
  readonly cancelling: number;
  /** and by pending ones, whose deadline comes during it. */
  readonly expiring: number;
}

type Taker = (house: TestHouse, n: number) => Promise<string>;

/** As the product books. */
export const careful: Taker = (house, n) => refusal(books(house, { client: client(`-${n}`) }));

/** As a careless program would: it looks in one work and takes what it saw in another. */
export const careless: Taker = async (house, n) => {
  const wish = order({ client: client(`-${n}`) });
  const seen = await house.works.read(async (reader) => {
    const wanted = wantedBy(await currentOffice(reader), { ...wish, by: "client" });
    return { wanted, chosen: await refused(choosePlaces(reader as Work, wanted, 1)) };
  });
  const { wanted, chosen } = seen;
  if (chosen === null) return "slotTaken";
  return refusal(
    house.works.write(async (work) => {
      const office = await currentOffice(work);
      const id = newId<ReservationId>();
      await insertReservation(work, newRow(work, office, wanted, { id, numbers: [], order: wish, within: null }));
      await givePlaces(work, wanted, chosen, id);
      await noteReservation(work, await known(work, office, id), "booked");
    }),
  );
};

const refused = <Thing>(looked: Promise<Thing>): Promise<Thing | null> => looked.catch(() => null);

/** Without the rule of the table that gives no place twice. */
export const withoutKey = (house: TestHouse): void => {
  house.store.raw.run("DROP TABLE place");
  house.store.raw.run("CREATE TABLE place (plan_id, starts_at, place, places, reservation_id)");
};

/** What is wrong after one race; empty when nothing is. */
export async function faultsOf(
  rush: Rush,
  how: { random: () => number; take: Taker; broken?: (house: TestHouse) => void },
): Promise<string[]> {
  const office = lhota((file) => {
    for (const row of file.plans[0]?.weekly ?? []) row.places = rush.places;
  });
  const house = await openHouse({ office });
  try {
    how.broken?.(house);
    const deeds = await prepare(house, rush, how.take);
    const outcomes: string[] = [];
    const running = shuffled(deeds, how.random).map(async ({ what, act }) => outcomes.push(what + (await act())));
    await Promise.all(running);
    return [
      ...(how.broken === undefined && how.take === careful ? countFaults(rush, outcomes) : []),
      ...tableFaults(house, rush.places),
      ...(await otherFaults(house)),
    ];
  } finally {
    await house.close();
  }
}

/** Holders first; then everybody's deed, not begun yet. */
async function prepare(house: TestHouse, rush: Rush, take: Taker): Promise<Deed[]> {
  const deeds: Deed[] = [];
  for (let n = 0; n < rush.cancelling; n += 1) {
    const { id } = await booked(house, { client: client(`c${n}`) });
    const token = await linkIn(house, id, "cancel");
    deeds.push({ what: "cancel ", act: () => refusal(house.works.write((work) => cancelByLink(work, token))) });
  }
  for (let n = 0; n < rush.expiring; n += 1) await books(house, { client: client(`e${n}`) });
  if (rush.expiring > 0)
    deeds.push({
      what: "",
      act: async () => {
        house.clocks.set("2026-11-24T07:55:00");
        return "clock";
      },
    });
  for (let n = 0; n < AT_ONCE; n += 1) deeds.push({ what: "", act: () => take(house, n) });
  return deeds;
}

/** Ends told in the order of the works, so nothing of its own comes between a work and the word of it. */
interface Deed {
  readonly what: string;
  readonly act: () => Promise<string>;
}

/** Works come one after another, so in the order they ended each can be held against what was there: taken only if free, refused only if full. */
function countFaults(rush: Rush, outcomes: readonly string[]): string[] {
  const faults: string[] = [];
  let held = rush.cancelling + rush.expiring;
  let blurred = false; // the work that ran while the clock was moved may have seen either time
  for (const outcome of outcomes) {
    const isRight = outcome === "done" ? held < rush.places : outcome !== "slotTaken" || held === rush.places;
    if (!isRight && !blurred) faults.push(`${outcome} with ${held} of ${rush.places} held`);
    if (outcome === "done") held += 1;
    if (outcome === "cancel done") held -= 1;
    if (outcome === "clock") held -= rush.expiring;
    blurred = outcome === "clock";
  }
  const count = (wanted: string) => outcomes.filter((each) => each === wanted).length;
  if (count("done") + count("slotTaken") !== AT_ONCE) faults.push("somebody was told neither");
  if (count("cancel done") !== rush.cancelling) faults.push("somebody could not cancel");
  return faults;
}

const LOSES = new Set(["reservation-expired", "reservation-cancelled"]);

/** The places held at the end, and how many were held at each moment of the history. */
function tableFaults(house: TestHouse, places: number): string[] {
  const held = house.store.raw
    .query<{ place: number }, [number]>("SELECT place FROM place WHERE starts_at = ? ORDER BY place")
    .all(SLOT)
    .map(({ place }) => place);
  const faults = new Set(held).size === held.length ? [] : [`places ${held.join(" ")}`];
  if (held.length > places) faults.push(`${held.length} places of ${places} are held`);
  let living = 0;
  for (const { kind } of house.store.raw.query<{ kind: string }, []>("SELECT kind FROM event ORDER BY number").all()) {
    living += kind === "reservation-booked" ? 1 : LOSES.has(kind) ? -1 : 0;
    if (living > places) return [...faults, `${living} lived at once`];
  }
  return living === held.length ? faults : [...faults, `${living} live on ${held.length} places`];
}

/** Who came too late sees what is free nearest, and that is the first that is free (B1). */
async function otherFaults(house: TestHouse): Promise<string[]> {
  return house.works.read(async (reader) => {
    const times = await bookableTimes(reader, WISH, DAY);
    const first = times.find(({ open, free }) => open && free > 0);
    const shown = (await nearestFree(reader, WISH))?.time;
    const slot = times.find(({ startsAt }) => startsAt === SLOT);
    const held = house.store.raw.query("SELECT place FROM place WHERE starts_at = ?").all(SLOT).length;
    const faults: string[] = [];
    if (first === undefined || shown?.startsAt !== first.startsAt) faults.push("the nearest free time is not shown");
    if (slot === undefined || slot.free !== Math.max(0, slot.places - held))
      faults.push("the page tells another number");
    return faults;
  });
}

/** A pseudo-random number of 0 to 1 (mulberry32), so that a round can be run again by its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled<Thing>(things: readonly Thing[], random: () => number): Thing[] {
  const drawn = things.map((thing) => ({ thing, at: random() }));
  return drawn.toSorted((a, b) => a.at - b.at).map(({ thing }) => thing);
}
