import { serviceTitle, told } from "../office/office.ts";
import type { Language } from "../platform/language.ts";
import type { MatterNow, PlaceNow, StatusNow } from "./look.ts";
import type { Opening } from "./hours.ts";

/**
 * The public status for other programs (V5), `/status.json`. Names of fields stay: what is new is added, and when one must go,
 * `version` grows. Times are ISO 8601; a day and time without a zone are the place's own (`timeZone`).
 */
export interface StatusFile {
  readonly version: 1;
  /** The instant all of it is true at. */
  readonly at: string;
  /** Grows with each change. */
  readonly event: number;
  readonly office: string;
  readonly language: Language;
  readonly locations: readonly LocationStatus[];
}

export interface LocationStatus {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly timeZone: string;
  readonly open: boolean;
  /** `HH:MM` while open, else null. */
  readonly openUntil: string | null;
  /** `YYYY-MM-DDTHH:MM` while closed, else null. */
  readonly opensAt: string | null;
  readonly counters: { readonly open: number; readonly all: number };
  readonly services: readonly ServiceStatus[];
}

export interface ServiceStatus {
  readonly id: string;
  readonly name: string;
  readonly calledLast: { readonly number: string; readonly counter: string; readonly at: string } | null;
  readonly waiting: number;
  /** Minutes for who came now; null where no open counter serves it. */
  readonly wait: { readonly from: number; readonly to: number } | null;
  /** Whether an open counter serves it. */
  readonly served: boolean;
  readonly tickets: "given" | "closed" | "capacity" | "stopped";
  readonly booking: { readonly page: string; readonly nextFree: string | null } | null;
}

export function statusFile(status: StatusNow, language: Language, publicAddress: string): StatusFile {
  const { office, now, event } = status;
  const place = ({ location, opening, counters, services }: PlaceNow): LocationStatus => ({
    id: location.id,
    name: told(office, location.name, language),
    address: told(office, location.address, language),
    timeZone: location.timeZone,
    ...hours(opening),
    counters,
    services: services.map((each) => matter(each, location.id)),
  });
  const matter = (each: MatterNow, locationId: string): ServiceStatus => ({
    id: each.serviceId,
    name: serviceTitle(office, each.service, language),
    calledLast:
      each.called === null
        ? null
        : {
            number: each.called.number,
            counter: office.counters.find(({ id }) => id === each.called?.counterId)?.name ?? "",
            at: iso(each.called.at),
          },
    waiting: each.waiting,
    wait: each.range === null ? null : { from: each.range.from, to: each.range.to },
    served: each.served,
    tickets: each.stopped ?? "given",
    booking: each.bookable
      ? {
          page: `${publicAddress}/booking/${each.serviceId}/${locationId}`,
          nextFree: each.free === null ? null : `${each.free.day}T${each.free.time.time}`,
        }
      : null,
  });
  return {
    version: 1,
    at: iso(now),
    event,
    office: told(office, office.office.name, language),
    language,
    locations: status.places.map(place),
  };
}

const hours = (opening: Opening): Pick<LocationStatus, "open" | "openUntil" | "opensAt"> => ({
  open: opening.state === "open",
  openUntil: opening.state === "open" ? opening.until : null,
  opensAt: opening.state === "open" || opening.opens === null ? null : `${opening.opens.day}T${opening.opens.time}`,
});

const iso = (at: number): string => Temporal.Instant.fromEpochMilliseconds(at).toString();
