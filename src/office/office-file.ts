import { z } from "zod";
import {
  isDay,
  isTimeOfDay,
  WEEKDAYS,
  type Day,
  type TimeOfDay,
} from "../platform/civil.ts";
import { LANGUAGES } from "../platform/language.ts";

/**
 * The office file: everything an office sets, in one readable document (A6). The descriptions below are its manual;
 * `office/manual.ts` prints them as a page. No rule of a town is in code: what a town does differently stands here.
 */

const id = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    "an id is 1–40 small letters, digits and dashes",
  );

const line = z.string().trim().min(1).max(200);
const paragraph = z.string().trim().min(1).max(4000);

const inLanguages = <T extends z.ZodType>(part: T) =>
  z.union([
    part,
    z
      .partialRecord(z.enum(LANGUAGES), part)
      .refine(
        (texts) => Object.keys(texts).length > 0,
        "write it in at least one language",
      ),
  ]);

/** One text for every language, or a text for each; a missing language shows the office's first one. */
const text = inLanguages(line);
const longText = inLanguages(paragraph);

const date = z
  .string()
  .refine(isDay, "a day is written YYYY-MM-DD and must exist")
  .transform((value) => value as Day);
const time = z
  .string()
  .refine(isTimeOfDay, "a time is written HH:MM")
  .transform((value) => value as TimeOfDay);
const range = z
  .string()
  .regex(/^\d{2}:\d{2}-\d{2}:\d{2}$/, "hours are written HH:MM-HH:MM")
  .refine((value) => {
    const [from = "", to = ""] = value.split("-");
    return isTimeOfDay(from) && isTimeOfDay(to) && from < to;
  }, "the hours must exist and end after they begin");

const count = z.int().min(0).max(10_000);
const places = z.int().min(0).max(500);
const minutes = z
  .int()
  .min(0)
  .max(60 * 24 * 60);
const week = z.partialRecord(z.enum(WEEKDAYS), z.array(range).max(6));

const privacy = z.strictObject({
  controller: longText.describe(
    "who decides about the data: name, number, address",
  ),
  processor: longText
    .nullable()
    .default(null)
    .describe("who runs the system for the office, if somebody does"),
  officer: longText
    .nullable()
    .default(null)
    .describe("the data protection officer"),
  legalBasis: longText
    .nullable()
    .default(null)
    .describe("on what ground the data are used"),
  eraseAfterDays: z
    .int()
    .min(0)
    .max(5)
    .default(5)
    .describe("days after the visit, 0 is right after it, 5 is the most (A4)"),
});

const message = z.strictObject({ subject: line.optional(), text: paragraph });

const office = z.strictObject({
  name: text.describe("as it stands in the head of each page"),
  country: z
    .enum(["CZ", "PL", "SK"])
    .default("CZ")
    .describe("whose public holidays are closed (B2)"),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .default([...LANGUAGES])
    .describe("the first is the office's own"),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "a colour is written #RRGGBB")
    .default("#0B5563")
    .describe(
      "the office's colour; white on it must have a contrast of at least 7",
    ),
  arms: z
    .string()
    .max(20_000)
    .nullable()
    .default(null)
    .describe("the coat of arms as an SVG document"),
  contact: z
    .strictObject({
      email: z.email().nullable().default(null),
      phone: line.nullable().default(null),
      web: z
        .url({ protocol: /^https?$/ })
        .nullable()
        .default(null),
    })
    .prefault({}),
  mail: z
    .strictObject({
      from: z
        .email()
        .default("noreply@okenko.invalid")
        .describe("the no-reply sender (B10)"),
      replyTo: z
        .email()
        .nullable()
        .default(null)
        .describe("where an answer goes"),
    })
    .prefault({}),
  privacy,
  messages: z
    .record(id, z.partialRecord(z.enum(LANGUAGES), message))
    .default({})
    .describe(
      "the office's own wording of a message, by kind and language (B10)",
    ),
});

const priorityClass = z.strictObject({
  id,
  name: text,
  allowanceMinutes: minutes
    .default(0)
    .describe(
      "how long a walk-in of this class lets reservations go first (Q2)",
    ),
  offered: z
    .enum(["kiosk", "clerk"])
    .default("clerk")
    .describe("who may give it"),
});

