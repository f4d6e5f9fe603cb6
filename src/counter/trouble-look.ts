import type { Location } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { outagesSince } from "../office/outages.ts";
import { postTrouble } from "../messaging/queries.ts";
import { after, HOUR, type ClockTrouble } from "../platform/clock.ts";
import { tellClock } from "../platform/telling.ts";
import type { Reader } from "../platform/work.ts";
import { fixtureTroubles, type Silent } from "../queue/fixture-troubles.ts";
import type { Trouble } from "./troubles.ts";

interface At {
  readonly office: Office;
  readonly location: Location;
  readonly clock: ClockTrouble | null;
  readonly silent: Silent;
}

/** How long a past outage is told. */
const TOLD_MS = HOUR;

/** What is wrong in this place's house, the most urgent first. */
export async function lookForTroubles(reader: Reader, at: At): Promise<Trouble[]> {
  return [
    ...(await fixtureTroubles(reader, at)),
    ...(await messageTroubles(reader)),
    ...(await outages(reader, at.location)),
    ...(at.clock === null ? [] : [{ kind: "clock", jumpedMs: at.clock.jumped } as const]),
  ];
}

/** Messages whose sending has failed so far; those that only wait their turn are no trouble. */
async function messageTroubles(reader: Reader): Promise<Trouble[]> {
  const { waiting } = await postTrouble(reader, reader.now);
  const count = waiting.reduce((sum, one) => sum + one.count, 0);
  return count === 0 ? [] : [{ kind: "messages", waiting: count }];
}

async function outages(reader: Reader, { timeZone }: Location): Promise<Trouble[]> {
  const told = await outagesSince(reader, after(reader.now, -TOLD_MS));
  return told
    .filter(({ to }) => to <= reader.now)
    .map(({ from, to }) => ({ kind: "outage", from: tellClock(from, timeZone), to: tellClock(to, timeZone) }));
}
