import { MINUTE } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import { readTold, saveTold } from "./learned-store.ts";
import { rangeTold, withLine, type Lobby } from "./lobby.ts";

/** How often the told wait was right (Q6): counts of tickets of the last 30 days that were told one and were called. */
export interface HowRight {
  readonly tickets: number;
  readonly right: number;
  /** Called sooner than told, or later. */
  readonly sooner: number;
  readonly later: number;
}

/** For the supervisor; a ticket called in the last told minute, whole, was told right (T3). */
export async function howRight(reader: Reader, locationId: string): Promise<HowRight> {
  const told = await readTold(reader, locationId);
  const minutes = told.map(({ toldAt, calledAt }) => Math.floor((calledAt - toldAt) / MINUTE));
  const sooner = told.filter(({ range }, at) => (minutes[at] ?? 0) < range.from).length;
  const later = told.filter(({ range }, at) => (minutes[at] ?? 0) > range.to).length;
  return { tickets: told.length, right: told.length - sooner - later, sooner, later };
}

/** Keeps what the ticket just issued is told, so that it can be held against what came (Q6). Without an open counter nothing is told. */
export async function keepTold(work: Work, lobby: Lobby, ticketId: string): Promise<void> {
  const range = rangeTold(await withLine(work, lobby), ticketId);
  if (range !== null) await saveTold(work, { ticketId, locationId: lobby.location.id, range });
}
