import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, seeOther, STATUS, type Visit } from "../platform/http.ts";
import { MINUTE } from "../platform/clock.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { View } from "../platform/render.ts";
import type { Work } from "../platform/work.ts";
import { cancelByCode, cancelByLink, confirmByCode, confirmByLink, letGo, sendAgain } from "../reservations/actions.ts";
import { entryOf } from "../reservations/letters.ts";
import { reservationBehind } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { cancelledPage, cancelPage, cancelView } from "./cancel-page.ts";
import { sceneOf } from "./choosing.ts";
import { emailFault, oneLine } from "./form.ts";
import {
  addressPage,
  addressView,
  askToCancel,
  askToConfirm,
  askView,
  confirmedPage,
  confirmedView,
  endedPage,
  endedView,
  heldPage,
  heldView,
} from "./own-pages.ts";
import type { Scene } from "./scene.ts";

/** What the links of one reservation lead to (B7). A GET changes nothing (S3); a link used twice tells the state it finds. */

type Purpose = "held" | "confirm" | "cancel" | "show";
interface Found {
  readonly scene: Scene;
  readonly reservation: Reservation;
  /** The address of the link itself, without language. */
  readonly base: string;
}

const tokenOf = (visit: Visit): string => visit.params["token"] ?? "";
const baseOf = (visit: Visit, purpose: Purpose): string => `/booking/${purpose}/${tokenOf(visit)}`;

/** Throws the same notFound for a wrong, an expired and an erased link (S4). */
const find = (needs: DeskNeeds, visit: Visit, purpose: Purpose): Promise<Found> =>
  needs.works.read(async (reader) => ({
    scene: await sceneOf(needs, reader, visit),
    reservation: present(await reservationBehind(reader, tokenOf(visit), purpose)),
    base: baseOf(visit, purpose),
  }));

const draw = <Model extends object>(needs: DeskNeeds, named: View<Model>, model: Model, status = 200): Response =>
  html(needs.renderer.render(named, model), status);

/** The page of a reservation that is not pending any more: its own, or that it is over. */
function settled(needs: DeskNeeds, { scene, reservation, base }: Found): Response {
  switch (reservation.state) {
    case "pending":
    case "confirmed":
    case "due":
    case "arrived": {
      const cancel = base.startsWith("/booking/show/") && cancellable(reservation) ? `${base}/cancellation` : "";
      return draw(needs, confirmedView, confirmedPage(scene, reservation, { base, cancel }));
    }
    default:
      return draw(needs, endedView, endedPage(scene, reservation));
  }
}

/** With the link of its confirmation a client can cancel as by the form: the code and the contact are the reservation's own. */
const cancellable = ({ state, code, client }: Reservation): boolean =>
  state === "confirmed" && code !== null && contactOf(client) !== "";

const contactOf = (client: Reservation["client"]): string =>
  client === null ? "" : client.email === "" ? client.phone : client.email;

export async function showHeld(needs: DeskNeeds, visit: Visit) {
  const found = await find(needs, visit, "held");
  const notice = visit.url.searchParams.has("sent") ? sentTo(found) : "";
  return held(needs, found, { notice, triesLeft: null });
}

const sentTo = ({ scene, reservation }: Found): string => {
  const address = contactOf(reservation.client);
  return address === "" ? "" : scene.t.sentAgain(address);
};

function held(
  needs: DeskNeeds,
  found: Found,
  news: { notice: string; triesLeft: number | null },
  status = 200,
): Response {
  const { scene, reservation, base } = found;
  if (reservation.state !== "pending") return settled(needs, found);
  return draw(needs, heldView, heldPage(scene, reservation, { base, ...news }), status);
}

/** The one-time code typed on the page still open. */
export async function enterCode(needs: DeskNeeds, visit: Visit) {
  const code = oneLine((await visit.form()).text("code"));
  const answer = await needs.works.write((work) => confirmByCode(work, tokenOf(visit), code));
  if (answer.right) return seeOther(visit.link(baseOf(visit, "held")));
  const found = await find(needs, visit, "held");
  return held(needs, found, { notice: "", triesLeft: answer.triesLeft }, 422);
}

export const mailAgain = (needs: DeskNeeds, visit: Visit) => send(needs, visit, null);

async function send(needs: DeskNeeds, visit: Visit, email: string | null) {
  const base = baseOf(visit, "held");
  try {
    await needs.works.write((work) => sendAgain(work, tokenOf(visit), email));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === "not-found") throw error;
    const found = await find(needs, visit, "held");
    return held(needs, found, { notice: visit.words.refusals[error.key], triesLeft: null }, STATUS[error.kind]);
  }
  return seeOther(visit.link(`${base}?sent=1`));
}

export async function showAddress(needs: DeskNeeds, visit: Visit) {
  const found = await find(needs, visit, "held");
  const { scene, reservation, base } = found;
  if (reservation.state !== "pending") return settled(needs, found);
  const email = reservation.client?.email ?? "";
  return draw(needs, addressView, addressPage(scene, base, { email, errors: [] }));
}

