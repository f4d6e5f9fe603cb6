import { frameOf } from "../../src/office/frame.ts";
import { officeFile, type OfficeFile } from "../../src/office/office-file.ts";
import { serviceOf, type Office } from "../../src/office/office.ts";
import { addDays, daysFrom, instantOf, type Day, type TimeOfDay } from "../../src/platform/civil.ts";
import { after, MINUTE, type Instant } from "../../src/platform/clock.ts";
import { fieldsOf } from "../../src/platform/body.ts";
import { present } from "../../src/platform/refusal.ts";
import type { Visit } from "../../src/platform/http.ts";
import type { Language } from "../../src/platform/language.ts";
import type { BookableDay, BookableTime } from "../../src/reservations/queries.ts";
import type { Reservation, ReservationId, ReservationState } from "../../src/reservations/reservation.ts";
import { byTextPage } from "../../src/booking/by-text.ts";
import { cancelledPage, cancelPage } from "../../src/booking/cancel-page.ts";
import { EMPTY, readDetails } from "../../src/booking/form.ts";
import { accessibilityPage, linksPage } from "../../src/booking/notices.ts";
import { privacyPage } from "../../src/booking/privacy.ts";
import { checkPage, detailsPage, limitPage } from "../../src/booking/order-pages.ts";
import { askToCancel, askToConfirm, askToMove } from "../../src/booking/ask-pages.ts";
import { monthPage } from "../../src/booking/month-page.ts";
import { addressPage, confirmedPage, endedPage, heldPage } from "../../src/booking/own-pages.ts";
import { agendasPage, placesPage } from "../../src/booking/pages.ts";
import { bookable, type Scene } from "../../src/booking/scene.ts";
import { timesPage, type Choice } from "../../src/booking/times-page.ts";
import { joinedPage, leavePage, leftPage, waitingPage } from "../../src/booking/waiting-pages.ts";
import type { Catalogue } from "../../src/wording/catalogue.ts";
import { cs } from "../../src/wording/cs.ts";
import { en } from "../../src/wording/en.ts";
import { pl } from "../../src/wording/pl.ts";
import { uk } from "../../src/wording/uk.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import type { Sample } from "../support/sample.ts";

const CATALOGUES: Record<Language, Catalogue> = { cs, pl, en, uk };
const NOW = at("2026-11-24T14:20:00");
const CHOSEN = "2026-11-26" as Day;

/** Lhota as the pictures show Vizovice: what to bring, a fee, a numbered plan, a second place. */
export const town: OfficeFile = lhota((office) => {
  const [op] = office.services;
  const [location] = office.locations;
  if (op === undefined || location === undefined) return;
  op.minutes = 15;
  op.bring = [
    "dosavadní občanský průkaz",
    "po svatbě nebo rozvodu doklad o změně příjmení",
    "fotku ne, vyfotíme vás u přepážky",
  ];
  op.fee = "Po skončení platnosti zdarma, při ztrátě 200 Kč. Platit můžete i kartou.";
  location.place = "budova „Hotelu“, přízemí";
  location.accessible = true;
  for (const plan of office.plans) plan.rooms = "kancelář 121 nebo 123";
  for (const service of office.services)
    if (service.booking !== null) {
      service.booking.fields.phone = "required";
      service.booking.reminderHours = 24;
    }
});

/** With booking by text message, and the number citizens write to. */
export const texting: OfficeFile = officeFile.parse({
  ...town,
  office: { ...town.office, sms: { ...town.office.sms, numbers: ["+420 777 123 456"], booking: { offerMinutes: 20 } } },
  services: town.services.map((service) => ({ ...service, smsWord: service.id.toUpperCase() })),
});

export const twoPlaces: OfficeFile = lhota((office) => {
  const [first] = office.locations;
  const [plan] = office.plans;
  if (first === undefined || plan === undefined) return;
  office.locations.push({
    ...first,
    id: "zbrojnice",
    name: "Hasičská zbrojnice",
    address: "Nábřežní 993, Lhota",
    place: "první patro",
    accessible: false,
  });
  office.plans.push({ ...plan, id: "jinde", location: "zbrojnice" });
});

