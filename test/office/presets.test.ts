import { describe, expect, test } from "bun:test";
import { serviceOf } from "../../src/office/office.ts";
import type { Booking, OfficeFile } from "../../src/office/office-file.ts";
import { PRESETS, presetText, type Preset } from "../../src/office/presets.ts";
import { readOfficeFile } from "../../src/office/read-office-file.ts";
import { writeOfficeFile } from "../../src/office/write-office-file.ts";
import { timesOfRow } from "../../src/office/plan-times.ts";

function preset(name: Preset): OfficeFile {
  const read = readOfficeFile(presetText(name));
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.office;
}

const bookings = (office: OfficeFile): Booking[] =>
  office.services.flatMap(({ booking }) => (booking === null ? [] : [booking]));

/** The one value all bookable services of the town have. */
function all<Value>(office: OfficeFile, pick: (booking: Booking) => Value): Value {
  const [first, ...others] = bookings(office).map(pick);
  for (const other of others) expect(other).toEqual(first as Value);
  if (first === undefined) throw new Error("nothing can be booked");
  return first;
}

for (const name of PRESETS) {
  test(`A6 the preset of ${name} has no problem and is read back as written`, () => {
    const office = preset(name);
    expect(readOfficeFile(writeOfficeFile(office))).toEqual({ office });
  });
  test(`V1 each location of ${name} has a board, and what can be done there a counter`, () => {
    const office = preset(name);
    for (const { id } of office.locations) {
      expect(office.boards.some(({ location }) => location === id)).toBe(true);
      const served = office.counters.filter(({ location }) => location === id).flatMap(({ services }) => services);
      for (const place of [...office.plans, ...office.kiosks])
        if (place.location === id) for (const service of place.services) expect(served).toContain(service);
    }
  });
  test(`C5 what citizens of ${name} choose from has all four languages`, () => {
    for (const { name: title, deed } of preset(name).services)
      for (const text of [title, deed])
        if (text !== null) expect(Object.keys(text).toSorted()).toEqual(["cs", "en", "pl", "uk"]);
  });
}

describe("Vizovice", () => {
  const office = preset("vizovice");
  test("B3 Vizovice: booked one month ahead, one person each", () => {
    expect(all(office, ({ ahead }) => ahead)).toEqual({ months: 1 });
    expect(all(office, ({ persons }) => persons)).toBe(1);
  });
  test("B5 Vizovice: name, e-mail and phone are all required", () => {
    const fields = all(office, (booking) => booking.fields);
    expect([fields.name, fields.email, fields.phone]).toEqual(["required", "required", "required"]);
  });
  test("B6 Vizovice: the numeral challenge is on", () => {
    expect(all(office, ({ challenge }) => challenge)).toBe("numerals");
  });
  test("B7 Vizovice: confirmed by the link from the mail, within hours", () => {
    const confirm = all(office, (booking) => booking.confirm);
    expect(confirm).toEqual({ by: "link", withinMinutes: 24 * 60 });
  });
  test("B8 B9 Vizovice: no check-in; the number is the slot's, from 101, shared by ID cards and passports", () => {
    expect(all(office, ({ arrival }) => arrival)).toEqual({ mode: "automatic" });
    expect(all(office, ({ number }) => number)).toEqual({
      known: "booking",
      from: "slot",
    });
    const plan = office.plans[0];
    expect(plan?.services).toEqual(["op", "pas"]);
    expect(plan?.slotNumbersFrom).toBe(101);
    expect(plan?.weekly.flatMap(timesOfRow).map(String)).toEqual(["08:00", "09:00", "11:00", "13:00", "14:00"]);
    expect(plan?.weekly[0]?.places).toBe(1);
    expect(plan?.rooms).toBe("kancelář 121, 123");
  });
  test("A4 B5 Vizovice: erased within 5 days; controller, processor and officer in the seed's words", () => {
    const { privacy } = office.office;
    expect(privacy.eraseAfterDays).toBe(5);
    expect(privacy.controller).toBe("Městský úřad Vizovice, IČO: 00284653, Masarykovo nám. 1007, 763 12 Vizovice");
    expect(privacy.processor).toBe("CaberNet SoftWare, s.r.o., IČO: 04695453, Rejchova 5, 586 01 Jihlava");
    expect(privacy.officer).toBe(
      "Mgr. Ing. Lenka Matějová, Ph.D., SMS-služby s.r.o., IČO: 06784771, V Rovinách 934/40, 140 00 Praha 4 Podolí",
    );
  });
  test("B10 Vizovice: answers go to rs.ops@vizovice.eu", () => {
    expect(office.office.mail.replyTo).toBe("rs.ops@vizovice.eu");
  });
  test("V1 Vizovice: two places, a chime at each change, no kiosk", () => {
    expect(office.locations.map(({ chime }) => chime)).toEqual([true, true]);
    expect(office.kiosks).toEqual([]);
  });
});

