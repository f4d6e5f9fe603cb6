import type { Words } from "../catalogue.ts";
import type { ticket as czech } from "../cs/ticket.ts";
import { plPlural } from "../plural.ts";

export const ticket: Words<typeof czech> = {
  title: "Pański bilet",
  ahead: "przed Państwem czeka",
  wait: "kolej nadejdzie za około",
  yourTurn: "Teraz Państwa kolej",
  goTo: "Proszę podejść:",
  called: "Teraz wzywają",
  nobodyCalled: "jeszcze nikogo",
  served: "Gotowe. Dziękujemy za przyjście.",
  missed: "Wzywaliśmy, ale nikt nie podszedł. Proszę pobrać nowy bilet.",
  withdrawn: "Bilet został zwrócony.",
  unserved: "Urząd już dziś zamknięto i nie zdążyliśmy. Przepraszamy.",
  parked: "Urzędnik odłożył ten bilet i sam Państwa wezwie.",
  giveUp: "Nie chcę już czekać",
  refresh: "Odśwież",
  now: "zaraz",
  note: "Strona odświeża się sama co 10 sekund.",
  giveUpAsk: "Czy na pewno zwrócić bilet? Miejsce w kolejce przepadnie.",
  giveUpYes: "Tak, zwróć bilet",
  keep: "Nie, poczekam",
  people: (n: number) => `${n} ${plPlural(n, "osoba", "osoby", "osób")}`,
  minutes: (from: number, to: number) => `${from}–${to} minut`,
};