/** Two plans, each in its own room (Vizovice). */
export const twoRooms: OfficeFile = lhota((office) => {
  const [plan] = office.plans;
  if (plan === undefined) return;
  plan.rooms = "kancelář 121";
  office.plans.push({ ...plan, id: "vedle", rooms: "kancelář 123" });
});

/** A scene without a server: the same builders, the same words. */
export function sceneAt(path: string, options: { file?: OfficeFile; language?: Language; now?: Instant } = {}): Scene {
  const office: Office = { ...(options.file ?? town), version: 7 };
  const language = options.language ?? "cs";
  const url = new URL(path, "http://lhota.example");
  const visit: Visit = {
    id: "sample",
    request: new Request(url.href),
    url,
    params: {},
    language,
    words: CATALOGUES[language],
    partial: false,
    address: "127.0.0.1",
    person: null,
    fixtureId: null,
    form: () => Promise.resolve(fieldsOf(new URLSearchParams())),
    link: (to) => to,
  };
  return {
    office,
    language,
    t: visit.words.booking,
    texting: visit.words.sms,
    now: options.now ?? NOW,
    frame: (title) => frameOf(office, visit, title, null),
    link: visit.link,
  };
}

const FREE = [1, 4, 0, 5, 3, 5, 0, 4];
/** Two weeks as picture 02 shows them. */
export const DAYS: BookableDay[] = daysFrom("2026-11-23" as Day, "2026-12-06" as Day).map((day, index): BookableDay => {
  const weekend = index % 7 >= 5;
  const free = FREE[index < 7 ? index - 2 : index - 4] ?? 0;
  if (index === 0 || index === 1) return { day, state: "past", free: 0 };
  if (weekend || day === "2026-12-03") return { day, state: "closed", free: 0 };
  return { day, state: free > 0 ? "free" : "full", free };
});

export const timeAt = (time: string, free: number, more: Partial<BookableTime> = {}): BookableTime => ({
  planId: "doklady",
  time: time as TimeOfDay,
  startsAt: instantOf(CHOSEN, time as TimeOfDay, "Europe/Prague"),
  places: 1,
  free,
  most: Math.max(free, 1),
  open: true,
  number: null,
  ...more,
});
const TIMES = [timeAt("08:00", 1), timeAt("09:00", 0), timeAt("11:00", 1), timeAt("13:00", 1), timeAt("14:00", 1)];

const TIMES_PATH = "/booking/op/naves";
export const choice = (more: Partial<Choice> = {}): Choice => ({
  service: serviceOf({ ...town, version: 1 }, "op"),
  further: [],
  locationId: "naves",
  days: DAYS,
  chosen: CHOSEN,
  times: TIMES,
  nearest: { day: "2026-11-25" as Day, time: timeAt("13:00", 1) },
  last: "2026-12-24" as Day,
  notice: "",
  draft: "",
  way: { base: TIMES_PATH, moving: null, rooms: "", further: [] },
  ...more,
});

/** The choice of another time for the sample reservation. */
export const moving = (more: Partial<Choice> = {}): Choice =>
  choice({
    way: { base: "/booking/show/x", moving: reservation({ state: "confirmed" }), rooms: "", further: [] },
    times: TIMES.map((time) => (time.time === "11:00" ? { ...time, free: 0 } : time)),
    ...more,
  });

export const ordering = (scene: Scene) => {
  const service = serviceOf(scene.office, "op");
  if (service.booking === null) throw new Error("the ID card can be booked");
  return {
    service,
    booking: service.booking,
    further: [],
    locationId: "naves",
    most: service.booking.persons,
    pick: {
      planId: "doklady",
      startsAt: instantOf(CHOSEN, "11:00" as TimeOfDay, "Europe/Prague"),
    },
  };
};