describe("Kostelec", () => {
  const office = preset("kostelec");
  test("B3 Kostelec: 30 days ahead, a certain number of places a day", () => {
    expect(all(office, ({ ahead }) => ahead)).toEqual({ days: 30 });
    expect(all(office, ({ dayQuota }) => dayQuota)).toBeGreaterThan(0);
  });
  test("B5 B7 Kostelec: e-mail only, confirmed by its link", () => {
    const { fields, confirm } = all(office, (booking) => booking);
    expect([fields.email, fields.phone]).toEqual(["required", "off"]);
    expect(confirm.by).toBe("link");
  });
  test("B8 B9 Kostelec: the code holds ±15 minutes, the number is drawn on arrival", () => {
    expect(all(office, ({ arrival }) => arrival)).toEqual({
      mode: "code",
      beforeMinutes: 15,
      afterMinutes: 15,
      early: "refuse",
    });
    expect(all(office, ({ number }) => number.known)).toBe("arrival");
  });
  test("Q2 Kostelec: called at its time, before walk-ins (24 h)", () => {
    expect(all(office, ({ due }) => due)).toBe("slot-or-check-in");
    expect(office.locations[0]?.walkInAllowanceMinutes).toBe(24 * 60);
  });
  test("K3 Kostelec: tickets until the day's capacity, per service and in all", () => {
    expect(office.locations[0]?.issuing.capacityPerDay).toBeGreaterThan(0);
    for (const { walkIn } of office.services) expect(walkIn?.capacityPerDay).toBeGreaterThan(0);
  });
  test("K1 Kostelec: three departments, two kiosks, each with its own services", () => {
    expect(office.agendas).toHaveLength(3);
    expect(office.kiosks.map(({ services }) => services)).toEqual([
      ["op", "pasy", "evidence-obyvatel", "pokladna"],
      ["registr-vozidel", "registr-ridicu"],
    ]);
  });
  test("A4 B10 Kostelec: erased after the slot, with a reminder before it", () => {
    expect(office.office.privacy.eraseAfterDays).toBe(0);
    expect(all(office, ({ reminderHours }) => reminderHours)).not.toBeNull();
    expect(office.office.privacy.processor).toBe("Kadlec - elektronika, s.r.o., IČO: 25518402");
  });
});

