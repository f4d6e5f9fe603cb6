import { serviceTitle, told } from "../office/office.ts";
import type { Language } from "../platform/language.ts";
import type { Opening } from "./hours.ts";
import type { MatterNow, PlaceNow, StatusNow } from "./look.ts";
import type { LocationStatus, ServiceStatus, StatusFile } from "./status-file.ts";

/** All the public may know as a program reads it (V5). A day and time without a zone are the place's own. */
export function statusFileOf(status: StatusNow, language: Language, publicAddress: string): StatusFile {
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
    tickets: each.byAppointment ? "none" : (each.stopped ?? "given"),
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
