import { addresses } from "../platform/addresses.ts";
import { MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { seeOther, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { cancelByCode, openByCode } from "../reservations/actions.ts";
import { cancelledPage, cancelPage, cancelView } from "./cancel-page.ts";
import { sceneOf } from "./choosing.ts";
import { oneLine } from "./form.ts";
import { draw } from "./own.ts";
import { endedView } from "./own-pages.ts";

/** The form "Zrušit nebo přesunout termín": code and contact cancel at once (Kostelec), or open the reservation's own page (B11). */

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
  const moves = fields.text("deed") === "move";
  if (!guards.address(visit.address) || !guards.contact(contact.toLowerCase()))
    throw new Refusal("too-many", "codeTries");
  try {
    if (moves) {
      const token = await needs.works.write((work) => openByCode(work, { code, contact }));
      return seeOther(visit.link(addresses.move("", token)));
    }
    await needs.works.write((work) => cancelByCode(work, { code, contact }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== "not-found") throw error;
    const scene = await needs.works.read((reader) => sceneOf(needs, reader, visit));
    return draw(needs, cancelView, cancelPage(scene, { code, contact, wrong: true }), 422);
  }
  return seeOther(visit.link("/booking/cancel?done=1"));
}
