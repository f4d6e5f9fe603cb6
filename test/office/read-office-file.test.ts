import { expect, test } from "bun:test";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { presetText } from "../../src/office/presets.ts";
import { readOfficeFile, type Problem } from "../../src/office/read-office-file.ts";
import { lhota } from "../support/cast.ts";

type Change = (office: OfficeFile) => void;

/** What is found in Lhota's file after a change, which may break it in any way. */
function problemsAfter(change: Change): Problem[] {
  const office = lhota();
  change(office);
  const read = readOfficeFile(Bun.YAML.stringify(office, null, 2));
  return "problems" in read ? read.problems : [];
}

/** The item of a list of Lhota's that is surely there. */
function the<Item>(list: readonly Item[], index = 0): Item {
  const item = list[index];
  if (item === undefined) throw new Error("no such item");
  return item;
}

const place = (office: OfficeFile) => the(office.locations);
const plan = (office: OfficeFile, index = 0) => the(office.plans, index);
function booking(office: OfficeFile, index = 0) {
  const found = the(office.services, index).booking;
  if (found === null) throw new Error("not bookable");
  return found;
}
const fields = (email: "required" | "optional" | "off", phone: "required" | "optional" | "off") => ({
  name: "required" as const,
  company: "off" as const,
  phoneOrEmail: false,
  email,
  phone,
});

test("A6 the cast's own file has no problem", () => {
  expect(problemsAfter(() => {})).toEqual([]);
});

