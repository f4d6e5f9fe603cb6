import { callbackAddresses } from "../../src/admin/callback-addresses.ts";
import { dayClosingModel, issuingModel, paperModel } from "../../src/admin/day-deeds-pages.ts";
import type { DayLook } from "../../src/admin/day-look.ts";
import { dayModel, dayPageModel } from "../../src/admin/day-page.ts";
import { printerKeyModel } from "../../src/admin/printer-key-routes.ts";
import { messagesModel } from "../../src/admin/post-pages.ts";
import type { InboxMessage, PostLine, PostNow } from "../../src/messaging/queries.ts";
import { manualModel, NO_TROUBLE, problemLine, settingsModel } from "../../src/admin/pages.ts";
import { sceneOf } from "../../src/admin/scene.ts";
import { officeFileManual } from "../../src/office/manual.ts";
import { PRESETS } from "../../src/office/presets.ts";
import { day as dayIn } from "../../src/platform/civil.ts";
import type { Reservation } from "../../src/reservations/reservation.ts";
import { at } from "../support/clock.ts";
import { sampleFrame, sampleOffice, sampleReservation, sampleVisit, type Sample } from "../support/sample.ts";

const admin = { staffId: "a", name: "Alena Správná", roles: ["admin"] } as const;
const visit = { ...sampleVisit("/admin"), person: admin };
const t = visit.words.admin;
const frame = sampleFrame(t.title, visit);
const day24 = dayIn("2026-11-24");
const messagesScene = sceneOf(sampleOffice, visit, { title: t.messages, room: "messages", trial: null });
const lostLine: PostLine = {
  id: "m1",
  kind: "cancelled-by-office",
  channel: "sms",
  state: "unknown",
  to: "+420601002003",
  created: at("2026-11-24T07:10"),
  due: at("2026-11-24T07:10"),
  attempts: 1,
  reason: "timeout",
  reservationId: "r1",
  mayGoAgain: true,
};
const postSeen: PostNow = {
  pause: null,
  transports: [
    {
      transport: "gammu",
      state: "degraded",
      reason: null,
      since: at("2026-11-24T06:30"),
      pausedUntil: null,
      lastHeard: at("2026-11-24T07:39"),
      signal: 12,
      waiting: 3,
      holdsErasedSince: at("2026-11-24T07:10"),
    },
    {
      transport: "smtp",
      state: "down",
      reason: "key-refused",
      since: at("2026-11-24T07:00"),
      pausedUntil: at("2026-11-24T07:41"),
      lastHeard: null,
      signal: null,
      waiting: null,
      holdsErasedSince: null,
    },
  ],
  stillHeld: [{ transport: "gammu", since: at("2026-11-24T07:10") }],
  lost: [
    lostLine,
    {
      ...lostLine,
      id: "m2",
      state: "expired",
      to: "vesna@example.org",
      channel: "email",
      kind: "reminder",
      reason: null,
      mayGoAgain: false,
    },
  ],
  waiting: {
    count: 61,
    first: [{ ...lostLine, id: "m3", state: "queued", kind: "confirmed", attempts: 2, reason: "busy" }],
  },
};
const inboxSeen: InboxMessage = {
  id: "m0",
  kind: "please-confirm",
  channel: "email",
  state: "accepted",
  to: "vesna@example.org",
  subject: "Termín",
  text: "Termín držíme.",
  html: "",
  links: [],
  attachments: [],
  created: at("2026-11-24T07:40"),
};
const manualScene = sceneOf(sampleOffice, visit, { title: t.manualTitle, room: "settings", trial: null });
const problem = { path: "plans[0].services[1]", line: 12, says: "There is no service named pas." };

const watching = sceneOf(sampleOffice, visit, { title: t.today, room: "today", trial: null });
const printerKeyTitle = visit.words.paper.pull.title("Vstupní hala");
const printerKeyScene = sceneOf(sampleOffice, visit, { title: printerKeyTitle, room: "settings", trial: null });
const setting = sceneOf(sampleOffice, visit, { title: t.day.settings, room: "settings", trial: null });
const staff = [{ ...admin, hasPin: false }];
const called = callbackAddresses({
  publicAddress: "https://objednani.lhota.example",
  callbacks: { own: ["soucasne-tajemstvi-2026"], resend: [], from: ["resend", "smsapi"], wall: () => 0 },
});
const location = sampleOffice.locations[0];
if (location === undefined) throw new Error("Lhota has a location");
const booked = (id: string, time: string, change: Partial<Reservation> = {}) =>
  sampleReservation(id, `2026-11-24T${time}`, change);
