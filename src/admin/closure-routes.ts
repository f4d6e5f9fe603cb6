import { officeZone } from "../office/office.ts";
import { removeClosure } from "../office/actions.ts";
import { currentOffice } from "../office/queries.ts";
import { fieldsOf } from "../platform/body.ts";
import { dayOf, isDay } from "../platform/civil.ts";
import { instant } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Route, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { reservationById } from "../reservations/queries.ts";
import { closureAsked, confirmClosure, showWhom } from "./closure-confirming.ts";
import { blankClosure, closureErrors, type ClosureTyped } from "./closure-form.ts";
import {
  closuresModel,
  closuresView,
  newClosureModel,
  newClosureView,
  toldModel,
  toldView,
  type Fate,
} from "./closure-pages.ts";
import type { ForAll } from "./closure-sight.ts";
import type { FieldError } from "./form.ts";
import { staffOf } from "./reservations-one-routes.ts";
import { OFFICE_WATCH, sceneFor } from "./scene.ts";

/** B12: what is closed, and the wizard that closes a day or a part of it without forgetting anybody. */
export function closureRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin/closures", OFFICE_WATCH, (visit) => list(needs, visit)),
    get("/admin/closures/new", OFFICE_WATCH, (visit) => wizard(needs, visit)),
    get("/admin/closures/told", OFFICE_WATCH, (visit) => told(needs, visit)),
    post("/admin/closures", OFFICE_WATCH, (visit) => confirmClosure(needs, visit)),
    post("/admin/closures/removal", OFFICE_WATCH, (visit) => remove(needs, visit)),
  ];
}

async function list(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const t = visit.words.admin.reserving.closing;
  const said = visit.url.searchParams.get("done");
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const scene = sceneFor(needs, office, visit, { title: t.title, room: "closures" });
    const notice = said === "removed" ? t.removed : "";
    return closuresModel(scene, { today: dayOf(reader.now, officeZone(office)), notice });
  });
  return html(needs.renderer.render(closuresView, model));
}

const FOR_ALL: readonly ForAll[] = ["move", "offer", "cancel"];

/** Step one, or with all of it answered step two. Both are addresses that can be gone back to; nobody's name is in them. */
async function wizard(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const query = visit.url.searchParams;
  const t = visit.words.admin.reserving.closing;
  const asked = await closureAsked(needs, fieldsOf(query));
  if (!query.has("from")) return showNew(needs, visit, { typed: blankClosure(asked.office), errors: [] });
  const errors = closureErrors(asked.errors, t);
  if (!query.has("whom") || asked.toClose === null)
    return showNew(needs, visit, { typed: asked.typed, errors: query.has("whom") ? errors : [] });
  const all = FOR_ALL.find((each) => each === query.get("all")) ?? "move";
  const { typed, toClose } = asked;
  return showWhom(needs, visit, { typed, toClose, words: typed.reason, own: new Map(), all, shown: null, errors: [] });
}

async function showNew(
  needs: DeskNeeds,
  visit: Visit,
  seen: { typed: ClosureTyped; errors: readonly FieldError[] },
): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const title = visit.words.admin.reserving.closing.newTitle;
    const scene = sceneFor(needs, office, visit, { title, room: "closures" });
    return newClosureModel(scene, { ...seen, today: dayOf(reader.now, officeZone(office)) });
  });
  return html(needs.renderer.render(newClosureView, model), seen.errors.length > 0 ? 422 : 200);
}

const WHAT = { move: "moved", offer: "offered", cancel: "cancelled" } as const;
const isWhat = (word: string): word is keyof typeof WHAT => Object.hasOwn(WHAT, word);
const WAYS = ["email", "sms"] as const;

/** The address holds only what was done to which reservation; who they are is read afresh, as long as it is known (A4). */
async function told(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const model = await needs.works.read(async (reader) => {
    const fates: Fate[] = [];
    for (const each of visit.url.searchParams.getAll("r")) {
      const [what = "", id = "", by = "", at = ""] = each.split(".");
      const reservation = await reservationById(reader, id);
      const to = Number(at);
      if (reservation !== null && isWhat(what))
        fates.push({
          reservation,
          what: WHAT[what],
          way: WAYS.find((way) => way === by) ?? null,
          to: Number.isSafeInteger(to) && to > 0 ? instant(to) : null,
        });
    }
    const title = visit.words.admin.reserving.closing.toldTitle;
    return toldModel(sceneFor(needs, await currentOffice(reader), visit, { title, room: "closures" }), fates);
  });
  return html(needs.renderer.render(toldView, model));
}

/** Opens again what was closed. Nobody who was moved or cancelled comes back by it. */
async function remove(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const [from, to] = [form.text("from"), form.text("to")];
  if (!isDay(from) || !isDay(to)) throw new Refusal("not-understood", "notUnderstood");
  const services = form.all("service");
  const closure = {
    from,
    to,
    hours: form.text("hours") === "" ? null : form.text("hours"),
    services: services.length === 0 ? null : [...services],
  };
  await needs.works.write((work) =>
    removeClosure(work, { locationId: form.text("location"), closure, staffId: staffOf(visit) }),
  );
  return seeOther(visit.link("/admin/closures?done=removed"));
}
