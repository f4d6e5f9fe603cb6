import { createAudiences, type Subject } from "./audience.ts";
import { createBeat } from "./beat.ts";
import { MINUTE, type Instant } from "./clock.ts";
import type { DeskNeeds } from "./desk-needs.ts";
import { bytesOf, pingAt } from "./event-bytes.ts";
import type { Visit } from "./http.ts";

/** How often a follower is told that the line stands; `static/live.js` opens it anew after 2.5 s of silence. */
const PING_MS = 1_500;
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

export interface Follow<Look = unknown> extends Subject<Look> {
  /** The number of the last event the follower knows; 0 for none. */
  readonly after: number;
  /** The fragment as it is now. The same object for many followers is turned into bytes once. */
  render(look: Look): Fragment | Promise<Fragment>;
  /** What it shows changes with the office's minute too (estimates, opening hours), not with events alone. */
  readonly byMinute?: true;
}

/**
 * A live stream of one fragment (Q9). The fragment as it is now is sent at once when the follower is behind, then again
 * after each change it wants; changes that come while one is being rendered are told by one message. A ping every one
 * and a half seconds lets the follower notice a dead line.
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
        line = openLine(needs, controller, { follow, sent });
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
  /** A fragment is being drawn that must be waited for. */
  busy: boolean;
  /** What is to be drawn when that one is done; only the newest. */
  next: Drawing | null;
}

/** What one fragment is drawn from. */
interface Drawing {
  readonly look: unknown;
  /** It is told although nothing happened, if it is not what is shown already. */
  readonly anyway: boolean;
}

/** Tells one follower everything until the line ends. */
function openLine(
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
    next: null,
  };
  audiences.join(needs.live, follow, line);
  beat.join(line);
  ping(line);
  tell(line, false);
  return line;
}

function hangUp(line: Line): void {
  if (line.over) return;
  line.over = true;
  audiences.leave(line.follow, line);
  beat.leave(line);
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

/** Tells this one alone: it has just come, or its minute is over. */
function tell(line: Line, anyway: boolean): void {
  line.follow.look().then(
    (look) => draw(line, look, anyway),
    () => hangUp(line),
  );
}

/** Waits only if the fragment must be waited for: each promise less counts thousands of times. */
function draw(line: Line, look: unknown, anyway: boolean): void {
  if (line.over) return;
  if (line.busy) {
    line.next = { look, anyway: anyway || line.next?.anyway === true };
    return;
  }
  try {
    const fragment = line.follow.render(look);
    if (fragment instanceof Promise) showLater(line, fragment, anyway);
    else show(line, fragment, anyway);
  } catch {
    hangUp(line); // it comes back and finds out why
  }
}

function showLater(line: Line, fragment: Promise<Fragment>, anyway: boolean): void {
  line.busy = true;
  fragment.then(
    (drawn) => {
      line.busy = false;
      show(line, drawn, anyway);
      const { next } = line;
      line.next = null;
      if (next !== null) draw(line, next.look, next.anyway);
    },
    () => hangUp(line),
  );
}

function show(line: Line, fragment: Fragment, anyway: boolean): void {
  const isKnown = anyway ? fragment === line.shown : fragment.number === line.sent;
  if (isKnown || line.over) return;
  line.sent = fragment.number;
  line.shown = fragment;
  send(line, bytesOf(fragment));
}

/** Says the office time too, so that a clock on the page follows the office's and not the television's. */
function ping(line: Line): void {
  const now = line.needs.clocks.office();
  send(line, pingAt(now));
  if (line.follow.byMinute === undefined || minuteOf(now) === line.minute) return;
  line.minute = minuteOf(now);
  tell(line, true);
}

const audiences = createAudiences<Line>({ draw: (line, look) => draw(line, look, false), hangUp });
const beat = createBeat(PING_MS, MOMENTS, ping);
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
