import type { Job } from "../platform/scheduler.ts";
import type { Works } from "../platform/work.ts";

/** What time makes happen to the queue: automatic arrivals join, the day closes itself (Q8). */
export function queueJobs(_works: Works): Job[] {
  throw new Error("not built");
}
