import type { DeskNeeds } from "../platform/desk-needs.ts";
import { seeOther, STATUS, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { giveUpReserved } from "../queue/actions.ts";
import { cancelByCode, cancelByLink, confirmByCode, confirmByLink, letGo, sendAgain } from "../reservations/actions.ts";
import { entryOf } from "../reservations/letters.ts";
import { reservationBehind } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { askToCancel, askToConfirm, askView } from "./ask-pages.ts";
import { emailFault, oneLine } from "./form.ts";
import {
  movable,
  allWait,
  baseOf,
  cancellable,
  contactOf,
  draw,
  find,
  hasCome,
  settled,
  tokenOf,
  type Found,
  type OwnPurpose,
  type Purpose,
} from "./own.ts";
import { addressPage, addressView, endedPage, endedView, heldPage, heldView } from "./own-pages.ts";

/** What the links of one reservation lead to (B7). A GET changes nothing (S3); a link used twice tells the state it finds. */

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
  return draw(
    needs,
    askView,
    askToConfirm(scene, reservation, { base, move: movable(scene, reservation) ? `${base}/times` : "" }),
  );
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

export const show =
  (purpose: OwnPurpose) =>
  async (needs: DeskNeeds, visit: Visit): Promise<Response> => {
    const found = await find(needs, visit, purpose);
    if (found.reservation.state === "pending") return draw(needs, endedView, endedPage(found.scene, found.reservation));
    return settled(needs, found, visit.url.searchParams.has("moved"));
  };

export const askToCancelShown =
  (purpose: OwnPurpose) =>
  async (needs: DeskNeeds, visit: Visit): Promise<Response> => {
    const found = await find(needs, visit, purpose);
    const { scene, reservation, base } = found;
    if (!cancellable(reservation) || !allWait(found.tickets)) return settled(needs, found);
    const at = { title: scene.t.cancelTitle, action: `${base}/cancellation`, keep: base };
    return draw(needs, askView, askToCancel(scene, reservation, at));
  };

export const cancelShown =
  (purpose: OwnPurpose) =>
  async (needs: DeskNeeds, visit: Visit): Promise<Response> => {
    await needs.works
      .write(async (work) => {
        const reservation = present(await reservationBehind(work, tokenOf(visit), purpose));
        if (hasCome(reservation)) await giveUpReserved(work, reservation.id);
        else if (cancellable(reservation)) await cancelOwn(work, reservation);
      })
      .catch(unlessCalled);
    return seeOther(visit.link(baseOf(visit, purpose)));
  };

/** Called in the same moment: the page says so. */
function unlessCalled(error: unknown): void {
  if (!(error instanceof Refusal) || error.key !== "ticketMoved") throw error;
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
