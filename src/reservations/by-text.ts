import type { Office } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { Instant } from "../platform/clock.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { Order } from "./actions.ts";
import { offersTo } from "./client-store.ts";
import { confirmUntold } from "./confirming.ts";
import { cancel } from "./ending.ts";
import { known } from "./finding.ts";
import { hold } from "./holding.ts";
import type { Reservation } from "./reservation.ts";
import { withCode } from "./store.ts";
import { checkLimits, wantedBy } from "./taking.ts";

/** What somebody books by a text message (S1): only the name is asked, the sender's number is the contact (S3). */
export interface TextOrder {
  readonly serviceId: string;
  readonly planId: string;
  readonly startsAt: Instant;
  readonly language: Language;
  readonly name: string;
  /** Whole, as it is stored: `+` and digits. */
  readonly phone: string;
  /** How long it is offered before it must be taken; null: it is theirs at once (S2, B7). */
  readonly offerMinutes: number | null;
}

/**
 * Takes the place: confirmed, or held as an offer. Writes no message, as the answer to the text is the message (S1). Throws
 * slotTaken, slotUnknown, tooLate, tooFar, dayFull, tooManyReservations, outOfNumbers; then nothing has changed.
 */
export async function bookByText(work: Work, wish: TextOrder): Promise<Reservation> {
  const office = await currentOffice(work);
  const { serviceId, planId, startsAt, language, name, phone, offerMinutes } = wish;
  const order: Order = {
    serviceId,
    planId,
    startsAt,
    language,
    persons: 1,
    source: "sms",
    client: { name, company: "", email: "", phone, answers: {} },
    formId: null,
    staffId: null,
  };
  const wanted = wantedBy(office, { ...order, by: "client" });
  await checkLimits(work, wanted, order);
  const held = await hold(work, office, wanted, { order, within: offerMinutes });
  return offerMinutes === null ? confirmUntold(work, office, held) : held;
}

/** S2 `ANO`: the newest offer that still holds a place for exactly this number is taken; null when there is none. */
export async function takeOffer(work: Work, phone: string): Promise<Reservation | null> {
  const office = await currentOffice(work);
  const offer = await newestOffer(work, office, phone);
  return offer === null ? null : confirmUntold(work, office, offer);
}

/** S2 `NE`: it is let go, and its place is free at once; null when there is none. */
export async function leaveOffer(work: Work, phone: string): Promise<Reservation | null> {
  const office = await currentOffice(work);
  const offer = await newestOffer(work, office, phone);
  return offer === null ? null : cancel(work, office, offer, { notice: false });
}

/**
 * S2 `ZRUS`: by the code, from the number of the reservation only, whichever way it was made. A wrong code and a wrong number get
 * the same notFound. Who also gave an e-mail address gets the notice there; the answer to the text is the other. Throws alreadyEnded.
 */
export async function cancelByText(work: Work, given: { code: string; phone: string }): Promise<Reservation> {
  const office = await currentOffice(work);
  const everywhere = office.locations.map(({ id }) => id);
  for (const id of await withCode(work, everywhere, given.code)) {
    const found = await known(work, office, id);
    if (found.client?.phone !== given.phone) continue;
    if (found.state !== "confirmed") throw new Refusal("gone", "alreadyEnded");
    return cancel(work, office, found, { notice: found.client.email !== "" });
  }
  throw new Refusal("not-found", "notFound");
}

/** The nine digits an index knows are not the whole number: +420 and +48 may share them. */
async function newestOffer(work: Work, office: Office, phone: string): Promise<Reservation | null> {
  for (const id of await offersTo(work, phone)) {
    const offer = await known(work, office, id);
    if (offer.client?.phone === phone && offer.startsAt > work.now) return offer;
  }
  return null;
}
