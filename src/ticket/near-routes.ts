import { frameOf } from "../office/frame.ts";
import { HOUR, MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, STATUS, type Route, type Visit } from "../platform/http.ts";
import { keyedHash } from "../platform/id.ts";
import type { Limiter } from "../platform/limiter.ts";
import { Refusal } from "../platform/refusal.ts";
import { dropNear, wishNear } from "../queue/near-actions.ts";
import { holderOf } from "./following.ts";
import { EMPTY_FORM, readNearForm, type NearForm } from "./near-form.ts";
import { nearModel, nearView } from "./near-pages.ts";
import type { Seen } from "./pages.ts";
import { see } from "./seeing.ts";

/** A lobby shares one address; a contact counts more (L6). */
const MOST_OF_ADDRESS = 60;
const MOST_OF_CONTACT = 6;
const UNDERSTOOD_NOT = 422;

interface Telling {
  readonly needs: DeskNeeds;
  readonly byAddress: Limiter;
  readonly byContact: Limiter;
  readonly gone: (visit: Visit) => Promise<Response>;
}

/** "Tell me when N are before me" (V4). */
export function nearRoutes(needs: DeskNeeds, gone: Telling["gone"]): Route[] {
  const telling: Telling = {
    needs,
    byAddress: needs.limiter(MOST_OF_ADDRESS, 10 * MINUTE),
    byContact: needs.limiter(MOST_OF_CONTACT, HOUR),
    gone,
  };
  return [
    get("/ticket/:token/notice", "anyone", (visit) => show(telling, visit)),
    post("/ticket/:token/notice", "anyone", (visit) => wish(telling, visit)),
  ];
}

async function show(telling: Telling, visit: Visit): Promise<Response> {
  const { token } = holderOf(visit);
  const seen = await telling.needs.works.read((reader) => see(reader, token));
  if (seen === null) return telling.gone(visit);
  if (!mayWish(seen)) return seeOther(visit.link(`/ticket/${token}`));
  const before = seen.wish?.before ?? Math.max(1, Math.min(EMPTY_FORM.before, seen.now.ahead - 1));
  return page(telling, visit, { seen, form: { ...EMPTY_FORM, before } });
}

const mayWish = ({ now, wish, line }: Seen): boolean =>
  now.ticket.state === "waiting" && wish?.toldAt == null && line.location.tellNear.length > 0;

async function wish(telling: Telling, visit: Visit): Promise<Response> {
  const { needs, byAddress, byContact } = telling;
  const { token } = holderOf(visit);
  const form = await visit.form();
  const seen = await needs.works.read((reader) => see(reader, token));
  if (seen === null) return telling.gone(visit);
  const home = seeOther(visit.link(`/ticket/${token}`));
  if (form.text("stop") === "1") {
    await needs.works.write((work) => dropNear(work, token));
    return home;
  }
  if (!mayWish(seen)) return home;
  const { office, location } = seen.line;
  const typed = { before: form.text("before"), contact: form.text("contact") };
  const asked = readNearForm(typed, location.tellNear, office.office.country);
  if ("wrong" in asked) return page(telling, visit, { seen, form: asked }, UNDERSTOOD_NOT);
  const contact = keyedHash(needs.key, "near", asked.recipient.toLowerCase());
  if (!byAddress.allow(visit.address) || !byContact.allow(contact)) throw new Refusal("too-many", "tooMany");
  const answer = await needs.works.write((work) => wishNear(work, token, { ...asked, language: visit.language }));
  if (answer.kind === "set") return home;
  const already = visit.words.ticket.near.already(answer.ahead);
  const kept = { before: asked.before, contact: typed.contact, wrong: null };
  return page(telling, visit, { seen, form: kept, already }, STATUS.conflict);
}

function page(
  { needs }: Telling,
  visit: Visit,
  shown: { seen: Seen; form: NearForm; already?: string },
  status = 200,
): Response {
  const { seen, form, already = "" } = shown;
  const { office, location } = seen.line;
  const trial = needs.trialFrame(visit, location.timeZone);
  const frame = frameOf(office, visit, visit.words.ticket.near.title, trial);
  const model = nearModel(visit, frame, { seen, token: holderOf(visit).token, form, already });
  const headers = { "x-robots-tag": "noindex", "cache-control": "no-store" };
  return html(needs.renderer.render(nearView, model), status, headers);
}
