import type { MessageKind } from "../office/message-kinds.ts";
import { currentOffice } from "../office/queries.ts";
import { after } from "../platform/clock.ts";
import { note } from "../platform/event.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { write, type Letter } from "./actions.ts";
import { mayAnswerTo } from "./answering.ts";
import { A_DAY, ARRIVALS_KEPT, type Arrival, type LeftToStaff, type MayAnswer, type Pace } from "./arrival.ts";
import { wordsOf } from "./arrived-text.ts";
import { arrivalsIn, endNew, findArrival } from "./arrivals-store.ts";
import { leftToStaffFor, noteSaid, saidWithinDay, isUnanswered, textsAnswered } from "./answers-store.ts";
import type { Arrived } from "./delivery.ts";
import { receive } from "./receiving.ts";

/**
 * Keeps a text message that came, raw, before anything is made of it (S3): to whatever number and from whatever sender. Returns
 * its id; of one that a trusted transport tells again, the first one's.
 */
export const receiveText = (work: Work, arrived: Arrived): Promise<string> => receive(work, arrived);

const AT_ONCE = 50;

/** Texts the machine has not read yet, the oldest first: whole or as much of them as came, from phones of served countries only. */
export const arrivalsToAnswer = (reader: Reader): Promise<Arrival[]> => arrivalsIn(reader, "new", AT_ONCE);

/** One that is still to be read by the machine. Throws `alreadyEnded`, or `notFound`. */
export async function arrivalToAnswer(reader: Reader, id: string): Promise<Arrival> {
  const { state, ...arrival } = present(await findArrival(reader, id));
  if (state !== "new") throw new Refusal("conflict", "alreadyEnded");
  return arrival;
}

/**
 * Whether the machine may answer (S3). Ask before the deed: where it is neither `may` nor `switched-off`, the text is staff's
 * (`forStaff`) and nothing is done on it, for nobody would learn of it.
 */
export async function mayAnswer(
  reader: Reader,
  of: { arrivalId: string; kind: MessageKind; pace: Pace },
): Promise<MayAnswer> {
  const arrival = await arrivalToAnswer(reader, of.arrivalId);
  const { answers } = (await currentOffice(reader)).office.sms;
  const answered = of.pace === "help" ? await textsAnswered(reader, arrival.threadId, of.kind) : [];
  const sameWords = answered.some((text) => wordsOf(text) === wordsOf(arrival.text));
  const asking = { sender: arrival.sender, kind: of.kind, pace: of.pace, sameWords, now: reader.now };
  return mayAnswerTo(asking, await saidWithinDay(reader, arrival.phone), answers);
}

/** An answer by the machine, in the wording of its kind. */
export interface Answer extends Pick<Letter, "kind" | "language" | "values" | "button" | "reservationId" | "ticketId"> {
  readonly arrivalId: string;
  readonly pace: Pace;
  /** When the answer's words must be gone: with what it is about; by default with the text itself. */
  readonly eraseAt?: Letter["eraseAt"];
  /** By default a day from now. */
  readonly notAfter?: Letter["notAfter"];
  /** The machine says something, and a person is to read the text all the same. */
  readonly andStaff?: boolean;
}

/**
 * Answers a text in the same work as what was done on it, so that neither is there without the other (M1). Where the machine may
 * not answer, the text goes to staff; where the office does not want the answer, it counts as dealt with. Returns which it was.
 */
export async function answerText(work: Work, answer: Answer): Promise<MayAnswer> {
  const { arrivalId, pace, eraseAt, andStaff, ...letter } = answer;
  const arrival = await arrivalToAnswer(work, arrivalId);
  const verdict = await mayAnswer(work, { arrivalId, kind: answer.kind, pace });
  if (verdict !== "may" && verdict !== "switched-off") {
    await forStaff(work, arrivalId, verdict);
    return verdict;
  }
  if (verdict === "may") {
    const [notAfter, gone] = [after(work.now, A_DAY), eraseAt ?? after(work.now, ARRIVALS_KEPT)];
    await write(work, { notAfter, ...letter, channel: "sms", recipient: arrival.phone, eraseAt: gone });
    await noteSaid(work, { phone: arrival.phone, kind: answer.kind });
  }
  if (andStaff === true) await forStaff(work, arrivalId, "unknown", answer.kind);
  else await markAnswered(work, arrivalId, { as: answer.kind, reservationId: answer.reservationId });
  return verdict;
}

/** Whether the machine has said nothing yet to this thread, as far as its texts are kept (S3). */
export const isFirstAnswer = (reader: Reader, threadId: string): Promise<boolean> => isUnanswered(reader, threadId);

/** Dealt with, and nothing to say: `as` from a list of the caller's, e.g. the kind of request. */
export const markAnswered = (
  work: Work,
  id: string,
  did: { as: string; reservationId?: string | undefined },
): Promise<void> => end(work, id, { state: "answered", answer: did.as, reservationId: did.reservationId ?? null });

/** A person's matter: it waits in the inbox by thread (I4). When the machine has used up its day, that is told once a day. */
export async function forStaff(
  work: Work,
  id: string,
  reason: LeftToStaff = "unknown",
  answer: MessageKind | null = null,
): Promise<void> {
  const toldToday = reason === "day-full" && (await leftToStaffFor(work, reason, after(work.now, -A_DAY)));
  const { isWhole } = await arrivalToAnswer(work, id);
  const why = reason === "unknown" && !isWhole ? "incomplete" : reason;
  await end(work, id, { state: "staff", reason: why, answer });
  await note(work, { kind: "text-for-staff", detail: { reason: why } });
  if (reason === "day-full" && !toldToday) await note(work, { kind: "answers-used-up" });
}

async function end(work: Work, id: string, as: Parameters<typeof endNew>[2]): Promise<void> {
  if (!(await endNew(work, id, as))) throw new Refusal("conflict", "alreadyEnded");
}
