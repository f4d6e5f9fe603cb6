import { bare, type TextWords as Words } from "../office/asked-by-text.ts";
import type { Day, TimeOfDay } from "../platform/civil.ts";
import { readWhen } from "./day-and-time.ts";

/** What somebody asks for by a text message (S1, S2). Words stand as they were written; which service they name is not decided here. */
export type Request =
  | {
      readonly kind: "book";
      readonly service: string;
      readonly day: Day;
      readonly time: TimeOfDay;
      readonly name: string;
    }
  | { readonly kind: "book-nearest"; readonly service: string; readonly name: string }
  | { readonly kind: "free"; readonly service: string; readonly day: Day | null }
  | { readonly kind: "cancel"; readonly code: string }
  | { readonly kind: "yes" }
  | { readonly kind: "no" }
  | { readonly kind: "help" }
  /** One of the office's own words, by its place in the table. */
  | { readonly kind: "keyword"; readonly index: number }
  /** It begins as a request and is none; what is missing or unclear. */
  | {
      readonly kind: "unfinished";
      readonly of: "book" | "free" | "cancel";
      readonly why: "service" | "when" | "name" | "code";
    }
  | { readonly kind: "unknown" };

/** What a request is read by: the words of the office, and the day it is. */
export interface Reading {
  /** Null where booking by text message is off. */
  readonly words: Words | null;
  readonly keywords: readonly string[];
  readonly today: Day;
}

/**
 * Reads a text message (S3). Capitals, accents and extra blanks do not matter; the office's own words come first. What is not
 * a request is `unknown` and a person's matter; one that is unclear is never guessed at.
 */
export function readRequest(text: string, reading: Reading): Request {
  const { word, rest } = firstWord(text);
  const own = reading.keywords.findIndex((each) => bare(each) === bare(word));
  if (own >= 0) return { kind: "keyword", index: own };
  const { words } = reading;
  if (words === null) return { kind: "unknown" };
  const asks = actionOf(word, words);
  if (asks !== "book") return requestFor(asks, rest, reading.today);
  const inner = firstWord(rest);
  const instead = actionOf(inner.word, words); // OBJ POMOC, OBJ VOLNO ZOP
  return instead === "help" || instead === "free" || instead === "cancel"
    ? requestFor(instead, inner.rest, reading.today)
    : requestFor("book", rest, reading.today);
}

type Action = keyof Words;

const actionOf = (word: string, words: Words): Action | null => {
  const actions: readonly Action[] = ["book", "free", "cancel", "help", "yes", "no"];
  return actions.find((action) => words[action].some((each) => bare(each) === bare(word))) ?? null;
};

function requestFor(action: Action | null, rest: string, today: Day): Request {
  switch (action) {
    case "book":
      return bookingIn(rest, today);
    case "free":
      return freeIn(rest, today);
    case "cancel":
      return cancelIn(rest);
    case "help":
      return { kind: "help" };
    case "yes":
    case "no":
      return isEmpty(rest) ? { kind: action } : { kind: "unknown" }; // "ne, děkuji, přijdu osobně" is for a person
    case null:
      return { kind: "unknown" };
  }
}

const MOST_NAME = 80;

function bookingIn(text: string, today: Day): Request {
  const { word: service, rest } = firstWord(text);
  if (service === "") return { kind: "unfinished", of: "book", why: "service" };
  const when = readWhen(rest, today);
  if (when.isUnclear || (when.day !== null && when.time === null))
    return { kind: "unfinished", of: "book", why: "when" };
  const name = tidy(when.rest).slice(0, MOST_NAME);
  if (!/\p{L}/u.test(name)) return { kind: "unfinished", of: "book", why: "name" };
  return when.day === null || when.time === null
    ? { kind: "book-nearest", service, name }
    : { kind: "book", service, day: when.day, time: when.time, name };
}

function freeIn(text: string, today: Day): Request {
  const { word: service, rest } = firstWord(text);
  if (service === "") return { kind: "unfinished", of: "free", why: "service" };
  const when = readWhen(rest, today);
  if (when.isUnclear) return { kind: "unfinished", of: "free", why: "when" };
  return { kind: "free", service, day: when.day };
}

/** The code is six digits, as it was told: `482 913` too. */
function cancelIn(text: string): Request {
  const digits = text.replaceAll(/[\s.-]/g, "");
  return /^\d{6}$/.test(digits) ? { kind: "cancel", code: digits } : { kind: "unfinished", of: "cancel", why: "code" };
}

/** The first word without the signs around it, and what follows. */
function firstWord(text: string): { word: string; rest: string } {
  const match = /^[\s*"'„“,.:;!-]*([\p{L}\p{N}]+)[,.:;!]*(?:\s+|$)/u.exec(text);
  return match === null ? { word: "", rest: text } : { word: match[1] ?? "", rest: text.slice(match[0].length) };
}

const isEmpty = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

const tidy = (text: string): string =>
  text
    .replaceAll(/[\s,;]+/g, " ")
    .replaceAll(/^[ .:-]+|[ ,;]+$/g, "")
    .trim();
