import { createBeat } from "./beat.ts";
import { MINUTE, type Instant } from "./clock.ts";
import type { DeskNeeds } from "./desk-needs.ts";
import { bytesOf, pingAt } from "./event-bytes.ts";
import type { Visit } from "./http.ts";
import type { Announcement } from "./live.ts";

/** How often a follower is told that the line stands; `static/live.js` opens it anew after 3.5 s of silence. */
const PING_MS = 2_000;
const MOMENTS = 20;
/** A follower that leaves this many bytes unread is let go: it holds nobody up, costs no memory, and catches up when it is back. */
const MOST_UNREAD = 64 * 1024;

/** What a follower is shown: the fragment, and the number of the event it is up to. */
export interface Fragment {
  readonly html: string;
  readonly number: number;
  /** Written for one follower: its text is let go of once it is on its way, thousands of them would be held for nothing (L4). */
  readonly single?: true;
}

export interface Follow<Look = unknown> {
  /** The number of the last event the follower knows; 0 for none. */
  readonly after: number;
  wants(announcement: Announcement): boolean;
  /** What `render` draws from. Followers that have the same function look once, together. */
  look?(): Promise<Look>;
  /** The fragment as it is now. The same object for many followers is turned into bytes once. */
  render(look: Look): Fragment | Promise<Fragment>;
  /** What it shows changes with the office's minute too (estimates, opening hours), not with events alone. */
  readonly byMinute?: true;
}

/**
 * A live stream of one fragment (Q9). The fragment as it is now is sent at once when the follower is behind, then again
 * after each change it wants; changes that come while one is being rendered are told by one message. A ping every two
 * seconds lets the follower notice a dead line.
 */
export function eventStream<Look>(needs: DeskNeeds, visit: Visit, follow: Follow<Look>): Response {
  needs.keepOpen(visit.request);
  return new Response(streamOf(needs, follow, lastKnown(visit, follow)), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}

function lastKnown({ request, url }: Visit, { after }: { after: number }): number {
  const known = Number(request.headers.get("last-event-id") ?? url.searchParams.get("after") ?? after);
  return Number.isFinite(known) ? known : 0;
}

/** Apart from the visit: what a stream's functions see lives as long as the stream does, thousands of times (L4). */
function streamOf(needs: DeskNeeds, follow: Follow, sent: number): ReadableStream<Uint8Array> {
  let line: Line | null = null;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        line = attend(needs, controller, { follow, sent });
      },
      cancel: () => {
        if (line !== null) hangUp(line);
      },
    },
    IN_BYTES,
  );
}

const IN_BYTES: QueuingStrategy<Uint8Array> = { highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0 };

/** One follower while it follows. */
interface Line {
  readonly needs: DeskNeeds;
  readonly controller: ReadableStreamDefaultController<Uint8Array>;
  readonly follow: Follow;
  /** The number of the last event it was told. */
  sent: number;
  shown: Fragment | null;
  minute: number;
  over: boolean;
  /** A fragment is being rendered; if something happens meanwhile, one more is told when it is done. */
  busy: boolean;
  /** What had happened (`Live.changes`) when that one began: several events of one work are told at once. */
  asOf: number;
  again: boolean;
  /** Whether the next one is told although nothing happened. */
  anyway: boolean;
  leave(): void;
  rest(): void;
}

/** Tells one follower everything until the line ends. */
function attend(
  needs: DeskNeeds,
  controller: Line["controller"],
  { follow, sent }: { follow: Follow; sent: number },
): Line {
  const line: Line = {
    needs,
    controller,
    follow,
    sent,
    shown: null,
    minute: minuteOf(needs.clocks.office()),
    over: false,
    busy: false,
    asOf: 0,
    again: false,
    anyway: false,
    leave: needs.live.subscribe((announcement) => {
      if (follow.wants(announcement)) tell(line, false);
    }),
    rest: beat(() => ping(line)),
  };
  ping(line);
  tell(line, false);
  return line;
}

function hangUp(line: Line): void {
  if (line.over) return;
  line.over = true;
  line.leave();
  line.rest();
  letGo(line.controller);
}

function send(line: Line, bytes: Uint8Array): void {
  if (line.over) return;
  if (-(line.controller.desiredSize ?? 0) > MOST_UNREAD) hangUp(line);
  else put(line, bytes);
}

function put(line: Line, bytes: Uint8Array): void {
  try {
    line.controller.enqueue(bytes);
  } catch {
    hangUp(line); // ended by the other side
  }
}

function tell(line: Line, anyway: boolean): void {
  const { changes } = line.needs.live;
  if (line.busy && !anyway && changes === line.asOf) return;
  line.anyway ||= anyway;
  line.again = line.busy;
  if (line.busy) return;
  line.busy = true;
  line.asOf = changes;
  const asked = line.anyway;
  line.anyway = false;
  const { look } = line.follow;
  if (look === undefined) draw(line, undefined, asked);
  else if (asked) lookFor({ asOf: changes, anyway: true, lines: [line] }, look);
  else joinLook(line, look);
}

/** Followers that wait for the same look: a promise for each of thousands would cost more than the look. */
interface Together {
  readonly asOf: number;
  readonly anyway: boolean;
  readonly lines: Line[];
}

const looking = new WeakMap<NonNullable<Follow["look"]>, Together>();

function joinLook(line: Line, look: NonNullable<Follow["look"]>): void {
  const others = looking.get(look);
  if (others?.asOf === line.asOf) {
    others.lines.push(line);
    return;
  }
  const together = { asOf: line.asOf, anyway: false, lines: [line] };
  looking.set(look, together);
  lookFor(together, look);
}

function lookFor(together: Together, look: NonNullable<Follow["look"]>): void {
  const { lines, anyway } = together;
  const done = () => {
    if (looking.get(look) === together) looking.delete(look);
  };
  look().then(
    (seen) => {
      done();
      for (const line of lines) draw(line, seen, anyway);
    },
    () => {
      done();
      for (const line of lines) hangUp(line); // they come back and find out why
    },
  );
}

/** Waits only if the fragment must be waited for: each promise less counts thousands of times. */
function draw(line: Line, look: unknown, anyway: boolean): void {
  if (line.over) return;
  try {
    const fragment = line.follow.render(look);
    if (!(fragment instanceof Promise)) return show(line, fragment, anyway);
    fragment.then(
      (drawn) => show(line, drawn, anyway),
      () => hangUp(line),
    );
  } catch {
    hangUp(line);
  }
}

function show(line: Line, fragment: Fragment, anyway: boolean): void {
  const isKnown = anyway ? fragment === line.shown : fragment.number === line.sent;
  if (!isKnown) {
    line.sent = fragment.number;
    line.shown = fragment;
    send(line, bytesOf(fragment));
  }
  line.busy = false;
  if (line.again && !line.over) tell(line, false);
}

/** Says the office time too, so that a clock on the page follows the office's and not the television's. */
function ping(line: Line): void {
  const now = line.needs.clocks.office();
  send(line, pingAt(now));
  if (line.follow.byMinute === undefined || minuteOf(now) === line.minute) return;
  line.minute = minuteOf(now);
  tell(line, true);
}

const beat = createBeat(PING_MS, MOMENTS);
const minuteOf = (at: Instant): number => Math.floor(at / MINUTE);

/**
 * Cuts the line and throws away what was not read; a mere close would keep both for a reader that is dead. Bun prints the
 * reason of such an error as a fault, so none is given.
 */
function letGo(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.error();
  } catch {
    // already ended by the other side
  }
}