const series = z.strictObject({
  id,
  prefix: z
    .string()
    .regex(/^[A-Z]{0,2}$/, "a series begins with at most two capital letters")
    .default(""),
  from: z.int().min(0).max(9999).default(1),
  to: z.int().min(1).max(9999).default(999),
});

const location = z.strictObject({
  id,
  name: text,
  timeZone: z
    .string()
    .default("Europe/Prague")
    .refine(isZone, "an IANA time zone, e.g. Europe/Prague"),
  address: text,
  place: text.nullable().default(null).describe("building, floor, door"),
  accessible: z
    .boolean()
    .default(false)
    .describe("whether a wheelchair gets there"),
  map: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
  counterWord: z
    .enum(["counter", "window", "booth", "office", "desk"])
    .default("counter")
    .describe(
      "what a counter is called here: přepážka, okénko, kabinka, kancelář, stanovisko",
    ),
  hours: week.describe("opening hours by weekday"),
  closures: z
    .array(
      z.strictObject({
        from: date,
        to: date,
        reason: text.nullable().default(null),
      }),
    )
    .default([])
    .describe("days the location is closed, both ends inside"),
  openOnHolidays: z
    .array(date)
    .default([])
    .describe("public holidays on which it is open all the same (B2)"),
  issuing: z
    .strictObject({
      hours: week
        .nullable()
        .default(null)
        .describe("when the kiosk gives tickets; by default the opening hours"),
      untilMinutesBeforeClosing: minutes.default(0),
      whileWaitFits: z
        .boolean()
        .default(false)
        .describe("only while the predicted wait ends before closing (K3)"),
      capacityPerDay: count
        .nullable()
        .default(null)
        .describe("tickets a day at this location (K3)"),
    })
    .prefault({}),
  walkInAllowanceMinutes: minutes
    .default(60)
    .describe("how long a walk-in lets reservations go first (Q2)"),
  classes: z.array(priorityClass).default([]).describe("priority classes (Q2)"),
  callEarly: z
    .boolean()
    .default(true)
    .describe(
      "an idle counter calls a checked-in reservation before its time (Q2)",
    ),
  coming: z
    .enum(["with-call", "press"])
    .default("with-call")
    .describe("whether 'came' is a press of its own (Q1)"),
  calls: z
    .int()
    .min(1)
    .max(9)
    .default(3)
    .describe("calls in all before a missing client is gone (Q4)"),
  recallPauseMinutes: minutes
    .default(2)
    .describe("never sooner after the last call than this (Q4)"),
  closeDayAfterMinutes: minutes
    .default(120)
    .describe("the day closes itself so long after the last opening hour (Q8)"),
  series: z
    .array(series)
    .min(1)
    .describe("the number series of this location (K2)"),
  chime: z.boolean().default(true),
  voice: z
    .strictObject({
      on: z.boolean().default(false),
      languages: z.array(z.enum(LANGUAGES)).default([]),
    })
    .prefault({}),
  staleCallMinutes: minutes
    .default(1)
    .describe("a call older than this is not announced any more (Q9)"),
});

const agenda = z.strictObject({
  id,
  name: text,
  description: longText.nullable().default(null),
});

const field = z.enum(["required", "optional", "off"]);

