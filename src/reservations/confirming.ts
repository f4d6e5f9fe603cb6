import type { Office } from "../office/office.ts";
import { recall, write } from "../messaging/actions.ts";
import { addDays, startOfDay } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import { keyedHash, newCode } from "../platform/id.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { correctEmail } from "./client-store.ts";
import { foldEmail } from "./contact.ts";
import { erasingAtLatest, noteReservation } from "./ending.ts";
import { appointment, codeBySms, pleaseConfirm, reach, type AppointmentKind, type Instead } from "./letters.ts";
import { dropMailedLinks, dropOneTimeCode, makeLink, makeLinks, makeOneTimeCode } from "./link-store.ts";
import { remindAt } from "./reminder-time.ts";
import type { Reservation } from "./reservation.ts";
import { setMails, codeIsLive, moveTo, readReservation } from "./store.ts";
import { checkContact } from "./taking.ts";
import { telling } from "./telling.ts";
import { zoneAt } from "./zone.ts";

/**
 * B7, B9: a pending reservation becomes confirmed and gets its arrival code, unique among the live ones of its location; only now
 * does the kiosk know it. Writes the confirmation and sets the reminder. Throws alreadyEnded when it has moved on.
 */
export async function confirmNow(work: Work, office: Office, pending: Reservation): Promise<Reservation> {
  const confirmed = await confirmUntold(work, office, pending);
  await tellAppointment(work, office, confirmed, { kind: "confirmed" });
  return confirmed;
}

/** The same with no message: who asked by a text message is told by the answer to it (S1). */
export async function confirmUntold(work: Work, office: Office, pending: Reservation): Promise<Reservation> {
  const code = await unusedCode(work, pending.locationId);
  const booking = office.services.find(({ id }) => id === pending.serviceId)?.booking ?? null;
  if (pending.startsAt <= work.now) throw new Refusal("gone", "alreadyEnded");
  const moved = await moveTo(work, pending.id, "confirmed", {
    confirm_by: null,
    confirmed_at: work.now,
    code,
    code_hash: codeHash(work, pending.locationId, code),
    remind_at: remindAt(office, { ...pending, booking }, work.now),
  });
  const confirmed = await readReservation(work, office, pending.id);
  if (!moved || confirmed === null) throw new Refusal("conflict", "alreadyEnded");
  await dropOneTimeCode(work, confirmed.id);
  await recall(work, confirmed.id);
  await noteReservation(work, confirmed, "confirmed");
  return confirmed;
}

/** B7: asks for confirmation, with a new code and new links. The deadline stays what it is. */
export async function askToConfirm(work: Work, office: Office, pending: Reservation, mails: number): Promise<void> {
  const by = office.services.find(({ id }) => id === pending.serviceId)?.booking?.confirm.by;
  const to = reach(pending.client, by === "sms-code" ? "sms" : "email");
  const about = telling(work, office, pending, erasingAtLatest(office, pending));
  if (to === null || about === null) return;
  await setMails(work, pending.id, mails);
  const expiresAt = pending.startsAt;
  await write(
    work,
    pleaseConfirm(about, to, {
      bySms: by === "sms-code",
      code: await makeOneTimeCode(work, pending.id),
      ...(await makeLinks(work, pending.id, { confirm: expiresAt, cancel: expiresAt })),
    }),
  );
}

/** B7: the address was mistyped. What went to the wrong one opens nothing any more, and the contact's limit holds for the new one (B3). */
export async function correctAddress(work: Work, office: Office, pending: Reservation, email: string): Promise<void> {
  const { client, serviceId } = pending;
  if (client === null) return;
  const corrected = { ...client, email };
  const booking = office.services.find(({ id }) => id === serviceId)?.booking ?? null;
  if (foldEmail(email) !== foldEmail(client.email))
    await checkContact(work, { ...corrected, phone: "" }, { most: booking?.activePerContact ?? null, serviceId });
  await correctEmail(work, corrected, pending.id);
  await dropMailedLinks(work, pending.id);
}

/** B10: the confirmation, the word of a move or the reminder, with links of its own; and the code by text message where the office sends it so. */
export async function tellAppointment(
  work: Work,
  office: Office,
  confirmed: Reservation,
  news: { kind: AppointmentKind; instead?: Instead },
): Promise<void> {
  const { kind, instead } = news;
  const about = telling(work, office, confirmed, erasingAtLatest(office, confirmed));
  const to = reach(confirmed.client, "email");
  if (about === null || to === null) return;
  const { id, startsAt } = confirmed;
  await write(
    work,
    appointment(about, kind, to, {
      ...(await makeLinks(work, id, { show: dayEnd(office, confirmed), cancel: startsAt })),
      ...(kind === "moved-by-office" ? { move: await makeLink(work, id, "move", { expiresAt: startsAt }) } : {}),
      ...(instead === undefined ? {} : { instead }),
    }),
  );
  const phone = confirmed.client?.phone ?? "";
  const bySms = office.services.find((service) => service.id === confirmed.serviceId)?.booking?.codeBySms;
  if (kind !== "reminder" && bySms === true && phone !== "" && to.channel === "email")
    await write(work, codeBySms(about, phone));
}

/** The hash by which a kiosk still knows a code after its reservation lapsed (A4). */
export const codeHash = (reader: Reader, locationId: string, code: string): string =>
  keyedHash(reader.house.key, "code", `${locationId} ${code}`);

/** The link to the reservation is of use on the whole day: on it the e-ticket is found (V4). */
export const dayEnd = (office: Office, reservation: Pick<Reservation, "day" | "locationId">): Instant =>
  startOfDay(addDays(reservation.day, 1), zoneAt(office, reservation.locationId));

const MOST_DRAWN = 100;

export async function unusedCode(work: Work, locationId: string): Promise<string> {
  for (let drawn = 0; drawn < MOST_DRAWN; drawn += 1) {
    const code = newCode();
    if (!(await codeIsLive(work, locationId, code))) return code;
  }
  throw new Error("no free arrival code was found"); // a million codes, so this many misses mean a fault
}
