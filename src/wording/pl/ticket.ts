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
  take: {
    title: "Bilet w telefonie",
    lead: "Proszę wybrać sprawę. Numer pojawi się od razu tutaj, w telefonie.",
    againTitle: "Ten kod już nie działa",
    againText:
      "Proszę jeszcze raz skierować aparat na kwadrat (kod QR) w poczekalni. Dzięki temu bilet dostaje tylko ten, kto naprawdę tu jest.",
    book: "Umówić się na inny termin",
    back: "Wróć do wyboru",
    posterTitle: "Proszę pobrać bilet telefonem",
    posterText: "Proszę skierować aparat na kwadrat, wybrać sprawę i obserwować ekran.",
    posterSquare: "Kwadrat (kod QR) do pobrania biletu w telefonie",
    noPoster: "Plakat drukuje się tylko tam, gdzie w ustawieniach urzędu jest phoneTickets: poster.",
  },
};
