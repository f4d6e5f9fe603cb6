import { after, MINUTE, type Elapsed, type Instant } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { Work, Works } from "../platform/work.ts";
import { LEASE, mayRepeat, pauseAfter, TRANSPORTS, type Channel, type Outcome } from "./delivery.ts";
import { CHANNELS, type ChannelKind } from "./message.ts";
import {
  anythingDue,
  claimNext,
  countAhead,
  expire,
  noteFate,
  reclaim,
  type Claimed,
  type Fate,
} from "./sending-store.ts";
import { speedOf, type Speed } from "./speed.ts";
import { pauseTransport, readPause, readTransports, resumeTransport, type TransportNow } from "./transport-store.ts";

export type Channels = Readonly<Record<ChannelKind, Channel>>;

/** One round: hands over all that is due and returns how many deeds that were. Not to be begun before the last one ended. */
export type Post = () => Promise<number>;

export interface PostNeeds {
  readonly works: Works;
  readonly channels: Channels;
  readonly log: Log;
  /** From 0 to 1, for the jitter of the pauses. */
  readonly random: () => number;
  /** Of the clock nobody can set, for the transports' speeds (T2). */
  readonly elapsed: () => Elapsed;
}

/** How long a transport that takes nothing at all is left alone. */
const TRANSPORT_PAUSE = MINUTE;

/** The outbox's way out: claims one message, sends it outside any transaction, notes what came of it, takes the next (M1). */
export function createPost(needs: PostNeeds): Post {
  for (const kind of CHANNELS)
    if (!needs.channels[kind].carries.includes(kind))
      throw new Error(`${needs.channels[kind].name} does not carry ${kind}`);
  const speeds = new Map(
    CHANNELS.map((kind) => needs.channels[kind]).map(({ name, perMinute }) => [
      name,
      speedOf(perMinute ?? TRANSPORTS[name].perMinute),
    ]),
  );
  let begun = false;

  return async () => {
    const { works, channels } = needs;
    if (!begun) await works.write((work) => reclaim(work, work.now));
    begun = true;
    if (!(await works.read(anythingDue))) return 0;
    const tidied = await works.write(async (work) => ({
      deeds: (await expire(work)) + (await reclaim(work, after(work.now, -LEASE))),
      now: work.now,
      isPaused: (await readPause(work)) !== null,
      transports: await readTransports(work),
    }));
    let { deeds } = tidied;
    if (tidied.isPaused) return deeds;
    for (const kind of CHANNELS) {
      const { name } = channels[kind];
      const stands = tidied.transports.find(({ transport }) => transport === name);
      if (stands !== undefined && takesNothing(stands, tidied.now)) continue;
      const speed = speeds.get(name) ?? speedOf(null);
      deeds += await sendDue(needs, kind, { speed, wasPaused: (stands?.pausedUntil ?? null) !== null });
    }
    return deeds;
  };
}

/** A fault of the whole transport is tried again when its pause is over; one that says itself that it is down is not tried. */
const takesNothing = ({ state, pausedUntil }: TransportNow, now: Instant): boolean =>
  pausedUntil === null ? state === "down" : now < pausedUntil;

/**
 * Until nothing is due on this channel, its transport has enough for now, or it does not work just now. What came of one message is
 * noted and the next one claimed in the same work.
 */
async function sendDue(
  needs: PostNeeds,
  kind: ChannelKind,
  how: { speed: Speed; wasPaused: boolean },
): Promise<number> {
  const { works } = needs;
  const channel = needs.channels[kind];
  const mayGo = () => how.speed.isFree(needs.elapsed());
  const claim = async (work: Work) => ((await isFull(work, channel)) ? null : claimNext(work, kind, channel.name));
  let sent = 0;
  let next = mayGo() ? await works.write(claim) : null;
  while (next !== null) {
    const claimed = next;
    how.speed.count();
    const outcome = await submitted(channel, claimed, needs.log);
    const goesOn = (outcome.kind === "accepted" || isPermanent(outcome)) && mayGo();
    next = await works.write(async (work) => {
      await settled(work, { needs, channel, claimed, outcome, wasPaused: how.wasPaused });
      return goesOn ? claim(work) : null;
    });
    if (outcome.kind !== "accepted") sayNotAccepted(needs.log, { claimed, channel, outcome });
    if (!isTransportWide(outcome)) sent += 1;
    await breath();
  }
  return sent;
}

function sayNotAccepted(
  log: Log,
  {
    claimed,
    channel,
    outcome,
  }: { claimed: Claimed; channel: Channel; outcome: Exclude<Outcome, { kind: "accepted" }> },
): void {
  log.info("message not accepted", {
    message: claimed.id,
    transport: channel.name,
    reason: outcome.reason,
    outcome: outcome.kind,
  });
}

async function isFull(work: Work, { name }: Channel): Promise<boolean> {
  const { ahead } = TRANSPORTS[name];
  return ahead !== null && (await countAhead(work, name)) >= ahead;
}

/** Notes what came of a try: for the message, and for the transport as a whole. */
async function settled(
  work: Work,
  tried: { needs: PostNeeds; channel: Channel; claimed: Claimed; outcome: Outcome; wasPaused: boolean },
): Promise<void> {
  const { channel, claimed, outcome, needs } = tried;
  const at = { channel: claimed.channel, transport: channel.name, now: work.now, random: needs.random() };
  await noteFate(work, claimed, fateOf(claimed, outcome, at));
  if (outcome.kind !== "accepted" && isTransportWide(outcome))
    await pauseTransport(work, channel.name, { reason: outcome.reason, until: after(work.now, TRANSPORT_PAUSE) });
  else if (tried.wasPaused) await resumeTransport(work, channel.name);
}

/** Lets pages and presses in between two messages: the built-in inbox and SQLite answer without ever waiting by themselves. */
const breath = (): Promise<void> => new Promise((go) => void setImmediate(go));

async function submitted(channel: Channel, claimed: Claimed, log: Log): Promise<Outcome> {
  try {
    return await channel.submit(claimed);
  } catch (error) {
    log.fault("a channel failed", error, { transport: channel.name });
    return { kind: "unknown", reason: "unreachable" };
  }
}

const isTransportWide = (outcome: Outcome): boolean => outcome.kind === "refused" && outcome.transportWide === true;
const isPermanent = (outcome: Outcome): boolean => outcome.kind === "refused" && outcome.permanent;

/**
 * What becomes of a message. Temporary refusals wait and are tried again; a fault of the whole transport costs the
 * message no try; a try whose end is not known is repeated only where that does no harm (D4).
 */
function fateOf(
  claimed: Pick<Claimed, "kind" | "attempts">,
  outcome: Outcome,
  at: { channel: ChannelKind; transport: string; now: Instant; random: number },
): Fate {
  if (outcome.kind === "accepted") return { state: "accepted", reference: outcome.reference };
  const { reason } = outcome;
  if (isPermanent(outcome)) return { state: "failed", reason };
  if (outcome.kind === "unknown" && !mayRepeat(at.channel, at.transport)) return { state: "unknown", reason };
  if (isTransportWide(outcome))
    return {
      state: "queued",
      reason,
      dueAt: at.now,
      attempts: claimed.attempts - 1,
    };
  const pause = pauseAfter(claimed.kind, claimed.attempts, at.random);
  const asked = outcome.kind === "refused" ? (outcome.retryAfter ?? 0) : 0;
  return {
    state: "queued",
    reason,
    dueAt: after(at.now, Math.max(pause, asked)),
    attempts: claimed.attempts,
  };
}
