import { after, MINUTE, type Instant } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { Works } from "../platform/work.ts";
import { LEASE, pauseAfter, safeToRepeat, type Channel, type Outcome } from "./delivery.ts";
import { CHANNELS, type ChannelKind } from "./message.ts";
import { anythingDue, claimNext, expire, noteFate, reclaim, type Claimed, type Fate } from "./sending-store.ts";

export type Channels = Readonly<Record<ChannelKind, Channel>>;

/** One round: hands over all that is due and returns how many deeds that were. Not to be begun before the last one ended. */
export type Post = () => Promise<number>;

interface Needs {
  readonly works: Works;
  readonly channels: Channels;
  readonly log: Log;
  /** From 0 to 1, for the jitter of the pauses. */
  readonly random: () => number;
}

/** How long a transport that takes nothing at all is left alone. */
const TRANSPORT_PAUSE = MINUTE;

/** The outbox's way out: claims one message, sends it outside any transaction, notes what came of it, takes the next (M1). */
export function createPost(needs: Needs): Post {
  for (const kind of CHANNELS)
    if (!needs.channels[kind].carries.includes(kind))
      throw new Error(`${needs.channels[kind].name} does not carry ${kind}`);
  const pauses = new Map<string, Instant>();
  let begun = false;

  return async () => {
    const { works, channels } = needs;
    if (!begun) await works.write((work) => reclaim(work, work.now));
    begun = true;
    if (!(await works.read(anythingDue))) return 0;
    const tidied = await works.write(async (work) => ({
      deeds: (await expire(work)) + (await reclaim(work, after(work.now, -LEASE))),
      now: work.now,
    }));
    let { deeds } = tidied;
    for (const kind of CHANNELS) {
      const until = pauses.get(channels[kind].name);
      if (until !== undefined && tidied.now < until) continue;
      deeds += await sendDue(needs, kind, pauses);
    }
    return deeds;
  };
}

/** Until nothing is due on this channel, or its transport does not work just now. */
async function sendDue(needs: Needs, kind: ChannelKind, pauses: Map<string, Instant>): Promise<number> {
  const { works, log } = needs;
  const channel = needs.channels[kind];
  for (let sent = 0; ; sent += 1) {
    await breath();
    const claimed = await works.write((work) => claimNext(work, kind, channel.name));
    if (claimed === null) return sent;
    const outcome = await submitted(channel, claimed, log);
    await works.write(async (work) => {
      const fate = fateOf(claimed, outcome, {
        transport: channel.name,
        now: work.now,
        random: needs.random(),
      });
      await noteFate(work, claimed, fate);
      if (isTransportWide(outcome)) pauses.set(channel.name, after(work.now, TRANSPORT_PAUSE));
      else pauses.delete(channel.name);
    });
    if (outcome.kind === "accepted") continue;
    log.info("message not accepted", {
      message: claimed.id,
      transport: channel.name,
      reason: outcome.reason,
      outcome: outcome.kind,
    });
    if (!isPermanent(outcome)) return isTransportWide(outcome) ? sent : sent + 1;
  }
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
 * message no try; a try whose end is not known is repeated only where the transport refuses the second (M1).
 */
export function fateOf(
  claimed: Pick<Claimed, "kind" | "attempts">,
  outcome: Outcome,
  at: { transport: string; now: Instant; random: number },
): Fate {
  if (outcome.kind === "accepted") return { state: "accepted", reference: outcome.reference };
  const { reason } = outcome;
  if (isPermanent(outcome)) return { state: "failed", reason };
  if (outcome.kind === "unknown" && !safeToRepeat(at.transport)) return { state: "unknown", reason };
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
