import { day, type TimeOfDay } from "../../src/platform/civil.ts";
import { locationOf, serviceOf } from "../../src/office/office.ts";
import type { Language } from "../../src/platform/language.ts";
import type { Opening } from "../../src/status/hours.ts";
import { linksModel } from "../../src/status/links-page.ts";
import type { MatterNow, StatusNow } from "../../src/status/look.ts";
import { nowModel, statusPage } from "../../src/status/pages.ts";
import { at } from "../support/clock.ts";
import { sampleFrame, sampleOffice, sampleVisit, type Sample } from "../support/sample.ts";

const now = at("2026-11-24T09:42:18");
const time = (text: string) => text as TimeOfDay;
const free = {
  day: day("2026-11-26"),
  time: {
    planId: "p",
    time: time("10:00"),
    startsAt: at("2026-11-26T10:00:00"),
    places: 2,
    free: 1,
    most: 1,
    open: true,
    number: null,
  },
};
const matter = (serviceId: string, seen: Partial<MatterNow>): MatterNow => ({
  serviceId,
  service: serviceOf(sampleOffice, serviceId),
  waiting: 0,
  range: { from: 0, to: 5 },
  served: true,
  stopped: null,
  called: null,
  free: null,
  bookable: false,
  byAppointment: false,
  ...seen,
});
const call = (serviceId: string, number: string, counterId: string) => ({ serviceId, number, counterId, at: now });
const [first = "", second = "", third = ""] = sampleOffice.services.map(({ id }) => id);
const busy = [
  matter(first, { waiting: 7, range: { from: 25, to: 35 }, called: call(first, "A 40", "c2"), free, bookable: true }),
  matter(second, { called: call(second, "P 18", "c1"), bookable: true }),
  matter(third, { waiting: 2, range: null, served: false }),
];
const place = (opening: Opening, services: readonly MatterNow[], open: number) => ({
  location: locationOf(sampleOffice, "naves"),
  opening,
  counters: { open, all: 2 },
  services,
});
const isOpen: Opening = { state: "open", until: time("15:00") };
const late = [
  matter(first, {
    waiting: 112,
    range: { from: 95, to: 140 },
    stopped: "capacity",
    called: call(first, "R 108", "c2"),
  }),
  matter(second, { stopped: "closed" }),
  matter(third, { byAppointment: true, free, bookable: true }),
];
const shut: Opening = { state: "closed", opens: { day: day("2026-11-25"), time: time("08:00") } };
const status = (...places: StatusNow["places"]): StatusNow => ({ office: sampleOffice, now, event: 41, places });

const page = (seen: StatusNow, path = "/status", language: Language = "cs") => {
  const visit = sampleVisit(path, language);
  return statusPage(seen, visit, sampleFrame(visit.words.status.title, visit));
};
const openDay = status(place(isOpen, busy, 2));
const night = status(place(shut, [matter(first, { served: false, range: null, free, bookable: true })], 0));
const visit = sampleVisit("/status/links");

export const samples: Sample[] = [
  { view: "status/status", name: "open", screen: "desktop", model: page(openDay) },
  { view: "status/status", name: "phone", screen: "phone", model: page(openDay) },
  { view: "status/status", name: "Polish", screen: "phone", model: page(openDay, "/status", "pl") },
  { view: "status/status", name: "Ukrainian", screen: "desktop", model: page(openDay, "/status", "uk") },
  { view: "status/status", name: "closed", screen: "desktop", model: page(night) },
  { view: "status/status", name: "no more tickets", screen: "desktop", model: page(status(place(isOpen, late, 1))) },
  { view: "status/status", name: "embedded", screen: "desktop", model: page(openDay, "/status?embed=1") },
  {
    view: "status/status",
    name: "two places",
    screen: "desktop",
    model: page(status(place(isOpen, busy, 2), place(shut, busy.slice(2), 0))),
  },
  { view: "status/_now", name: "alone", screen: "none", model: nowModel(openDay, sampleVisit("/status"), false) },
  {
    view: "status/links",
    name: "for the website",
    screen: "desktop",
    model: linksModel(visit, sampleFrame(visit.words.status.links.title, visit), {
      office: sampleOffice,
      locations: [...sampleOffice.locations, ...sampleOffice.locations],
      publicAddress: "https://urad.lhota.example",
    }),
  },
];
