import { postTrouble, stillHeld, type StillHeld } from "../messaging/queries.ts";
import { answeringTrouble, threadsWaiting } from "../messaging/threads.ts";
import type { Location } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { outagesSince, type Outage } from "../office/outages.ts";
import { dayOf, startOfDay } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";
import { fixtureTroubles, type FixtureTrouble, type Silent } from "../queue/fixture-troubles.ts";

/** What is wrong in the house today and the supervisor should know. No personal data. */
export type DayTrouble =
  | FixtureTrouble
  | { readonly kind: "messages"; readonly waiting: number; readonly dead: number }
  | ({ readonly kind: "held" } & StillHeld)
  /** Conversations by text message that wait for a person, and what is wrong with the machine's answering (I4, S3). */
  | { readonly kind: "texts"; readonly waiting: number; readonly usedUp: boolean; readonly fromOurselves: number }
  | { readonly kind: "outage"; readonly outage: Outage };

export async function lookForTroubles(
  reader: Reader,
  at: { office: Office; location: Location; silent: Silent },
): Promise<DayTrouble[]> {
  const { location } = at;
  return [
    ...(await fixtureTroubles(reader, at)),
    ...(await postTroubles(reader, location)),
    ...(await textTroubles(reader, location)),
    ...(await outages(reader, location)),
  ];
}

/** Messages that could not be sent so far, those of today that never will be (M1), and what is not erased everywhere (A4). */
async function postTroubles(reader: Reader, location: Location): Promise<DayTrouble[]> {
  const { waiting, dead } = await postTrouble(reader, today(reader, location));
  const count = waiting.reduce((sum, each) => sum + each.count, 0);
  const held = (await stillHeld(reader)).map((each) => ({ kind: "held" as const, ...each }));
  return count + dead === 0 ? held : [{ kind: "messages", waiting: count, dead }, ...held];
}

async function textTroubles(reader: Reader, location: Location): Promise<DayTrouble[]> {
  const waiting = await threadsWaiting(reader);
  const answering = await answeringTrouble(reader, today(reader, location));
  const nothing = waiting === 0 && !answering.usedUp && answering.fromOurselves === 0;
  return nothing ? [] : [{ kind: "texts", waiting, ...answering }];
}

/** T4: time today in which the product was down; it is held against nobody. */
const outages = async (reader: Reader, location: Location): Promise<DayTrouble[]> =>
  (await outagesSince(reader, today(reader, location))).map((outage) => ({ kind: "outage", outage }));

const today = (reader: Reader, { timeZone }: Location) => startOfDay(dayOf(reader.now, timeZone), timeZone);
