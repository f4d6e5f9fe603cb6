import type { Plan, Series } from "../office/office-file.ts";
import type { Day } from "../platform/civil.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Reader, Work } from "../platform/work.ts";
import { boundNumber, runningAfter, seriesNumber, type DrawnNumber } from "./numbers.ts";

interface Where {
  readonly locationId: string;
  readonly day: Day;
}

/** B9: gives the number bound to a place, or the next free one above when a living one has it. */
export const drawBound = (work: Work, where: Where, plan: Plan, wanted: number): Promise<string> =>
  draw(work, where, upFrom(plan, wanted));

function* upFrom(plan: Plan, wanted: number): Generator<DrawnNumber> {
  for (let running = wanted; ; running += 1) yield boundNumber(plan, running);
}

/** B9, K2: gives the next number of a series. `isBound`: numbers that belong to the day's slots. */
export async function drawFrom(
  work: Work,
  where: Where,
  series: Series,
  kept: { others: readonly Series[]; isBound: (running: number) => boolean },
): Promise<string> {
  const last = await work.db
    .selectFrom("number")
    .select((row) => row.fn.max<number | null>("running").as("running"))
    .where("location_id", "=", where.locationId)
    .where("day", "=", where.day)
    .where("series", "=", series.id)
    .executeTakeFirst();
  const running = runningAfter(last?.running ?? 0, series, kept.others, kept.isBound);
  return draw(
    work,
    where,
    running.map((next) => seriesNumber(series, next)),
  );
}

/** A slot-bound number may live again; those of a series never do in the same day (B9, K2). */
export async function releaseBound(work: Work, where: Where, labels: readonly string[]): Promise<void> {
  if (labels.length === 0) return;
  await work.db
    .deleteFrom("number")
    .where("location_id", "=", where.locationId)
    .where("day", "=", where.day)
    .where("label", "in", labels)
    .where("series", "like", "slot:%")
    .execute();
}

/** The first of the numbers that nobody has; the table's key is what refuses a second giving. Throws outOfNumbers. */
async function draw(work: Work, where: Where, numbers: Iterable<DrawnNumber>): Promise<string> {
  for (const number of numbers) {
    if (await isGiven(work, where, number)) continue;
    await work.db
      .insertInto("number")
      .values({ location_id: where.locationId, day: where.day, ...number })
      .execute();
    return number.label;
  }
  throw new Refusal("unavailable", "outOfNumbers");
}

async function isGiven(reader: Reader, where: Where, number: DrawnNumber): Promise<boolean> {
  const row = await reader.db
    .selectFrom("number")
    .select("label")
    .where("location_id", "=", where.locationId)
    .where("day", "=", where.day)
    .where((row) =>
      row.or([
        row("label", "=", number.label),
        row.and([row("series", "=", number.series), row("running", "=", number.running)]),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}
