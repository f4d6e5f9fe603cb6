import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { Press } from "./actions.ts";
import { renumberDeed, saveDeed } from "./counter-store.ts";
import { nothingDone } from "./deed.ts";
import { standingOf, type Standing } from "./standing.ts";
import { noteAt, type Doing, type Done } from "./doing.ts";
import { readCurrent } from "./store.ts";
import type { CurrentTicket } from "./ticket.ts";
import { takeBack } from "./undoing.ts";

/**
 * A press at a counter: its steps are one deed, which is the counter's last and can be taken back as one. A press made on
 * an older screen does nothing (C6). Returns who is at the counter then.
 */
export async function atCounter(
  work: Work,
  press: Press,
  steps: (doing: Doing) => Promise<Done | null>,
): Promise<CurrentTicket | null> {
  const doing = await beginAt(work, press);
  if (isStale(press, doing.standing)) return doing.standing.current;
  const done = await steps(doing);
  if (done === null) return doing.standing.current;
  await saveDeed(work, press.counterId, { ...done, undo: doing.undo });
  return readCurrent(work, press.counterId);
}

/** The call is announced once more; who was served without a ticket was never called. What was done last can still be taken back, as nothing but a sound has happened since. */
export async function announceAgain(work: Work, press: Press): Promise<void> {
  const doing = await beginAt(work, press);
  const { current } = doing.standing;
  if (isStale(press, doing.standing)) return;
  if (current === null) throw new Refusal("conflict", "nobodyHere");
  if (current.calls === 0) throw new Refusal("conflict", "nothingToCall");
  const done = await noteAt(work, doing, current, {
    kind: "ticket-called-again",
    call: current.calls,
  });
  if (await renumberDeed(work, press.counterId, done.event)) return;
  await saveDeed(work, press.counterId, { ...done, undo: null });
}

export async function undoAtCounter(work: Work, press: Press): Promise<void> {
  const doing = await beginAt(work, press);
  if (isStale(press, doing.standing)) return;
  const done = await takeBack(work, doing);
  await saveDeed(work, press.counterId, { ...done, undo: null });
}

export async function beginAt(work: Work, press: Press): Promise<Doing> {
  return {
    standing: await standingOf(work, press.counterId),
    staffId: press.staffId,
    undo: nothingDone(),
  };
}

const isStale = (press: Press, standing: Standing): boolean =>
  press.seen !== null && press.seen !== (standing.deed?.event ?? 0);
