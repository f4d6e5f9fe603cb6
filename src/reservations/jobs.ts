import type { Job } from "../platform/scheduler.ts";
import type { Works } from "../platform/work.ts";

/** What time makes happen to reservations: expiry and lapse are settled, reminders written, clients erased (A4). */
export function reservationJobs(_works: Works): Job[] {
  throw new Error("not built");
}