const BROKEN: readonly [string, string, Change][] = [
  [
    "two services of one id",
    "services[1].id",
    (o) => {
      the(o.services, 1).id = "op";
    },
  ],
  [
    "two counters of one id",
    "counters[1].id",
    (o) => {
      the(o.counters, 1).id = "c1";
    },
  ],
  [
    "A2 a board with a kiosk's id",
    "boards[0].id",
    (o) => {
      the(o.boards).id = "hala";
    },
  ],
  [
    "two series of one id at a location",
    "locations[0].series[1].id",
    (o) => {
      the(place(o).series, 1).id = "a";
    },
  ],
  [
    "an agenda that does not exist",
    "services[0].agenda",
    (o) => {
      the(o.services).agenda = "jina";
    },
  ],
  [
    "a plan at no location",
    "plans[0].location",
    (o) => {
      plan(o).location = "jinde";
    },
  ],
  [
    "a plan for no service",
    "plans[0].services[1]",
    (o) => {
      plan(o).services = ["op", "jina"];
    },
  ],
  [
    "a counter at no location",
    "counters[0].location",
    (o) => {
      the(o.counters).location = "jinde";
    },
  ],
  [
    "a counter for no service",
    "counters[0].services[0]",
    (o) => {
      the(o.counters).services = ["jina"];
    },
  ],
  [
    "a kiosk for no service",
    "kiosks[0].services[0]",
    (o) => {
      the(o.kiosks).services = ["jina"];
    },
  ],
  [
    "K1 a kiosk that offers what gives no tickets",
    "kiosks[0].services[2]",
    (o) => {
      the(o.services, 2).walkIn = null;
    },
  ],
  [
    "K2 a walk-in series its location lacks",
    "services[1].walkIn.series",
    (o) => {
      place(o).series = place(o).series.filter(({ id }) => id !== "p");
    },
  ],
  [
    "B9 a number series its plan's location lacks",
    "services[0].booking.number.from.series",
    (o) => {
      place(o).series = place(o).series.filter(({ id }) => id !== "r");
    },
  ],
  [
    "K1 a priority class its location lacks",
    "services[0].walkIn.classes[0]",
    (o) => {
      place(o).classes = [];
    },
  ],
  [
    "a board with a counter that does not exist",
    "boards[0].counters[0]",
    (o) => {
      the(o.boards).counters = ["c9"];
    },
  ],
  [
    "a board with a counter from elsewhere",
    "boards[0].counters[0]",
    (o) => {
      o.locations.push({ ...structuredClone(place(o)), id: "jinde" });
      the(o.counters, 1).location = "jinde";
      the(o.boards).counters = ["c2"];
    },
  ],
  [
    "V2 a display of a counter that does not exist",
    "displays[0].counter",
    (o) => {
      o.displays.push({ id: "d", location: "naves", counter: "c9" });
    },
  ],
  [
    "K2 two series of one prefix that overlap",
    "locations[0].series[1]",
    (o) => {
      the(place(o).series, 1).prefix = "A";
    },
  ],
  [
    "B9 a series that overlaps a plan's slot numbers",
    "plans[1].slotNumbersFrom",
    (o) => {
      place(o).series.push({ id: "n", prefix: "", from: 1, to: 101 });
    },
  ],
  [
    "B9 two plans whose slot numbers overlap",
    "plans[1].slotNumbersFrom",
    (o) => {
      plan(o).slotNumbersFrom = 101 - 24 + 1;
    },
  ],
  [
    "K2 a series that ends before it begins",
    "locations[0].series[0].to",
    (o) => {
      the(place(o).series).from = 100;
    },
  ],
  [
    "K2 a range too small for the service's capacity",
    "locations[0].series[0]",
    (o) => {
      the(o.services).walkIn = { series: "a", capacityPerDay: 100, classes: [] };
    },
  ],
  [
    "K2 ranges too small for the location's capacity",
    "locations[0].series[0]",
    (o) => {
      place(o).issuing.capacityPerDay = 100;
    },
  ],
  [
    "B9 slot numbers with nothing to count from",
    "plans[1].slotNumbersFrom",
    (o) => {
      plan(o, 1).slotNumbersFrom = null;
    },
  ],
  [
    "B2 two rows that make one time twice",
    "plans[0].weekly[1]",
    (o) => {
      plan(o).weekly.push({ ...the(plan(o).weekly), days: ["fri"] });
    },
  ],
  [
    "B2 a row that ends before it begins to hold",
    "plans[0].weekly[0].validTo",
    (o) => {
      Object.assign(the(plan(o).weekly), {
        validFrom: "2026-12-02",
        validTo: "2026-12-01",
      });
    },
  ],
  [
    "B2 a row in which no time begins",
    "plans[0].weekly[0].to",
    (o) => {
      Object.assign(the(plan(o).weekly), { from: "14:00" });
    },
  ],
  [
    "B13 more places kept for staff than there are",
    "plans[0].weekly[0].staffPlaces",
    (o) => {
      Object.assign(the(plan(o).weekly), { staffPlaces: 3 });
    },
  ],
  [
    "B2 two exceptions for one day",
    "plans[0].exceptions[1].date",
    (o) => {
      Object.assign(plan(o), {
        exceptions: [
          { date: "2026-12-01", closed: true },
          { date: "2026-12-01", closed: true },
        ],
      });
    },
  ],
  [
    "opening hours that overlap",
    "locations[0].hours.mon",
    (o) => {
      place(o).hours.mon = ["08:00-12:00", "11:59-17:00"];
    },
  ],
  [
    "K3 issuing hours that overlap",
    "locations[0].issuing.hours.mon",
    (o) => {
      place(o).issuing.hours = { mon: ["08:00-12:00", "08:00-09:00"] };
    },
  ],
  [
    "a closure that ends before it begins",
    "locations[0].closures[0].to",
    (o) => {
      Object.assign(place(o), {
        closures: [{ from: "2026-12-02", to: "2026-12-01" }],
      });
    },
  ],
  [
    "B7 a code by SMS without a phone",
    "services[0].booking.confirm.by",
    (o) => {
      Object.assign(booking(o), {
        confirm: { by: "sms-code", withinMinutes: 15 },
        fields: fields("required", "off"),
      });
    },
  ],
  [
    "B7 a link without an e-mail",
    "services[0].booking.confirm.by",
    (o) => {
      Object.assign(booking(o), { fields: fields("off", "required") });
    },
  ],
  [
    "B5 phone or e-mail without one of them",
    "services[0].booking.fields.phoneOrEmail",
    (o) => {
      Object.assign(booking(o), {
        fields: { ...fields("required", "off"), phoneOrEmail: true },
      });
    },
  ],
  [
    "a code by SMS to nobody's phone",
    "services[0].booking.codeBySms",
    (o) => {
      Object.assign(booking(o), {
        codeBySms: true,
        fields: fields("required", "off"),
      });
    },
  ],
  [
    "B10 a reminder before booking opens",
    "services[0].booking.reminderHours",
    (o) => {
      Object.assign(booking(o), { ahead: { days: 1 }, reminderHours: 49 });
    },
  ],
  [
    "B10 a reminder to nobody",
    "services[0].booking.reminderHours",
    (o) => {
      Object.assign(booking(o), {
        confirm: { by: "none" },
        fields: fields("off", "off"),
        reminderHours: 24,
      });
    },
  ],
  [
    "B8 an automatic arrival whose number waits for it",
    "services[2].booking.number.known",
    (o) => {
      booking(o, 2).number = { known: "arrival", from: { series: "r" } };
    },
  ],
  [
    "a pale office colour",
    "office.color",
    (o) => {
      o.office.color = "#3399FF";
    },
  ],
  [
    "B2 services of one plan that take different slots",
    "plans[0].services[1]",
    (o) => {
      booking(o, 1).slots = 2;
    },
  ],
  [
    "a service bookable but on no plan",
    "services[2].booking",
    (o) => {
      o.plans.pop();
    },
  ],
  [
    "a service on a plan but not bookable",
    "plans[1].services[0]",
    (o) => {
      the(o.services, 2).booking = null;
    },
  ],
  [
    "B10 a message there is not",
    "office.messages.hello",
    (o) => {
      o.office.messages = { hello: { cs: { text: "Ahoj" } } };
    },
  ],
  [
    "V1 a voice in no language",
    "locations[0].voice.languages",
    (o) => {
      place(o).voice = { on: true, languages: [], selfTest: null };
    },
  ],
];

