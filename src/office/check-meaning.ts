import type { Booking } from "./office-file.ts";
import { partOf, type Finding, type Parts } from "./office-parts.ts";

/** Settings each of which is fine alone, but which make no sense together. */
export const checkMeaning = (parts: Parts): Finding[] => [
  ...repeatedLanguages(parts),
  ...parts.services.flatMap(({ index, part }) =>
    part.booking === null
      ? []
      : [...unreachable(part.booking), ...lateNews(part.booking)].map(({ path, says }) => ({
          path: ["services", index, "booking", ...path],
          says,
        })),
  ),
  ...silentVoices(parts),
  ...kiosksWithoutTickets(parts),
  ...unjoinable(parts),
  ...unequalSlots(parts),
  ...unplannedServices(parts),
  ...unbookablePlans(parts),
];

const repeatedLanguages = ({ office }: Parts): Finding[] =>
  (office?.languages ?? []).flatMap((language, which, all) =>
    all.indexOf(language) < which
      ? [
          {
            path: ["office", "languages", which],
            says: `The language "${language}" stands twice.`,
          },
        ]
      : [],
  );

/** B5, B7: what a booking is confirmed by must be asked for. */
function unreachable({ fields, confirm, codeBySms, reminderHours }: Booking): Finding[] {
  const found: Finding[] = [];
  if (fields.phoneOrEmail && (fields.phone === "off" || fields.email === "off"))
    found.push({
      path: ["fields", "phoneOrEmail"],
      says: "One of phone and e-mail can be enough only where the form asks both.",
    });
  if (fields.name === "off" && fields.company === "off")
    found.push({
      path: ["fields", "name"],
      says: "The form must ask a name or a company.",
    });
  if (confirm.by === "sms-code" && fields.phone === "off")
    found.push({
      path: ["confirm", "by"],
      says: "A code by SMS needs a phone number, which the form does not ask.",
    });
  if (confirm.by === "link" && fields.email === "off")
    found.push({
      path: ["confirm", "by"],
      says: "A link by e-mail needs an e-mail address, which the form does not ask.",
    });
  if (confirm.by !== "none" && confirm.withinMinutes === 0)
    found.push({
      path: ["confirm", "withinMinutes"],
      says: "Nobody can confirm within 0 minutes.",
    });
  if (codeBySms && fields.phone === "off")
    found.push({
      path: ["codeBySms"],
      says: "A code by SMS needs a phone number, which the form does not ask.",
    });
  if (reminderHours !== null && fields.phone === "off" && fields.email === "off")
    found.push({
      path: ["reminderHours"],
      says: "A reminder needs an e-mail address or a phone number, and the form asks neither.",
    });
  return found;
}

/** A reminder or a last moment to book that comes before booking opens at all. */
function lateNews({ ahead, latest, reminderHours, arrival, number }: Booking) {
  const found: Finding[] = [];
  const aheadHours = "days" in ahead ? (ahead.days + 1) * 24 : null;
  if (reminderHours !== null && aheadHours !== null && reminderHours > aheadHours)
    found.push({
      path: ["reminderHours"],
      says: "The reminder would go before the time can be booked.",
    });
  if (aheadHours !== null && latest !== "day-before" && latest.minutesBefore >= aheadHours * 60)
    found.push({
      path: ["latest", "minutesBefore"],
      says: "The last moment to book would come before the first.",
    });
  if (arrival.mode === "automatic" && number.known === "arrival")
    found.push({
      path: ["number", "known"],
      says: "Where nobody checks in, the number must be known at booking.",
    });
  return found;
}

const silentVoices = ({ locations }: Parts): Finding[] =>
  locations.flatMap(({ index, part }) =>
    part.voice.on && part.voice.languages.length === 0
      ? [
          {
            path: ["locations", index, "voice", "languages"],
            says: "The voice is on, but in no language.",
          },
        ]
      : [],
  );

const kiosksWithoutTickets = (parts: Parts): Finding[] =>
  parts.kiosks.flatMap(({ index, part }) =>
    part.services.flatMap((id, which) =>
      partOf(parts.services, id)?.walkIn === null
        ? [
            {
              path: ["kiosks", index, "services", which],
              says: `The service "${id}" gives no tickets without booking (its walkIn is not set).`,
            },
          ]
        : [],
    ),
  );

/** B15: what can be added to a visit must be bookable by a plan that serves both. */
const unjoinable = (parts: Parts): Finding[] =>
  parts.services.flatMap(({ index, part }) =>
    (part.booking?.with ?? []).flatMap((id, which) =>
      id !== part.id &&
      parts.plans.some(({ part: { services } }) => services.includes(part.id) && services.includes(id))
        ? []
        : [
            {
              path: ["services", index, "booking", "with", which],
              says: `No plan serves both "${part.id}" and "${id}", so they cannot be one visit.`,
            },
          ],
    ),
  );

/** B2: services that share one plan's places must take the same number of slots. */
const unequalSlots = (parts: Parts): Finding[] =>
  parts.plans.flatMap(({ index, part }) => {
    const slots = part.services.map((id) => partOf(parts.services, id)?.booking?.slots ?? null);
    const first = slots.find((count) => count !== null);
    const which = slots.findIndex((count) => count !== null && count !== first);
    return which < 0
      ? []
      : [
          {
            path: ["plans", index, "services", which],
            says: `The service "${part.services[which]}" takes ${slots[which]} slots and the others of this plan ${first}; services of one plan take equally many.`,
          },
        ];
  });

const unplannedServices = (parts: Parts): Finding[] =>
  parts.services.flatMap(({ index, part }) =>
    !parts.whole || part.booking === null || parts.plans.some(({ part: plan }) => plan.services.includes(part.id))
      ? []
      : [
          {
            path: ["services", index, "booking"],
            says: `The service "${part.id}" can be booked, but is on no plan.`,
          },
        ],
  );

const unbookablePlans = (parts: Parts): Finding[] =>
  parts.plans.flatMap(({ index, part }) =>
    part.services.flatMap((id, which) =>
      partOf(parts.services, id)?.booking === null
        ? [
            {
              path: ["plans", index, "services", which],
              says: `The service "${id}" cannot be booked (its booking is not set).`,
            },
          ]
        : [],
    ),
  );
