import type { Job } from "../platform/scheduler.ts";
import type { Works } from "../platform/work.ts";
import { settleReservations } from "./actions.ts";
import { overUpTo } from "./arrival-window.ts";
import { areCodesSpent, eraseDue, eraseOverWishes, forgetSpentCodes } from "./erasing.ts";
import { remind } from "./reminding.ts";
import { currentOffice } from "../office/queries.ts";
import { askableDays, askNext } from "./asking-next.ts";
import { dueBy, overdue } from "./due-store.ts";
import { isAnyWishOver } from "./wish-store.ts";

/** In one work; what is left comes with the next round, so that nobody waits long for the write lock. */
const BATCH = 100;

/** What time makes happen to reservations: expiry and lapse are settled, reminders written, clients erased (A4). */
export const reservationJobs = (works: Works): Job[] => [
  { name: "reservations-settle", destructive: false, run: () => settle(works) },
  { name: "reservations-remind", destructive: false, run: () => sendReminders(works) },
  { name: "reservations-erase", destructive: true, run: () => erase(works) },
  { name: "reservations-ask-next", destructive: false, run: () => askAll(works) },
  { name: "reservations-erase-wishes", destructive: true, run: () => eraseWishes(works) },
  { name: "reservations-forget-codes", destructive: true, run: () => forgetCodes(works) },
];

/** A work settles before its deed (T4), so opening one is all there is to do; the call is for a house whose works do not. */
async function settle(works: Works): Promise<number> {
  const { expired, lapsed } = await works.read((reader) => overdue(reader, overUpTo(reader.now)));
  const due = expired.length + lapsed.length;
  if (due > 0) await works.write(settleReservations);
  return due;
}

async function sendReminders(works: Works): Promise<number> {
  const due = await works.read((reader) => dueBy(reader, "remind_at", 1));
  return due.length === 0 ? 0 : works.write((work) => remind(work, BATCH));
}

async function erase(works: Works): Promise<number> {
  const due = await works.read((reader) => dueBy(reader, "erase_at", 1));
  return due.length === 0 ? 0 : works.write((work) => eraseDue(work, BATCH));
}

/** B14: places also free up by a change of plans or hours, which asks nobody by itself. */
async function askAll(works: Works): Promise<number> {
  const days = await works.read(askableDays);
  let asked = 0;
  for (const day of days) asked += await works.write(async (work) => askNext(work, await currentOffice(work), day));
  return asked;
}

const eraseWishes = async (works: Works): Promise<number> =>
  (await works.read(isAnyWishOver)) ? works.write(eraseOverWishes) : 0;

const forgetCodes = async (works: Works): Promise<number> =>
  (await works.read(areCodesSpent)) ? works.write(forgetSpentCodes) : 0;
