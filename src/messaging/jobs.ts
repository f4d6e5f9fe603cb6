import { SECOND } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { Job } from "../platform/scheduler.ts";
import type { Works } from "../platform/work.ts";
import { createPost, type Channels, type Post } from "./post.ts";
import { anythingToEmpty, emptyDue } from "./store.ts";

/** Sends what is due and empties what must be gone. `random`, from 0 to 1, gives the jitter of the pauses. */
export function messagingJobs(works: Works, channels: Channels, log: Log, random: () => number = Math.random): Job[] {
  const post = createPost({ works, channels, log, random });
  return [
    { name: "send messages", destructive: false, run: patiently(post, log) },
    {
      name: "empty messages",
      destructive: true,
      run: async () => ((await works.read(anythingToEmpty)) ? works.write(emptyDue) : 0),
    },
  ];
}

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
