import { frameOf, type Frame } from "../office/frame.ts";
import type { Office } from "../office/office.ts";
import type { Person, Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { CallerSteps, CallerTelling } from "../reservations/caller-steps.ts";
import type { CallerTold } from "../reservations/caller-told.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import { backOf } from "./form.ts";

type Words = Catalogue["admin"];

/** The frame of the office side round a form of the counter: one way back, and no other room (A1). */
export interface CallerPage {
  readonly frame: Frame;
  readonly t: Words;
  readonly r: Words["reserving"];
  readonly refresh: string;
  readonly home: string;
  readonly leave: string;
  readonly who: string;
  readonly nav: readonly (readonly { readonly href: string; readonly label: string; readonly here: boolean }[])[];
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
export const backIn = (visit: Visit): string => backOf(visit.url.searchParams.get("back"));

/** An address of this form; which counter it goes back to stays in it. */
export const callerAddress = (visit: Visit, path: string, query: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries({ ...query, back: backIn(visit) }).filter(([, value]) => value !== "");
  return visit.link(`${path}?${new URLSearchParams(pairs)}`);
};

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
  const t = visit.words.admin;
  const r = t.reserving;
  const back = visit.link(backIn(visit));
  const another = callerAddress(visit, FORM);
  return {
    frame: frameOf(office, visit, r.caller.title, trial),
    t,
    r,
    refresh: "",
    home: back,
    leave: visit.link("/counter/sign-out"),
    who: person.name,
    nav: [
      [
        { href: back, label: r.caller.backToCounter, here: false },
        { href: another, label: r.nav.caller, here: true },
      ],
    ],
    back,
    lock: visit.link("/counter/lock"),
    another,
  };
}