const look: DayLook = {
  office: sampleOffice,
  location,
  now: at("2026-11-24T09:42"),
  day: day24,
  event: 412,
  reservations: [
    booked("r0", "08:00", { state: "served", number: "R 9" }),
    booked("r1", "08:30", { state: "lapsed" }),
    booked("r2", "09:30", { state: "arrived", number: "R 11" }),
    booked("r3", "10:00", { serviceId: "pas" }),
    booked("r4", "10:30", { state: "pending", serviceId: "pobyt", planId: "pobyt", number: "103" }),
  ],
  counters: [
    { counterId: "c1", state: "open", clerk: "Jana Dvořáková", number: "A 40", served: 11, missed: 1 },
    { counterId: "c2", state: "paused", clerk: "Petr Malý", number: null, served: 6, missed: 0 },
  ],
  services: [
    { serviceId: "op", waiting: 9, range: { from: 20, to: 35 }, served: true, stopped: null },
    { serviceId: "pas", waiting: 4, range: { from: 25, to: 40 }, served: true, stopped: "stopped" },
    { serviceId: "pobyt", waiting: 3, range: null, served: false, stopped: null },
  ],
  waiting: 16,
  longest: { number: "A 42", since: at("2026-11-24T09:08") },
  unreached: [{ serviceId: "pobyt", waiting: 3 }],
  stops: new Map([["pas", "nejde spojení s registrem, přijďte prosím po 13. hodině"]]),
  dayClosed: false,
  troubles: [
    { kind: "printer", printer: "Hala", paper: { fault: "no-paper", state: "paper-out", waiting: 2 } },
    { kind: "silent", what: "board", name: "Čekárna" },
    { kind: "messages", waiting: 3, dead: 1 },
    { kind: "texts", waiting: 2, usedUp: true, fromOurselves: 0 },
    { kind: "outage", outage: { from: at("2026-11-24T07:00"), to: at("2026-11-24T07:12") } },
  ],
  right: { tickets: 50, right: 42, sooner: 5, later: 3 },
};
const quiet: DayLook = {
  ...look,
  reservations: [],
  counters: look.counters.map((counter) => ({
    ...counter,
    state: "closed" as const,
    clerk: null,
    number: null,
    served: 0,
    missed: 0,
  })),
  services: look.services.map((service) => ({ ...service, waiting: 0, range: null, stopped: "closed" as const })),
  waiting: 0,
  longest: null,
  unreached: [],
  stops: new Map(),
  dayClosed: true,
  troubles: [],
  right: { tickets: 0, right: 0, sooner: 0, later: 0 },
};
const remaining = { waiting: ["A 41", "A 42"], parked: ["B 3"], serving: [{ counter: "1", number: "A 40" }] };
const kioskId = sampleOffice.kiosks[0]?.id ?? "";
const paper = {
  tickets: [
    { id: "t41", number: "A 41" },
    { id: "t42", number: "A 42" },
  ],
  chosen: { ticket: "t42", kiosk: kioskId },
  printed: false,
  errors: [],
};
const day = (view: string, name: string, model: object, screen: Sample["screen"] = "desktop"): Sample => ({
  view: `admin/${view}`,
  name,
  model,
  screen,
});

export const samples: Sample[] = [
  day("day", "a morning", dayPageModel(watching, look)),
  day("day", "a quiet day", dayPageModel(watching, quiet)),
  day("day", "on a phone", dayPageModel(watching, look), "phone"),
  day("_day", "a morning", dayModel(watching, look), "none"),
  day("messenger", "home", watching.page),
  day("issuing", "one stopped", issuingModel(watching, look, { service: "", text: "", errors: [] })),
  day(
    "issuing",
    "without words",
    issuingModel(watching, quiet, {
      service: "pas",
      text: "",
      errors: [{ field: "text", says: t.day.needText }],
    }),
  ),
  day("day-closing", "three remain", dayClosingModel(watching, look, { remaining, errors: [] })),
  day(
    "day-closing",
    "refused",
    dayClosingModel(watching, look, {
      remaining,
      errors: [{ field: "day", says: visit.words.refusals.counterBusy }],
    }),
  ),
  day("day-paper", "printed", paperModel(watching, look, { ...paper, printed: true })),
  day("day-paper", "nothing", paperModel(watching, look, { ...paper, tickets: [] })),
  day("settings", "administrator", settingsModel(setting, staff, NO_TROUBLE, called)),
  day(
    "printer-key",
    "shown once",
    printerKeyModel(printerKeyScene, "https://lhota.example/printer/3vQm1sD0xK7pW2nB9cYtRgUeLhAaZiOf5jXkM8d4"),
  ),
  day(
    "settings",
    "broken office file",
    settingsModel(setting, staff, { ...NO_TROUBLE, problems: [problem] }, { of: [], lackSecret: true }),
  ),
  {
    view: "admin/sign-in",
    name: "wrong",
    screen: "phone",
    model: { frame, t, action: "/admin/sign-in", login: "alena", wrong: true },
  },
  {
    view: "admin/set-up",
    name: "with errors",
    screen: "desktop",
    model: {
      frame,
      t,
      action: "/setup/x",
      name: "",
      login: "al",
      begin: "trutnov",
      presets: PRESETS,
      errors: [{ field: "login", says: t.needLogin }],
      problems: [problemLine(problem, t)],
    },
  },
  { view: "admin/manual", name: "whole", screen: "none", model: manualModel(manualScene, officeFileManual()) },
  {
    view: "admin/messages",
    name: "trouble",
    screen: "desktop",
    model: messagesModel(messagesScene, {
      post: postSeen,
      inbox: [inboxSeen],
      test: { to: "", isWrong: false, isSent: true },
    }),
  },
  {
    view: "admin/messages",
    name: "stopped",
    screen: "phone",
    model: messagesModel(messagesScene, {
      post: {
        ...postSeen,
        pause: { reason: "restored", since: at("2026-11-24T06:00") },
        transports: [],
        stillHeld: [],
        lost: [],
      },
      inbox: [],
      test: { to: "vesna", isWrong: true, isSent: false },
    }),
  },
];
