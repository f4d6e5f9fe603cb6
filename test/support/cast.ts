import { officeFile, type OfficeFile } from "../../src/office/office-file.ts";

/**
 * The named cast: Lhota, one small town hall with two counters (1 and 2) and three services (ID card, passport,
 * residence), one kiosk and one board. ID cards and passports share a plan of two places every 30 minutes, by code
 * ±15 minutes; residence is automatic, one place an hour, numbered from 101. Invented people only.
 */
export const lhota = (change: (office: OfficeFile) => void = () => {}): OfficeFile => {
  const office = officeFile.parse(LHOTA);
  change(office);
  return officeFile.parse(office);
};

export const VISITOR = {
  name: "Vesna Krásná",
  company: "",
  email: "vesna@example.org",
  phone: "",
  answers: {},
};
export const SECOND_VISITOR = {
  name: "Otakar Dlouhý",
  company: "",
  email: "otakar@example.org",
  phone: "",
  answers: {},
};

const WEEK = {
  mon: ["08:00-17:00"],
  tue: ["08:00-15:00"],
  wed: ["08:00-17:00"],
  thu: ["08:00-15:00"],
  fri: ["08:00-14:30"],
};
const DAYS = ["mon", "tue", "wed", "thu", "fri"];
const BY_CODE = {
  ahead: { days: 60 },
  fields: { name: "required", email: "required", phone: "optional" },
  confirm: { by: "link", withinMinutes: 15 },
  arrival: {
    mode: "code",
    beforeMinutes: 15,
    afterMinutes: 15,
    early: "refuse",
  },
  number: { known: "arrival", from: { series: "r" } },
};

const LHOTA = {
  okenko: 1,
  office: {
    name: {
      cs: "Městský úřad Lhota",
      pl: "Urząd Miasta Lhota",
      en: "Lhota Town Hall",
      uk: "Міська управа Лгота",
    },
    contact: { email: "podatelna@lhota.example" },
    mail: { from: "noreply@lhota.example", replyTo: "podatelna@lhota.example" },
    privacy: { controller: "Městský úřad Lhota, Náves 1", eraseAfterDays: 5 },
  },
  locations: [
    {
      id: "naves",
      name: "Radnice",
      address: "Náves 1, Lhota",
      place: "přízemí",
      counterWord: "booth",
      hours: WEEK,
      walkInAllowanceMinutes: 60,
      classes: [
        {
          id: "infant",
          name: "s kojencem",
          allowanceMinutes: 0,
          offered: "kiosk",
        },
      ],
      series: [
        { id: "a", prefix: "A", from: 1, to: 99 },
        { id: "p", prefix: "P", from: 1, to: 99 },
        { id: "e", prefix: "E", from: 1, to: 99 },
        { id: "r", prefix: "R", from: 1, to: 99 },
      ],
    },
  ],
  agendas: [{ id: "doklady", name: "Doklady" }],
  services: [
    {
      id: "op",
      agenda: "doklady",
      name: "Občanský průkaz",
      deed: "podat žádost",
      short: "OP žádost",
      booking: BY_CODE,
      walkIn: { series: "a", classes: ["infant"] },
    },
    {
      id: "pas",
      agenda: "doklady",
      name: "Cestovní pas",
      deed: "podat žádost",
      short: "pas žádost",
      booking: BY_CODE,
      walkIn: { series: "p" },
    },
    {
      id: "pobyt",
      agenda: "doklady",
      name: "Trvalý pobyt",
      booking: {
        ...BY_CODE,
        arrival: { mode: "automatic" },
        number: { known: "booking", from: "slot" },
      },
      walkIn: { series: "e" },
    },
  ],
  plans: [
    {
      id: "doklady",
      location: "naves",
      services: ["op", "pas"],
      weekly: [{ days: DAYS, from: "08:00", to: "14:00", every: 30, places: 2 }],
    },
    {
      id: "pobyt",
      location: "naves",
      services: ["pobyt"],
      slotNumbersFrom: 101,
      weekly: [{ days: DAYS, from: "08:00", to: "12:00", every: 60, places: 1 }],
    },
  ],
  counters: [
    {
      id: "c1",
      location: "naves",
      name: "1",
      services: ["op", "pas", "pobyt"],
    },
    { id: "c2", location: "naves", name: "2", services: ["op", "pas"] },
  ],
  kiosks: [
    {
      id: "hala",
      location: "naves",
      name: "Vstupní hala",
      services: ["op", "pas", "pobyt"],
    },
  ],
  boards: [{ id: "cekarna", location: "naves", name: "Čekárna" }],
};
