import type { Closure } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { addDays, isDay, isTimeOfDay, type Day } from "../platform/civil.ts";
import type { Fields } from "../platform/http.ts";
import type { ToClose } from "../reservations/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { FieldError } from "./form.ts";

/** What stands in the first step of the wizard, as it was typed. */
export interface ClosureTyped {
  readonly location: string;
  readonly from: string;
  readonly to: string;
  readonly part: boolean;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly services: readonly string[];
  readonly reason: string;
}

/** The first step as it is opened: the first location, the whole day. */
export const blankClosure = (office: Office): ClosureTyped => ({
  location: office.locations[0]?.id ?? "",
  from: "",
  to: "",
  part: false,
  startsAt: "",
  endsAt: "",
  services: [],
  reason: "",
});

/** A closure longer than this is a change of the plans and not a closure. */
const MOST_DAYS = 60;
const MOST_REASON = 200;

/** Reads the first step: which location, which days with both ends inside, which hours with the end outside, which services. */
export function readClosure(
  fields: Fields,
  office: Office,
  today: Day,
): { typed: ClosureTyped; toClose: ToClose | null; errors: ("from" | "past" | "to" | "hours")[] } {
  const typed: ClosureTyped = {
    location: office.locations.find(({ id }) => id === fields.text("location"))?.id ?? office.locations[0]?.id ?? "",
    from: fields.text("from"),
    to: fields.text("to") || fields.text("from"),
    part: fields.text("part") === "part",
    startsAt: clock(fields.text("startsAt")),
    endsAt: clock(fields.text("endsAt")),
    services: office.services.map(({ id }) => id).filter((id) => fields.all("service").includes(id)),
    reason: fields.text("reason").replaceAll(/\s+/g, " ").trim().slice(0, MOST_REASON),
  };
  const { from, to, startsAt, endsAt } = typed;
  if (!isDay(from)) return { typed, toClose: null, errors: ["from"] };
  const errors: ("past" | "to" | "hours")[] = [];
  if (from < today) errors.push("past");
  if (!isDay(to) || to < from || to > addDays(from, MOST_DAYS - 1)) errors.push("to");
  const whole = !typed.part;
  if (!whole && !(isTimeOfDay(startsAt) && isTimeOfDay(endsAt) && startsAt < endsAt)) errors.push("hours");
  if (errors.length > 0 || !isDay(to)) return { typed, toClose: null, errors };
  const services =
    typed.services.length === 0 || typed.services.length === office.services.length ? null : typed.services;
  const hours = whole ? null : `${startsAt}-${endsAt}`;
  return { typed, toClose: { locationId: typed.location, from, to, hours, services }, errors };
}

/** `8:00` as it is typed is `08:00` as it is kept. */
const clock = (written: string): string =>
  written
    .trim()
    .replace(".", ":")
    .replace(/^(\d):/, "0$1:");

/** The errors as the page shows them, each with the field it is about. */
export const closureErrors = (
  errors: readonly ("from" | "past" | "to" | "hours")[],
  t: Catalogue["admin"]["reserving"]["closing"],
): FieldError[] =>
  errors.map((error) => ({
    field: error === "past" ? "from" : error === "hours" ? "startsAt" : error,
    says: t.errors[error],
  }));

/** The first step's fields again, to carry them to the next one or back. */
export const closureFields = (typed: ClosureTyped): readonly (readonly [string, string])[] => [
  ["location", typed.location],
  ["from", typed.from],
  ["to", typed.to],
  ["part", typed.part ? "part" : ""],
  ["startsAt", typed.startsAt],
  ["endsAt", typed.endsAt],
  ...typed.services.map((id) => ["service", id] as const),
  ["reason", typed.reason],
];

/** As the office keeps it. */
export const closureOf = (toClose: ToClose, reason: string): Closure => ({
  from: toClose.from,
  to: toClose.to,
  hours: toClose.hours,
  services: toClose.services === null ? null : [...toClose.services],
  reason: reason === "" ? null : reason,
});
