import { z } from "zod";
import { LANGUAGES } from "../platform/language.ts";
import { message, office } from "./file/head.ts";
import { kiosk } from "./file/kiosk.ts";
import { plan } from "./file/plan.ts";
import { service } from "./file/service.ts";
import {
  count,
  date,
  id,
  idOf,
  line,
  longText,
  minutes,
  ownId,
  range,
  text,
  time,
  webAddress,
  week,
} from "./file/values.ts";

/**
 * The office file: everything an office sets, in one readable document (A6). The descriptions, here and in `file/`, are its manual;
 * `office/manual.ts` prints them as a page. No rule of a town is in code: what a town does differently stands here.
 */

const priorityClass = z.strictObject({
  id: ownId,
  name: text.describe("as people read it, e.g. s kojencem"),
  allowanceMinutes: minutes.default(0).describe("how long a walk-in of this class lets reservations go first (Q2)"),
  offered: z.enum(["kiosk", "clerk"]).default("clerk").describe("who may give it"),
});

const series = z.strictObject({
  id: ownId,
  prefix: z
    .string()
    .regex(/^[A-Z]{0,2}$/, "a series begins with at most two capital letters")
    .default("")
    .describe("what stands before the number: none, one or two capitals"),
  from: z.int().min(0).max(9999).default(1).describe("the first number of a day"),
  to: z.int().min(1).max(9999).default(999).describe("the last number of the range, inside"),
});

const closure = z.strictObject({
  from: date.describe("the first day closed"),
  to: date.describe("the last day closed, inside"),
  hours: range
    .nullable()
    .default(null)
    .meta({ kind: "HH:MM-HH:MM" })
    .describe("only these hours of each of the days, the end outside; null: the whole days"),
  services: z
    .array(id)
    .min(1)
    .nullable()
    .default(null)
    .describe("only these services; null: all, and then the location itself is closed"),
  reason: text.nullable().default(null).describe("what people are told about it"),
});

const location = z.strictObject({
  id: ownId,
  name: text.describe("what the place is called, e.g. Radnice"),
  timeZone: z
    .string()
    .default("Europe/Prague")
    .refine(isZone, "a time zone is written like Europe/Prague")
    .describe("the IANA time zone its clocks show (T1)"),
  address: text.describe("street, number and town"),
  place: text.nullable().default(null).describe("building, floor, door"),
  accessible: z.boolean().default(false).describe("whether a wheelchair gets there"),
  map: webAddress.nullable().default(null).describe("a web address of a map"),
  counterWord: z
    .enum(["counter", "window", "booth", "office", "desk"])
    .default("counter")
    .describe("what a counter is called here: přepážka, okénko, kabinka, kancelář, stanoviště"),
  hours: week.describe("opening hours by weekday"),
  closures: z.array(closure).max(1000).default([]).describe("when the location is closed; days with both ends inside"),
  openOnHolidays: z.array(date).default([]).describe("public holidays on which it is open all the same (B2)"),
  issuing: z
    .strictObject({
      hours: week.nullable().default(null).describe("when the kiosk gives tickets; by default the opening hours"),
      untilMinutesBeforeClosing: minutes.default(0).describe("the last ticket is given this long before closing (K3)"),
      whileWaitFits: z.boolean().default(false).describe("only while the predicted wait ends before closing (K3)"),
      capacityPerDay: count.nullable().default(null).describe("tickets a day at this location (K3)"),
    })
    .prefault({})
    .describe("when tickets are given and how many (K3)"),
  phoneTickets: z
    .enum(["off", "poster", "changing"])
    .default("off")
    .describe("a phone takes a ticket by a QR code: on a printed poster, or changing every 30 s on the board (K6)"),
  tellNear: z
    .array(z.enum(["sms", "email"]))
    .max(2)
    .default(["sms", "email"])
    .describe("how an e-ticket offers to tell when few are left before it (V4); none: it does not offer it"),
  walkInAllowanceMinutes: minutes.default(60).describe("how long a walk-in lets reservations go first (Q2)"),
  classes: z.array(priorityClass).default([]).describe("priority classes (Q2)"),
  callEarly: z.boolean().default(true).describe("an idle counter calls a checked-in reservation before its time (Q2)"),
  coming: z.enum(["with-call", "press"]).default("with-call").describe("whether 'came' is a press of its own (Q1)"),
  calls: z.int().min(1).max(9).default(3).describe("calls in all before a missing client is gone (Q4)"),
  recallPauseMinutes: minutes.default(2).describe("never sooner after the last call than this (Q4)"),
  closeDayAfterMinutes: minutes.default(120).describe("the day closes itself so long after the last opening hour (Q8)"),
  series: z.array(series).min(1).describe("the number series of this location (K2)"),
  chime: z.boolean().default(true).describe("a sound at each call (V1)"),
  volume: z
    .int()
    .min(0)
    .max(100)
    .default(100)
    .describe(
      "how loud its boards sound, in percent of what the television is set to: chime and voice; 0: not at all (V1)",
    ),
  voice: z
    .strictObject({
      on: z.boolean().default(false).describe("whether calls are spoken at this location"),
      languages: z.array(z.enum(LANGUAGES)).default([]).describe("in which languages, one after another"),
      selfTest: time
        .nullable()
        .default(null)
        .describe(
          "when its boards quietly try their sound on each open day, best before opening; null: not by themselves",
        ),
    })
    .prefault({})
    .describe("the spoken announcement (V1)"),
  staleCallMinutes: minutes.default(1).describe("a call older than this is not announced any more (Q9)"),
});