export const reservation = (more: Partial<Reservation> = {}): Reservation => {
  const startsAt = instantOf(CHOSEN, "11:00" as TimeOfDay, "Europe/Prague");
  return {
    id: "r1" as ReservationId,
    state: "pending",
    planId: "doklady",
    serviceId: "op",
    locationId: "naves",
    day: CHOSEN,
    time: "11:00" as TimeOfDay,
    startsAt,
    persons: 1,
    language: "cs",
    source: "web",
    createdAt: NOW,
    confirmBy: at("2026-11-24T14:35:00"),
    window: {
      from: after(startsAt, -15 * MINUTE),
      to: after(startsAt, 15 * MINUTE),
    },
    number: null,
    code: null,
    furtherNumbers: [],
    furtherServices: [],
    sequence: 0,
    client: VISITOR,
    ...more,
  };
};

const everything = lhota((office) => {
  for (const { booking } of office.services)
    if (booking !== null) {
      booking.fields = {
        name: "required",
        company: "optional",
        email: "off",
        phone: "off",
        phoneOrEmail: true,
      };
      booking.persons = 4;
      booking.questions = [{ id: "spz", label: "Registrační značka vozidla", required: false }];
    }
});
/** ID card and passport can be done in one visit. */
const togetherFile = lhota((office) => {
  for (const { id, booking } of office.services) if (booking !== null && id === "op") booking.with = ["pas"];
});
const HELD = "/booking/held/x";
const SHOW = {
  base: "/booking/show/x",
  cancel: "/booking/show/x/cancellation",
  move: "/booking/show/x/times",
  moved: false,
  tickets: [],
};

