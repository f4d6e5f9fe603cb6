import type { DeskNeeds } from "../platform/desk-needs.ts";
import { seeOther, STATUS, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { moveByLink } from "../reservations/actions.ts";
import { showTimesAgain, timesOrMonth } from "./choosing.ts";
import { pickOf, type Pick } from "./form-seal.ts";
import { baseOf, draw, find, movable, settled, tokenOf, type Found, type MovePurpose } from "./own.ts";
import { askToMove, askView } from "./ask-pages.ts";
import { ANOTHER_TIME, standingOf } from "./trouble.ts";

/** B11: another free time in one step. Who loses the race for it keeps the old one and is told. */

/** The times, with the one's own marked. */
export const showOwnTimes =
  (purpose: MovePurpose) =>
  async (needs: DeskNeeds, visit: Visit): Promise<Response> => {
    const found = await find(needs, visit, purpose);
    const { scene, reservation, base } = found;
    if (!movable(scene, reservation)) return settled(needs, found);
    const choosing = { scene, wanted: reservation, moving: { base, reservation } };
    return needs.works.read((reader) => timesOrMonth(needs, reader, visit, choosing));
  };

/** "z … na …", with a button. */
export const askForMove =
  (purpose: MovePurpose) =>
  async (needs: DeskNeeds, visit: Visit): Promise<Response> => {
    const found = await find(needs, visit, purpose);
    const { scene, reservation, base } = found;
    if (!movable(scene, reservation)) return settled(needs, found);
    const { searchParams } = visit.url;
    const to = pickOf(searchParams.get("plan") ?? "", searchParams.get("at") ?? "");
    if (to === null) return seeOther(visit.link(`${base}/times`));
    const { trouble, most } = await needs.works.read((reader) => standingOf(reader, scene, reservation, to));
    const against = trouble ?? (most < reservation.persons ? "slotTaken" : null);
    if (against !== null) return timesAgain(needs, visit, found, { to, refusal: new Refusal("conflict", against) });
    return draw(needs, askView, askToMove(scene, reservation, { base, to }));
  };

export const move =
  (purpose: MovePurpose) =>
  async (needs: DeskNeeds, visit: Visit): Promise<Response> => {
    const fields = await visit.form();
    const base = baseOf(visit, purpose);
    const to = pickOf(fields.text("plan"), fields.text("at"));
    if (to === null) return seeOther(visit.link(`${base}/times`));
    try {
      await needs.works.write((work) => moveByLink(work, tokenOf(visit), to));
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === "not-found") throw error;
      const found = await find(needs, visit, purpose);
      if (!ANOTHER_TIME.has(error.key)) return settled(needs, found);
      return timesAgain(needs, visit, found, { to, refusal: error });
    }
    return seeOther(visit.link(`${base}?moved=1`));
  };

function timesAgain(needs: DeskNeeds, visit: Visit, found: Found, lost: { to: Pick; refusal: Refusal }) {
  const { base, reservation } = found;
  const { to, refusal } = lost;
  const notice = `${visit.words.refusals[refusal.key]} ${visit.words.booking.movingStays}`;
  const again = { wanted: reservation, at: to.startsAt, notice, draft: "", moving: { base, reservation } };
  return showTimesAgain(needs, visit, again, STATUS[refusal.kind]);
}