const booking = z.strictObject({
  ahead: z
    .union([
      z.strictObject({ days: z.int().min(0).max(730) }),
      z.strictObject({ months: z.int().min(1).max(24) }),
    ])
    .default({ days: 30 })
    .describe("the last bookable day is today + this, inside (T3)"),
  latest: z
    .union([
      z.strictObject({ minutesBefore: minutes }),
      z.literal("day-before"),
    ])
    .default({ minutesBefore: 0 })
    .describe("how late a time can still be booked (B3)"),
  newDayAt: time
    .default("00:00" as TimeOfDay)
    .describe("the hour at which a new day opens to booking (B3)"),
  dayQuota: count
    .nullable()
    .default(null)
    .describe("places a day open to booking beyond the slots themselves (B3)"),
  hourQuota: count
    .nullable()
    .default(null)
    .describe("places an hour open to booking"),
  activePerContact: z
    .int()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe("reservations one contact may have (B3)"),
  persons: z
    .int()
    .min(1)
    .max(20)
    .default(1)
    .describe("the most persons in one reservation (B3)"),
  fields: z
    .strictObject({
      name: field.default("required"),
      email: field.default("required"),
      phone: field.default("off"),
      company: field
        .default("off")
        .describe("a company's name instead of a person's"),
      phoneOrEmail: z
        .boolean()
        .default(false)
        .describe("one of the two is enough (Toruń)"),
    })
    .prefault({}),
  questions: z
    .array(
      z.strictObject({ id, label: text, required: z.boolean().default(false) }),
    )
    .default([])
    .describe("extra questions (B5)"),
  challenge: z
    .enum(["none", "numerals"])
    .default("none")
    .describe("the numeral challenge (B6)"),
  confirm: z
    .discriminatedUnion("by", [
      z.strictObject({ by: z.literal("link"), withinMinutes: minutes }),
      z.strictObject({ by: z.literal("sms-code"), withinMinutes: minutes }),
      z.strictObject({ by: z.literal("none") }),
    ])
    .default({ by: "link", withinMinutes: 60 })
    .describe(
      "how a booking is confirmed and until when, counted from booking (B7)",
    ),
  arrival: z
    .discriminatedUnion("mode", [
      z.strictObject({
        mode: z.literal("code"),
        beforeMinutes: minutes,
        afterMinutes: minutes,
        early: z.enum(["refuse", "ticket"]).default("refuse"),
      }),
      z.strictObject({ mode: z.literal("automatic") }),
    ])
    .default({
      mode: "code",
      beforeMinutes: 15,
      afterMinutes: 15,
      early: "refuse",
    })
    .describe(
      "how the client is known to be there; both ends of the window are inside (B8)",
    ),
  due: z
    .enum(["slot-or-check-in", "check-in"])
    .default("slot-or-check-in")
    .describe("from when a reservation's place in line counts (Q2)"),
  number: z
    .discriminatedUnion("known", [
      z.strictObject({
        known: z.literal("booking"),
        from: z.union([z.literal("slot"), z.strictObject({ series: id })]),
      }),
      z.strictObject({
        known: z.literal("arrival"),
        from: z.strictObject({ series: id }),
      }),
    ])
    .describe("when the number is drawn and from where (B9)"),
  codeBySms: z
    .boolean()
    .default(false)
    .describe("the code goes by SMS too where a phone is given (Trutnov)"),
  reminderHours: z.int().min(1).max(240).nullable().default(null),
  lapsedMessage: z
    .boolean()
    .default(false)
    .describe("tell the client that the reservation lapsed (B10)"),
  slots: z
    .int()
    .min(1)
    .max(20)
    .default(1)
    .describe("consecutive slots one visit takes (B2)"),
});

const walkIn = z.strictObject({
  series: id.describe(
    "the number series of its tickets, one of its location's",
  ),
  capacityPerDay: count
    .nullable()
    .default(null)
    .describe("tickets a day for this service (K3)"),
  classes: z
    .array(id)
    .default([])
    .describe("priority classes that can be chosen on its tile (K1)"),
});

const service = z.strictObject({
  id,
  agenda: id,
  name: text.describe("the thing, e.g. Občanský průkaz"),
  deed: text
    .nullable()
    .default(null)
    .describe("what is done with it, e.g. podat žádost"),
  short: text.nullable().default(null).describe("as a clerk's list shows it"),
  icon: z
    .enum([
      "card",
      "card-check",
      "passport",
      "passport-check",
      "house",
      "paper",
      "car",
      "driver",
      "coins",
      "people",
      "plain",
    ])
    .default("plain"),
  minutes: z.int().min(1).max(480).default(15).describe("how long it takes"),
  comeBeforeMinutes: minutes
    .default(0)
    .describe("how long before to come (B1)"),
  bring: z.array(text).default([]).describe("what to bring (B16)"),
  fee: text.nullable().default(null),
  note: longText.nullable().default(null),
  booking: booking.nullable().default(null).describe("null: cannot be booked"),
  walkIn: walkIn
    .nullable()
    .default(null)
    .describe("null: no tickets without booking"),
});

const everyMinutes = { from: time, to: time, every: z.int().min(1).max(720) };
const listed = { times: z.array(time).min(1).max(200) };
const amount = {
  places,
  staffPlaces: places
    .default(0)
    .describe("of these, kept for staff who book for a caller"),
};
const validity = {
  days: z.array(z.enum(WEEKDAYS)).min(1),
  validFrom: date.nullable().default(null),
  validTo: date.nullable().default(null),
};