/** Every page in every state it can have, in a language; the census and the gallery show them all. */
export function samplesIn(language: Language): Sample[] {
  const words = CATALOGUES[language];
  const scene = (path: string, options: { file?: OfficeFile; now?: Instant } = {}) =>
    sceneAt(path, { language, ...options });
  const times = scene(TIMES_PATH);
  const details = scene(`${TIMES_PATH}/details`);
  const own = scene("/booking/held/x");
  const order = ordering(details);
  const wrongForm = readDetails(
    fieldsOf(
      new URLSearchParams({
        name: "Vesna Krásná",
        email: "vesnaseznam.cz",
        phone: "667 367 667",
      }),
    ),
    order.booking,
    "CZ",
  );
  const ended = (state: ReservationState, name: string): Sample => ({
    view: "booking/ended",
    name,
    screen: "phone",
    model: endedPage(own, reservation({ state, client: null })),
  });

  const month = {
    service: serviceOf(times.office, "op"),
    further: [],
    way: choice().way,
    days: daysFrom("2026-11-01" as Day, "2026-11-30" as Day).map(
      (day) => DAYS.find((each) => each.day === day) ?? ({ day, state: "past", free: 0 } as const),
    ),
    month: "2026-11-01" as Day,
    today: "2026-11-24" as Day,
    last: "2026-12-24" as Day,
  };
  const wished = { ...order, day: CHOSEN };
  const waits = { details: EMPTY, errors: [], stamp: "sealed", numerals: "", answer: "" };
  return [
    {
      view: "booking/agendas",
      name: "normal",
      screen: "phone",
      model: agendasPage(scene("/booking")),
    },
    {
      view: "booking/agendas",
      name: "by text message too",
      screen: "phone",
      model: agendasPage(scene("/booking", { file: texting })),
    },
    {
      view: "booking/times",
      name: "by text message too",
      screen: "phone",
      model: timesPage(scene(TIMES_PATH, { file: texting }), choice()),
    },
    {
      view: "booking/times",
      name: "full, to be asked by text message",
      screen: "phone",
      model: timesPage(
        scene(TIMES_PATH, { file: texting }),
        choice({
          nearest: null,
          days: DAYS.map(({ day, state }) => ({ day, state: state === "free" ? "full" : state, free: 0 })),
          times: TIMES.map(({ time }) => timeAt(time, 0)),
        }),
      ),
    },
    {
      view: "booking/by-text",
      name: "with an offer first",
      screen: "phone",
      model: present(
        byTextPage(scene("/booking/by-text", { file: texting }), {
          serviceId: "op",
          when: { day: CHOSEN, time: "14:00" as TimeOfDay },
        }),
      ),
    },
    {
      view: "booking/agendas",
      name: "nothing offered",
      screen: "phone",
      model: agendasPage(
        scene("/booking", {
          file: lhota((office) => {
            office.plans = [];
          }),
        }),
      ),
    },
    {
      view: "booking/places",
      name: "two places",
      screen: "phone",
      model: placesPage(scene("/booking/op", { file: twoPlaces }), bookable({ ...town, version: 1 }, "op")),
    },
    {
      view: "booking/times",
      name: "phone",
      screen: "phone",
      model: timesPage(times, choice()),
    },
    {
      view: "booking/times",
      name: "desktop",
      screen: "desktop",
      model: timesPage(times, choice()),
    },
    {
      view: "booking/times",
      name: "numbers, later weeks, Saturdays",
      screen: "desktop",
      model: timesPage(
        scene(TIMES_PATH),
        choice({
          days: daysFrom("2026-12-07" as Day, "2026-12-20" as Day).map((day) => ({
            day,
            state: "free",
            free: 2,
          })),
          chosen: "2026-12-08" as Day,
          times: TIMES.map(({ time, free }, index) => timeAt(time, free, { number: String(101 + index), places: 3 })),
        }),
      ),
    },
    {
      view: "booking/times",
      name: "full",
      screen: "phone",
      model: timesPage(
        times,
        choice({
          nearest: null,
          days: DAYS.map(({ day, state }) => ({ day, state: state === "free" ? "full" : state, free: 0 })),
          times: TIMES.map(({ time }) => timeAt(time, 0)),
          last: addDays(CHOSEN, 5),
        }),
      ),
    },
    {
      view: "booking/times",
      name: "no times that day",
      screen: "phone",
      model: timesPage(times, choice({ times: [] })),
    },
    {
      view: "booking/times",
      name: "something can be added",
      screen: "phone",
      model: timesPage(scene(TIMES_PATH, { file: togetherFile }), choice()),
    },
    {
      view: "booking/times",
      name: "two things in one visit",
      screen: "desktop",
      model: timesPage(
        scene(TIMES_PATH, { file: togetherFile }),
        choice({
          further: [serviceOf({ ...town, version: 1 }, "pas")],
          way: { base: TIMES_PATH, moving: null, rooms: "", further: ["pas"] },
        }),
      ),
    },
    {
      view: "booking/times",
      name: "another day with what was typed",
      screen: "desktop",
      model: timesPage(times, choice({ draft: "sealed" })),
    },
    {
      view: "booking/times",
      name: "taken meanwhile",
      screen: "phone",
      model: timesPage(times, choice({ notice: words.refusals.slotTaken, draft: "sealed" })),
    },
    {
      view: "booking/details",
      name: "empty",
      screen: "phone",
      model: detailsPage(details, order, {
        details: EMPTY,
        errors: [],
        stamp: "sealed",
        numerals: "",
        answer: "",
      }),
    },
    {
      view: "booking/details",
      name: "error",
      screen: "phone",
      model: detailsPage(details, order, {
        details: wrongForm.typed,
        errors: [...wrongForm.errors, { field: "numerals", key: "numerals" }],
        stamp: "sealed",
        numerals: "sedm nula dva devět",
        answer: "",
      }),
    },
    {
      view: "booking/details",
      name: "everything asked",
      screen: "desktop",
      model: detailsPage(
        scene(`${TIMES_PATH}/details`, { file: everything }),
        ordering(scene("/", { file: everything })),
        { details: EMPTY, errors: [], stamp: "sealed", numerals: "", answer: "" },
      ),
    },
    {
      view: "booking/check",
      name: "normal",
      screen: "phone",
      model: checkPage(details, order, {
        details: { ...wrongForm.details, email: "vesna@example.org" },
        draft: "sealed",
      }),
    },
    {
      view: "booking/held",
      name: "by link",
      screen: "phone",
      model: heldPage(own, reservation({ number: "103" }), {
        base: HELD,
        notice: "",
        triesLeft: null,
      }),
    },
    {
      view: "booking/held",
      name: "wrong code, until another day",
      screen: "phone",
      model: heldPage(own, reservation({ confirmBy: at("2026-11-25T12:00:00") }), {
        base: HELD,
        notice: "",
        triesLeft: 3,
      }),
    },
    {
      view: "booking/held",
      name: "sent again",
      screen: "desktop",
      model: heldPage(own, reservation(), {
        base: HELD,
        notice: words.booking.sentAgain(VISITOR.email),
        triesLeft: null,
      }),
    },
    {
      view: "booking/held",
      name: "by text message",
      screen: "phone",
      model: heldPage(
        scene(HELD, {
          file: lhota((office) => {
            for (const { booking } of office.services)
              if (booking !== null) booking.confirm = { by: "sms-code", withinMinutes: 15 };
          }),
        }),
        reservation({ client: { ...VISITOR, phone: "+420667367667" } }),
        { base: HELD, notice: "", triesLeft: null },
      ),
    },
    {
      view: "booking/address",
      name: "normal",
      screen: "phone",
      model: addressPage(own, HELD, { email: VISITOR.email, errors: [] }),
    },
    {
      view: "booking/address",
      name: "error",
      screen: "phone",
      model: addressPage(own, HELD, {
        email: "vesna",
        errors: [{ field: "email", key: "emailAt" }],
      }),
    },
    {
      view: "booking/ask",
      name: "confirm",
      screen: "phone",
      model: askToConfirm(own, reservation(), { base: "/booking/confirm/x", move: "/booking/confirm/x/times" }),
    },
    {
      view: "booking/ask",
      name: "cancel",
      screen: "phone",
      model: askToCancel(own, reservation({ state: "confirmed" }), {
        title: words.booking.cancelTitle,
        action: "/booking/cancel/x",
        keep: "",
      }),
    },
    {
      view: "booking/ask",
      name: "let go",
      screen: "desktop",
      model: askToCancel(own, reservation(), {
        title: words.booking.letGoTitle,
        action: `${HELD}/cancellation`,
        keep: HELD,
      }),
    },
    {
      view: "booking/confirmed",
      name: "number",
      screen: "phone",
      model: confirmedPage(own, reservation({ state: "confirmed", number: "103", window: null }), SHOW),
    },
    {
      view: "booking/confirmed",
      name: "code",
      screen: "phone",
      model: confirmedPage(own, reservation({ state: "confirmed", code: "481516" }), {
        base: "/booking/confirm/x",
        cancel: "",
        move: "",
        moved: false,
        tickets: [],
      }),
    },
    {
      view: "booking/confirmed",
      name: "arrived",
      screen: "desktop",
      model: confirmedPage(own, reservation({ state: "arrived", number: "R 12" }), SHOW),
    },
    {
      view: "booking/confirmed",
      name: "two who have come, one of them called",
      screen: "phone",
      model: confirmedPage(own, reservation({ state: "arrived", persons: 2 }), {
        ...SHOW,
        cancel: "",
        tickets: [
          { number: "R 12", state: "called", token: "x" },
          { number: "R 13", state: "waiting", token: "y" },
        ],
      }),
    },
    {
      view: "booking/confirmed",
      name: "two numbers known at booking",
      screen: "phone",
      model: confirmedPage(
        own,
        reservation({ state: "confirmed", persons: 2, window: null, number: "104", furtherNumbers: ["105"] }),
        SHOW,
      ),
    },
    ended("expired", "expired"),
    ended("cancelled", "cancelled"),
    ended("lapsed", "lapsed"),
    ended("served", "over"),
    {
      view: "booking/cancel",
      name: "empty",
      screen: "phone",
      model: cancelPage(scene("/booking/cancel"), {
        code: "",
        contact: "",
        wrong: false,
      }),
    },
    {
      view: "booking/cancel",
      name: "error",
      screen: "phone",
      model: cancelPage(scene("/booking/cancel"), {
        code: "123456",
        contact: "vesna@example.org",
        wrong: true,
      }),
    },
    {
      view: "booking/times",
      name: "a full day",
      screen: "phone",
      model: timesPage(times, choice({ chosen: "2026-11-27" as Day, times: TIMES.map(({ time }) => timeAt(time, 0)) })),
    },
    {
      view: "booking/times",
      name: "moving",
      screen: "phone",
      model: timesPage(times, moving()),
    },
    {
      view: "booking/times",
      name: "moving lost the race",
      screen: "desktop",
      model: timesPage(times, moving({ notice: `${words.refusals.slotTaken} ${words.booking.movingStays}` })),
    },
    {
      view: "booking/times",
      name: "all places or one",
      screen: "desktop",
      model: timesPage(scene(TIMES_PATH, { file: twoRooms }), choice()),
    },
    {
      view: "booking/times",
      name: "in a website's frame",
      screen: "desktop",
      model: timesPage(scene(`${TIMES_PATH}?embed=1`), choice()),
    },
    {
      view: "booking/month",
      name: "phone",
      screen: "phone",
      model: monthPage(times, month),
    },
    {
      view: "booking/month",
      name: "desktop, moving",
      screen: "desktop",
      model: monthPage(times, { ...month, way: moving().way }),
    },
    {
      view: "booking/details",
      name: "a family that does not fit",
      screen: "phone",
      model: detailsPage(
        scene(`${TIMES_PATH}/details`, { file: everything }),
        { ...ordering(sceneAt("/", { file: everything })), most: 2 },
        {
          details: EMPTY,
          errors: [{ field: "persons", key: "personsMost" }],
          stamp: "sealed",
          numerals: "",
          answer: "",
        },
      ),
    },
    {
      view: "booking/ask",
      name: "move",
      screen: "phone",
      model: askToMove(own, reservation({ state: "confirmed" }), {
        base: "/booking/show/x",
        to: { planId: "doklady", startsAt: at("2026-11-27T08:30:00") },
      }),
    },
    {
      view: "booking/confirmed",
      name: "moved",
      screen: "phone",
      model: confirmedPage(own, reservation({ state: "confirmed", code: "481516" }), { ...SHOW, moved: true }),
    },
    {
      view: "booking/waiting",
      name: "empty",
      screen: "phone",
      model: waitingPage(times, wished, waits),
    },
    {
      view: "booking/waiting",
      name: "error",
      screen: "desktop",
      model: waitingPage(times, wished, { ...waits, errors: [{ field: "email", key: "emailAt" }] }),
    },
    { view: "booking/leave", name: "joined", screen: "phone", model: joinedPage(times, "/booking/waitlist/x") },
    { view: "booking/ended", name: "waits no more", screen: "phone", model: leftPage(times) },
    { view: "booking/ended", name: "cancelled by the form", screen: "phone", model: cancelledPage(times) },
    { view: "booking/ended", name: "too many", screen: "phone", model: limitPage(times, "tooMany", TIMES_PATH) },
    { view: "booking/ended", name: "contact has one", screen: "phone", model: limitPage(times, "contact", TIMES_PATH) },
    { view: "booking/leave", name: "normal", screen: "phone", model: leavePage(times, "/booking/waitlist/x") },
    {
      view: "booking/privacy",
      name: "normal",
      screen: "phone",
      model: privacyPage(scene("/privacy"), { words: words.privacy, transports: [] }),
    },
    {
      view: "booking/privacy",
      name: "messages by other companies, everything on",
      screen: "phone",
      model: privacyPage(scene("/privacy", { file: texting }), {
        words: words.privacy,
        transports: ["resend", "smsbrana"],
      }),
    },
    {
      view: "booking/privacy",
      name: "links for the town's website, by text message too",
      screen: "desktop",
      model: linksPage(scene("/booking/links", { file: texting }), "http://lhota.example"),
    },
    {
      view: "booking/privacy",
      name: "links for the town's website",
      screen: "phone",
      model: linksPage(times, "https://objednani.lhota.example"),
    },
    {
      view: "booking/accessibility",
      name: "normal",
      screen: "phone",
      model: accessibilityPage(scene("/accessibility")),
    },
    {
      view: "layout/error",
      name: "normal",
      screen: "phone",
      model: {
        frame: {
          ...scene("/booking/show/x").frame(words.shell.errorTitle),
          trial: { clock: "14:20", back: "/booking" },
        },
        title: words.shell.errorTitle,
        says: words.refusals.notFound,
        back: "/",
        requestId: "3f2a91cc",
      },
    },
  ];
}

export const samples: Sample[] = samplesIn("cs");
