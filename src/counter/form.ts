import type { Fields } from "../platform/http.ts";

/** What each press carries: the last deed its screen showed, and whose screen it was. */
export interface Pressed {
  readonly seen: number | null;
  readonly who: string;
  readonly state: string;
}

export function pressedOf(form: Fields): Pressed {
  const seen = form.text("seen");
  return {
    seen: /^\d{1,15}$/.test(seen) ? Number(seen) : null,
    who: form.text("who"),
    state: form.text("state"),
  };
}

/** Where to go after signing in; only ever inside this desk. */
export const backOf = (asked: string | null): string =>
  asked !== null && /^\/counter(\/[a-z0-9-]{1,40})?$/.test(asked) ? asked : "/counter";
