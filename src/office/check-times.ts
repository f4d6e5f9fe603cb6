import { WEEKDAYS } from "../platform/civil.ts";
import type { Finding, Parts } from "./office-parts.ts";
import { rangesOf } from "./opening.ts";
import { holdTogether, timesOfRow } from "./plan-times.ts";
import type { PathStep } from "./yaml-lines.ts";

/** Hours that overlap, periods that end before they begin, and times a plan makes twice (B2). */
export const checkTimes = (parts: Parts): Finding[] => [
  ...parts.locations.flatMap(({ index, part }) => [
    ...overlappingHours(["locations", index, "hours"], part.hours),
    ...overlappingHours(["locations", index, "issuing", "hours"], part.issuing.hours ?? {}),
    ...part.closures.flatMap((closure, which) => period(["locations", index, "closures", which, "to"], closure)),
  ]),
  ...parts.plans.flatMap(({ index, part }) =>
    part.weekly.flatMap((row, which) =>
      period(["plans", index, "weekly", which, "validTo"], {
        from: row.validFrom,
        to: row.validTo,
      }),
    ),
  ),
  ...repeatedTimes(parts),
  ...repeatedExceptions(parts),
  ...emptyRows(parts),
  ...keptPlaces(parts),
  ...parts.boards.flatMap(({ index, part }) =>
    part.messages.flatMap((message, which) => period(["boards", index, "messages", which, "to"], message)),
  ),
];

const overlappingHours = (path: readonly PathStep[], week: Partial<Record<string, readonly string[]>>): Finding[] =>
  WEEKDAYS.flatMap((weekday) => {
    const ranges = rangesOf(week[weekday] ?? []);
    const clash = ranges.find((range, at) => at > 0 && range.from < (ranges[at - 1]?.to ?? ""));
    return clash === undefined
      ? []
      : [
          {
            path: [...path, weekday],
            says: `The hours ${clash.from}-${clash.to} begin before the ones before them end.`,
          },
        ];
  });

const period = (path: readonly PathStep[], { from, to }: { from: string | null; to: string | null }): Finding[] =>
  from !== null && to !== null && from > to
    ? [{ path, says: `It would end on ${to}, before it begins on ${from}.` }]
    : [];

/** One plan has one number of places at a time; two rows that make the same time leave open which. */
const repeatedTimes = (parts: Parts): Finding[] =>
  parts.plans.flatMap(({ index, part }) =>
    part.weekly.flatMap((row, which) => {
      const own = timesOfRow(row);
      const earlier = new Set(
        part.weekly
          .slice(0, which)
          .filter((other) => holdTogether(row, other))
          .flatMap(timesOfRow),
      );
      const clash = own.find((time, at) => earlier.has(time) || own.indexOf(time) < at);
      return clash === undefined
        ? []
        : [
            {
              path: ["plans", index, "weekly", which],
              says: `On some day this makes the time ${clash} a second time.`,
            },
          ];
    }),
  );

const repeatedExceptions = (parts: Parts): Finding[] =>
  parts.plans.flatMap(({ index, part }) =>
    part.exceptions.flatMap((exception, which) => {
      const path = ["plans", index, "exceptions", which];
      const twice = part.exceptions.slice(0, which).some((other) => other.date === exception.date);
      const times = "rows" in exception ? exception.rows.flatMap(timesOfRow) : [];
      const clash = times.find((time, at) => times.indexOf(time) < at);
      return [
        ...(twice
          ? [
              {
                path: [...path, "date"],
                says: `The day ${exception.date} already has an exception.`,
              },
            ]
          : []),
        ...(clash === undefined ? [] : [{ path, says: `This makes the time ${clash} a second time.` }]),
      ];
    }),
  );

const emptyRows = (parts: Parts): Finding[] =>
  parts.plans.flatMap(({ index, part }) =>
    part.weekly.flatMap((row, which) =>
      timesOfRow(row).length > 0
        ? []
        : [
            {
              path: ["plans", index, "weekly", which, "to"],
              says: "No time begins between these hours.",
            },
          ],
    ),
  );

const keptPlaces = (parts: Parts): Finding[] =>
  parts.plans.flatMap(({ index, part }) =>
    part.weekly.flatMap((row, which) =>
      row.staffPlaces <= row.places
        ? []
        : [
            {
              path: ["plans", index, "weekly", which, "staffPlaces"],
              says: `Of ${row.places} places ${row.staffPlaces} cannot be kept for staff.`,
            },
          ],
    ),
  );
