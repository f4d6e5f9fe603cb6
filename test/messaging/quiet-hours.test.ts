import { describe, expect, test } from "bun:test";
import { MESSAGE_KINDS, type MessageKind } from "../../src/office/message-kinds.ts";
import type { TimeOfDay } from "../../src/platform/civil.ts";
import { quietUntil } from "../../src/messaging/quiet-hours.ts";
import { at } from "../support/clock.ts";

const NIGHT = { from: "20:00" as TimeOfDay, to: "07:00" as TimeOfDay };
const leaves = (kind: MessageKind, due: string, latest = "2027-12-31T00:00:00") =>
  new Date(quietUntil(kind, NIGHT, { dueAt: at(due), latest: at(latest), zone: "Europe/Prague" })).toISOString();
const utc = (local: string) => new Date(at(local)).toISOString();

describe("quiet hours", () => {
  test("M5 a reminder due at night leaves at seven; the first quiet minute is inside, the last outside", () => {
    expect(leaves("reminder", "2026-11-24T19:59:59")).toBe(utc("2026-11-24T19:59:59"));
    expect(leaves("reminder", "2026-11-24T20:00:00")).toBe(utc("2026-11-25T07:00:00"));
    expect(leaves("reminder", "2026-11-25T00:30:00")).toBe(utc("2026-11-25T07:00:00"));
    expect(leaves("reminder", "2026-11-25T06:59:59")).toBe(utc("2026-11-25T07:00:00"));
    expect(leaves("reminder", "2026-11-25T07:00:00")).toBe(utc("2026-11-25T07:00:00"));
  });

  test("M5 seven is seven in the town, also in the nights whose clocks change", () => {
    expect(leaves("reminder", "2027-03-27T23:00:00")).toBe("2027-03-28T05:00:00.000Z");
    expect(leaves("reminder", "2026-10-24T23:00:00")).toBe("2026-10-25T06:00:00.000Z");
  });

  test("M5 what somebody waits for, or asked for this minute, leaves at night too", () => {
    const waiting: MessageKind[] = ["please-confirm", "code-by-sms", "cancelled-by-client", "place-free"];
    for (const kind of waiting) expect(leaves(kind, "2026-11-24T23:00:00")).toBe(utc("2026-11-24T23:00:00"));
  });

  test("M5 a confirmation or a cancellation waits for the morning, unless the slot is nearer than twelve hours", () => {
    for (const kind of ["confirmed", "cancelled-by-office", "moved-by-office", "offered"] as const) {
      expect(leaves(kind, "2026-11-24T22:00:00", "2026-11-25T10:00:00")).toBe(utc("2026-11-25T07:00:00"));
      expect(leaves(kind, "2026-11-24T22:00:01", "2026-11-25T10:00:00")).toBe(utc("2026-11-24T22:00:01"));
    }
  });

  test("M5 quiet hours within a day, and none at all", () => {
    const noon = { from: "12:00" as TimeOfDay, to: "13:00" as TimeOfDay };
    const when = { dueAt: at("2026-11-24T12:30:00"), latest: at("2026-12-24T12:30:00"), zone: "Europe/Prague" };
    expect(quietUntil("reminder", noon, when)).toBe(at("2026-11-24T13:00:00"));
    for (const kind of MESSAGE_KINDS) expect(quietUntil(kind, null, when)).toBe(when.dueAt);
  });
});
