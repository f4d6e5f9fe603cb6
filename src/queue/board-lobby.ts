import { placesOf, type Lobby } from "./lobby.ts";

/** What a board tells of those who wait (V1). No names, as everywhere in the queue. */
export interface BoardLobby {
  /** Of each service one of its counters serves today, in the office's order. */
  readonly services: readonly {
    readonly serviceId: string;
    readonly waiting: number;
    readonly counterIds: readonly string[];
  }[];
  /** The numbers these counters will call next, the first first. */
  readonly next: readonly string[];
}

/** V1: who waits for these counters, at most `most` of them by number. */
export function boardLobby(lobby: Lobby, counterIds: readonly string[], most: number): BoardLobby {
  const shown = lobby.callers.all.filter(({ counterId }) => counterIds.includes(counterId));
  const places = placesOf(lobby);
  const comes = ({ id }: { id: string }) => places.get(id)?.counterIds.some((each) => counterIds.includes(each));
  const ahead = ({ id }: { id: string }) => places.get(id)?.ahead ?? 0;
  return {
    services: lobby.office.services
      .map(({ id }) => ({
        serviceId: id,
        waiting: lobby.waiting.filter(({ serviceId }) => serviceId === id).length,
        counterIds: shown.filter(({ services }) => services.includes(id)).map(({ counterId }) => counterId),
      }))
      .filter((service) => service.counterIds.length > 0),
    next: lobby.waiting
      .filter(comes)
      .toSorted((a, b) => ahead(a) - ahead(b))
      .slice(0, most)
      .map(({ number }) => number),
  };
}
