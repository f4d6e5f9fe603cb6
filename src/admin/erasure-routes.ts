import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, type Route, type Visit } from "../platform/http.ts";
import type { Reader } from "../platform/work.ts";
import { eraseNow } from "../reservations/actions.ts";
import { erasureReport, reservationById, sharing } from "../reservations/queries.ts";
import type { Reservation, ReservationId } from "../reservations/reservation.ts";
import { eraseModel, eraseView, erasureModel, erasureView, receiptModel, receiptView } from "./erasure-pages.ts";
import { reservationAsked, staffOf } from "./reservations-one-routes.ts";
import { OFFICE_WATCH, sceneFor } from "./scene.ts";

/** A4, P3: what is kept until when, and the erasing of one person's data at once. */
export function erasureRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin/erasure", OFFICE_WATCH, (visit) => report(needs, visit)),
    get("/admin/reservations/:id/erasure", OFFICE_WATCH, (visit) => ask(needs, visit)),
    post("/admin/reservations/:id/erasure", OFFICE_WATCH, (visit) => erase(needs, visit)),
  ];
}

async function report(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const title = visit.words.admin.reserving.erasure.title;
    const scene = sceneFor(needs, await currentOffice(reader), visit, { title, room: "erasure" });
    return erasureModel(scene, await erasureReport(reader));
  });
  return html(needs.renderer.render(erasureView, model));
}

async function ask(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const title = visit.words.admin.reserving.erasure.askTitle;
    const scene = sceneFor(needs, await currentOffice(reader), visit, { title, room: "reservations" });
    const reservation = await reservationAsked(reader, visit);
    return eraseModel(scene, reservation, await othersOf(reader, reservation.id));
  });
  return html(needs.renderer.render(eraseView, model));
}

async function othersOf(reader: Reader, id: ReservationId): Promise<Reservation[]> {
  const found = [];
  for (const other of await sharing(reader, id)) found.push(await reservationById(reader, other));
  return found.filter((each) => each !== null);
}

/** The answer is the receipt itself: it holds nothing about anybody and is there to be printed at once. */
async function erase(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.write(async (work) => {
    const { id } = await reservationAsked(work, visit);
    const receipt = await eraseNow(work, { id, staffId: staffOf(visit) });
    const title = visit.words.admin.reserving.erasure.receiptTitle;
    const scene = sceneFor(needs, await currentOffice(work), visit, { title, room: "reservations" });
    return receiptModel(scene, id, { receipt, transports: needs.callbacks.from });
  });
  return html(needs.renderer.render(receiptView, model));
}
