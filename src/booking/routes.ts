import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Desk, type Visit } from "../platform/http.ts";
import { sceneOf, showAgendas, showService, showTimes } from "./choosing.ts";
import {
  askForCancellation,
  askForConfirmation,
  askToCancelShown,
  askToLetGo,
  calendarOf,
  cancel,
  cancelByForm,
  cancelGuardsOf,
  cancelShown,
  confirm,
  correctAddress,
  enterCode,
  letItGo,
  mailAgain,
  show,
  showAddress,
  showCancelForm,
  showHeld,
} from "./keeping.ts";
import { accessibilityPage, accessibilityView, privacyPage, privacyView } from "./notices.ts";
import { guardsOf } from "./guards.ts";
import { checkDetails, makeReservation, showDetails } from "./ordering.ts";

type Handle = (needs: DeskNeeds, visit: Visit) => Promise<Response>;

/** The public pages: an appointment from the first look to its end. The addresses of single reservations come before those of services. */
export function bookingDesk(needs: DeskNeeds): Desk {
  const guards = guardsOf(needs);
  const cancelGuards = cancelGuardsOf(needs);
  const see = (path: string, handle: Handle) => get(path, "anyone", (visit) => handle(needs, visit));
  const deed = (path: string, handle: Handle) => post(path, "anyone", (visit) => handle(needs, visit));

  return {
    name: "booking",
    routes: [
      see("/booking", showAgendas),
      see("/booking/cancel", showCancelForm),
      deed("/booking/cancel", (_, visit) => cancelByForm(needs, cancelGuards, visit)),

      see("/booking/held/:token", showHeld),
      deed("/booking/held/:token/code", enterCode),
      back("/booking/held/:token/code"),
      deed("/booking/held/:token/mail", mailAgain),
      back("/booking/held/:token/mail"),
      see("/booking/held/:token/address", showAddress),
      deed("/booking/held/:token/address", correctAddress),
      see("/booking/held/:token/cancellation", askToLetGo),
      deed("/booking/held/:token/cancellation", letItGo),
      see("/booking/held/:token/termin.ics", calendarOf("held")),

      see("/booking/confirm/:token", askForConfirmation),
      deed("/booking/confirm/:token", confirm),
      see("/booking/confirm/:token/termin.ics", calendarOf("confirm")),

      see("/booking/cancel/:token", askForCancellation),
      deed("/booking/cancel/:token", cancel),

      see("/booking/show/:token", show),
      see("/booking/show/:token/termin.ics", calendarOf("show")),
      see("/booking/show/:token/cancellation", askToCancelShown),
      deed("/booking/show/:token/cancellation", cancelShown),

      see("/booking/:service", showService),
      see("/booking/:service/:location", showTimes),
      see("/booking/:service/:location/details", showDetails),
      deed("/booking/:service/:location/details", (_, visit) => checkDetails(needs, guards, visit)),
      deed("/booking/:service/:location/reservations", (_, visit) => makeReservation(needs, guards, visit)),
      back("/booking/:service/:location/reservations"),

      see("/privacy", showPrivacy),
      see("/accessibility", showAccessibility),
    ],
  };
}

/** What only answers a post, asked for again from the address line: one step back instead of nothing. */
const back = (path: string) =>
  get(path, "anyone", (visit) => seeOther(visit.link(visit.url.pathname.replace(/\/[^/]*$/, ""))));

async function showPrivacy(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  return html(needs.renderer.render(privacyView, privacyPage(scene)));
}

async function showAccessibility(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  return html(needs.renderer.render(accessibilityView, accessibilityPage(scene)));
}
