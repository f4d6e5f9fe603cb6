import { plPlural } from "../plural.ts";
import type { Words } from "../catalogue.ts";
import type { day as source } from "../cs/admin-day.ts";

export const day: Words<typeof source> = {
  says: (time) => `Stan z godz. ${time}. Strona zmienia się sama.`,
  lost: "Brak połączenia z serwerem od",
  lostText: "To, co widać, może być nieaktualne.",
  messengerLead:
    "Do Państwa należą wiadomości do mieszkańców. Dzień, rezerwacje i ustawienia widzi kierownik i administrator.",
  closed: "Dzień jest zamknięty. Biletów dziś już nie wydajemy.",
  booked: "Rezerwacje dziś",
  bookedSays: (came, missed, coming) => `przyszło ${came}, nie przyszło ${missed}, jeszcze przyjdzie ${coming}`,
  waiting: "Czeka teraz",
  waitingSays: (number, since) => `najdłużej ${number}, od ${since}`,
  nobodyWaits: "nikt",
  served: "Obsłużono",
  servedSays: (missed) => `nie zgłosiło się po wezwaniu: ${missed}`,
  open: "Otwarte",
  of: (open, all) => `${open} z ${all}`,
  openSays: (paused) => `przerwa: ${paused}`,
  line: "Kolejka teraz",
  matter: "Sprawa",
  wait: "Szacowany czas",
  tickets: "Bilety",
  minutes: (from, to) => (from === to ? `${to} min` : `${from}–${to} min`),
  given: "wydawane",
  stoppedWith: (text) => `wstrzymane: ${text}`,
  why: { closed: "poza godzinami wydawania", capacity: "dzisiejsza liczba wydana" },
  right: (percent, tickets) =>
    `Szacowany czas oczekiwania sprawdził się w ${percent} % przypadków. Przez 30 dni, z ${tickets} ${plPlural(tickets, "biletu", "biletów", "biletów")}.`,
  rightUnknown: "Dokładność szacowania pokażemy po pierwszych obsłużonych osobach.",
  counters: { counter: "Stanowiska", window: "Okienka", booth: "Kabiny", office: "Pokoje", desk: "Stanowiska" },
  counter: "Numer",
  clerk: "Kto",
  serves: "Obsługuje",
  free: "wolne",
  state: { paused: "przerwa", closed: "zamknięte" },
  next: "Kto jest umówiony dalej",
  nobodyNext: "Dziś nikt więcej nie jest umówiony.",
  all: (count) =>
    plPlural(
      count,
      `Cały dzień, ${count} rezerwacja`,
      `Cały dzień, ${count} rezerwacje`,
      `Cały dzień, ${count} rezerwacji`,
    ),
  time: "Godzina",
  number: "Numer",
  stateHead: "Stan",
  printer: {
    off: "nie odpowiada, pewnie jest wyłączona lub odłączona",
    "paper-near-end": "kończy się papier",
    "paper-out": "skończył się papier",
    "cover-open": "otwarta pokrywa",
    fault: "nie drukuje",
  },
  messages: (waiting, dead) =>
    [
      waiting === 0 ? "" : `Nie udaje się wysłać wiadomości: ${waiting}.`,
      dead === 0 ? "" : `Dziś niedostarczone, już nie próbujemy: ${dead}.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  backToDay: "Powrót do dzisiejszego dnia",
  issuing: "Wydawanie biletów",
  issuingLead: "Po wstrzymaniu biletomat pokaże Państwa słowa. Obowiązuje dziś, do wznowienia.",
  wholePlace: "Cała lokalizacja",
  resume: "Wydawać znowu",
  stopTitle: "Wstrzymaj wydawanie",
  stopWhat: "Co wstrzymać",
  stopText: "Co przeczytają ludzie",
  stopTextHelp: "Na przykład: Brak połączenia z rejestrem, prosimy przyjść po godzinie 13.",
  stop: "Wstrzymaj wydawanie",
  needText: "Proszę napisać, co ludzie przeczytają na biletomacie.",
  closing: "Zamknij dzień",
  closingLead:
    "Kolejka się skończy, stanowiska zostaną zamknięte, biletów dziś już nie będzie. Nie da się tego cofnąć.",
  remain: (count) =>
    plPlural(
      count,
      `Bez obsługi zostanie ${count} bilet:`,
      `Bez obsługi zostaną ${count} bilety:`,
      `Bez obsługi zostanie ${count} biletów:`,
    ),
  nobodyRemains: "Nikt nie czeka, wszyscy są obsłużeni.",
  stillServing: (who) => `Trwa jeszcze obsługa (${who}). Dopóki się nie skończy, dnia nie można zamknąć.`,
  close: "Zamknij dzień",
  keepOpen: "Zostaw otwarty",
  reprint: "Wydrukuj bilet ponownie",
  reprintLead: "Gdy papier się urwał albo zginął. Numer i kolejność się nie zmieniają.",
  ticket: "Bilet",
  kiosk: "Gdzie wydrukować",
  print: "Drukuj",
  printed: (number, kiosk) => `Bilet ${number} drukuje biletomat ${kiosk}.`,
  needTicket: "Proszę wybrać bilet i biletomat.",
  nothingToPrint: "Żaden bilet teraz nie czeka, nie ma czego drukować.",
  settings: "Ustawienia",
  orderTitle: "Kto idzie wcześniej",
  allowance: (place, minutes) =>
    minutes === 0
      ? `${place}: jedna kolejność według czasu, nikt nie ma pierwszeństwa.`
      : `${place}: kto przyszedł bez rezerwacji, przepuszcza umówionych najdłużej ${plPlural(minutes, "minutę", `${minutes} minuty`, `${minutes} minut`)}.`,
  allowanceHelp:
    "Bezwzględne pierwszeństwo umówionych i granica czekania dla pozostałych wykluczają się. Przy 24 godzinach umówieni idą zawsze pierwsi, a czekanie bez rezerwacji nie ma granicy. Przy krótszym czasie czekanie jest ograniczone, ale umówiony może poczekać. Zmienia się to w pliku urzędu: locations, walkInAllowanceMinutes.",
};
