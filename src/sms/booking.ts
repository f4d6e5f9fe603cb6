import { wordFor, type Named } from "../office/asked-by-text.ts";
import { addDays } from "../platform/civil.ts";
import { Refusal } from "../platform/refusal.ts";
import { tellBriefDay, tellClock } from "../platform/telling.ts";
import { dayOf } from "../platform/civil.ts";
import { bookByText } from "../reservations/actions.ts";
import { numbersOf, type Reservation } from "../reservations/reservation.ts";
import { zoneAt } from "../reservations/zone.ts";
import { examples } from "./examples.ts";
import { freeDays, freeOn } from "./free-times.ts";
import { placeSaid } from "./place-said.ts";
import { notFree, refuse, whyNot } from "./refusing.ts";
import type { Request } from "./request.ts";
import type { Answer, Scene } from "./scene.ts";
import { serviceNamed, serviceSaid, wordsSaid } from "./services.ts";
import { timeSaid, type FreeTime } from "./times.ts";

/** S1: the slot that was named, or why not and the nearest free ones. */
export async function bookAsked(scene: Scene, asked: Extract<Request, { kind: "book" }>): Promise<Answer> {
  const service = serviceNamed(scene.office, asked.service);
  if (service === null) return unknownService(scene);
  const free = await freeOn(scene.work, scene.office, service, asked.day);
  const wished = free.find(({ time }) => time === asked.time);
  const reason = () => whyNot(scene, service, asked.day, asked.time);
  if (wished === undefined) return notFree(scene, service, { ...asked, reason: await reason() });
  return take(scene, service, { wished, name: asked.name });
}

/** So many days ahead a time nobody named is looked for (S1). */
const A_WEEK = 7;

/** S1: the nearest free slot within a week. */
export async function bookNearest(scene: Scene, asked: Extract<Request, { kind: "book-nearest" }>): Promise<Answer> {
  const { work, office, today, t } = scene;
  const service = serviceNamed(office, asked.service);
  if (service === null) return unknownService(scene);
  const week = { from: today, to: addDays(today, A_WEEK), most: 1 };
  const wished = (await freeDays(work, office, service, week))[0]?.[0];
  if (wished === undefined) return notFree(scene, service, { day: today, time: null, reason: t.fullWeek });
  return take(scene, service, { wished, name: asked.name });
}

export const unknownService = (scene: Scene): Answer => refuse(scene, scene.t.unknownService(wordsSaid(scene.office)));

async function take(
  scene: Scene,
  service: Named,
  { wished, name }: { wished: FreeTime; name: string },
): Promise<Answer> {
  const { work, language, phone, offerMinutes, t } = scene;
  const { planId, startsAt, day, time } = wished;
  try {
    const order = { serviceId: service.id, planId, startsAt, language, name, phone, offerMinutes };
    const reservation = await bookByText(work, order);
    return offerMinutes === null ? booked(scene, reservation) : offered(scene, reservation);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.key === "tooManyReservations") return refuse(scene, t.tooMany);
    if (error.key !== "slotTaken" && error.key !== "dayFull") return refuse(scene, t.unavailable);
    return notFree(scene, service, { day, time, reason: t.taken(timeSaid(day, time, language)) });
  }
}

/** S1: the slot, the place in few words, and the code or the number. */
export function booked(scene: Scene, reservation: Reservation): Answer {
  const { office, words, language } = scene;
  const { code, window } = reservation;
  const zone = zoneAt(office, reservation.locationId);
  const atKiosk = window === null ? "" : `${tellClock(window.from, zone)}-${tellClock(window.to, zone)}`;
  return {
    kind: "sms-booked",
    values: {
      ...about(scene, reservation),
      code: window === null ? "" : (code ?? ""),
      window: atKiosk,
      number: numbersOf(reservation).join(", "),
      cancelText: `${wordFor(words, "cancel", language)} ${code ?? ""}`,
    },
    language,
    pace: "deed",
    reservation,
  };
}

/** S2: held until the deadline for an answer. */
function offered(scene: Scene, reservation: Reservation): Answer {
  const { office, words, language, today } = scene;
  const by = reservation.confirmBy ?? reservation.startsAt;
  const zone = zoneAt(office, reservation.locationId);
  const on = dayOf(by, zone);
  return {
    kind: "sms-offered",
    values: {
      ...about(scene, reservation),
      deadline: `${on === today ? "" : `${tellBriefDay(on, language)} `}${tellClock(by, zone)}`,
      yes: wordFor(words, "yes", language),
      no: wordFor(words, "no", language),
    },
    language,
    pace: "deed",
    reservation,
  };
}

/** What and when, of a reservation the answer is about. */
export function about(scene: Scene, reservation: Reservation) {
  const { office, language } = scene;
  const { day, time, serviceId } = reservation;
  const service = office.services.find(({ id }) => id === serviceId);
  return {
    ...examples(scene, serviceNamed(office, service?.smsWord ?? "")),
    ...placeSaid(office, reservation, language),
    service: service === undefined ? "" : serviceSaid(office, service, language),
    when: timeSaid(day, time, language),
    day: tellBriefDay(day, language),
    time,
  };
}
