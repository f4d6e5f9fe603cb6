import type { Words } from "../catalogue.ts";
import type { kiosk as czech } from "../cs/kiosk.ts";
import { plPlural } from "../plural.ts";

const persons = (count: number) => `${count} ${plPlural(count, "osoba", "osoby", "osób")}`;

export const kiosk: Words<typeof czech> = {
  title: "Bilety",
  question: "W jakiej sprawie?",
  lead: "Proszę dotknąć. Bilet wyjdzie na dole.",
  leadNoPaper: "Proszę dotknąć. Numer pojawi się tu na ekranie.",
  waiting: (count) => (count === 0 ? "nikt nie czeka" : `w kolejce ${count}`),
  shortWait: (from, to) =>
    to === 0 ? "od razu" : from === 0 ? `do ${to} min` : from === to ? `ok. ${to} min` : `${from}–${to} min`,
  notServed: "teraz nieczynne",
  stopped: {
    closed: "teraz nieczynne",
    capacity: "na dziś wydano",
    stopped: "wstrzymane",
  },
  booked: "Mam rezerwację",
  bookedLead: "Kod z e-maila, SMS-a albo QR",
  lower: "Obniż",
  higher: "Podwyższ",
  larger: "Powiększ",
  smaller: "Pomniejsz",
  moreContrast: "Kontrast",
  lessContrast: "Bez kontrastu",
  tools: "Wygląd ekranu",
  moreServices: "Kolejne sprawy",
  firstServices: "Pierwsze sprawy",

  askTitle: "Tej sprawy teraz nikt nie załatwia",
  askText:
    "Bilet można wziąć. Nie wiemy jednak, kiedy przyjdzie kolej: żadne okienko, które to załatwia, nie jest teraz otwarte.",
  takeAnyway: "Wezmę bilet",

  closed: {
    closed: "Teraz nie wydajemy biletów",
    capacity: "Bilety na dziś już się skończyły",
    stopped: "Wydawanie biletów jest wstrzymane",
  },
  opensAgain: (when) => `Bilety wydajemy znowu: ${when}.`,
  today: (time) => `dziś o ${time}`,
  tomorrow: (time) => `jutro o ${time}`,
  bookTitle: "Rezerwacja w telefonie",
  bookText: "Proszę skierować aparat na kwadrat i wybrać godzinę.",

  codeTitle: "Proszę wpisać kod",
  codeLead: "Ma 6 cyfr. Przyszedł e-mailem albo SMS-em.",
  codeSoFar: (count) => `Wpisano ${count} z 6 cyfr`,
  keypad: "Cyfry",
  clear: "Usuń wszystko",
  erase: "Usuń ostatnią cyfrę",
  scanTitle: "Kod QR jest w telefonie?",
  scanText: "Proszę przyłożyć go do czytnika pod ekranem.",
  back: "Wstecz",
  noCode: "Nie mam kodu",
  codeShort: "Kod ma 6 cyfr. Proszę wpisać go w całości.",

  unknownTitle: "Nie znamy tego kodu",
  unknownText: "Proszę sprawdzić kod i wpisać go jeszcze raz. Można też wziąć zwykły bilet.",
  tryAgain: "Wpisz jeszcze raz",
  ordinaryTicket: "Wezmę bilet",
  earlyTitle: "Jest jeszcze za wcześnie",
  earlyText: (when) => `Kod zacznie działać ${when}.`,
  earlyAgain: "Wtedy proszę wpisać go tu jeszcze raz.",
  at: (time) => `o ${time}`,
  lateTitle: "Rezerwacja już przepadła",
  lateText: "Można jednak od razu wziąć zwykły bilet:",
  triesTitle: "Za dużo prób",
  triesText: "Proszę poczekać minutę i spróbować jeszcze raz. Można też wziąć zwykły bilet.",
  toStart: "Na początek",

  printing: "Bilet się drukuje. Wyjdzie na dole.",
  numberHolds: "Numer jest ważny, nawet gdyby bilet nie wyszedł.",
  faults: {
    paper: "Nie wydrukujemy biletu, skończył się papier.",
    cover: "Nie wydrukujemy biletu, drukarka jest otwarta.",
    silent: "Nie wydrukujemy biletu, drukarka nie odpowiada.",
  },
  photographIt: "Numer jest ważny. Proszę zrobić mu zdjęcie albo zapamiętać.",
  yourNumber: "To jest Państwa numer.",
  noPaperText: "Proszę zrobić mu zdjęcie albo zapamiętać.",
  ahead: () => "przed Państwem",
  people: (count) => (count === 0 ? "nikogo" : persons(count)),
  turnIn: "kolej przyjdzie za około",
  turn: "kolej przyjdzie",
  wait: (from, to) =>
    to === 0
      ? "od razu"
      : from === 0
        ? `do ${to} ${to === 1 ? "minuty" : "minut"}`
        : `${from === to ? "" : `${from}–`}${to} ${plPlural(to, "minutę", "minuty", "minut")}`,
  waitUnknown: "nie wiadomo",
  phoneTitle: "Kolejka w telefonie",
  phoneText: "Proszę skierować aparat na kwadrat. Telefon pokaże, kiedy przyjdzie kolej, także poza poczekalnią.",
  photographTitle: "Zdjęcie numeru i kwadratu",
  photographText: "Kwadrat pokaże kolejkę w telefonie. Bez telefonu proszę patrzeć na tablicę w poczekalni.",
  square: "Kwadrat (kod QR) z odnośnikiem do biletu",
  bookSquare: "Kwadrat (kod QR) z odnośnikiem do rezerwacji",
  callTo: "Wezwiemy",
  watchBoard: "Proszę patrzeć na tablicę w poczekalni.",
  andWatchBoard: ", proszę patrzeć na tablicę w poczekalni.",
  staffKnow: "Pracownicy już o tym wiedzą.",
  another: "Jeszcze jeden bilet",
  done: "Gotowe",
  longer: "Zostaw dłużej",
  gotIt: "Mam, gotowe",

  returnsIn: "Powrót na początek za",
  screenReturnsIn: "Ekran wróci za",
  seconds: "s",
  offlineTitle: "Biletomat nie ma teraz połączenia",
  offlineText: "Za chwilę spróbujemy znowu. Ekran wróci sam.",
  familyToo: (numbers: string) => `Również Państwa: ${numbers}`,
  overTitle: "Ten bilet już nie jest ważny.",
  overText: "W razie potrzeby proszę pobrać nowy.",
  startFile: (name: string) => `Plik do uruchamiania: ${name}`,
  poster: (place: string) => `Plakat z kodem QR na telefony: ${place}`,
};
