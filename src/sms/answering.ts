import { answerText, arrivalToAnswer, forStaff, isFirstAnswer, mayAnswer } from "../messaging/arrivals-actions.ts";
import { officeZone, told, type Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { addresses } from "../platform/addresses.ts";
import { dayOf } from "../platform/civil.ts";
import { after, HOUR, instant, type Instant } from "../platform/clock.ts";
import type { Work } from "../platform/work.ts";
import { erasing, erasingAtLatest } from "../reservations/ending.ts";
import { bookAsked, bookNearest } from "./booking.ts";
import { cancelAsked, leaveLast, takeLast } from "./deciding.ts";
import { readRequest, type Request } from "./request.ts";
import { sceneOf, type Answer, type Received, type Scene } from "./scene.ts";
import { languageOf } from "./spoken.ts";
import { askForMore, help, notUnderstood, tellFree } from "./telling.ts";

/**
 * Reads a text message, does what it asks for and writes the answer, all in one work: neither is there without the other, and a
 * text that was answered is not answered again (M1, C6). Whom the machine may not answer it does nothing for; staff do.
 */
export async function answerArrival(work: Work, arrivalId: string): Promise<void> {
  const arrival = await arrivalToAnswer(work, arrivalId);
  const may = await mayAnswer(work, { arrivalId, kind: "sms-booked", pace: "deed" });
  if (may !== "may" && may !== "switched-off") return forStaff(work, arrivalId, may);
  const office = await currentOffice(work);
  const response = await respond(work, office, arrival);
  if (response === null) return forStaff(work, arrivalId);
  const { kind, values, language, reservation, pace } = response;
  const privacyLink = (await isFirstAnswer(work, arrival.threadId)) ? addresses.privacy(work.house.publicAddress) : "";
  await answerText(work, {
    arrivalId,
    pace,
    kind,
    language,
    values: { ...values, privacyLink },
    ...lifeOf(work, office, reservation),
    ...(pace === "help" ? { andStaff: true } : {}),
  });
}

/** The answer and the text it answers go with the reservation they are about (A4). */
function lifeOf(work: Work, office: Office, reservation: Answer["reservation"]) {
  if (reservation === null) return {};
  const day = after(work.now, 24 * HOUR);
  const soon = after(work.now, HOUR);
  if (reservation.state === "cancelled") {
    const eraseAt = erasing(office, reservation, work.now);
    if (eraseAt <= soon) return { notAfter: soon, eraseAt: soon }; // else it would be emptied before it can leave
    return { reservationId: reservation.id, notAfter: day, eraseAt };
  }
  return {
    reservationId: reservation.id,
    notAfter: earlier(day, reservation.confirmBy ?? reservation.startsAt),
    eraseAt: erasingAtLatest(office, reservation),
  };
}

const earlier = (a: Instant, b: Instant): Instant => instant(Math.min(a, b));

/** What one text comes to; null: it is for a person. */
async function respond(work: Work, office: Office, received: Received): Promise<Answer | null> {
  const { booking, keywords } = office.office.sms;
  const reading = { words: booking?.words ?? null, keywords: keywords.map(({ word }) => word) };
  const request = readRequest(received.text, { ...reading, today: dayOf(work.now, officeZone(office)) });
  if (request.kind === "keyword") return ownWord(office, received, request.index);
  const scene = sceneOf(work, office, received);
  if (scene === null || (!received.isWhole && request.kind !== "help")) return null;
  return answerTo(scene, request);
}

function answerTo(scene: Scene, request: Exclude<Request, { kind: "keyword" }>): Promise<Answer> {
  switch (request.kind) {
    case "book":
      return bookAsked(scene, request);
    case "book-nearest":
      return bookNearest(scene, request);
    case "free":
      return tellFree(scene, request);
    case "cancel":
      return cancelAsked(scene, request.code);
    case "yes":
      return takeLast(scene);
    case "no":
      return leaveLast(scene);
    case "help":
      return help(scene);
    case "unfinished":
      return askForMore(scene, request);
    case "unknown":
      return notUnderstood(scene);
  }
}

function ownWord(office: Office, { text }: Received, index: number): Answer {
  const language = languageOf(text, office);
  const answer = told(office, office.office.sms.keywords[index]?.answer ?? "", language);
  return { kind: "sms-keyword", values: { answer }, language, pace: "question", reservation: null };
}