for (const [what, path, change] of BROKEN)
  test(`A6 is refused, with its place: ${what}`, () => {
    const problems = problemsAfter(change);
    expect(problems.map((problem) => problem.path)).toContain(path);
    const problem = problems.find((one) => one.path === path);
    expect(problem?.says).toMatch(/^[\p{Lu}0-9"].*\.$/u);
    expect(problem?.line).toBeGreaterThan(0);
  });

test("B9 two plans whose slot numbers only touch are fine", () => {
  expect(
    problemsAfter((office) => {
      plan(office).slotNumbersFrom = 101 - 24;
    }),
  ).toEqual([]);
});

const MANY = `okenko: 1
office:
  name: Lhota
  color: "#FFFFFF"
  privacy:
    controller: Lhota
    eraseAfterDays: 9
locations:
  - id: naves
    name: Radnice
    adress: Náves 1
    hours:
      mon: ["8-12"]
    series:
      - { id: a, prefix: A }
agendas:
- id: doklady
  name: Doklady
services:
- id: op
  agenda: jina
  name: Občanský průkaz
  minutes: patnáct
  booking:
    arrival:
      mode: code
      beforeMinutes: -1
      afterMinutes: 15
    number: { known: never }
- id: pas
  agenda: jina
  name: Pas
  walkIn:
    series: a
`;

test("A6 all problems are told at once, each with its path and line, the checks' beside the validator's", () => {
  const read = readOfficeFile(MANY);
  const told = "problems" in read ? read.problems.map(({ path, line }) => `${line} ${path}`) : [];
  expect(told).toEqual([
    "4 office.color",
    "7 office.privacy.eraseAfterDays",
    "9 locations[0].address",
    "11 locations[0].adress",
    "13 locations[0].hours.mon[0]",
    "21 services[0].agenda",
    "23 services[0].minutes",
    "27 services[0].booking.arrival.beforeMinutes",
    "29 services[0].booking.number.known",
    "31 services[1].agenda",
  ]);
});

test("A6 a text that is no YAML is told with the line it breaks at", () => {
  const read = readOfficeFile("okenko: 1\noffice:\n  name: [Lhota\nb: 2\n");
  expect("problems" in read && read.problems[0]).toMatchObject({ line: 3 });
});

test("A6 a key that stands twice is told, and does not silently win", () => {
  const read = readOfficeFile(`${MANY}kiosks: []\nkiosks: []\n`);
  const problems = "problems" in read ? read.problems : [];
  expect(problems.find(({ path }) => path === "kiosks")?.line).toBe(36);
});

test("A6 JSON is read too, and of its lines nothing is claimed", () => {
  const read = readOfficeFile(JSON.stringify(lhota(), null, 2));
  expect("office" in read && read.office).toEqual(lhota());
  const broken = readOfficeFile(JSON.stringify({ ...lhota(), okenko: 2 }, null, 2));
  expect("problems" in broken && broken.problems[0]?.line).toBeNull();
});

test("B10 an office may word an e-mail and a text message of each kind, and nothing else", () => {
  const worded = (key: string) =>
    readOfficeFile(
      presetText("trutnov").replace(/^office:$/m, `office:\n  messages: { ${key}: { cs: { text: "{when} {code}" } } }`),
    );
  expect("office" in worded("confirmed")).toBe(true);
  expect("office" in worded("confirmed-sms")).toBe(true);
  expect("problems" in worded("birthday")).toBe(true);
});

const WORDED = `office:
  messages:
    confirmed:
      cs:
        subject: Váš kód {code}
        text: |
          Těšíme se na vás, {jmeno}.
          Kdy: {when}
    cancelled-by-office-sms:
      pl:
        text: Odwołane {when}.
`;

test("B10 an office file's own wordings are held to their placeholders, with path and line, as on the page", () => {
  const read = readOfficeFile(presetText("trutnov").replace(/^office:\n/m, WORDED));
  const problems = "problems" in read ? read.problems : [];
  expect(problems.map(({ path, says }) => [path, says.split(";")[0]])).toEqual([
    ["office.messages.confirmed.cs.subject", "{code} does not belong in a subject, which shows on locked screens."],
    ["office.messages.confirmed.cs.text", "There is no {jmeno} in this message"],
    ["office.messages.confirmed.cs.text", "The text must hold one of {code}, {number}."],
    ["office.messages.cancelled-by-office-sms.pl.text", "The text must hold {reason}."],
  ]);
  const first = problems[0]?.line ?? 0;
  expect(problems.map(({ line }) => (line ?? 0) - first)).toEqual([0, 1, 1, 6]);
});
