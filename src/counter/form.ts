import type { Fields } from "../platform/http.ts";

/** What each press carries: the last deed its screen showed, whose screen it was, and what was filled in. */
export interface Pressed {
  readonly seen: number | null;
  readonly who: string;
  readonly state: string;
  /** The ticket it is about; null for the one at the counter. */
  readonly ticketId: string | null;
  /** Sent from a panel, which may be older than the screen beside it. */
  readonly fromPanel: boolean;
  readonly fields: Fields;
}

export function pressedOf(form: Fields): Pressed {
  const seen = form.text("seen");
  return {
    seen: /^\d{1,15}$/.test(seen) ? Number(seen) : null,
    who: form.text("who"),
    state: form.text("state"),
    ticketId: ticketIdOf(form.text("ticket")),
    fromPanel: form.text("panel") !== "",
    fields: form,
  };
}

export const ticketIdOf = (text: string | null): string | null =>
  text !== null && /^[\w-]{1,64}$/.test(text) ? text : null;

/** Where to go after signing in; only ever inside this desk. */
export const backOf = (asked: string | null): string =>
  /^\/counter\/[a-z0-9-]{1,40}(?=$|\/)/.exec(asked ?? "")?.[0] ?? "/counter";

/** What may be said after a press led back to the page by 303: a word from this list in the address, never a text. */
const SAID = ["nothingToCall"] as const;
export type Said = (typeof SAID)[number];

export const saidOf = (url: URL): Said | null => SAID.find((key) => key === url.searchParams.get("said")) ?? null;
