import type { Booking, Service } from "../office/office-file.ts";
import type { Day } from "../platform/civil.ts";
import { view } from "../platform/render.ts";
import { tellDay } from "../platform/telling.ts";
import { fieldsOf, summaryOf, type Field, type Filled, type Summary } from "./fields.ts";
import type { EndedModel } from "./own-pages.ts";
import { matterOf, page, type Page, type Scene } from "./scene.ts";

/** "Dejte mi vědět": a place in line for a full day (B14). */

export interface WaitingModel extends Page {
  readonly back: string;
  readonly lead: string;
  readonly how: string;
  readonly summary: Summary;
  readonly action: string;
  readonly stamp: string;
  readonly fields: readonly Field[];
  readonly privacyHref: string;
}
export const waitingView = view<WaitingModel>("booking/waiting");

/** What is waited for. */
export interface Wished {
  readonly service: Service;
  readonly booking: Booking;
  readonly locationId: string;
  readonly day: Day;
}

/** What the form of the waiting list asks: who, and one way to be told; the rest comes with the reservation. */
export function askedWaiting(booking: Booking): Booking {
  const { name, email, phone, phoneOrEmail } = booking.fields;
  const byMail = email !== "off" && !phoneOrEmail;
  return {
    ...booking,
    persons: 1,
    questions: [],
    confirm: { by: "none" },
    fields: {
      name,
      company: "off",
      phoneOrEmail,
      email: byMail ? "required" : "off",
      phone: byMail || phoneOrEmail ? "off" : phone === "off" ? "off" : "required",
    },
  };
}

export function waitingPage(scene: Scene, wished: Wished, filled: Filled): WaitingModel {
  const { t, link, language } = scene;
  const { service, booking, locationId, day } = wished;
  const base = `/booking/${service.id}/${locationId}`;
  return {
    ...page(scene, t.waitingTitle),
    back: link(`${base}?day=${day}`),
    lead: t.waitingLead(matterOf(scene, service).title, tellDay(day, language)),
    how: t.waitingHow(booking.waitlistMinutes ?? 0),
    summary: summaryOf(t, filled.errors),
    action: link(`${base}/waiting?day=${day}`),
    stamp: filled.stamp,
    fields: fieldsOf(scene, askedWaiting(booking), filled).map((field) => withoutWhy(scene, field)),
    privacyHref: link("/privacy"),
  };
}

/** The hints of the booking form speak of a confirmation; here one is only told. */
const withoutWhy = ({ t }: Scene, field: Field): Field =>
  field.name === "email" || field.name === "phone" ? { ...field, hint: t.waitingContact } : field;

export interface LeaveModel extends Page {
  readonly lead: string;
  readonly action: string;
  readonly yes: string;
  /** A way on for who has just joined; empty on the page that only asks. */
  readonly again: string;
}
export const leaveView = view<LeaveModel>("booking/leave");

/** After joining: what happens now, and the way out. */
export const joinedPage = (scene: Scene, action: string): LeaveModel => ({
  ...page(scene, scene.t.waitingDoneTitle),
  lead: scene.t.waitingDone,
  action: scene.link(action),
  yes: scene.t.leaveNow,
  again: scene.link("/booking"),
});

export const leavePage = (scene: Scene, action: string): LeaveModel => ({
  ...page(scene, scene.t.leaveTitle),
  lead: scene.t.leaveLead,
  action: scene.link(action),
  yes: scene.t.leaveYes,
  again: "",
});

export const leftPage = (scene: Scene): EndedModel => ({
  ...page(scene, scene.t.leftTitle),
  says: scene.t.leftText,
  again: scene.link("/booking"),
  againLabel: scene.t.bookAgain,
});
