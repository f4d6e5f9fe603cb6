import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf, isDay } from "../platform/civil.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Fields, type Route, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { cancelByStaff, moveByStaff, offerByStaff, setNote } from "../reservations/actions.ts";
import { exportOf, noteOf, reservationById } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { readTarget } from "../reservations/staff-choices.ts";
import { staffDays, stripOf } from "../reservations/staff-days.ts";
import { FIRST_REASON, readReason, reasonIn, type Reason } from "./reasons.ts";
import { rehearse, writtenTo } from "./rehearsal.ts";
import {
  cancelModel,
  cancelView,
  DONE,
  isChangeable,
  moveModel,
  moveView,
  OFFER_HOURS,
  oneModel,
  oneView,
  USUAL_OFFER_HOURS,
  type Done,
} from "./reservations-one-pages.ts";
import { OFFICE_WATCH, sceneFor } from "./scene.ts";

/** One reservation: its facts and note, and what the office may do to it (B12, B13). */
export function oneReservationRoutes(needs: DeskNeeds): Route[] {
  const path = "/admin/reservations/:id";
  return [
    get(path, OFFICE_WATCH, (visit) => show(needs, visit)),
    post(`${path}/note`, OFFICE_WATCH, (visit) => keepNote(needs, visit)),
    get(`${path}/cancellation`, OFFICE_WATCH, (visit) => askCancel(needs, visit, FIRST_REASON)),
    post(`${path}/cancellation`, OFFICE_WATCH, (visit) => cancel(needs, visit)),
    get(`${path}/moves`, OFFICE_WATCH, (visit) => askMove(needs, visit, { error: "", reason: FIRST_REASON })),
    post(`${path}/moves`, OFFICE_WATCH, (visit) => move(needs, visit)),
    get(`${path}/export.json`, OFFICE_WATCH, (visit) => download(needs, visit)),
  ];
}

/** The reservation an address names. Throws notFound. */
export const reservationAsked = async (reader: Reader, visit: Visit): Promise<Reservation> =>
  present(await reservationById(reader, visit.params["id"] ?? ""));

/** Who is signed in; the route has made sure of it. */
export const staffOf = (visit: Visit): string => visit.person?.staffId ?? "";

const pageOf = (visit: Visit, { id }: Pick<Reservation, "id">, done: Done): Response =>
  seeOther(visit.link(`/admin/reservations/${id}?done=${done}`));

async function show(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const asked = visit.url.searchParams.get("done");
  const done = DONE.find((each) => each === asked) ?? null;
  const model = await needs.works.read(async (reader) => {
    const reservation = await reservationAsked(reader, visit);
    const scene = await sceneIn(needs, reader, visit, visit.words.admin.reserving.one.title);
    return oneModel(scene, reservation, { note: await noteOf(reader, reservation.id), done });
  });
  return html(needs.renderer.render(oneView, model));
}

const sceneIn = async (needs: DeskNeeds, reader: Reader, visit: Visit, title: string) =>
  sceneFor(needs, await currentOffice(reader), visit, { title, room: "reservations" });

const MOST_NOTE = 2_000;

async function keepNote(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const note = (await visit.form()).text("note").trim().slice(0, MOST_NOTE);
  const reservation = await needs.works.write(async (work) => {
    const found = await reservationAsked(work, visit);
    await setNote(work, { id: found.id, note, staffId: staffOf(visit) });
    return found;
  });
  return pageOf(visit, reservation, "noted");
}

/** Beside the reasons stands the message as it would be sent. */
async function askCancel(needs: DeskNeeds, visit: Visit, reason: Reason): Promise<Response> {
  const { reservation, message } = await rehearse(needs.works, async (work) => {
    const found = await reservationAsked(work, visit);
    if (!isChangeable(found)) throw new Refusal("gone", "alreadyEnded");
    await cancelByStaff(work, { id: found.id, reason: reasonIn(found.language, reason), staffId: staffOf(visit) });
    return {
      reservation: found,
      message: await writtenTo(work, [found.client?.email ?? "", found.client?.phone ?? ""]),
    };
  });
  const scene = await needs.works.read((reader) =>
    sceneIn(needs, reader, visit, visit.words.admin.reserving.cancelling.title),
  );
  return html(needs.renderer.render(cancelView, cancelModel(scene, reservation, { reason, message })));
}

async function cancel(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const reason = readReason(form);
  if (form.text("do") !== "cancel") return askCancel(needs, visit, reason);
  const reservation = await needs.works.write(async (work) => {
    const found = await reservationAsked(work, visit);
    if (found.state === "cancelled") return found; // a double click, or somebody was faster: the page says how it stands
    return cancelByStaff(work, { id: found.id, reason: reasonIn(found.language, reason), staffId: staffOf(visit) });
  });
  return pageOf(visit, reservation, "cancelled");
}

async function askMove(needs: DeskNeeds, visit: Visit, typed: { error: string; reason: Reason }): Promise<Response> {
  const query = visit.url.searchParams;
  const model = await needs.works.read(async (reader) => {
    const reservation = await reservationAsked(reader, visit);
    if (!isChangeable(reservation)) throw new Refusal("gone", "alreadyEnded");
    const scene = await sceneIn(needs, reader, visit, visit.words.admin.reserving.moving.title);
    const { timeZone } = locationOf(scene.office, reservation.locationId);
    const strip = stripOf(query.get("from"), dayOf(reader.now, timeZone));
    const days = await staffDays(reader, reservation, strip.from);
    const asked = query.get("day") ?? "";
    const first = days.find(({ times }) => times.some(({ open, free }) => open && free >= reservation.persons));
    const chosen = isDay(asked) ? asked : (first?.day ?? null);
    return moveModel(scene, reservation, { ...strip, ...typed, chosen, days });
  });
  return html(needs.renderer.render(moveView, model), typed.error === "" ? 200 : 422);
}

async function move(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const reason = readReason(form);
  const to = readTarget(form.text("to"));
  if (to === null) return askMove(needs, visit, { error: visit.words.admin.reserving.moving.chooseTime, reason });
  const offered = form.text("how") === "offer";
  const reservation = await needs.works.write(async (work) => {
    const found = await reservationAsked(work, visit);
    if (!offered && found.startsAt === to.startsAt && found.planId === to.planId) return found; // sent twice: it is there already
    const deed = { id: found.id, to, reason: reasonIn(found.language, reason), staffId: staffOf(visit) };
    return offered
      ? offerByStaff(work, { ...deed, withinMinutes: hoursIn(form) * 60 })
      : moveByStaff(work, { ...deed, keepFree: false });
  });
  return pageOf(visit, reservation, offered ? "offered" : "moved");
}

function hoursIn(form: Fields): number {
  const asked = Number(form.text("hours"));
  return OFFER_HOURS.find((hours) => hours === asked) ?? USUAL_OFFER_HOURS;
}

/** P3: everything kept about the client, as a file for them. The name of the file names nobody. */
async function download(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const kept = await needs.works.read(async (reader) => exportOf(reader, (await reservationAsked(reader, visit)).id));
  return new Response(JSON.stringify(kept, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="reservation.json"',
      "cache-control": "no-store",
    },
  });
}
