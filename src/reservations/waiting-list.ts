import { serviceOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { addDays, startOfDay, type Day } from "../platform/civil.ts";
import { note } from "../platform/event.ts";
import { keyedHash } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { foldEmail, foldPhone } from "./contact.ts";
import { isOnWaitlistOpen } from "./queries.ts";
import { dropWishOf, insertWish } from "./wish-store.ts";
import { zoneAt } from "./zone.ts";

export interface WaitWish {
  readonly serviceId: string;
  readonly locationId: string;
  readonly day: Day;
  readonly language: Language;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/**
 * B14 "let me know": puts a contact in line for a full day. The same contact once more keeps its place and gets the same answer
 * (C6). Returns the token by which the line is left. Throws notUnderstood without a contact, waitlistClosed when the day is not full.
 */
export async function joinWaitlist(work: Work, wish: WaitWish): Promise<string> {
  const { serviceId, locationId, day } = wish;
  const email = wish.email.trim();
  const phone = wish.phone.trim();
  if (email === "" && phone === "") throw new Refusal("not-understood", "notUnderstood");
  const office = await currentOffice(work);
  serviceOf(office, serviceId);
  const token = tokenOf(work, { ...wish, email, phone });
  if (!(await isOnWaitlistOpen(work, { serviceId, locationId }, day))) throw new Refusal("conflict", "waitlistClosed");
  const eraseAt = startOfDay(addDays(day, 1), zoneAt(office, locationId));
  const { language, name } = wish;
  const isNew = await insertWish(work, { serviceId, locationId, day, language, name, email, phone, token, eraseAt });
  if (isNew) await note(work, { kind: "waitlist-joined", locationId, serviceId });
  return token;
}

/** Leaves the line; twice, or with a token nobody has, is no error and tells nothing (S4). */
export async function leaveWaitlist(work: Work, token: string): Promise<void> {
  const left = await dropWishOf(work, token);
  if (left !== null) await note(work, { kind: "waitlist-left", ...left });
}

/** The same for the same contact and line, and nobody can guess it. */
const tokenOf = (work: Work, wish: Pick<WaitWish, "serviceId" | "locationId" | "day" | "email" | "phone">): string =>
  keyedHash(
    work.house.key,
    "wish",
    [wish.serviceId, wish.locationId, wish.day, foldEmail(wish.email) || foldPhone(wish.phone)].join(" "),
  );
