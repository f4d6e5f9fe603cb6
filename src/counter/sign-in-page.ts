import type { Frame } from "../office/frame.ts";
import { mayWorkAt, type StaffMember } from "../office/people.ts";
import type { Person, Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";

type Words = Catalogue["counter"];

export interface SignInModel {
  readonly frame: Frame;
  readonly t: Words;
  readonly live: boolean;
  readonly refresh: string;
  readonly back: string;
  /** Signed in now at this browser; empty for nobody. */
  readonly person: string;
  readonly names: readonly {
    readonly staffId: string;
    readonly name: string;
    readonly chosen: boolean;
  }[];
  readonly problem: string;
  readonly login: string;
  readonly trialPin: string;
}

export const signInView = view<SignInModel>("counter/sign-in");

/** What was typed and what was wrong with it, when the form is shown again. */
export interface Tried {
  readonly staffId: string;
  readonly login: string;
  readonly problem: string;
}

export const NOTHING_TRIED: Tried = { staffId: "", login: "", problem: "" };

/** A row of names and a PIN; a browser nobody has signed in at yet sees no names and asks for a password (A1, S8). */
export function signInModel(
  frame: Frame,
  visit: Visit,
  seen: {
    staff: readonly StaffMember[];
    known: boolean;
    person: Person | null;
    trialPin: string;
  },
  form: { back: string; tried: Tried },
): SignInModel {
  const { tried, back } = form;
  const names = seen.staff.filter(({ roles, hasPin }) => hasPin && mayWorkAt("counter", roles));
  return {
    frame,
    t: visit.words.counter,
    live: false,
    refresh: "",
    back,
    person: seen.person?.name ?? "",
    names: seen.known
      ? names.map(({ staffId, name }) => ({
          staffId,
          name,
          chosen: staffId === tried.staffId,
        }))
      : [],
    problem: tried.problem,
    login: tried.login,
    trialPin: seen.trialPin,
  };
}
