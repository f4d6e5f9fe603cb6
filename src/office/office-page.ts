import type { Visit } from "../platform/http.ts";
import type { Frame } from "./frame.ts";

interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly here: boolean;
}

/** What the layout of the office side needs, whichever desk shows it; `r` are the words of booking's office side. */
export interface OfficePage {
  readonly frame: Frame;
  readonly t: Visit["words"]["admin"];
  readonly r: Visit["words"]["admin"]["reserving"];
  /** Where a browser without script looks again by itself; empty for never. */
  readonly refresh: string;
  readonly home: string;
  readonly leave: string;
  readonly who: string;
  readonly nav: readonly (readonly NavLink[])[];
}

/** A page of the office side; the title in its frame never holds personal data (P2). */
export function officePage(
  frame: Frame,
  visit: Visit,
  of: Pick<OfficePage, "home" | "leave" | "who" | "nav">,
): OfficePage {
  const t = visit.words.admin;
  return { frame, t, r: t.reserving, refresh: "", ...of };
}

/** An address of the office side with its query, in the chosen language; empty values are left out. */
export function hrefOf(visit: Visit, path: string, query: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== "");
  return visit.link(pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`);
}
