import { officeZone } from "../office/office.ts";
import { eraseLettersTo } from "../messaging/actions.ts";
import { textsFrom, type TextKept } from "../messaging/threads.ts";
import { eraseTextsFrom } from "../messaging/threads-actions.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, type Day } from "../platform/civil.ts";
import type { Instant } from "../platform/clock.ts";
import type { Reader, Work } from "../platform/work.ts";
import { readNote, sharingContact } from "./client-store.ts";
import { contactsOf, foldEmail } from "./contact.ts";
import { forgetCode } from "./due-store.ts";
import { cancel } from "./ending.ts";
import { eraseAll, noteErased } from "./erasing.ts";
import { known } from "./finding.ts";
import {
  deleteAtTickets,
  deleteNearTo,
  eraseAtOf,
  erasings,
  keptClients,
  keptLinks,
  keptMessages,
  keptNear,
  keptNotes,
  keptTexts,
  keptVisitNotes,
  keptWishes,
  lettersOf,
  nearWishesOf,
  visitNotesOf,
} from "./own-data-store.ts";
import type { Client, Reservation, ReservationId } from "./reservation.ts";
import { allWishes, dropWish, type InLine } from "./wish-store.ts";

/** P3: what a person may take away when their data were erased; it names nobody. */
export interface ErasureReceipt {
  readonly erasedAt: Instant;
  /** The number of the event in the history. */
  readonly event: number;
}

/** P3: everything kept about one reservation's client, for the client. */
export interface PersonalExport {
  readonly reservation: Reservation;
  readonly note: string;
  /** What clerks noted down at the counter (Q5a). */
  readonly visitNotes: readonly string[];
  /** Full days the client waits for a place on (B14). */
  readonly waiting: readonly Pick<InLine, "serviceId" | "locationId" | "day" | "name" | "email" | "phone">[];
  /** When all this will be gone; null when it is. */
  readonly eraseAt: Instant | null;
  readonly messages: readonly {
    readonly kind: string;
    readonly channel: "email" | "sms";
    readonly recipient: string;
    readonly subject: string;
    readonly body: string;
    readonly writtenAt: Instant;
  }[];
  /** Text messages that came from the client's phone, as they came. */
  readonly texts: readonly TextKept[];
  /** Whom to tell when few are before them (V4). */
  readonly near: readonly { readonly before: number; readonly channel: "email" | "sms"; readonly recipient: string }[];
}

/** A4: what of each kind of data is kept, until when by the settings, and what went when. */
export interface ErasureReport {
  readonly eraseAfterDays: number;
  /** `kept`: rows that hold personal data now. `until`: the last instant at which any of them must be gone. */
  readonly kinds: readonly {
    readonly kind: "clients" | "notes" | "visitNotes" | "messages" | "texts" | "links" | "wishes" | "near";
    readonly kept: number;
    readonly until: Instant | null;
  }[];
  /** How many reservations' data were erased on a day, newest first. */
  readonly erased: readonly { readonly day: Day; readonly count: number }[];
}

/**
 * P3: erases a person's data at once, on their word. A reservation still to come is cancelled with them, without a message, as
 * there is nobody left to write to. With them go what was noted at the counter, and what their e-mail or phone was given for besides:
 * places in line, tickets near their turn, text messages both ways. Other reservations under it are not touched (`sharing`). Once
 * more erases what came since, and says so with a receipt of its own.
 */
export async function eraseNow(work: Work, of: { id: ReservationId; staffId: string }): Promise<ErasureReceipt> {
  const { id, staffId } = of;
  const office = await currentOffice(work);
  const reservation = await known(work, office, id);
  if (reservation.client !== null) await eraseWishes(work, reservation.client); // before their place is offered to the next in line
  if (reservation.state === "pending" || reservation.state === "confirmed")
    await cancel(work, office, reservation, { notice: false });
  await eraseTextsFrom(work, reservation.client?.phone ?? "");
  await deleteAtTickets(work, id);
  const gone = await eraseAll(work, [id]);
  await forgetCode(work, id);
  return { erasedAt: work.now, event: await noteErased(work, gone, { reservationId: id, staffId }) };
}

/** P3: what a contact was given for besides the reservation. */
async function eraseWishes(work: Work, client: Client): Promise<void> {
  const contacts = contactsOf(client);
  for (const { id } of await wishesOf(work, client)) await dropWish(work, id);
  await deleteNearTo(work, contacts);
  for (const contact of contacts) await eraseLettersTo(work, contact);
}

async function wishesOf(reader: Reader, client: Client): Promise<InLine[]> {
  const contacts = contactsOf(client);
  const wishes = await allWishes(reader);
  return wishes.filter(({ email, phone }) => contacts.includes(foldEmail(email)) || contacts.includes(phone));
}

/** P3: other reservations kept under the same e-mail or phone, a family's perhaps; each is erased for itself. */
export const sharing = (reader: Reader, id: ReservationId): Promise<ReservationId[]> => sharingContact(reader, id);

/** P3: everything that is kept about the client of one reservation. Throws notFound. */
export async function exportOf(reader: Reader, id: ReservationId): Promise<PersonalExport> {
  const reservation = await known(reader, await currentOffice(reader), id);
  const { client } = reservation;
  const contacts = client === null ? [] : contactsOf(client);
  return {
    reservation,
    note: await readNote(reader, id),
    visitNotes: await visitNotesOf(reader, id),
    waiting:
      client === null ? [] : (await wishesOf(reader, client)).map(({ id: _line, language: _said, ...wish }) => wish),
    eraseAt: await eraseAtOf(reader, id),
    messages: await lettersOf(reader, id, contacts),
    near: await nearWishesOf(reader, id, contacts),
    texts: await textsFrom(reader, client?.phone ?? ""),
  };
}

const MOST_ERASINGS = 1_000;

/** A4: what is kept of each kind, until when at the latest, and what went when; by the days of the office's first location. */
export async function erasureReport(reader: Reader): Promise<ErasureReport> {
  const office = await currentOffice(reader);
  const zone = officeZone(office);
  const erased = new Map<Day, number>();
  for (const { at, count } of await erasings(reader, MOST_ERASINGS)) {
    const day = dayOf(at, zone);
    erased.set(day, (erased.get(day) ?? 0) + count);
  }
  return {
    eraseAfterDays: office.office.privacy.eraseAfterDays,
    kinds: [
      { kind: "clients", ...(await keptClients(reader)) },
      { kind: "notes", ...(await keptNotes(reader)) },
      { kind: "visitNotes", ...(await keptVisitNotes(reader)) },
      { kind: "messages", ...(await keptMessages(reader)) },
      { kind: "texts", ...(await keptTexts(reader)) },
      { kind: "links", ...(await keptLinks(reader)) },
      { kind: "wishes", ...(await keptWishes(reader)) },
      { kind: "near", ...(await keptNear(reader)) },
    ],
    erased: [...erased].map(([day, count]) => ({ day, count })),
  };
}
