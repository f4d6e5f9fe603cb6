import { SECOND } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { Job } from "../platform/scheduler.ts";
import { forgetSaid, isAnySaidOld } from "./answers-store.ts";
import { arrivalsIn } from "./arrivals-store.ts";
import { createCollecting } from "./collecting.ts";
import type { Reader } from "../platform/work.ts";
import { createPost, type Post, type PostNeeds } from "./post.ts";
import { endWaits } from "./receiving.ts";
import { anythingToEmpty, emptyDue } from "./store.ts";

/** Sends what is due, asks transports for what came and what became of messages, and empties what must be gone. */
export function messagingJobs(needs: PostNeeds): Job[] {
  const { works, log } = needs;
  return [
    { name: "send messages", destructive: false, run: patiently(createPost(needs), log) },
    { name: "ask transports", destructive: false, run: patiently(createCollecting(needs), log) },
    {
      name: "join text messages",
      destructive: false,
      run: async () => ((await works.read(anyWaitsOver)) ? works.write(endWaits) : 0),
    },
    {
      name: "empty messages",
      destructive: true,
      run: async () => ((await works.read(anythingToEmpty)) ? works.write(emptyDue) : 0),
    },
    {
      name: "forget answers",
      destructive: true,
      run: async () => ((await works.read(isAnySaidOld)) ? works.write(forgetSaid) : 0),
    },
  ];
}

const anyWaitsOver = async (reader: Reader): Promise<boolean> => (await arrivalsIn(reader, "joining", 1)).length > 0;

/** How long one round of jobs waits for the post; a transport that does not answer must not hold up calls and paper. */
const PATIENCE = SECOND;

/** The post's round may outlive the round of jobs it began in; the next one then waits for the same. Never two at once. */
function patiently(post: Post, log: Log): () => Promise<number> {
  let onTheWay: Promise<number> | null = null;
  const round = async (): Promise<number> => {
    try {
      return await post();
    } catch (error) {
      log.fault("sending messages failed", error);
      return 0;
    } finally {
      onTheWay = null;
    }
  };
  return async () => {
    onTheWay ??= round();
    const late = Promise.withResolvers<number>();
    const timer = setTimeout(() => late.resolve(1), PATIENCE); // 1: something is still being done
    try {
      return await Promise.race([onTheWay, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}
