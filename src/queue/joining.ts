import type { Location, Series } from "../office/office-file.ts";
import { kioskOf, type Office } from "../office/office.ts";
import { addresses } from "../platform/addresses.ts";
import type { Day } from "../platform/civil.ts";
import { note } from "../platform/event.ts";
import { hashToken, newId } from "../platform/id.ts";
import type { Language } from "../platform/language.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { slotsOf } from "../reservations/slots.ts";
import type { Due } from "./due-time.ts";
import { lastRunning, takeNumber } from "./issuing-store.ts";
import { labelOf, runningAfter, type Range } from "./numbering.ts";
import { insertPrintJob } from "./paper-store.ts";
import { insertTicket } from "./store.ts";
import type { Ticket, TicketId } from "./ticket.ts";

/** What joins the queue, decided; only its row is still to be written. */
export interface Joining {
  readonly locationId: string;
  readonly day: Day;
  readonly number: string;
  readonly serviceId: string;
  readonly source: Ticket["source"];
  readonly due: Due;
  readonly token: string;
  readonly language: Language;
  readonly classId?: string | null;
  readonly staffId?: string | null;
  readonly reservation?: Reservation;
  /** The day is over already: it never waits (Q8). */
  readonly tooLate?: boolean;
}

/** Writes the ticket and its event. Its due time is fixed here and stays (Q2). */
export async function join(work: Work, joining: Joining): Promise<TicketId> {
  const id = newId<TicketId>();
  const { reservation } = joining;
  await insertTicket(work, {
    id,
    state: joining.tooLate === true ? "unserved" : "waiting",
    version: 1,
    location_id: joining.locationId,
    day: joining.day,
    number: joining.number,
    service_id: joining.serviceId,
    reservation_id: reservation?.id ?? null,
    source: joining.source,
    class_id: joining.classId ?? null,
    class_reason: null,
    persons: reservation?.persons ?? 1,
    further_services: JSON.stringify(reservation?.furtherServices ?? []),
    language: joining.language,
    issued_at: work.now,
    due_at: joining.due.dueAt,
    slot_at: reservation?.startsAt ?? null,
    not_before: joining.due.notBefore,
    front: 0,
    for_counter_id: null,
    counter_id: null,
    calls: 0,
    called_at: null,
    serving_at: null,
    ended_at: joining.tooLate === true ? work.now : null,
    recall_counter_id: null,
    recall_ready: 0,
    outcome: null,
    token_hash: hashToken(joining.token),
  });
  await note(work, {
    kind: joining.tooLate === true ? "ticket-unserved" : "ticket-issued",
    locationId: joining.locationId,
    serviceId: joining.serviceId,
    ticketId: id,
    reservationId: reservation?.id ?? null,
    staffId: joining.staffId ?? null,
    detail: { source: joining.source, class: joining.classId ?? null },
  });
  return id;
}

/**
 * Draws the next number of a series at a location for a day (K2, B9). The table refuses one given before, so it goes on
 * until one is free. Throws Refusal outOfNumbers.
 */
export async function drawNumber(
  work: Work,
  office: Office,
  of: { location: Location; series: string; day: Day },
): Promise<string> {
  const { location, day } = of;
  const series = present(
    location.series.find(({ id }) => id === of.series),
    "notServedHere",
  );
  const last = await lastRunning(work, {
    locationId: location.id,
    day,
    series: series.id,
  });
  const kept = {
    others: location.series,
    slots: slotNumbers(office, { location, series, day }),
  };
  for (const running of runningAfter(last, series, kept)) {
    const label = labelOf(series, running);
    const given = await takeNumber(work, {
      location_id: location.id,
      day,
      label,
      series: series.id,
      running,
    });
    if (given) return label;
  }
  throw new Refusal("unavailable", "outOfNumbers");
}

/** The numbers that belong to the day's slots (Vizovice: 101, 102 …); they have no letter. */
function slotNumbers(office: Office, of: { location: Location; series: Series; day: Day }): Range[] {
  if (of.series.prefix !== "") return [];
  return office.plans
    .filter(({ location }) => location === of.location.id)
    .flatMap((plan) => {
      const last = slotsOf(office, plan, of.day).at(-1);
      const from = plan.slotNumbersFrom;
      if (from === null || last === undefined) return [];
      return [{ from, to: from + last.placesBefore + last.places - 1 }];
    });
}

/** Queues the ticket's paper in the same work (K5); a kiosk without a printer has none. */
export async function queuePaper(
  work: Work,
  office: Office,
  paper: { kioskId: string | null; ticketId: TicketId; token: string },
): Promise<void> {
  if (paper.kioskId === null) return;
  if (kioskOf(office, paper.kioskId).printer === "none") return;
  await insertPrintJob(work, {
    kioskId: paper.kioskId,
    ticketId: paper.ticketId,
    link: addresses.ticket(work.house.publicAddress, paper.token),
  });
}
