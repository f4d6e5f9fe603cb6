import { postTrouble } from "../messaging/queries.ts";
import { answeringTrouble, threadsWaiting } from "../messaging/threads.ts";
import type { Location } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { outagesSince, type Outage } from "../office/outages.ts";
import { muteFixtures } from "../office/sound.ts";
import { dayOf, startOfDay } from "../platform/civil.ts";
import type { Reader } from "../platform/work.ts";
import { paperNow, type PaperNow } from "../queue/queries.ts";

/** What is wrong in the house today and the supervisor should know. No personal data. */
export type DayTrouble =
  | { readonly kind: "printer"; readonly printer: string; readonly paper: PaperNow }
  | { readonly kind: "silent"; readonly what: "kiosk" | "board"; readonly name: string }
  /** A board whose sound could not be heard when it tried (V1). */
  | { readonly kind: "mute"; readonly name: string }
  | { readonly kind: "messages"; readonly waiting: number; readonly dead: number }
  /** Conversations by text message that wait for a person, and what is wrong with the machine's answering (I4, S3). */
  | { readonly kind: "texts"; readonly waiting: number; readonly usedUp: boolean; readonly fromOurselves: number }
  | { readonly kind: "outage"; readonly outage: Outage };

/** Whether a screen in the lobby that was heard before is silent now. */
export type Silent = (fixtureId: string) => boolean;

export async function lookForTroubles(
  reader: Reader,
  at: { office: Office; location: Location; silent: Silent },
): Promise<DayTrouble[]> {
  const { office, location, silent } = at;
  const troubles: DayTrouble[] = [];
  for (const kiosk of office.kiosks.filter((each) => each.location === location.id)) {
    const paper = await paperNow(reader, kiosk.id);
    if (paper.state !== "ready") troubles.push({ kind: "printer", printer: kiosk.name, paper });
    if (silent(kiosk.id)) troubles.push({ kind: "silent", what: "kiosk", name: kiosk.name });
  }
  for (const board of office.boards)
    if (board.location === location.id && silent(board.id))
      troubles.push({ kind: "silent", what: "board", name: board.name });
  const mute = await muteFixtures(reader, location.id);
  for (const board of office.boards) if (mute.has(board.id)) troubles.push({ kind: "mute", name: board.name });
  return [
    ...troubles,
    ...(await postTroubles(reader, location)),
    ...(await textTroubles(reader, location)),
    ...(await outages(reader, location)),
  ];
}

/** Messages that could not be sent so far, and those of today that never will be (M1). */
async function postTroubles(reader: Reader, location: Location): Promise<DayTrouble[]> {
  const { waiting, dead } = await postTrouble(reader, today(reader, location));
  const count = waiting.reduce((sum, each) => sum + each.count, 0);
  return count + dead === 0 ? [] : [{ kind: "messages", waiting: count, dead }];
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
