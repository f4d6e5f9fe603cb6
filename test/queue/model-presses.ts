import type { Work } from "../../src/platform/work.ts";
import {
  absent,
  callAgain,
  callNext,
  came,
  closeCounter,
  closeDay,
  finish,
  openCounter,
  park,
  pauseCounter,
  pick,
  postpone,
  raiseClass,
  serveWithoutTicket,
  setServices,
  transfer,
  undo,
  unpark,
  type Press,
} from "../../src/queue/actions.ts";
import { resumeIssuing, stopIssuing } from "../../src/queue/issuing-actions.ts";
import type { Command } from "./model-command.ts";

interface By {
  readonly press: Press;
  /** Null for whoever is at the counter. */
  readonly ticketId: string | null;
  /** For what is always about a ticket in line. */
  readonly oneId: string;
}

/** What a clerk does, in the product (Q5–Q8). Returns the number called, or a word. */
export async function doAt(work: Work, wanted: Command, by: By): Promise<string> {
  const { press } = by;
  const { staffId } = press;
  const stop = { locationId: "naves", serviceId: wanted.to === "front" ? null : wanted.service, staffId };
  switch (wanted.verb) {
    case "next":
      return (await callNext(work, press))?.number ?? "nobody";
    case "again":
      await callAgain(work, press);
      return "done";
    case "absent":
      await absent(work, press);
      return "done";
    case "came":
      await came(work, press);
      return "done";
    case "finish":
      await finish(work, { ...press, outcome: null });
      return "done";
    case "undo":
      await undo(work, press);
      return "done";
    case "open":
      await openCounter(work, press);
      return "done";
    case "pause":
      await pauseCounter(work, press);
      return "done";
    case "close":
      await closeCounter(work, press);
      return "done";
    case "stop":
      await stopIssuing(work, { ...stop, text: "Dnes už ne." });
      return "done";
    case "resume":
      await resumeIssuing(work, stop);
      return "done";
    case "close-day":
      await closeDay(work, "naves", staffId);
      return "done";
    default:
      return doMore(work, wanted, by);
  }
}

async function doMore(work: Work, wanted: Command, by: By): Promise<string> {
  const { press, ticketId } = by;
  const whom = { ...press, ticketId };
  const one = { ...press, ticketId: by.oneId };
  switch (wanted.verb) {
    case "postpone":
      await postpone(work, { ...whom, minutes: wanted.minutes });
      return "done";
    case "park":
      await park(work, whom);
      return "done";
    case "unpark":
      await unpark(work, one);
      return "done";
    case "transfer":
      await transfer(work, { ...whom, to: destinationOf(wanted) });
      return "done";
    case "pick":
      return (await pick(work, { ...one, reason: "health" }))?.number ?? "nobody";
    case "without-ticket":
      return (await serveWithoutTicket(work, { ...press, serviceId: wanted.service }))?.number ?? "nobody";
    case "raise":
      await raiseClass(work, { ...one, classId: "infant", reason: "pregnant" });
      return "done";
    case "set-services":
      await setServices(work, { ...press, serviceIds: wanted.infant ? null : [wanted.service] });
      return "done";
    default:
      throw new Error(`nobody knows ${wanted.verb}`);
  }
}

function destinationOf({ to, service, other }: Command): Parameters<typeof transfer>[1]["to"] {
  switch (to) {
    case "service":
      return { serviceId: service };
    case "counter":
      return { counterId: other };
    case "front":
      return { front: true };
    case "service-front":
      return { serviceId: service, front: true };
  }
}