export async function correctAddress(needs: DeskNeeds, visit: Visit) {
  const email = oneLine((await visit.form()).text("email"));
  const key = email === "" ? "email" : emailFault(email);
  if (key === null) return send(needs, visit, email);
  const { scene, base } = await find(needs, visit, "held");
  return draw(needs, addressView, addressPage(scene, base, { email, errors: [{ field: "email", key }] }), 422);
}

export async function askToLetGo(needs: DeskNeeds, visit: Visit) {
  const found = await find(needs, visit, "held");
  const { scene, reservation, base } = found;
  if (reservation.state !== "pending") return settled(needs, found);
  const at = { title: scene.t.letGoTitle, action: `${base}/cancellation`, keep: base };
  return draw(needs, askView, askToCancel(scene, reservation, at));
}

export async function letItGo(needs: DeskNeeds, visit: Visit) {
  await needs.works.write((work) => letGo(work, tokenOf(visit)));
  return seeOther(visit.link(baseOf(visit, "held")));
}

/** A page with a button, as scanners open the links of mails (B7). */
export async function askForConfirmation(needs: DeskNeeds, visit: Visit) {
  const found = await find(needs, visit, "confirm");
  const { scene, reservation, base } = found;
  if (reservation.state !== "pending") return settled(needs, found);
  return draw(needs, askView, askToConfirm(scene, reservation, base));
}

export async function confirm(needs: DeskNeeds, visit: Visit) {
  await needs.works.write((work) => confirmByLink(work, tokenOf(visit)));
  return seeOther(visit.link(baseOf(visit, "confirm")));
}

export async function askForCancellation(needs: DeskNeeds, visit: Visit) {
  const found = await find(needs, visit, "cancel");
  const { scene, reservation, base } = found;
  if (reservation.state !== "pending" && reservation.state !== "confirmed") return settled(needs, found);
  const at = { title: scene.t.cancelTitle, action: base, keep: "" };
  return draw(needs, askView, askToCancel(scene, reservation, at));
}

export async function cancel(needs: DeskNeeds, visit: Visit) {
  await needs.works.write((work) => cancelByLink(work, tokenOf(visit)));
  return seeOther(visit.link(baseOf(visit, "cancel")));
}

export async function show(needs: DeskNeeds, visit: Visit) {
  const found = await find(needs, visit, "show");
  return found.reservation.state === "pending"
    ? draw(needs, endedView, endedPage(found.scene, found.reservation))
    : settled(needs, found);
}

export async function askToCancelShown(needs: DeskNeeds, visit: Visit) {
  const found = await find(needs, visit, "show");
  const { scene, reservation, base } = found;
  if (!cancellable(reservation)) return settled(needs, found);
  const at = { title: scene.t.cancelTitle, action: `${base}/cancellation`, keep: base };
  return draw(needs, askView, askToCancel(scene, reservation, at));
}

export async function cancelShown(needs: DeskNeeds, visit: Visit) {
  await needs.works.write(async (work) => {
    const reservation = present(await reservationBehind(work, tokenOf(visit), "show"));
    if (cancellable(reservation)) await cancelOwn(work, reservation);
  });
  return seeOther(visit.link(baseOf(visit, "show")));
}

const cancelOwn = (work: Work, { code, client }: Reservation) =>
  cancelByCode(work, { code: code ?? "", contact: contactOf(client) });

/** The calendar entry, from whichever of its links the page was opened. */
export const calendarOf =
  (purpose: Purpose) =>
  async (needs: DeskNeeds, visit: Visit): Promise<Response> => {
    const { scene, reservation } = await find(needs, visit, purpose);
    if (reservation.state !== "confirmed") throw new Refusal("gone", "alreadyEnded");
    const entry = entryOf({ office: scene.office, reservation, base: needs.publicAddress, now: scene.now });
    return new Response(entry, {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="termin.ics"',
      },
    });
  };

export async function showCancelForm(needs: DeskNeeds, visit: Visit) {
  const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
  return visit.url.searchParams.has("done")
    ? draw(needs, endedView, cancelledPage(scene))
    : draw(needs, cancelView, cancelPage(scene, { code: "", contact: "", wrong: false }));
}

/** Tries at the form by contact and by address, so that no code can be guessed (S7). */
export interface CancelGuards {
  readonly contact: (contact: string) => boolean;
  readonly address: (address: string) => boolean;
}

export const cancelGuardsOf = (needs: DeskNeeds): CancelGuards => ({
  contact: needs.limiter(5, MINUTE).allow,
  address: needs.limiter(30, MINUTE).allow,
});

export async function cancelByForm(needs: DeskNeeds, guards: CancelGuards, visit: Visit) {
  const fields = await visit.form();
  const code = oneLine(fields.text("code")).replaceAll(/\D/g, "");
  const contact = oneLine(fields.text("contact")).slice(0, 200);
  if (!guards.address(visit.address) || !guards.contact(contact.toLowerCase()))
    throw new Refusal("too-many", "codeTries");
  try {
    await needs.works.write((work) => cancelByCode(work, { code, contact }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "not-found") throw error;
    const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
    return draw(needs, cancelView, cancelPage(scene, { code, contact, wrong: true }), 422);
  }
  return seeOther(visit.link("/booking/cancel?done=1"));
}
