import { afterEach, describe, expect, test } from "bun:test";
import { book } from "../../src/reservations/actions.ts";
import { reservationJobs } from "../../src/reservations/jobs.ts";
import { lhota, VISITOR } from "../support/cast.ts";
import { at } from "../support/clock.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

let house: TestHouse;
afterEach(() => house.close());

const PHONE = "+420729123456";
const opened = (reminderHours: number, quiet: { from: string; to: string } | null = { from: "20:00", to: "07:00" }) =>
  openHouse({
    office: lhota((office) => {
      for (const service of office.services)
        if (service.booking !== null) service.booking.reminderHours = reminderHours;
      office.office.sms.quiet = quiet as typeof office.office.sms.quiet;
    }),
  });
const remindAt = async (starts: string, contact: { email: string; phone: string }) => {
  const order = { serviceId: "op", planId: "doklady", startsAt: at(starts), persons: 1, language: "cs" } as const;
  const client = { ...VISITOR, ...contact };
  await house.works.write((work) => book(work, { ...order, source: "staff", client, formId: null, staffId: "jana" }));
  const row = house.store.raw.query("SELECT remind_at FROM reservation ORDER BY created_at DESC, id DESC").get();
  return (row as { remind_at: number | null }).remind_at;
};
const byText = { email: "", phone: PHONE };
const byMail = { email: VISITOR.email, phone: PHONE };

describe("M5 a reminder and the quiet hours", () => {
  test("M5 one that quiet hours would hold up until it is of no use goes half an hour before they begin", async () => {
    house = await opened(2);
    // due at 6:00, held up to 7:00, of no use from 7:00 on
    expect(await remindAt("2026-11-26T08:00:00", byText)).toBe(at("2026-11-25T19:30:00"));
  });

  test("M5 one that quiet hours hold up only a while, and one outside of them, stay as they are set", async () => {
    house = await opened(2);
    expect(await remindAt("2026-11-26T08:30:00", byText)).toBe(at("2026-11-26T06:30:00")); // leaves at 7:00, of use to 7:30
    expect(await remindAt("2026-11-26T10:00:00", byText)).toBe(at("2026-11-26T08:00:00"));
  });

  test("M5 a mail wakes nobody and is not put forward; nor is anything where the office has no quiet hours", async () => {
    house = await opened(2);
    expect(await remindAt("2026-11-26T08:00:00", byMail)).toBe(at("2026-11-26T06:00:00"));
    await house.close();
    house = await opened(2, null);
    expect(await remindAt("2026-11-26T08:00:00", byText)).toBe(at("2026-11-26T06:00:00"));
  });

  test("M5 booked when the evening has begun already, there is nothing left to remind of", async () => {
    house = await opened(2);
    house.clocks.set("2026-11-25T19:30:00");
    expect(await remindAt("2026-11-26T08:00:00", byText)).toBeNull();
  });

  test("M5 the one put forward is sent that evening, and in time", async () => {
    house = await opened(2);
    await remindAt("2026-11-26T08:00:00", byText);
    house.clocks.set("2026-11-25T19:30:00");
    const job = reservationJobs(house.works).find(({ name }) => name === "reservations-remind");
    expect(await job?.run()).toBe(1);
    const row = house.store.raw.query("SELECT due_at, not_after FROM message WHERE kind = 'reminder'").get();
    expect(row).toEqual({ due_at: at("2026-11-25T19:30:00"), not_after: at("2026-11-26T07:00:00") });
  });
});
