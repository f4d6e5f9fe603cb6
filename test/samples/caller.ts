import { callerPage, callerTelling } from "../../src/counter/caller-page.ts";
import { addDays, day, instantOf, type TimeOfDay } from "../../src/platform/civil.ts";
import { callerTold } from "../../src/reservations/caller-told.ts";
import { NOBODY_YET } from "../../src/reservations/caller.ts";
import {
  placeStep,
  serviceStep,
  timeStep,
  type CallerSteps,
  type TimeAsked,
} from "../../src/reservations/caller-steps.ts";
import type { BookableTime } from "../../src/reservations/queries.ts";
import type { Reservation } from "../../src/reservations/reservation.ts";
import { VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { sampleOffice, sampleReservation, sampleVisit, type Sample } from "../support/sample.ts";

/** A clerk at counter 2 books for a caller (B13). */
const jana = { staffId: "jana", name: "Jana Dvořáková", roles: ["clerk"] } as const;
const visit = { ...sampleVisit("/counter/booking?back=/counter/c2"), person: jana };
const telling = callerTelling(sampleOffice, visit);
const page = callerPage(sampleOffice, visit, jana, null);
const today = day("2026-11-24");
const HOURS = ["08:00", "08:30", "09:00", "09:30", "10:00", "10:30"] as TimeOfDay[];
const bookable = (on: string, time: TimeOfDay, free: number): BookableTime => ({
  planId: "doklady",
  time,
  startsAt: instantOf(day(on), time, "Europe/Prague"),
  places: 2,
  free,
  open: true,
  most: free,
  number: null,
});
const asked: TimeAsked = {
  wish: { serviceId: "op", locationId: "naves" },
  from: today,
  before: null,
  after: addDays(today, 14),
  day: today,
  days: [0, 1, 2, 3].map((ahead) => {
    const on = addDays(today, ahead);
    return { day: on, times: HOURS.map((time, which) => bookable(on, time, (which + ahead) % 3)) };
  }),
  to: "",
  formId: "f",
  caller: NOBODY_YET,
  errors: [],
};
const { caller } = telling.words;
const booked = sampleReservation("r1", "2026-11-24T09:00", {
  source: "staff",
  createdAt: at("2026-11-23T15:12"),
  window: { from: at("2026-11-24T08:45"), to: at("2026-11-24T09:15") },
  code: "481516",
  client: { ...VISITOR, email: "" },
});
const numbered: Reservation = {
  ...booked,
  serviceId: "pobyt",
  planId: "pobyt",
  window: null,
  code: null,
  number: "103",
  client: VISITOR,
};

const form = (name: string, steps: CallerSteps, screen: Sample["screen"] = "counter"): Sample => ({
  view: "counter/caller",
  name,
  screen,
  model: { ...page, ...steps },
});
const told = (name: string, reservation: Reservation, screen: Sample["screen"] = "counter"): Sample => ({
  view: "counter/caller-told",
  name,
  screen,
  model: { ...page, told: callerTold(telling, reservation) },
});

export const samples: Sample[] = [
  form("service", serviceStep(telling)),
  form("place", placeStep(telling, "op")),
  form("time and name", timeStep(telling, asked)),
  form(
    "with errors",
    timeStep(telling, {
      ...asked,
      caller: { ...NOBODY_YET, email: "vesna(zavinac)example.org" },
      errors: [
        { field: "name", says: caller.needName },
        { field: "email", says: caller.badEmail },
      ],
    }),
    "phone",
  ),
  told("with a code", booked),
  told("with a number, on a phone", numbered, "phone"),
];