const plan = z.strictObject({
  id,
  location: id,
  name: text.nullable().default(null).describe("as staff call it"),
  services: z
    .array(id)
    .min(1)
    .describe("services that share these places (B2)"),
  rooms: text
    .nullable()
    .default(null)
    .describe("where people will be served, e.g. kancelář 121 nebo 123"),
  slotNumbersFrom: z
    .int()
    .min(1)
    .max(9999)
    .nullable()
    .default(null)
    .describe("the number of the day's first place (Vizovice: 101)"),
  weekly: z
    .array(
      z.union([
        z.strictObject({ ...validity, ...everyMinutes, ...amount }),
        z.strictObject({ ...validity, ...listed, ...amount }),
      ]),
    )
    .describe(
      "times by weekday: every N minutes from–to (the end outside), or a list",
    ),
  exceptions: z
    .array(
      z.union([
        z.strictObject({ date, closed: z.literal(true) }),
        z.strictObject({
          date,
          rows: z.array(
            z.union([
              z.strictObject({ ...everyMinutes, ...amount }),
              z.strictObject({ ...listed, ...amount }),
            ]),
          ),
        }),
      ]),
    )
    .default([])
    .describe("a date with no places, or with other times and places"),
});

const counter = z.strictObject({
  id,
  location: id,
  name: z
    .string()
    .trim()
    .min(1)
    .max(12)
    .describe("what the board shows, e.g. 3"),
  services: z.array(id).min(1),
});

const printer = z
  .string()
  .regex(
    /^(none|tray|tcp:\/\/[^\s/]+:\d{1,5}|file:\/.+)$/,
    "none, tray, tcp://host:9100 or file:/dev/usb/lp0",
  );

const kiosk = z.strictObject({
  id,
  location: id,
  name: line,
  services: z.array(id).min(1),
  booked: z
    .boolean()
    .default(true)
    .describe("offers 'I have booked' with the keypad"),
  printer: printer.default("tray"),
  paper: z
    .union([z.literal(80), z.literal(58)])
    .default(80)
    .describe("paper width in millimetres"),
  mode: z
    .enum(["picture", "text", "text-plain"])
    .default("picture")
    .describe("how the ticket is sent to the printer"),
  idleSeconds: z.int().min(10).max(600).default(60),
});

const board = z.strictObject({
  id,
  location: id,
  name: line,
  counters: z
    .array(id)
    .nullable()
    .default(null)
    .describe("null: all of the location"),
  inches: z.int().min(15).max(120).default(55),
  metres: z.number().min(1).max(30).default(8),
  waiting: z.boolean().default(true).describe("shows how many wait"),
  nextNumbers: z
    .boolean()
    .default(false)
    .describe("shows the next waiting numbers (Toruń)"),
  messages: z
    .array(
      z.strictObject({
        text: text,
        from: date.nullable().default(null),
        to: date.nullable().default(null),
      }),
    )
    .default([]),
});

const display = z.strictObject({ id, location: id, counter: id });

export const officeFile = z.strictObject({
  okenko: z.literal(1).describe("the version of this format"),
  office,
  locations: z.array(location).min(1),
  agendas: z.array(agenda).default([]),
  services: z.array(service).default([]),
  plans: z.array(plan).default([]),
  counters: z.array(counter).default([]),
  kiosks: z.array(kiosk).default([]),
  boards: z.array(board).default([]),
  displays: z.array(display).default([]),
});

export type OfficeFile = z.infer<typeof officeFile>;
export type Text = z.infer<typeof text>;
export type Location = OfficeFile["locations"][number];
export type Agenda = OfficeFile["agendas"][number];
export type Service = OfficeFile["services"][number];
export type Booking = NonNullable<Service["booking"]>;
export type WalkIn = NonNullable<Service["walkIn"]>;
export type Plan = OfficeFile["plans"][number];
export type PlanRow = Plan["weekly"][number];
export type Counter = OfficeFile["counters"][number];
export type Kiosk = OfficeFile["kiosks"][number];
export type Board = OfficeFile["boards"][number];
export type Display = OfficeFile["displays"][number];
export type Series = Location["series"][number];
export type PriorityClass = Location["classes"][number];

function isZone(zone: string): boolean {
  try {
    return (
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
        .timeZoneId !== ""
    );
  } catch {
    return false;
  }
}