const agenda = z.strictObject({
  id: ownId,
  name: text.describe("the group of services, as people look for it"),
  description: longText.nullable().default(null).describe("a sentence on what belongs there"),
});

const counter = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  name: z.string().trim().min(1).max(12).describe("what the board shows, e.g. 3"),
  services: z.array(id).min(1).describe("the services it serves (Q7)"),
});

const board = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  name: line.describe("as staff call it, e.g. Čekárna"),
  counters: z.array(id).nullable().default(null).describe("the counters it shows; null: all of the location"),
  inches: z.int().min(15).max(120).default(55).describe("the size of its screen"),
  metres: z.number().min(1).max(30).default(8).describe("from how far it must be readable (V1)"),
  waiting: z.boolean().default(true).describe("shows how many wait"),
  nextNumbers: z.boolean().default(false).describe("shows the next waiting numbers (Toruń)"),
  messages: z
    .array(
      z.strictObject({
        text: text.describe("what it says"),
        from: date.nullable().default(null).describe("the first day it is shown"),
        to: date.nullable().default(null).describe("the last day it is shown, inside"),
      }),
    )
    .default([])
    .describe("the office's own messages (V1)"),
});

const display = z.strictObject({
  id: ownId,
  location: idOf("its location"),
  counter: idOf("the counter it shows (V2)"),
});

/** The validator of one part of each kind, for reading a file of which some parts are broken. */
export const officeParts = {
  locations: location,
  agendas: agenda,
  services: service,
  plans: plan,
  counters: counter,
  kiosks: kiosk,
  boards: board,
  displays: display,
};
export const officeHead = office;

export const officeFile = z.strictObject({
  okenko: z.literal(1).describe("the version of this format"),
  office: office.describe("the office itself"),
  locations: z.array(location).min(1).describe("addresses with counters, kiosks and boards"),
  agendas: z.array(agenda).default([]).describe("groups of services, for people choosing what they came for"),
  services: z.array(service).default([]).describe("the things clients come for"),
  plans: z.array(plan).default([]).describe("when and how many places can be booked (B2)"),
  counters: z.array(counter).default([]).describe("where clerks serve"),
  kiosks: z.array(kiosk).default([]).describe("the touch screens that give tickets"),
  boards: z.array(board).default([]).describe("the screens with called numbers"),
  displays: z.array(display).default([]).describe("the small screens over single counters"),
});

export type OfficeFile = z.infer<typeof officeFile>;
export type Text = z.infer<typeof text>;
export type Wording = z.infer<typeof message>;
export type Location = OfficeFile["locations"][number];
export type Closure = Location["closures"][number];
export type Service = OfficeFile["services"][number];
export type Booking = NonNullable<Service["booking"]>;
export type Plan = OfficeFile["plans"][number];
export type PlanRow = Plan["weekly"][number];
export type Counter = OfficeFile["counters"][number];
export type Kiosk = OfficeFile["kiosks"][number];
export type Board = OfficeFile["boards"][number];
export type Display = OfficeFile["displays"][number];
export type Series = Location["series"][number];

function isZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== "";
  } catch {
    return false;
  }
}
