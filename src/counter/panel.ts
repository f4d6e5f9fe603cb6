import type { Fields } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** The small forms beside the screen. Each is a page of its own too, so that it needs no script. */
const PANELS = ["outcome", "postpone", "transfer", "direct", "pick", "ticket", "services", "note", "help"] as const;
export type PanelKind = (typeof PANELS)[number];

export const panelKindOf = (text: string): PanelKind | null => PANELS.find((kind) => kind === text) ?? null;

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly more: string;
  readonly chosen: boolean;
}

export type PanelField =
  | {
      readonly kind: "radio" | "check" | "select";
      readonly name: string;
      readonly label: string;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: "minutes" | "note"; readonly name: string; readonly label: string; readonly value: string };

export interface PanelForm {
  /** Unique among the panel's forms; the beginning of its fields' ids. */
  readonly id: string;
  readonly title: string;
  /** The last part of the address it posts to. */
  readonly to: string;
  /** The ticket it is about; empty for none. */
  readonly ticketId: string;
  readonly fields: readonly PanelField[];
  /** Each a whole answer by one press. */
  readonly quick: readonly { readonly name: string; readonly value: string; readonly label: string }[];
  /** Empty where the quick ones are all. */
  readonly submit: string;
}

export interface PanelModel {
  readonly t: Catalogue["counter"];
  readonly language: Language;
  readonly kind: PanelKind;
  readonly title: string;
  readonly lead: string;
  readonly problem: string;
  readonly base: string;
  /** Where it opens again after a lock. */
  readonly address: string;
  readonly seen: string;
  readonly who: string;
  /** It closes by itself when this one is no longer at the counter; empty where it is about no one there. */
  readonly current: string;
  readonly forms: readonly PanelForm[];
  readonly keys: readonly { readonly letter: string; readonly word: string; readonly says: string }[];
}

/** What was sent and not understood, to be shown again as it was typed. */
export interface Tried {
  readonly fields: Fields;
  readonly problem: string;
}

/** A choice from a list, as it was sent before if it was. */
export const choice = (
  tried: Tried | null,
  name: string,
  given: { value: string; label: string; more?: string },
  chosen = false,
): Choice => ({
  value: given.value,
  label: given.label,
  more: given.more ?? "",
  chosen: tried === null ? chosen : tried.fields.all(name).includes(given.value),
});
