import { locationOf, serviceOf, serviceTitle, told } from "../office/office.ts";
import { tellClock, tellDayAndTime } from "../platform/telling.ts";
import { reach } from "./letters.ts";
import { numbersOf, type Reservation } from "./reservation.ts";
import type { StaffTelling } from "./staff-choices.ts";

interface Said {
  readonly label: string;
  readonly value: string;
}

/** B13: what is read to a caller who has just been booked, or printed for one who stands there. */
export interface CallerTold {
  readonly when: string;
  /** The number and the code, large: shown once, right after booking (B9). */
  readonly large: readonly Said[];
  readonly facts: readonly Said[];
  readonly bring: readonly string[];
  /** Whether a message tells it too, or nobody but the one who reads it aloud. */
  readonly sent: string;
}

export function callerTold(telling: StaffTelling, reservation: Reservation): CallerTold {
  const { words, language } = telling;
  const { code, window, day, time } = reservation;
  const numbers = numbersOf(reservation).map((value) => ({ label: words.one.tellNumber, value }));
  const codes = code === null || window === null ? [] : [{ label: words.one.tellCode, value: code }];
  return {
    when: capital(tellDayAndTime(day, time, language)),
    large: [...numbers, ...codes],
    facts: factsOf(telling, reservation),
    bring: serviceOf(telling.office, reservation.serviceId).bring.map((each) => told(telling.office, each, language)),
    sent: words.one.told[reach(reservation.client, "email")?.channel ?? "none"],
  };
}

function factsOf({ office, language, words }: StaffTelling, reservation: Reservation): Said[] {
  const service = serviceOf(office, reservation.serviceId);
  const location = locationOf(office, reservation.locationId);
  const plan = office.plans.find(({ id }) => id === reservation.planId);
  const say = (text: Parameters<typeof told>[1] | null | undefined) =>
    text === null || text === undefined ? "" : told(office, text, language);
  const { window, persons } = reservation;
  const facts: Said[] = [
    {
      label: words.heads.matter,
      value: [serviceTitle(office, service, language), ...(persons > 1 ? [words.persons(persons)] : [])].join(", "),
    },
    {
      label: words.caller.place,
      value: [location.name, location.address, location.place].map(say).filter(Boolean).join(", "),
    },
    { label: words.one.tellRoom, value: say(plan?.rooms) },
    {
      label: words.one.tellWindow,
      value:
        window === null
          ? ""
          : `${tellClock(window.from, location.timeZone)}–${tellClock(window.to, location.timeZone)}`,
    },
    { label: words.one.tellFee, value: say(service.fee) },
  ];
  return facts.filter(({ value }) => value !== "");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
