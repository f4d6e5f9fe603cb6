import type { Location } from "./office-file.ts";
import { partOf, type Finding, type Parts, type Placed } from "./office-parts.ts";
import { mostPlacesADay } from "./plan-times.ts";
import type { PathStep } from "./yaml-lines.ts";

/** Numbers that could be given twice at one location, or that a day could use up (B9, K2). */
export const checkNumbers = (parts: Parts): Finding[] => [
  ...parts.locations.flatMap((location) => [
    ...backwardSeries(location),
    ...overlaps(rangesAt(parts, location)),
    ...smallSeries(parts, location),
  ]),
  ...plansWithoutNumbers(parts),
];

interface NumberRange {
  readonly path: readonly PathStep[];
  readonly called: string;
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
}

const backwardSeries = ({ index, part }: Placed<Location>): Finding[] =>
  part.series.flatMap(({ id, from, to }, which) =>
    from > to
      ? [
          {
            path: ["locations", index, "series", which, "to"],
            says: `The series "${id}" ends at ${to}, before it begins at ${from}.`,
          },
        ]
      : [],
  );

/** A plan numbers its places from `slotNumbersFrom`, without letters, as many as its fullest day has. */
function rangesAt(parts: Parts, { index, part: location }: Placed<Location>): NumberRange[] {
  const series = location.series.map(({ id, prefix, from, to }, which) => ({
    path: ["locations", index, "series", which],
    called: `the series "${id}"`,
    prefix,
    from,
    to,
  }));
  const plans = parts.plans.flatMap(({ index, part }) =>
    part.location !== location.id || part.slotNumbersFrom === null
      ? []
      : [
          {
            path: ["plans", index, "slotNumbersFrom"],
            called: `the places of the plan "${part.id}"`,
            prefix: "",
            from: part.slotNumbersFrom,
            to: part.slotNumbersFrom + mostPlacesADay(part) - 1,
          },
        ],
  );
  return [...series, ...plans];
}

const overlaps = (ranges: readonly NumberRange[]): Finding[] =>
  ranges.flatMap((range, at) =>
    ranges
      .slice(0, at)
      .filter((other) => other.prefix === range.prefix && other.from <= range.to && range.from <= other.to)
      .map((other) => ({
        path: range.path,
        says: `Here ${range.called} would have ${said(range)}, and ${other.called} ${said(other)}: no number may be given twice at one location.`,
      })),
  );

/** K2: a range too small for the tickets a day may give is refused when set up. */
function smallSeries(parts: Parts, { index, part: location }: Placed<Location>): Finding[] {
  return location.series.flatMap((series, which) => {
    const most = ticketsADay(parts, location, series.id);
    const size = series.to - series.from + 1;
    return most === null || size >= most || size < 1
      ? []
      : [
          {
            path: ["locations", index, "series", which],
            says: `The series "${series.id}" has ${size} numbers, but as many as ${most} tickets a day may be given from it.`,
          },
        ];
  });
}

/** The most walk-in tickets of a series on one day; null when no capacity bounds them. */
function ticketsADay(parts: Parts, location: Location, series: string): number | null {
  const givers = parts.services.filter(
    ({ part }) => part.walkIn?.series === series && isGivenAt(parts, location, part.id),
  );
  if (givers.length === 0) return null;
  const capacities = givers.map(({ part }) => part.walkIn?.capacityPerDay);
  const whole = location.issuing.capacityPerDay ?? Number.POSITIVE_INFINITY;
  const most = Math.min(
    whole,
    capacities.reduce<number>((sum, capacity) => sum + (capacity ?? Number.POSITIVE_INFINITY), 0),
  );
  return Number.isFinite(most) ? most : null;
}

const isGivenAt = (parts: Parts, location: Location, service: string): boolean =>
  [...parts.kiosks, ...parts.counters].some(
    ({ part }) => part.location === location.id && part.services.includes(service),
  );

/** B9: a service whose number is bound to its slot needs a plan that numbers its places. */
const plansWithoutNumbers = (parts: Parts): Finding[] =>
  parts.plans.flatMap(({ index, part: plan }) => {
    const bound = plan.services.find((id) => partOf(parts.services, id)?.booking?.number.from === "slot");
    return bound === undefined || plan.slotNumbersFrom !== null
      ? []
      : [
          {
            path: ["plans", index, "slotNumbersFrom"],
            says: `The service "${bound}" takes its numbers from the slots, so this plan must say from which number.`,
          },
        ];
  });

const said = ({ prefix, from, to }: NumberRange): string => `${prefix}${from}–${prefix}${to}`;
