import { SECOND, type Elapsed } from "../platform/clock.ts";
import { noteReceipt } from "./actions.ts";
import { receiveText } from "./arrivals-actions.ts";
import type { Channel } from "./delivery.ts";
import { CHANNELS } from "./message.ts";
import type { Post, PostNeeds } from "./post.ts";
import { forgetEarly } from "./receipts-store.ts";
import { emptiedAmong } from "./store.ts";
import { saveErasing, saveHealth } from "./transport-store.ts";

const COLLECT_EVERY = 2 * SECOND;
const HEALTH_EVERY = 20 * SECOND;
/** P3 promises a minute. */
const ERASE_EVERY = 10 * SECOND;
/** Nothing is given to one that is down, so that it is up again must be seen before a code grows old. */
const HEALTH_WHEN_DOWN = 4 * SECOND;

/**
 * Asks the transports that are asked: what came, what became of what they took, and how they stand; and has them erase what is
 * erased here. Returns how many deeds that were.
 */
export function createCollecting(needs: PostNeeds): Post {
  const channels = [...new Set(CHANNELS.map((kind) => needs.channels[kind]))];
  const isTimeTo = every(needs.elapsed);
  const down = new Set<Channel>();
  const erasing = createErasing(needs);
  return async () => {
    let deeds = 0;
    for (const channel of channels) {
      if (channel.collect !== undefined && isTimeTo(`collect ${channel.name}`, COLLECT_EVERY))
        deeds += await collect(needs, channel);
      const healthEvery = down.has(channel) ? HEALTH_WHEN_DOWN : HEALTH_EVERY;
      if (channel.health !== undefined && isTimeTo(`health ${channel.name}`, healthEvery)) {
        const health = await channel.health();
        if (health.state === "down") down.add(channel);
        else down.delete(channel);
        await needs.works.write((work) => saveHealth(work, channel.name, health));
      }
      if (isTimeTo(`erase ${channel.name}`, ERASE_EVERY)) await erasing(channel);
    }
    return deeds;
  };
}

/** Ours first and committed, then the transport may forget it: what came is never lost, at worst it comes twice (S3). */
async function collect({ works }: PostNeeds, channel: Channel): Promise<number> {
  const collected = await channel.collect?.();
  if (collected === undefined) return 0;
  const { receipts, arrivals } = collected;
  if (receipts.length + arrivals.length === 0) return 0;
  await works.write(async (work) => {
    for (const receipt of receipts) await noteReceipt(work, receipt);
    for (const arrived of arrivals) await receiveText(work, arrived);
    await forgetEarly(work);
  });
  await collected.done();
  return receipts.length + arrivals.length;
}

/** What is emptied here is looked for there each time, so that nothing of it is forgotten by a kill or a restore (A4). */
function createErasing({ works }: PostNeeds): (channel: Channel) => Promise<void> {
  const noted = new Map<Channel, boolean>();
  return async (channel) => {
    const isDone = await channel.erase?.((ids) => works.read((reader) => emptiedAmong(reader, ids)));
    if (isDone === undefined || noted.get(channel) === isDone) return;
    await works.write((work) => saveErasing(work, channel.name, isDone));
    noted.set(channel, isDone);
  };
}

function every(elapsed: () => Elapsed): (what: string, ms: number) => boolean {
  const last = new Map<string, Elapsed>();
  return (what, ms) => {
    const now = elapsed();
    const before = last.get(what);
    if (before !== undefined && now - before < ms) return false;
    last.set(what, now);
    return true;
  };
}
