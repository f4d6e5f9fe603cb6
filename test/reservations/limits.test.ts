import { expect, test } from "bun:test";
import type { Booking } from "../../src/office/office-file.ts";
import type { Day, TimeOfDay } from "../../src/platform/civil.ts";
import { instant, MINUTE } from "../../src/platform/clock.ts";
import { overUpTo, standing, windowOf } from "../../src/reservations/arrival-window.ts";
import { isTooLate, lastDay } from "../../src/reservations/booking-limits.ts";
import { calendarEntry } from "../../src/reservations/calendar-entry.ts";
import { foldEmail, foldPhone } from "../../src/reservations/contact.ts";
import { deadlineOf, endAfterOutages } from "../../src/reservations/deadline.ts";
import { eraseAfter, eraseAtLatest } from "../../src/reservations/retention.ts";
import { lhota } from "../support/cast.ts";
import { at } from "../support/clock.ts";

const PRAGUE = "Europe/Prague";
const on = (text: string) => text as Day;

function booking(change: Partial<Booking> = {}): Booking {
  const found = lhota().services[0]?.booking ?? null;
  if (found === null) throw new Error("the cast has changed");
  return { ...found, ...change };
}

test("T3 N days ahead: the last bookable day is today + N, from the day's first moment to its last", () => {
  const limits = booking({ ahead: { days: 30 } });
  expect(lastDay(limits, at("2026-11-24T00:00:00"), PRAGUE)).toBe(on("2026-12-24"));
  expect(lastDay(limits, at("2026-11-24T23:59:59.999"), PRAGUE)).toBe(on("2026-12-24"));
  expect(lastDay(limits, at("2026-11-25T00:00:00"), PRAGUE)).toBe(on("2026-12-25"));
});

test("T3 a calendar month from 31 January ends on the last of February", () => {
  const limits = booking({ ahead: { months: 1 } });
  expect(lastDay(limits, at("2026-01-31T10:00"), PRAGUE)).toBe(on("2026-02-28"));
  expect(lastDay(limits, at("2028-01-31T10:00"), PRAGUE)).toBe(on("2028-02-29"));
  expect(lastDay(limits, at("2026-03-31T10:00"), PRAGUE)).toBe(on("2026-04-30"));
  expect(lastDay(limits, at("2026-11-24T10:00"), PRAGUE)).toBe(on("2026-12-24"));
});

test("B3 the newest day opens at its hour, that instant inside; before it the horizon is yesterday's", () => {
  const limits = booking({ ahead: { days: 30 }, newDayAt: "07:00" as TimeOfDay });
  expect(lastDay(limits, at("2026-11-24T06:59:59.999"), PRAGUE)).toBe(on("2026-12-23"));
  expect(lastDay(limits, at("2026-11-24T07:00:00"), PRAGUE)).toBe(on("2026-12-24"));
});

test("B3 so many minutes before the start it is too late, that instant already", () => {
  const limits = booking({ latest: { minutesBefore: 60 } });
  const slot = { startsAt: at("2026-11-24T09:00"), day: on("2026-11-24") };
  expect(isTooLate(limits, slot, at("2026-11-24T07:59:59.999"), slot.day)).toBe(false);
  expect(isTooLate(limits, slot, at("2026-11-24T08:00:00"), slot.day)).toBe(true);
});

test("B3 the day before at the latest: until midnight", () => {
  const limits = booking({ latest: "day-before" });
  const slot = { startsAt: at("2026-11-24T09:00"), day: on("2026-11-24") };
  expect(isTooLate(limits, slot, at("2026-11-23T23:59:59.999"), on("2026-11-23"))).toBe(false);
  expect(isTooLate(limits, slot, at("2026-11-24T00:00:00"), slot.day)).toBe(true);
});

test("T3 a deadline is rounded up to the full minute and never later than the slot's start", () => {
  const start = at("2026-11-24T09:00");
  expect(deadlineOf(at("2026-11-24T07:40:00"), 15, start)).toBe(at("2026-11-24T07:55:00"));
  expect(deadlineOf(at("2026-11-24T07:40:00.001"), 15, start)).toBe(at("2026-11-24T07:56:00"));
  expect(deadlineOf(at("2026-11-24T08:50:30"), 15, start)).toBe(start);
});

