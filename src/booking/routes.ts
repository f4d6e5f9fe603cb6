import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Desk, type Route, type Visit } from "../platform/http.ts";
import { cancelByForm, cancelGuardsOf, showCancelForm } from "./code-form.ts";
import { sceneOf, showAgendas, showByText, showService, showTimes } from "./choosing.ts";
import {
  askForCancellation,
  askForConfirmation,
  askToCancelShown,
  askToLetGo,
  calendarOf,
  cancel,
  cancelShown,
  confirm,
  correctAddress,
  enterCode,
  letItGo,
  mailAgain,
  show,
  showAddress,
  showHeld,
} from "./keeping.ts";
import { askForMove, move, showOwnTimes } from "./moving.ts";
import { accessibilityPage, accessibilityView, linksPage, privacyView } from "./notices.ts";
import { privacyPage } from "./privacy.ts";
import { guardsOf } from "./guards.ts";
import { checkDetails, makeReservation, showDetails } from "./ordering.ts";
import type { OwnPurpose } from "./own.ts";
import { askToLeave, join, leave, showWaiting } from "./waiting.ts";

type Handle = (needs: DeskNeeds, visit: Visit) => Promise<Response>;

/** The public pages: an appointment from the first look to its end. The addresses of single reservations come before those of services. */
export function bookingDesk(needs: DeskNeeds): Desk {
  const guards = guardsOf(needs);
  const cancelGuards = cancelGuardsOf(needs);
  const see = (path: string, handle: Handle) => get(path, "anyone", (visit) => handle(needs, visit));
  const deed = (path: string, handle: Handle) => post(path, "anyone", (visit) => handle(needs, visit));

  /** What one's own reservation can do, behind either of its links. */
  const owned = (purpose: OwnPurpose): Route[] => [
    see(`/booking/${purpose}/:token`, show(purpose)),
    see(`/booking/${purpose}/:token/termin.ics`, calendarOf(purpose)),
    see(`/booking/${purpose}/:token/cancellation`, askToCancelShown(purpose)),
    deed(`/booking/${purpose}/:token/cancellation`, cancelShown(purpose)),
    see(`/booking/${purpose}/:token/times`, showOwnTimes(purpose)),
    see(`/booking/${purpose}/:token/moves`, askForMove(purpose)),
    deed(`/booking/${purpose}/:token/moves`, move(purpose)),
  ];

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
      see("/booking/confirm/:token/times", showOwnTimes("confirm")),
      see("/booking/confirm/:token/moves", askForMove("confirm")),
      deed("/booking/confirm/:token/moves", move("confirm")),
      see("/booking/confirm/:token/termin.ics", calendarOf("confirm")),

      see("/booking/cancel/:token", askForCancellation),
      deed("/booking/cancel/:token", cancel),

      see("/booking/links", showLinks),
      see("/booking/by-text", showByText),

      ...owned("show"),
      ...owned("move"),

      see("/booking/waitlist/:token", askToLeave),
      deed("/booking/waitlist/:token", leave),

      see("/booking/:service", showService),
      see("/booking/:service/:location", showTimes),
      see("/booking/:service/:location/waiting", showWaiting),
      deed("/booking/:service/:location/waiting", (_, visit) => join(needs, guards, visit)),
      see("/booking/:service/:location/details", showDetails),
      deed("/booking/:service/:location/details", (_, visit) => checkDetails(needs, guards, visit)),
      deed("/booking/:service/:location/reservations", (_, visit) => makeReservation(needs, guards, visit)),
      back("/booking/:service/:location/reservations"),

      see("/privacy", showPrivacy),
      see("/accessibility", showAccessibility),
    ]
      .map(framed)
      .map(kept),
  };
}

/**
 * What may stand inside a town's website: the way to a reservation and the page that holds it. Pages that a link from a message
 * opens never do, so that nobody is led to press a button that cannot be seen for what it is.
 */
const framed = (route: Route): Route =>
  /^\/booking($|\/held\/|\/:service)/.test(route.path) ? { ...route, embeddable: true } : route;

/** The way to a time, without anybody's own: asked for by many at once when a day opens (L1). The form is not among it. */
const SHARED = [
  "/booking",
  "/booking/by-text",
  "/booking/:service",
  "/booking/:service/:location",
  "/privacy",
  "/accessibility",
];

const kept = (route: Route): Route =>
  route.method === "GET" && SHARED.includes(route.path) ? { ...route, shared: true } : route;

/** What only answers a post, asked for again from the address line: one step back instead of nothing. */
const back = (path: string) =>
  get(path, "anyone", (visit) => seeOther(visit.link(visit.url.pathname.replace(/\/[^/]*$/, ""))));

async function showPrivacy(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  const processing = { words: visit.words.privacy, transports: needs.callbacks.from };
  return html(needs.renderer.render(privacyView, privacyPage(scene, processing)));
}

async function showAccessibility(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  return html(needs.renderer.render(accessibilityView, accessibilityPage(scene)));
}

async function showLinks(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  return html(needs.renderer.render(privacyView, linksPage(scene, needs.publicAddress)));
}
