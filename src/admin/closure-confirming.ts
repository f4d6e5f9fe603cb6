import { type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { dayOf } from "../platform/civil.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { html, seeOther, type Fields, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import type { ToClose } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { closeNow, doDeed, hitPeople, isNo, type Deed, type Wished } from "./closure-deeds.ts";
import { readClosure, type ClosureTyped } from "./closure-form.ts";
import { whomModel, whomView } from "./closure-whom-page.ts";
import { readDeed, seeClosure, standsAs, wayIn, type ClosureSight, type ForAll } from "./closure-sight.ts";
import type { FieldError } from "./form.ts";
import { nameOf } from "./reservations-rows.ts";
import { staffOf } from "./reservations-one-routes.ts";
import { sceneFor } from "./scene.ts";

/** The first step as a form or an address holds it, read against the office as it is now. */
export const closureAsked = (
  needs: DeskNeeds,
  fields: Fields,
): Promise<ReturnType<typeof readClosure> & { office: Office }> =>
  needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    return { ...readClosure(fields, office, dayOf(reader.now, officeZone(office))), office };
  });

/** Steps two and three as they are to be shown. `shown` is how each reservation stood when the page was last seen. */
interface Whom {
  readonly typed: ClosureTyped;
  readonly toClose: ToClose;
  readonly words: string;
  readonly own: ReadonlyMap<string, Deed>;
  readonly all: ForAll;
  readonly shown: ReadonlyMap<string, string> | null;
  readonly errors: readonly FieldError[];
}

export async function showWhom(needs: DeskNeeds, visit: Visit, whom: Whom): Promise<Response> {
  const t = visit.words.admin.reserving.closing;
  const sight = await seeClosure(needs.works, wishedOf(visit, whom), whom);
  const changes = whom.shown === null ? [] : changesOf(visit, whom.shown, sight);
  const errors = sight.already ? [...whom.errors, { field: "words", says: t.already }] : whom.errors;
  const model = await needs.works.read(async (reader) => {
    const scene = sceneFor(needs, await currentOffice(reader), visit, { title: t.newTitle, room: "closures" });
    return whomModel(scene, { ...whom, sight, changes, errors });
  });
  const status = changes.length > 0 ? 409 : errors.length > 0 ? 422 : 200;
  return html(needs.renderer.render(whomView, model), status);
}

/** The words people are told; where nobody typed any, the reason of the closure itself. */
const wishedOf = (visit: Visit, { toClose, typed, words }: Pick<Whom, "toClose" | "typed" | "words">): Wished => ({
  toClose,
  reason: typed.reason,
  words: words === "" ? typed.reason : words,
  staffId: staffOf(visit),
});

function changesOf(visit: Visit, shown: ReadonlyMap<string, string>, { people }: ClosureSight): string[] {
  const t = visit.words.admin.reserving.closing;
  const name = ({ client }: Reservation) => (client === null ? visit.words.admin.reserving.erased : nameOf(client));
  const now = new Map(people.map(({ reservation }) => [String(reservation.id), reservation]));
  const gone = [...shown.keys()].filter((id) => !now.has(id)).map(() => t.gone);
  const others = [...now].flatMap(([id, reservation]) => {
    const before = shown.get(id);
    if (before === undefined) return [t.added(name(reservation))];
    return before === standsAs(reservation) ? [] : [t.changed(name(reservation))];
  });
  const refused = people.filter((person) => person.refused).map(({ reservation }) => t.taken(name(reservation)));
  return [...gone, ...others, ...refused];
}

const MOST_WORDS = 500;

/** What the form of steps two and three sends. */
interface Confirmed {
  readonly words: string;
  readonly own: ReadonlyMap<string, Deed>;
  readonly shown: ReadonlyMap<string, string>;
}

function readConfirmed(form: Fields): Confirmed {
  const own = new Map<string, Deed>();
  const shown = new Map<string, string>();
  for (const name of form.names) {
    const [kind, id] = name.split("-deed-");
    if (kind !== "" || id === undefined) continue;
    const deed = readDeed(form.text(name));
    if (deed !== null) own.set(id, deed);
    shown.set(id, form.text(`-seen-${id}`));
  }
  return { words: form.text("words").replaceAll(/\s+/g, " ").trim().slice(0, MOST_WORDS), own, shown };
}

class Changed extends Error {}

/**
 * Closes and tells everybody, in one work: either all of it or nothing. Where somebody has changed meanwhile, or a new place
 * was taken, the page comes again with what is different. The same form sent twice finds the closure standing and answers
 * the same.
 */
export async function confirmClosure(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form(256 * 1024);
  const { typed, toClose, errors } = await closureAsked(needs, form);
  if (toClose === null) throw new Refusal("not-understood", "notUnderstood", errors.join(" "));
  const confirmed = readConfirmed(form);
  const whom: Whom = { typed, toClose, ...confirmed, all: "move", errors: [] };
  if (form.text("do") !== "close") return showWhom(needs, visit, { ...whom, shown: null });
  if (confirmed.shown.size > 0 && confirmed.words === "") {
    const t = visit.words.admin.reserving.closing;
    return showWhom(needs, visit, { ...whom, errors: [{ field: "words", says: t.errors.words }] });
  }
  try {
    await needs.works.write((work) => closeAll(work, wishedOf(visit, whom), confirmed));
  } catch (error) {
    if (!(error instanceof Changed) && !isNo(error)) throw error;
    return showWhom(needs, visit, whom);
  }
  return seeOther(visit.link(`/admin/closures/told?${toldQuery(confirmed)}`));
}

async function closeAll(work: Work, wished: Wished, confirmed: Confirmed): Promise<void> {
  const hit = await hitPeople(work, wished.toClose);
  if (!(await closeNow(work, wished))) return; // sent twice: it is done
  if (hit.length !== confirmed.shown.size) throw new Changed();
  for (const reservation of hit) {
    const deed = confirmed.own.get(reservation.id);
    if (deed === undefined || confirmed.shown.get(reservation.id) !== standsAs(reservation)) throw new Changed();
    await doDeed(work, reservation, deed, wished);
  }
}

/** Ids and what was done to them: enough to show who was told, and nothing about anybody (P2). */
const toldQuery = ({ own, shown }: Confirmed): string =>
  [...own]
    .map(([id, deed]) => {
      const way = wayIn(shown.get(id) ?? "");
      return `r=${deed.what}.${id}.${way}${deed.what === "offer" ? `.${deed.to.startsAt}` : ""}`;
    })
    .join("&");
