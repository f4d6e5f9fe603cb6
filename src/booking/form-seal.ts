import type { Elapsed, Instant } from "../platform/clock.ts";
import { HOUR, instant, SECOND } from "../platform/clock.ts";
import { seal, unseal } from "../platform/id.ts";
import type { Details } from "./form.ts";

/** What a signed form carries: which form it is (used once, C6) and when it was given out, in elapsed time (T2, B6). */
export interface Stamp {
  readonly formId: string;
  readonly at: Elapsed;
}

const QUICKEST = SECOND;
const OLDEST = 12 * HOUR;

/** Filled in under a second no person did; after twelve hours it has lost its force. A machine started anew since then forgives. */
export function ageOf(stamp: Stamp, now: Elapsed): "fast" | "fit" | "old" {
  const age = now - stamp.at;
  if (age < 0) return "fit";
  if (age < QUICKEST) return "fast";
  return age > OLDEST ? "old" : "fit";
}

export const sealStamp = (key: string, stamp: Stamp): string => seal(key, "form", JSON.stringify(stamp));

export const openStamp = (key: string, sealed: string): Stamp | null => opened<Stamp>(key, "form", sealed);

/** A checked form between the form and the deed: the page carries it, signed, and no address does (P2). */
export interface Draft {
  readonly stamp: Stamp;
  readonly serviceId: string;
  readonly locationId: string;
  /** Done in the same visit (B15). */
  readonly furtherServices: readonly string[];
  readonly planId: string;
  readonly startsAt: Instant;
  readonly details: Details;
}

export const sealDraft = (key: string, draft: Draft): string => seal(key, "draft", JSON.stringify(draft));

export const openDraft = (key: string, sealed: string): Draft | null => opened<Draft>(key, "draft", sealed);

function opened<Thing>(key: string, purpose: string, sealed: string): Thing | null {
  const text = unseal(key, purpose, sealed);
  return text === null ? null : (JSON.parse(text) as Thing);
}

/** Which time is meant: `plan` and `at`, a plan's id and its start in UTC milliseconds. */
export interface Pick {
  readonly planId: string;
  readonly startsAt: Instant;
}

export function pickOf(plan: string, at: string): Pick | null {
  if (plan === "" || !/^\d{1,15}$/.test(at)) return null;
  return { planId: plan, startsAt: instant(Number(at)) };
}
