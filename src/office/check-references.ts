import {
  inside,
  isWritten,
  KINDS,
  partOf,
  type Finding,
  type Kind,
  type Parts,
  type WrittenId,
} from "./office-parts.ts";
import type { PathStep } from "./yaml-lines.ts";

/** Ids that stand twice, and references to what does not exist. */
export const checkReferences = (parts: Parts): Finding[] => [
  ...repeatedIds(parts),
  ...reservedIds(parts),
  ...repeatedFixtureIds(parts),
  ...repeatedInnerIds(parts),
  ...missingParts(parts),
  ...missingClosed(parts),
  ...missingSeries(parts),
  ...missingClasses(parts),
  ...strayCounters(parts),
];

const repeatedIds = (parts: Parts): Finding[] =>
  KINDS.flatMap((kind) =>
    repeated(parts.ids[kind]).map(({ index, id }) => ({
      path: [kind, index, "id"],
      says: `The id "${id}" already belongs to another of the ${kind}.`,
    })),
  );

/** Words of the booking pages' own addresses: a service of that name could not be reached. */
const RESERVED = ["by-text", "cancel", "confirm", "embed", "held", "links", "move", "show", "waitlist"];

const reservedIds = (parts: Parts): Finding[] =>
  parts.ids.services
    .filter(({ id }) => RESERVED.includes(id))
    .map(({ index, id }) => ({
      path: ["services", index, "id"],
      says: `The id "${id}" belongs to a page of the booking itself; give the service another one.`,
    }));

/** Kiosks, boards and displays are enrolled by their ids alone (A2), so no two of them may share one. */
function repeatedFixtureIds(parts: Parts): Finding[] {
  const kinds = ["kiosks", "boards", "displays"] as const;
  return kinds.flatMap((kind, at) => {
    const earlier = kinds.slice(0, at).flatMap((other) => parts.ids[other]);
    return parts.ids[kind]
      .filter(({ id }) => earlier.some((other) => other.id === id))
      .map(({ index, id }) => ({
        path: [kind, index, "id"],
        says: `The id "${id}" already belongs to a kiosk or a board; they and the displays must differ.`,
      }));
  });
}

const repeatedInnerIds = ({ locations, services }: Parts): Finding[] => [
  ...locations.flatMap(({ index, part }) => [
    ...repeatedIn(["locations", index, "series"], part.series),
    ...repeatedIn(["locations", index, "classes"], part.classes),
  ]),
  ...services.flatMap(({ index, part }) =>
    repeatedIn(["services", index, "booking", "questions"], part.booking?.questions ?? []),
  ),
];

const repeatedIn = (path: readonly PathStep[], things: readonly { readonly id: string }[]): Finding[] =>
  repeated(things.map(({ id }, index) => ({ index, id }))).map(({ index, id }) => ({
    path: [...path, index, "id"],
    says: `The id "${id}" stands twice in this list.`,
  }));

/** What names what: a broken part's references are looked at too, as long as they are texts. */
const REFERENCES: readonly [Kind, string, Kind][] = [
  ["services", "agenda", "agendas"],
  ["plans", "location", "locations"],
  ["counters", "location", "locations"],
  ["kiosks", "location", "locations"],
  ["boards", "location", "locations"],
  ["displays", "location", "locations"],
  ["plans", "services", "services"],
  ["counters", "services", "services"],
  ["kiosks", "services", "services"],
  ["boards", "counters", "counters"],
  ["displays", "counter", "counters"],
];

/** B12: a closure of services that do not exist would close nothing. */
const missingClosed = (parts: Parts): Finding[] =>
  parts.locations.flatMap(({ index, part }) =>
    part.closures.flatMap((closure, which) =>
      (closure.services ?? []).flatMap((id, at) =>
        isWritten(parts, "services", id)
          ? []
          : [
              {
                path: ["locations", index, "closures", which, "services", at],
                says: `There is no service "${id}" in services.`,
              },
            ],
      ),
    ),
  );

