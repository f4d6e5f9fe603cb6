import type { Catalogue } from "../wording/catalogue.ts";

/** The closed list of reasons for which a rule says no. Each is one HTTP status, in `http.ts` and nowhere else. */
export type RefusalKind =
  | "not-understood" // the request makes no sense as it stands
  | "not-signed-in"
  | "not-allowed"
  | "not-found"
  | "conflict" // somebody else was faster, or the thing has moved on
  | "gone" // it was there and its time is over
  | "too-many"
  | "unavailable"; // the office or the machine cannot do it now

export type RefusalKey = keyof Catalogue["refusals"];

/** A rule that says no. `key` names the sentence a person reads; `detail` fills it in and never holds personal data. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly key: RefusalKey;
  readonly detail: string;

  constructor(kind: RefusalKind, key: RefusalKey, detail = "") {
    super(`${kind}: ${key}${detail === "" ? "" : ` (${detail})`}`);
    this.name = "Refusal";
    this.kind = kind;
    this.key = key;
    this.detail = detail;
  }
}

/** Throws when something that must be there is not. */
export function present<T>(thing: T | null | undefined, key: RefusalKey = "notFound"): T {
  if (thing === null || thing === undefined) throw new Refusal("not-found", key);
  return thing;
}
