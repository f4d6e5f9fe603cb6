import { lockSession, stayActive } from "../office/access.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { cookieOf, seeOther, staffCookie, type Fields, type Route, type Visit } from "../platform/http.ts";
import { present } from "../platform/refusal.ts";
import type { Drafts } from "./drafts.ts";
import { backOf, ticketIdOf } from "./form.ts";

/** What somebody typed is short; anything longer was not typed. */
const MOST_TYPED = 4_000;
const MOST_FIELDS = 60;

/**
 * Locks the screen (A1, S8): the session ends, what was typed is kept apart for the same person, and the answer leads to the
 * row of names. Also for a session that was just found idle: what it leaves behind can only be read by its owner.
 */
export async function lockHere(needs: DeskNeeds, drafts: Drafts, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const back = backOf(form.text("back"));
  const token = cookieOf(visit.request, "staff");
  const staffId = token === null ? null : await needs.works.write((work) => lockSession(work, token, "counter"));
  if (staffId !== null) keepDraft(drafts, staffId, form);
  const to = visit.link(`/counter/sign-in?back=${back}`);
  const headers = { "set-cookie": staffCookie(needs, "counter", "") };
  return visit.partial ? Response.json({ to }, { headers }) : seeOther(to, headers);
}

function keepDraft(drafts: Drafts, staffId: string, form: Fields): void {
  const note = form.text("note").slice(0, MOST_TYPED);
  const panel = form.text("panel");
  const names = form.all("field").slice(0, MOST_FIELDS);
  const values = form.all("value").slice(0, MOST_FIELDS);
  if (note === "" && panel === "") return;
  drafts.keep(staffId, {
    counterId: form.text("counter").slice(0, 40),
    ticketId: ticketIdOf(form.text("ticket")) ?? "",
    note,
    panel: /^\/counter\/[a-z0-9-]{1,40}\/panel\/[a-z]+(\?[\w=&%-]*)?$/.test(panel) ? panel : "",
    fields: names.map((name, index) => [name.slice(0, 40), (values[index] ?? "").slice(0, MOST_TYPED)] as const),
  });
}

/** What this person was typing before the lock, once; 204 for nothing. */
export function draftHere(drafts: Drafts, visit: Visit): Response {
  const draft = drafts.take(present(visit.person).staffId);
  return draft === null ? new Response(null, { status: 204 }) : Response.json(draft);
}

/** Somebody sits here: asked for by the script while they move or type. */
export const aliveHere = (): Response => new Response(null, { status: 204 });

/** Every request somebody makes by hand keeps their session awake; what a page asks for by itself does not. */
export function awake(needs: DeskNeeds, route: Route): Route {
  if (typeof route.who !== "object" || !("staff" in route.who)) return route;
  return {
    ...route,
    handle: async (visit) => {
      const token = cookieOf(visit.request, "staff");
      const byItself = visit.url.searchParams.has("again") || QUIET.some((end) => route.path.endsWith(end));
      if (token !== null && !byItself) await stayActive(needs.works, token);
      return route.handle(visit);
    },
  };
}

const QUIET = ["/now", "/stream", "/draft"];
