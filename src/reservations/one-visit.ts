import type { Booking, Service } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { Refusal } from "../platform/refusal.ts";

/** One of the services of a visit (B15). */
export interface OfferPart {
  readonly service: Service;
  readonly booking: Booking;
}

/** B15: the services of one visit, the first one first. Throws slotUnknown where one cannot be booked, or not together with the first. */
export function partsOf(office: Office, serviceIds: readonly string[]): OfferPart[] {
  const parts = serviceIds.map((id) => {
    const service = office.services.find((each) => each.id === id);
    if (service === undefined || service.booking === null) throw new Refusal("not-found", "slotUnknown");
    return { service, booking: service.booking };
  });
  const [first, ...further] = serviceIds;
  const allowed = parts[0]?.booking.with ?? [];
  const isTogether = new Set(serviceIds).size === serviceIds.length && further.every((id) => allowed.includes(id));
  if (first === undefined || !isTogether) throw new Refusal("not-found", "slotUnknown");
  return parts;
}

/** B15: the first service's way of booking, with the slots of all and the strictest of their limits of clock and persons. */
export function wholeVisit(parts: readonly OfferPart[], first: Booking): Booking {
  if (parts.length === 1) return first;
  const all = parts.map(({ booking }) => booking);
  return {
    ...first,
    slots: all.reduce((sum, { slots }) => sum + slots, 0),
    persons: Math.min(...all.map(({ persons }) => persons)),
    ahead: all.map(({ ahead }) => ahead).reduce((a, b) => (inDays(a) <= inDays(b) ? a : b)),
    newDayAt: all.map(({ newDayAt }) => newDayAt).reduce((a, b) => (a >= b ? a : b)),
    latest: all.map(({ latest }) => latest).reduce(stricter),
    fields: all.map(({ fields }) => fields).reduce(allAsked),
    questions: all
      .flatMap(({ questions }) => questions)
      .filter(({ id }, index, every) => every.findIndex((other) => other.id === id) === index),
    challenge: all.some(({ challenge }) => challenge === "numerals") ? "numerals" : "none",
  };
}

const inDays = (ahead: Booking["ahead"]): number => ("days" in ahead ? ahead.days : ahead.months * 30);

function stricter(a: Booking["latest"], b: Booking["latest"]): Booking["latest"] {
  if (a === "day-before" || b === "day-before") return "day-before";
  return a.minutesBefore >= b.minutesBefore ? a : b;
}

type Fields = Booking["fields"];
type Field = Fields["name"];

/** B5: what any of them asks is asked. */
const allAsked = (a: Fields, b: Fields): Fields => ({
  name: more(a.name, b.name),
  email: more(a.email, b.email),
  phone: more(a.phone, b.phone),
  company: more(a.company, b.company),
  phoneOrEmail: a.phoneOrEmail && b.phoneOrEmail,
});

const ORDER: readonly Field[] = ["off", "optional", "required"];
const more = (a: Field, b: Field): Field => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);