const missingParts = (parts: Parts): Finding[] =>
  REFERENCES.flatMap(([from, key, to]) =>
    parts.written[from].flatMap((part, index) =>
      named(inside(part, key), [from, index, key])
        .filter(({ id }) => !isWritten(parts, to, id))
        .map(({ path, id }) => ({
          path,
          says: `There is no "${id}" among the ${to}.`,
        })),
    ),
  );

/** One id, or a list of them, with the path of each. */
function named(value: unknown, path: readonly PathStep[]): { id: string; path: readonly PathStep[] }[] {
  if (typeof value === "string") return [{ id: value, path }];
  return Array.isArray(value) ? value.flatMap((item: unknown, index) => named(item, [...path, index])) : [];
}

/** Walk-in series where a kiosk gives or a counter serves, and number series where a plan promises times (B9, K2). */
function missingSeries(parts: Parts): Finding[] {
  return parts.services.flatMap(({ index, part }) => {
    const from = part.booking?.number.from;
    const numbers = from === undefined || from === "slot" ? null : from.series;
    return [
      ...(part.walkIn === null
        ? []
        : lacking(parts, part.walkIn.series, [...at(parts.kiosks, part.id), ...at(parts.counters, part.id)]).map(
            (says) => ({
              path: ["services", index, "walkIn", "series"],
              says,
            }),
          )),
      ...(numbers === null
        ? []
        : lacking(parts, numbers, at(parts.plans, part.id)).map((says) => ({
            path: ["services", index, "booking", "number", "from", "series"],
            says,
          }))),
    ];
  });
}

function missingClasses(parts: Parts): Finding[] {
  return parts.services.flatMap(({ index, part }) => {
    const places = [...new Set([...at(parts.kiosks, part.id), ...at(parts.counters, part.id)])];
    return (part.walkIn?.classes ?? []).flatMap((id, which) =>
      places
        .map((place) => partOf(parts.locations, place))
        .filter((place) => place !== null)
        .filter((place) => place.classes.every((one) => one.id !== id))
        .map((place) => ({
          path: ["services", index, "walkIn", "classes", which],
          says: `The location "${place.id}", where this service gives tickets, has no priority class "${id}".`,
        })),
    );
  });
}

/** Boards and displays show counters of their own location only. */
function strayCounters(parts: Parts): Finding[] {
  const stray = (counter: string, location: string): boolean => {
    const found = partOf(parts.counters, counter);
    return found !== null && found.location !== location;
  };
  return [
    ...parts.boards.flatMap(({ index, part }) =>
      (part.counters ?? []).flatMap((counter, which) =>
        stray(counter, part.location)
          ? [
              {
                path: ["boards", index, "counters", which],
                says: strays(counter, part.location),
              },
            ]
          : [],
      ),
    ),
    ...parts.displays.flatMap(({ index, part }) =>
      stray(part.counter, part.location)
        ? [
            {
              path: ["displays", index, "counter"],
              says: strays(part.counter, part.location),
            },
          ]
        : [],
    ),
  ];
}

const repeated = (ids: readonly WrittenId[]): WrittenId[] =>
  ids.filter(({ id }, at) => ids.findIndex((other) => other.id === id) < at);

const at = (
  placed: readonly {
    part: { location: string; services: readonly string[] };
  }[],
  service: string,
): string[] => placed.filter(({ part }) => part.services.includes(service)).map(({ part }) => part.location);

const lacking = (parts: Parts, series: string, places: readonly string[]): string[] =>
  [...new Set(places)]
    .map((place) => partOf(parts.locations, place))
    .filter((place) => place !== null)
    .filter((place) => place.series.every((one) => one.id !== series))
    .map((place) => `The location "${place.id}", where this service is given, has no number series "${series}".`);

const strays = (counter: string, location: string): string =>
  `The counter "${counter}" does not stand at "${location}".`;
