import type { Frame } from "../office/frame.ts";
import type { Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import { tellClock } from "../platform/telling.ts";
import { isPutOff, NEAR } from "../queue/near.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { besideOf, type Following } from "./keeping-up.ts";
import type { NearForm } from "./near-form.ts";
import type { Seen, TicketModel } from "./pages.ts";

type Words = Catalogue["ticket"];

/** "Tell me when N are before me" (V4). */
export interface NearModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly number: string;
  readonly action: string;
  readonly back: string;
  readonly counts: readonly { readonly value: number; readonly label: string; readonly chosen: boolean }[];
  readonly contact: {
    readonly label: string;
    readonly type: string;
    readonly complete: string;
    readonly value: string;
    readonly error: string;
  };
  readonly countError: string;
  /** So few are before the client that nothing is sent; else empty. */
  readonly already: string;
  readonly following: Following | null;
}

export const nearView = view<NearModel>("ticket/near");

export function nearModel(
  visit: Visit,
  frame: Frame,
  shown: { readonly seen: Seen; readonly token: string; readonly form: NearForm; readonly already: string },
): NearModel {
  const t = visit.words.ticket;
  const { tellNear } = shown.seen.line.location;
  const way = tellNear.length > 1 ? "contact" : tellNear[0] === "email" ? "email" : "phone";
  const { form, token } = shown;
  return {
    frame,
    t,
    number: shown.seen.now.ticket.number,
    action: visit.link(`/ticket/${token}/notice`),
    back: visit.link(`/ticket/${token}`),
    counts: [1, 2, 3, 4, 5].map((value) => ({ value, label: t.near.people(value), chosen: value === form.before })),
    contact: {
      label: t.near[way],
      type: way === "email" ? "email" : way === "phone" ? "tel" : "text",
      complete: way === "phone" ? "tel" : "email",
      value: form.contact,
      error: form.wrong === null || form.wrong === "count" ? "" : t.near[WRONG[form.wrong]],
    },
    countError: form.wrong === "count" ? t.near.wrongCount : "",
    already: shown.already,
    following: besideOf({ visit, token }, shown.seen),
  };
}

const WRONG = { phone: "wrongPhone", email: "wrongEmail", contact: "wrongContact" } as const;

/** What the ticket's page says of the wish, and the button to make or change one. */
export function nearSaid(visit: Pick<Visit, "words">, { now, line, wish }: Seen, href: string): TicketModel["near"] {
  const t = visit.words.ticket.near;
  const { tellNear, timeZone } = line.location;
  const nothing = { said: "", open: "", href, wished: false };
  if (now.ticket.state !== "waiting") return nothing;
  if (wish !== null && wish.toldAt !== null) return { ...nothing, said: t.told(tellClock(wish.toldAt, timeZone)) };
  if (wish !== null) return { said: t.set(hidden(wish.to), wish.before), open: t.change, href, wished: true };
  const [only] = tellNear;
  const { callEarly } = line.location;
  const isNear = now.ahead <= NEAR.least && !isPutOff(now.ticket, { now: line.now, callEarly });
  if (only === undefined || isNear) return nothing;
  return { ...nothing, open: tellNear.length > 1 ? t.openBoth : t.open[only] };
}

/** Enough for whose it is to know it; the page may lie open in a stranger's hand. */
function hidden(to: string): string {
  const [name = "", host] = to.split("@");
  return host === undefined ? `••• ${to.slice(-3)}` : `${name.slice(0, 1)}•••@${host}`;
}
