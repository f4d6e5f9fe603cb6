import { outagesSince } from "../office/outages.ts";
import { muteFixtures } from "../office/sound.ts";
import type { Location } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { postTrouble } from "../messaging/queries.ts";
import { after, HOUR, type ClockTrouble } from "../platform/clock.ts";
import { tellClock } from "../platform/telling.ts";
import type { Reader } from "../platform/work.ts";
import { paperNow } from "../queue/queries.ts";
import type { Trouble } from "./troubles.ts";

/** Whether a screen in the lobby that was heard before is silent now. */
export type Silent = (fixtureId: string) => boolean;

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
    ...(await printerTroubles(reader, at)),
    ...silentScreens(at),
    ...(await muteBoards(reader, at)),
    ...(await messageTroubles(reader)),
    ...(await outages(reader, at.location)),
    ...(at.clock === null ? [] : [{ kind: "clock", jumpedMs: at.clock.jumped } as const]),
  ];
}

async function printerTroubles(reader: Reader, { office, location }: At): Promise<Trouble[]> {
  const troubles: Trouble[] = [];
  for (const kiosk of office.kiosks) {
    if (kiosk.location !== location.id) continue;
    const { fault, state, waiting } = await paperNow(reader, kiosk.id);
    if (state !== "ready") troubles.push({ kind: "printer", printer: kiosk.name, state, fault: fault ?? "", waiting });
  }
  return troubles;
}

function silentScreens({ office, location, silent }: At): Trouble[] {
  const here = <Fixture extends { location: string; id: string; name: string }>(
    what: "board" | "kiosk",
    fixtures: readonly Fixture[],
  ): Trouble[] =>
    fixtures
      .filter((one) => one.location === location.id && silent(one.id))
      .map(({ name }) => ({ kind: "silent", what, name }));
  return [...here("kiosk", office.kiosks), ...here("board", office.boards)];
}

async function muteBoards(reader: Reader, { office, location }: At): Promise<Trouble[]> {
  const mute = await muteFixtures(reader, location.id);
  return office.boards.filter(({ id }) => mute.has(id)).map(({ name }) => ({ kind: "mute", name }));
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
