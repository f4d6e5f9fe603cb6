import { arrivalsToAnswer, forStaff } from "../messaging/arrivals-actions.ts";
import type { Log } from "../platform/log.ts";
import type { Job } from "../platform/scheduler.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Works } from "../platform/work.ts";
import { answerArrival } from "./answering.ts";

/** Reads the text messages that came, each in a work of its own. One that cannot be read for a fault of ours goes to a person. */
export const smsJobs = (needs: { works: Works; log: Log }): Job[] => [
  { name: "sms-answer", destructive: false, run: () => answerAll(needs) },
];

async function answerAll({ works, log }: { works: Works; log: Log }): Promise<number> {
  const waiting = await works.read(arrivalsToAnswer);
  for (const { id } of waiting)
    try {
      await works.write((work) => answerArrival(work, id));
    } catch (error) {
      if (error instanceof Refusal && error.key === "alreadyEnded") continue;
      log.fault("a text message was not read", error, { arrival: id });
      await works.write((work) => forStaff(work, id));
    }
  return waiting.length;
}
