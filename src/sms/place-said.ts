import { locationOf, planOf, told, type Office } from "../office/office.ts";
import type { Language } from "../platform/language.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { cut } from "./services.ts";

const MOST_LETTERS = 40;
const MOST_ROOM = 30;

/** Where to come, in few letters: the building where there are several, the address without the office's own name, the room. */
export function placeSaid(office: Office, at: Reservation, language: Language): { place: string; room: string } {
  const location = locationOf(office, at.locationId);
  const { rooms } = planOf(office, at.planId);
  const say = (text: Parameters<typeof told>[1] | null) => (text === null ? "" : told(office, text, language));
  const own = new Set(office.office.languages.map((each) => told(office, office.office.name, each)));
  const address = piecesOf(say(location.address)).filter((piece) => !own.has(piece));
  const building = office.locations.length > 1 ? [say(location.name)] : [];
  return {
    place: cut([...building, ...address].join(", "), MOST_LETTERS),
    room: cut(say(rooms) || (piecesOf(say(location.place)).at(-1) ?? ""), MOST_ROOM),
  };
}

const piecesOf = (text: string): string[] =>
  text
    .split(",")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
