import { callerTelling } from "../../src/admin/booking-for-routes.ts";
import { blankClosure, closureErrors, type ClosureTyped } from "../../src/admin/closure-form.ts";
import { closuresModel, newClosureModel, toldModel } from "../../src/admin/closure-pages.ts";
import { whomModel } from "../../src/admin/closure-whom-page.ts";
import type { PersonHit } from "../../src/admin/closure-sight.ts";
import { eraseModel, erasureModel, receiptModel } from "../../src/admin/erasure-pages.ts";
import { FIRST_REASON } from "../../src/admin/reasons.ts";
import { cancelModel, moveModel, oneModel } from "../../src/admin/reservations-one-pages.ts";
import { dayModel, foundModel, outsideModel, weekModel } from "../../src/admin/reservations-pages.ts";
import { sceneOf, type Room, type Scene } from "../../src/admin/scene.ts";
import type { Office } from "../../src/office/office.ts";
import { addDays, day, instantOf, type TimeOfDay } from "../../src/platform/civil.ts";
import type { InboxMessage } from "../../src/messaging/queries.ts";
import { NOBODY_YET } from "../../src/reservations/caller.ts";
import {
  placeStep,
  serviceStep,
  timeStep,
  type CallerSteps,
  type TimeAsked,
} from "../../src/reservations/caller-steps.ts";
import type { BookableTime } from "../../src/reservations/queries.ts";
import type { StaffDay } from "../../src/reservations/staff-days.ts";
import type { Client, Reservation } from "../../src/reservations/reservation.ts";
import { lhota, SECOND_VISITOR, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { sampleOffice, sampleReservation, sampleVisit, type Sample } from "../support/sample.ts";

const sona = { staffId: "sona", name: "Soňa Veselá", roles: ["supervisor"] } as const;
const visit = { ...sampleVisit("/admin/reservations"), person: sona };
const sceneIn = (office: Office, room: Room, title: string): Scene =>
  sceneOf(office, visit, { title, room, trial: null });
const scene = sceneIn(sampleOffice, "reservations", "Rezervace");
const closing = sceneIn(sampleOffice, "closures", "Zavření");
const paidTexts = sceneIn(
  { ...sampleOffice, office: { ...sampleOffice.office, sms: { ...sampleOffice.office.sms, pricePerPart: 1.05 } } },
  "closures",
  "Zavření",
);
const today = day("2026-11-24");
const THURSDAY = day("2026-12-03");
const FRIDAY = day("2026-12-04");

const time = (text: string): TimeOfDay => text as TimeOfDay;
const ARRIVES = { code: "481516", window: { from: at("2026-11-24T08:45"), to: at("2026-11-24T09:15") } };
const made = ({ id, ...change }: Partial<Omit<Reservation, "id">> & { id: string }) =>
  sampleReservation(id, "2026-11-24T09:00", { ...ARRIVES, client: VISITOR, ...change });
const nobody: Client = { name: "Karel Šimek", company: "", email: "", phone: "", answers: {} };
const onLandline: Client = { ...nobody, phone: "+420499000123" };
const onPhone: Client = { ...nobody, name: "Oksana Melnyk", phone: "+420777123456" };

const vesna = made({ id: "r1" });
const reservations = [
  made({ id: "r0", time: time("08:00"), number: "R 11", state: "arrived", client: onPhone, source: "sms" }),
  vesna,
  made({ id: "r2", time: time("09:30"), serviceId: "pas", persons: 2, client: SECOND_VISITOR, state: "pending" }),
  made({ id: "r3", time: time("10:00"), serviceId: "pobyt", number: "103", client: nobody, source: "staff" }),
  made({ id: "r4", time: time("10:30"), state: "cancelled", client: null }),
];

const bookable = (on: string, clock: string, free: number, planId = "doklady"): BookableTime => ({
  planId,
  time: time(clock),
  startsAt: instantOf(day(on), time(clock), "Europe/Prague"),
  places: 2,
  free,
  open: true,
  most: free,
  number: null,
});
const HOURS = ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30", "11:00"];
const days: StaffDay[] = [0, 1, 2, 3, 6, 7, 8].map((ahead, index) => {
  const on = addDays(today, ahead);
  return { day: on, times: HOURS.map((clock, which) => bookable(on, clock, index === 1 ? 0 : (which + index) % 3)) };
});
const strip = { from: today, before: null, after: addDays(today, 14) };

const written: InboxMessage = {
  id: "m1",
  kind: "cancelled-by-office",
  channel: "email",
  state: "queued",
  to: "vesna@example.org",
  subject: "Váš termín musíme zrušit",
  text: "Váš termín musíme zrušit\n\nDobrý den, omlouváme se, v tuto dobu vás nemůžeme přijmout.\n\nDůvod: školení\nS čím: Občanský průkaz – podat žádost\nKdy: čtvrtek 3. prosince v 13:00",
  html: "",
  links: [],
  attachments: [],
  created: at("2026-11-24T07:40"),
};
const inText: InboxMessage = {
  ...written,
  id: "m2",
  channel: "sms",
  to: onPhone.phone,
  subject: "",
  text: "Lhota: termin ctvrtek 3.12. 13:30 (Cestovni pas) musime zrusit: skoleni. Novy cas: patek 4.12. 10:00. Zmena: lhota.example/r/8sJ2",
};

const typed: ClosureTyped = {
  location: "naves",
  from: THURSDAY,
  to: THURSDAY,
  part: true,
  startsAt: "12:00",
  endsAt: "15:00",
  services: [],
  reason: "školení",
};
const toClose = { locationId: "naves", from: THURSDAY, to: THURSDAY, hours: "12:00-15:00", services: null };
const suggested = ["09:00", "09:30", "10:00", "10:30"].map((clock) => ({
  planId: "doklady",
  startsAt: instantOf(FRIDAY, time(clock), "Europe/Prague"),
  day: FRIDAY,
  time: time(clock),
}));
const hit = (id: string, clock: string, client: Client, which: number): PersonHit => {
  const [first] = suggested.slice(which);
  return {
    reservation: made({ id, day: THURSDAY, time: time(clock), client, number: `R ${25 + which}` }),
    suggested,
    deed:
      first === undefined
        ? { what: "cancel" }
        : { what: "move", to: { planId: first.planId, startsAt: first.startsAt } },
    refused: false,
  };
};
const people = [
  hit("r5", "13:00", { ...VISITOR, phone: "+420777000111" }, 0),
  hit("r6", "13:00", SECOND_VISITOR, 0),
  hit("r7", "13:30", onPhone, 2),
  hit("r8", "13:30", onLandline, 9),
];
const whomSeen = {
  typed,
  toClose,
  words: "školení všech úředníků",
  sight: {
    already: false,
    people,
    samples: [
      { to: made({ id: "r5" }), text: written },
      { to: made({ id: "r7", client: onPhone }), text: inText },
    ],
    parts: 2,
  },
  changes: [],
  errors: [],
};
const { reserving } = visit.words.admin;

const closedOffice: Office = {
  ...lhota((office) => {
    office.locations[0]?.closures.push(
      { from: THURSDAY, to: THURSDAY, hours: "12:00-15:00", services: null, reason: "školení" },
      { from: day("2026-12-28"), to: day("2026-12-31"), hours: null, services: ["op", "pas"], reason: null },
    );
  }),
  version: 2,
};

const timeAsked: TimeAsked = {
  wish: { serviceId: "op", locationId: "naves" },
  ...strip,
  day: today,
  days,
  to: "",
  formId: "f",
  caller: NOBODY_YET,
  errors: [],
};

const calling = callerTelling(sampleOffice, visit);
const forCaller = (steps: CallerSteps) => ({
  ...sceneIn(sampleOffice, "caller", reserving.caller.title).page,
  ...steps,
});

const page = (view: string, name: string, model: object, screen: Sample["screen"] = "desktop"): Sample => ({
  view: `admin/${view}`,
  name,
  model,
  screen,
});

export const samples: Sample[] = [
  page(
    "reservations-day",
    "a day",
    dayModel(scene, { day: today, today, locationId: null }, { reservations, outside: 0 }),
  ),
  page(
    "reservations-day",
    "nobody",
    dayModel(scene, { day: today, today, locationId: "naves" }, { reservations: [], outside: 2 }),
  ),
  page(
    "reservations-day",
    "phone",
    dayModel(scene, { day: today, today, locationId: null }, { reservations, outside: 1 }),
    "phone",
  ),
  page(
    "reservations-week",
    "a week",
    weekModel(scene, { monday: day("2026-11-23"), locationId: "naves" }, [{ name: "Doklady", days }]),
  ),
  page("reservations-week", "closed", weekModel(scene, { monday: day("2026-12-28"), locationId: "naves" }, [])),
  page("reservations-list", "found", foundModel(scene, "vesna", [vesna])),
  page("reservations-list", "found nothing", foundModel(scene, "xyz", [])),
  page("reservations-list", "outside the plans", outsideModel(scene, reservations.slice(1, 3))),
  page("reservation", "confirmed", oneModel(scene, vesna, { note: "Přinese plnou moc.", done: null })),
  page(
    "reservation",
    "booked for a caller",
    oneModel(scene, { ...vesna, number: "103" }, { note: "", done: "booked" }),
  ),
  page(
    "reservation",
    "over and erased",
    oneModel(scene, made({ id: "r4", state: "cancelled", client: null }), { note: "", done: "cancelled" }),
  ),
  page("reservation-cancel", "with a message", cancelModel(scene, vesna, { reason: FIRST_REASON, message: written })),
  page(
    "reservation-cancel",
    "nobody to tell",
    cancelModel(scene, made({ id: "r3", client: nobody }), { reason: FIRST_REASON, message: null }),
  ),
  page(
    "reservation-move",
    "times",
    moveModel(scene, vesna, { ...strip, chosen: today, days, error: "", reason: FIRST_REASON }),
  ),
  page(
    "reservation-move",
    "no time chosen",
    moveModel(scene, vesna, {
      ...strip,
      chosen: addDays(today, 1),
      days,
      error: reserving.moving.chooseTime,
      reason: FIRST_REASON,
    }),
  ),
  page("booking-for", "service", forCaller(serviceStep(calling))),
  page("booking-for", "place", forCaller(placeStep(calling, "op"))),
  page("booking-for", "time and name", forCaller(timeStep(calling, timeAsked))),
  page(
    "booking-for",
    "with errors",
    forCaller(
      timeStep(calling, {
        ...timeAsked,
        caller: { ...NOBODY_YET, email: "vesna(zavinac)example.org" },
        errors: [
          { field: "name", says: reserving.caller.needName },
          { field: "email", says: reserving.caller.badEmail },
        ],
      }),
    ),
  ),
  page("closures", "two", closuresModel(sceneIn(closedOffice, "closures", "Zavření"), { today, notice: "" })),
  page("closures", "none", closuresModel(closing, { today, notice: reserving.closing.removed })),
  page("closure-new", "blank", newClosureModel(closing, { typed: blankClosure(sampleOffice), errors: [], today })),
  page(
    "closure-new",
    "with errors",
    newClosureModel(closing, { typed, errors: closureErrors(["past", "hours"], reserving.closing), today }),
  ),
  page("closure-whom", "four people", whomModel(paidTexts, whomSeen)),
  page(
    "closure-whom",
    "nobody",
    whomModel(closing, { ...whomSeen, sight: { already: false, people: [], samples: [], parts: 0 } }),
  ),
  page(
    "closure-whom",
    "changed meanwhile",
    whomModel(closing, {
      ...whomSeen,
      changes: [reserving.closing.changed("Vesna Krásná")],
      errors: [{ field: "words", says: reserving.closing.errors.words }],
    }),
  ),
  page(
    "closure-told",
    "one to call",
    toldModel(
      closing,
      people.map(({ reservation }, index) => ({
        reservation,
        way: index === 3 ? null : index === 2 ? ("sms" as const) : ("email" as const),
        what: index === 3 ? ("cancelled" as const) : index === 2 ? ("offered" as const) : ("moved" as const),
        to: index === 2 ? at("2026-12-04T10:00") : null,
      })),
    ),
  ),
  page(
    "closure-told",
    "everybody",
    toldModel(closing, [{ reservation: vesna, way: "email", what: "cancelled", to: null }]),
  ),
  page("closure-told", "nobody", toldModel(closing, [])),
  page(
    "erasure",
    "a month",
    erasureModel(sceneIn(sampleOffice, "erasure", "Uchování údajů"), {
      eraseAfterDays: 5,
      kinds: [
        { kind: "clients", kept: 41, until: at("2027-01-29T23:59") },
        { kind: "messages", kept: 88, until: at("2027-01-29T23:59") },
        { kind: "links", kept: 120, until: at("2027-01-24T10:00") },
        { kind: "wishes", kept: 0, until: null },
        { kind: "notes", kept: 3, until: at("2026-12-02T00:00") },
        { kind: "visitNotes", kept: 2, until: at("2026-12-02T00:00") },
        { kind: "texts", kept: 17, until: at("2026-12-24T09:12") },
      ],
      erased: [
        { day: today, count: 12 },
        { day: day("2026-11-23"), count: 9 },
      ],
    }),
  ),
  page("erasure", "nothing yet", erasureModel(scene, { eraseAfterDays: 0, kinds: [], erased: [] })),
  page("erasure-ask", "still valid", eraseModel(scene, vesna, [])),
  page("erasure-ask", "others under the same contact", eraseModel(scene, vesna, [vesna, vesna])),
  page(
    "erasure-receipt",
    "one",
    receiptModel(scene, "0199f2a4-77aa-7000-8000-0123456789ab", {
      receipt: { erasedAt: at("2026-11-24T07:41"), event: 412 },
      transports: ["smtp", "gammu"],
    }),
  ),
];
