import { plPlural } from "../plural.ts";
import type { Words } from "../catalogue.ts";
import type { day as source } from "../cs/admin-day.ts";

export const day: Words<typeof source> = {
  says: (time) => `Stan z godz. ${time}. Strona odświeża się sama.`,
  lost: "Brak połączenia z serwerem od",
  lostText: "To, co widać, może być nieaktualne.",
  messengerLead:
    "Państwa zadaniem są wiadomości do mieszkańców. Dzień, rezerwacje i ustawienia widzą kierownik i administrator.",
  closed: "Dzień jest zamknięty. Biletów dziś już nie wydajemy.",
  booked: "Rezerwacje dziś",
  bookedSays: (came, missed, coming) => `zgłosiło się ${came}, nie zgłosiło się ${missed}, oczekiwane ${coming}`,
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
  why: { closed: "poza godzinami wydawania", capacity: "wydano dzisiejszy limit" },
  right: (percent, tickets) =>
    `Szacowany czas oczekiwania sprawdził się w ${percent}% przypadków. Obliczono z 30 dni, z ${tickets} ${plPlural(tickets, "biletu", "biletów", "biletów")}.`,
  rightUnknown: "Dokładność szacowania pokażemy po obsłużeniu pierwszych osób.",
  counters: { counter: "Okienka", window: "Okienka", booth: "Kabiny", office: "Pokoje", desk: "Stanowiska" },
  counter: "Numer",
  clerk: "Kto",
  serves: "Obsługuje",
  free: "wolne",
  state: { paused: "przerwa", closed: "zamknięte" },
  next: "Następne wizyty",
  nobodyNext: "Na dziś nie ma już więcej wizyt.",
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
    off: "nie odpowiada, prawdopodobnie jest wyłączona albo odłączona",
    "paper-near-end": "kończy się papier",
    "paper-out": "skończył się papier",
    "cover-open": "otwarta pokrywa",
    fault: "nie drukuje",
  },
  messages: (waiting, dead) =>
    [
      waiting === 0 ? "" : `Nie udaje się wysłać wiadomości: ${waiting}.`,
      dead === 0 ? "" : `Dziś niedoręczone, już nie ponawiamy: ${dead}.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  backToDay: "Powrót do dzisiejszego dnia",
  issuing: "Wydawanie biletów",
  issuingLead: "Po wstrzymaniu biletomat pokaże wpisany tekst. Obowiązuje dziś, do wznowienia.",
  wholePlace: "Cała lokalizacja",
  resume: "Wznów wydawanie",
  stopTitle: "Wstrzymaj wydawanie",
  stopWhat: "Co wstrzymać",
  stopText: "Tekst dla klientów",
  stopTextHelp: "Na przykład: Brak połączenia z rejestrem, prosimy przyjść po godzinie 13.",
  stop: "Wstrzymaj wydawanie",
  needText: "Proszę wpisać tekst, który klienci zobaczą na biletomacie.",
  closing: "Zamknij dzień",
  closingLead:
    "Kolejka się zakończy, stanowiska zostaną zamknięte i biletów dziś już nie wydamy. Nie da się tego cofnąć.",
  remain: (count) =>
    plPlural(
      count,
      `Bez obsługi zostanie ${count} bilet:`,
      `Bez obsługi zostaną ${count} bilety:`,
      `Bez obsługi zostanie ${count} biletów:`,
    ),
  nobodyRemains: "Nikt nie czeka, wszyscy są obsłużeni.",
  stillServing: (who) => `Trwa jeszcze obsługa (${who}). Do jej zakończenia dnia nie można zamknąć.`,
  close: "Zamknij dzień",
  keepOpen: "Zostaw otwarty",
  reprint: "Wydrukuj bilet ponownie",
  reprintLead: "Gdy bilet się podarł albo zgubił. Numer i miejsce w kolejce się nie zmieniają.",
  ticket: "Bilet",
  kiosk: "Gdzie wydrukować",
  print: "Drukuj",
  printed: (number, kiosk) => `Bilet ${number} drukuje biletomat ${kiosk}.`,
  needTicket: "Proszę wybrać bilet i biletomat.",
  nothingToPrint: "Żaden bilet teraz nie czeka, nie ma czego drukować.",
  settings: "Ustawienia",
  orderTitle: "Kto wchodzi wcześniej",
  allowance: (place, minutes) =>
    minutes === 0
      ? `${place}: jedna kolejność według czasu, nikt nie ma pierwszeństwa.`
      : `${place}: osoby bez rezerwacji przepuszczają umówionych najdłużej przez ${plPlural(minutes, "minutę", `${minutes} minuty`, `${minutes} minut`)}.`,
  allowanceHelp:
    "Bezwzględne pierwszeństwo umówionych i limit czekania dla pozostałych wykluczają się. Przy 24 godzinach umówieni wchodzą zawsze pierwsi, a czekanie bez rezerwacji nie ma limitu. Przy krótszym czasie czekanie jest ograniczone, ale osoba umówiona może poczekać. Zmienia się to w pliku urzędu: locations, walkInAllowanceMinutes.",
};
