import { frameOf, type Frame } from "../../src/office/frame.ts";
import type { Office } from "../../src/office/office.ts";
import { fieldsOf } from "../../src/platform/body.ts";
import type { Day, TimeOfDay } from "../../src/platform/civil.ts";
import type { Visit } from "../../src/platform/http.ts";
import type { Language } from "../../src/platform/language.ts";
import type { Reservation, ReservationId } from "../../src/reservations/reservation.ts";
import { cs } from "../../src/wording/cs.ts";
import { en } from "../../src/wording/en.ts";
import { pl } from "../../src/wording/pl.ts";
import { uk } from "../../src/wording/uk.ts";
import { lhota } from "./cast.ts";
import { at } from "./clock.ts";

/** A view with one thing to show in it: what the census renders and what the gallery pictures. */
export interface Sample {
  /** As named in `view()`, e.g. `booking/times`. */
  readonly view: string;
  /** What this one shows, e.g. `full day`. */
  readonly name: string;
  readonly model: object;
  /** The screen it is pictured on. A fragment is shown inside its page's stylesheets. */
  readonly screen: "phone" | "desktop" | "kiosk" | "counter" | "board" | "standing" | "small" | "none";
}

export const SCREENS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
  kiosk: { width: 1080, height: 1920 },
  counter: { width: 1280, height: 800 },
  board: { width: 1920, height: 1080 },
  standing: { width: 1080, height: 1920 },
  small: { width: 1024, height: 600 },
} as const;

/** The cast's office, as a reader would get it. */
export const sampleOffice: Office = { ...lhota(), version: 1 };

/** A visit of nobody in particular, in Czech unless told otherwise. */
export const sampleVisit = (path: string, language: Language = "cs"): Visit => ({
  id: "sample",
  request: new Request(`http://lhota.example${path}`),
  url: new URL(`http://lhota.example${path}`),
  params: {},
  language,
  words: CATALOGUES[language],
  partial: false,
  address: "127.0.0.1",
  person: null,
  fixtureId: null,
  form: async () => fieldsOf(new URLSearchParams()),
  link: (to) => to,
});

export const sampleFrame = (title: string, visit = sampleVisit("/"), trial: Frame["trial"] = null): Frame =>
  frameOf(sampleOffice, visit, title, trial);

/** A reservation for an ID card, confirmed and of nobody in particular; `start` such as `2026-11-24T09:00`. */
export const sampleReservation = (id: string, start: string, change: Partial<Reservation> = {}): Reservation => ({
  id: id as ReservationId,
  state: "confirmed",
  planId: "doklady",
  serviceId: "op",
  locationId: "naves",
  day: start.slice(0, 10) as Day,
  time: start.slice(11) as TimeOfDay,
  startsAt: at(start),
  persons: 1,
  language: "cs",
  source: "web",
  createdAt: at("2026-11-20T15:12"),
  confirmBy: null,
  window: null,
  number: null,
  furtherNumbers: [],
  furtherServices: [],
  code: null,
  sequence: 0,
  client: null,
  ...change,
});

export const CATALOGUES = { cs, pl, en, uk };
