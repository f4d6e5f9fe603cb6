import type { DeskNeeds } from "../platform/desk-needs.ts";
import { MINUTE } from "../platform/clock.ts";
import type { Fields, Visit } from "../platform/http.ts";
import { keyedHash, newToken } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import { ageOf, sealStamp, type Draft, type Stamp } from "./form-seal.ts";
import type { Details, FieldError } from "./form.ts";
import { digitsFrom, inWords, isAnswer } from "./numerals.ts";
import type { Booking } from "../office/office-file.ts";
import type { Ordering } from "./order-pages.ts";
import type { Scene } from "./scene.ts";

/** What keeps robots and double clicks away, held for the life of the desk. */
export interface Guards {
  /** A form filled in under a second, by address: some are quick browsers of a whole town hall, hundreds are a machine (B6). */
  readonly quick: (address: string) => boolean;
  /** Answers to one form's numerals. */
  readonly guesses: (formId: string) => boolean;
  /** Bookings by contact (L6); it counts more than the address, as a whole town hall shares one. */
  readonly contact: (contact: string) => boolean;
  readonly address: (address: string) => boolean;
}

export function guardsOf(needs: DeskNeeds): Guards {
  const quick = needs.limiter(300, MINUTE);
  const guesses = needs.limiter(3, 60 * MINUTE);
  const contact = needs.limiter(60, 10 * MINUTE);
  const address = needs.limiter(600, MINUTE);
  return {
    quick: quick.allow,
    guesses: guesses.allow,
    contact: contact.allow,
    address: address.allow,
  };
}

/** L6: bookings by contact and by address; throws tooMany. */
export const limit = (guards: Guards, visit: Visit, { details }: Draft): void => limitContact(guards, visit, details);

export function limitContact(guards: Guards, visit: Visit, details: Pick<Details, "email" | "phone">): void {
  const contact = details.email === "" ? details.phone : details.email;
  const allowed = guards.address(visit.address) && guards.contact(contact.toLowerCase());
  if (!allowed) throw new Refusal("too-many", "tooMany");
}

export const newStamp = (needs: DeskNeeds): Stamp => ({
  formId: newToken(),
  at: needs.clocks.elapsed(),
});

/** A form that is shown again keeps its stamp, but for a new question after a wrong answer or when it is too old. */
export function nextStamp(needs: DeskNeeds, stamp: Stamp | null, errors: readonly FieldError[]): Stamp {
  const renew = errors.some(({ key }) => key === "numerals" || key === "old");
  return stamp === null || renew ? newStamp(needs) : stamp;
}

/** The four digits a form asks for. */
const digitsOf = (needs: DeskNeeds, { formId }: Stamp) => digitsFrom(keyedHash(needs.key, "numerals", formId));

/** The digits in words, where the service asks for them; else empty. */
export const numeralsFor = (needs: DeskNeeds, { t }: Scene, { challenge }: Booking, stamp: Stamp): string =>
  challenge === "numerals" ? inWords(digitsOf(needs, stamp), t.digits) : "";

export const sealed = (needs: DeskNeeds, stamp: Stamp): string => sealStamp(needs.key, stamp);

/** B6: honeypot, age of the form, numerals. Nothing typed is lost by any of them. */
export function botErrors(
  needs: DeskNeeds,
  guards: Guards,
  visit: Visit,
  sent: { fields: Fields; stamp: Stamp | null; order: Pick<Ordering, "booking"> },
): FieldError[] {
  const { fields, stamp, order } = sent;
  if (stamp === null) return [{ field: "send", key: "old" }];
  if (fields.text("website") !== "") return [{ field: "send", key: "trap" }];
  const age = ageOf(stamp, needs.clocks.elapsed());
  if (age === "old") return [{ field: "send", key: "old" }];
  if (age === "fast" && !guards.quick(visit.address)) return [{ field: "send", key: "fast" }];
  if (order.booking.challenge !== "numerals") return [];
  const right = guards.guesses(stamp.formId) && isAnswer(digitsOf(needs, stamp), fields.text("numerals"));
  return right ? [] : [{ field: "numerals", key: "numerals" }];
}
