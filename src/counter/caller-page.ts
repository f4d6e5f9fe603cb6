import { frameOf, type Frame } from "../office/frame.ts";
import type { Office } from "../office/office.ts";
import { hrefOf, officePage, type OfficePage } from "../office/office-page.ts";
import type { Person, Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { CallerSteps, CallerTelling } from "../reservations/caller-steps.ts";
import type { CallerTold } from "../reservations/caller-told.ts";
import { backOf } from "./form.ts";

/** A form of the counter on the office side's layout: one way back, and no other room (A1). */
export interface CallerPage extends OfficePage {
  readonly back: string;
  readonly lock: string;
  readonly another: string;
}

export interface CallerFormModel extends CallerPage, CallerSteps {}
export const callerFormView = view<CallerFormModel>("counter/caller");

export interface CallerToldModel extends CallerPage {
  readonly told: CallerTold;
}
export const callerToldView = view<CallerToldModel>("counter/caller-told");

/** The counter the clerk came from and goes back to. */
const backIn = (visit: Visit): string => backOf(visit.url.searchParams.get("back"));

/** An address of this form; which counter it goes back to stays in it. */
export const callerAddress = (visit: Visit, path: string, query: Readonly<Record<string, string>> = {}): string =>
  hrefOf(visit, path, { ...query, back: backIn(visit) });

const FORM = "/counter/booking";

export const callerTelling = (office: Office, visit: Visit): CallerTelling => ({
  office,
  language: visit.language,
  words: visit.words.admin.reserving,
  form: (query) => callerAddress(visit, FORM, query),
  answer: (query) => callerAddress(visit, FORM, query),
});

/** The title never holds personal data (P2). */
export function callerPage(office: Office, visit: Visit, person: Person, trial: Frame["trial"]): CallerPage {
  const r = visit.words.admin.reserving;
  const back = visit.link(backIn(visit));
  const another = callerAddress(visit, FORM);
  const page = officePage(frameOf(office, visit, r.caller.title, trial), visit, {
    home: back,
    leave: visit.link("/counter/sign-out"),
    who: person.name,
    nav: [
      [
        { href: back, label: r.caller.backToCounter, here: false },
        { href: another, label: r.nav.caller, here: true },
      ],
    ],
  });
  return { ...page, back, lock: visit.link("/counter/lock"), another };
}