describe("Trutnov", () => {
  const office = preset("trutnov");
  test("B3 Trutnov: 60 days ahead", () => {
    expect(all(office, ({ ahead }) => ahead)).toEqual({ days: 60 });
  });
  test("B5 B7 Trutnov: name and e-mail, phone optional, link within 15 minutes, PIN by SMS too", () => {
    const { fields, confirm, codeBySms } = all(office, (booking) => booking);
    expect([fields.name, fields.email, fields.phone]).toEqual(["required", "required", "optional"]);
    expect(confirm).toEqual({ by: "link", withinMinutes: 15 });
    expect(codeBySms).toBe(true);
  });
  test("B8 Trutnov: the PIN holds from 15 minutes before to 15 after, and not earlier", () => {
    expect(all(office, ({ arrival }) => arrival)).toEqual({
      mode: "code",
      beforeMinutes: 15,
      afterMinutes: 15,
      early: "refuse",
    });
  });
  test("B9 Trutnov: the number is drawn on arrival, from R", () => {
    expect(all(office, ({ number }) => number)).toEqual({
      known: "arrival",
      from: { series: "r" },
    });
  });
  test("Q2 Trutnov: due at check-in, before walk-ins (24 h)", () => {
    expect(all(office, ({ due }) => due)).toBe("check-in");
    expect(office.locations[0]?.walkInAllowanceMinutes).toBe(24 * 60);
  });
  test("B1 Trutnov: open as its page says, accessible, door 183", () => {
    const place = office.locations[0];
    expect(place?.hours).toEqual({
      mon: ["08:00-17:00"],
      tue: ["08:00-15:00"],
      wed: ["08:00-17:00"],
      thu: ["08:00-15:00"],
      fri: ["08:00-14:30"],
    });
    expect(place?.accessible).toBe(true);
    expect(JSON.stringify(place?.place)).toContain("183");
  });
  test("K1 Trutnov: six tiles, and three booths that call A, P, E and R", () => {
    expect(office.kiosks[0]?.services).toHaveLength(6);
    expect(office.counters.map(({ name }) => name)).toEqual(["1", "2", "3"]);
    expect(office.locations[0]?.counterWord).toBe("booth");
    const series = ["op-zadost", "pas-zadost", "pobyt"].map(
      (id) => serviceOf({ ...office, version: 1 }, id).walkIn?.series,
    );
    expect(series).toEqual(["a", "p", "e"]);
  });
});

describe("Toruń", () => {
  const office = preset("torun");
  test("B3 Toruń: 30 days ahead", () => {
    expect(all(office, ({ ahead }) => ahead)).toEqual({ days: 30 });
  });
  test("B5 B7 Toruń: name or company, phone or e-mail, a code from an SMS", () => {
    const { fields, confirm } = all(office, (booking) => booking);
    expect(fields.phoneOrEmail).toBe(true);
    expect(fields.company).toBe("optional");
    expect(confirm.by).toBe("sms-code");
  });
  test("B8 B9 Toruń: no check-in, the ticket's number known at booking", () => {
    expect(all(office, ({ arrival }) => arrival)).toEqual({ mode: "automatic" });
    expect(all(office, ({ number }) => number.known)).toBe("booking");
  });
  test("Q2 Q4 Toruń: one list by time (0), three calls, coming with the call", () => {
    for (const place of office.locations) {
      expect(place.walkInAllowanceMinutes).toBe(0);
      expect(place.calls).toBe(3);
      expect(place.coming).toBe("with-call");
      expect(place.timeZone).toBe("Europe/Warsaw");
    }
  });
  test("V1 Toruń: voice, but not in Plaza and Copernicus; next numbers on every board", () => {
    expect(office.locations.map(({ id, voice }) => [id, voice.on])).toEqual([
      ["urzad", true],
      ["plaza", false],
      ["copernicus", false],
    ]);
    for (const { nextNumbers } of office.boards) expect(nextNumbers).toBe(true);
  });
  test("V2 Toruń: a display over each counter", () => {
    expect(office.displays.map(({ counter }) => counter)).toEqual(office.counters.map(({ id }) => id));
  });
  test("B1 Toruń: come 5–10 minutes before; Polish comes first; its own colour", () => {
    for (const { comeBeforeMinutes } of office.services) expect(comeBeforeMinutes).toBe(10);
    expect(office.office.languages[0]).toBe("pl");
    expect(office.office.color).toBe("#7C3418");
    expect(office.office.country).toBe("PL");
  });
});