test("T3 the arrival window has both ends inside, in whole seconds", () => {
  const window = windowOf(booking(), at("2026-11-24T08:00"));
  if (window === null) throw new Error("there must be a window");
  expect(standing(window, at("2026-11-24T07:44:59.999"))).toBe("early");
  expect(standing(window, at("2026-11-24T07:45:00.000"))).toBe("inside");
  expect(standing(window, at("2026-11-24T08:15:00.999"))).toBe("inside");
  expect(standing(window, at("2026-11-24T08:15:01.000"))).toBe("late");
});

test("T3 the indexed question and the rule close a window at the same millisecond", () => {
  const window = { from: at("2026-11-24T07:45"), to: at("2026-11-24T08:15") };
  for (let ms = -1500; ms <= 2500; ms += 1) {
    const now = instant(window.to + ms);
    expect(window.to <= overUpTo(now)).toBe(standing(window, now) === "late");
  }
});

test("B8 with automatic arrival there is no window", () => {
  expect(windowOf(booking({ arrival: { mode: "automatic" } }), at("2026-11-24T08:00"))).toBeNull();
});

test("T4 a window ends later by the part of an outage that fell after its start", () => {
  const [start, end] = [at("2026-11-24T07:45"), at("2026-11-24T08:15")];
  const ends = (from: string, to: string) =>
    endAfterOutages(start, end, [{ from: at(`2026-11-24T${from}`), to: at(`2026-11-24T${to}`) }]);
  expect(ends("08:10", "09:00")).toBe(at("2026-11-24T09:05")); // the five minutes left come after it
  expect(ends("07:00", "08:00")).toBe(at("2026-11-24T08:30")); // only what fell after the start counts
  expect(ends("07:00", "07:45")).toBe(end);
  expect(ends("08:15", "09:00")).toBe(end);
  expect(ends("06:00", "10:00")).toBe(at("2026-11-24T10:30"));
});

test("T4 several outages add up, also one that fell into the time another had added", () => {
  const [start, end] = [at("2026-11-24T08:00"), at("2026-11-24T08:15")];
  const minutes = (from: number, to: number) => ({
    from: instant(start + from * MINUTE),
    to: instant(start + to * MINUTE),
  });
  expect(endAfterOutages(start, end, [minutes(20, 25), minutes(5, 15)])).toBe(instant(end + 15 * MINUTE));
});

test("A4 data go so many civil days after the end, also over a clock change; 0 days is at once", () => {
  const end = at("2026-10-23T09:30:40");
  expect(eraseAfter(end, 0, PRAGUE)).toBe(end);
  expect(eraseAfter(end, 5, PRAGUE)).toBe(at("2026-10-28T09:30"));
  expect(eraseAtLatest(on("2026-11-24"), 0, PRAGUE)).toBe(at("2026-11-25T00:00"));
});

test("B3 a contact is the same however it is written", () => {
  expect(foldEmail(" Vesna@Example.ORG ")).toBe("vesna@example.org");
  expect(foldPhone("+420 777 123 456")).toBe(foldPhone("777123456"));
  expect(foldPhone("")).toBe("");
});

test("S9 a calendar entry has escaped texts, folded lines and no line of anybody else's", () => {
  const text = calendarEntry({
    uid: "1@lhota.example",
    sequence: 2,
    writtenAt: at("2026-11-24T07:40"),
    startsAt: at("2026-11-24T09:00"),
    minutes: 15,
    title: "Průkaz; pas, \\ křestní\r\nATTENDEE:mailto:x@example.org",
    place: "Žluťoučký kůň ".repeat(12),
    text: "",
    cancelled: false,
  });
  expect(text).toContain("DTSTART:20261124T080000Z\r\nDTEND:20261124T081500Z\r\n");
  expect(text).toContain("SEQUENCE:2\r\n");
  expect(text).toContain("METHOD:PUBLISH\r\n");
  const unfolded = text.replaceAll("\r\n ", "");
  expect(unfolded).toContain("SUMMARY:Průkaz\\; pas\\, \\\\ křestní\\nATTENDEE:mailto:x@example.org\r\n");
  expect(text).not.toContain("\nATTENDEE");
  for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(unfolded).toContain("kůň Žluťoučký"); // no letter was cut in two
});
