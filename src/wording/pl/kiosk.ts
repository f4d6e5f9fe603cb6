import type { Words } from "../catalogue.ts";
import type { kiosk as czech } from "../cs/kiosk.ts";
import { plPlural } from "../plural.ts";

const persons = (count: number) => `${count} ${plPlural(count, "osoba", "osoby", "osób")}`;

export const kiosk: Words<typeof czech> = {
  title: "Bilety",
  question: "W jakiej sprawie?",
  lead: "Proszę wybrać. Bilet wysunie się na dole.",
  leadNoPaper: "Proszę wybrać. Numer pojawi się tu na ekranie.",
  waiting: (count) => (count === 0 ? "nikt nie czeka" : `w kolejce: ${count}`),
  shortWait: (from, to) =>
    to === 0 ? "od razu" : from === 0 ? `do ${to} min` : from === to ? `ok. ${to} min` : `${from}–${to} min`,
  notServed: "teraz nieczynne",
  stopped: {
    closed: "teraz nieczynne",
    capacity: "dziś brak biletów",
    stopped: "wstrzymane",
  },
  booked: "Mam rezerwację",
  bookedLead: "Kod z e-maila, SMS-a albo QR",
  lower: "Przesuń niżej",
  higher: "Przesuń wyżej",
  larger: "Powiększ",
  smaller: "Pomniejsz",
  moreContrast: "Duży kontrast",
  lessContrast: "Zwykły kontrast",
  tools: "Wygląd ekranu",
  moreServices: "Kolejne sprawy",
  firstServices: "Pierwsze sprawy",

  askTitle: "Tej sprawy teraz nikt nie załatwia",
  askText:
    "Bilet można pobrać. Nie wiemy jednak, kiedy przyjdzie kolej: żadne okienko, które to załatwia, nie jest teraz otwarte.",
  takeAnyway: "Pobierz bilet",

  closed: {
    closed: "Teraz nie wydajemy biletów",
    capacity: "Bilety na dziś się skończyły",
    stopped: "Wydawanie biletów jest wstrzymane",
  },
  opensAgain: (when) => `Znów wydajemy bilety: ${when}.`,
  today: (time) => `dziś o ${time}`,
  tomorrow: (time) => `jutro o ${time}`,
  bookTitle: "Rezerwacja w telefonie",
  bookText: "Proszę zeskanować kod QR i wybrać termin.",

  codeTitle: "Proszę wpisać kod",
  codeLead: "Ma 6 cyfr. Przyszedł e-mailem albo SMS-em.",
  codeSoFar: (count) => `Wpisano ${count} z 6 cyfr`,
  keypad: "Cyfry",
  clear: "Usuń wszystko",
  erase: "Usuń ostatnią cyfrę",
  scanTitle: "Kod QR w telefonie?",
  scanText: "Proszę przyłożyć go do czytnika pod ekranem.",
  back: "Wstecz",
  noCode: "Nie mam kodu",
  codeShort: "Kod ma 6 cyfr. Proszę wpisać go w całości.",

  unknownTitle: "Nie znamy tego kodu",
  unknownText: "Proszę sprawdzić kod i wpisać go jeszcze raz. Można też pobrać zwykły bilet.",
  tryAgain: "Wpisz jeszcze raz",
  ordinaryTicket: "Pobierz bilet",
  earlyTitle: "Jest jeszcze za wcześnie",
  earlyText: (when) => `Kod zacznie działać ${when}.`,
  earlyAgain: "Wtedy proszę wpisać go tu jeszcze raz.",
  at: (time) => `o ${time}`,
  lateTitle: "Rezerwacja już przepadła",
  lateText: "Można jednak od razu pobrać zwykły bilet:",
  triesTitle: "Za dużo prób",
  triesText: "Proszę poczekać minutę i spróbować jeszcze raz. Można też pobrać zwykły bilet.",
  toStart: "Do początku",

  printing: "Bilet się drukuje. Wysunie się na dole.",
  numberHolds: "Numer jest ważny także bez wydruku.",
  faults: {
    paper: "Nie wydrukujemy biletu, skończył się papier.",
    cover: "Nie wydrukujemy biletu, drukarka jest otwarta.",
    silent: "Nie wydrukujemy biletu, drukarka nie odpowiada.",
  },
  photographIt: "Numer jest ważny. Proszę go sfotografować albo zapamiętać.",
  yourNumber: "To jest Państwa numer.",
  noPaperText: "Proszę go sfotografować albo zapamiętać.",
  ahead: () => "przed Państwem",
  people: (count) => (count === 0 ? "nikogo" : persons(count)),
  turnIn: "wezwanie za około",
  turn: "wezwanie",
  wait: (from, to) =>
    to === 0
      ? "od razu"
      : from === 0
        ? `do ${to} ${to === 1 ? "minuty" : "minut"}`
        : `${from === to ? "" : `${from}–`}${to} ${plPlural(to, "minutę", "minuty", "minut")}`,
  waitUnknown: "jeszcze nie wiadomo",
  phoneTitle: "Kolejka w telefonie",
  phoneText: "Proszę zeskanować kod QR. Telefon pokaże, kiedy przyjdzie kolej, także poza poczekalnią.",
  photographTitle: "Proszę sfotografować ekran",
  photographText: "Kod QR pokaże kolejkę w telefonie. Bez telefonu proszę patrzeć na ekran w poczekalni.",
  square: "Kod QR z linkiem do biletu",
  bookSquare: "Kod QR z linkiem do rezerwacji",
  callTo: "Wezwiemy",
  watchBoard: "Proszę patrzeć na ekran w poczekalni.",
  andWatchBoard: ", proszę patrzeć na ekran w poczekalni.",
  staffKnow: "Pracownicy już o tym wiedzą.",
  another: "Jeszcze jeden bilet",
  done: "Gotowe",
  longer: "Zostaw dłużej",
  gotIt: "Mam, gotowe",

  returnsIn: "Powrót do początku za",
  screenReturnsIn: "Ekran wróci za",
  seconds: "s",
  offlineTitle: "Biletomat nie ma teraz połączenia",
  offlineText: "Za chwilę spróbujemy ponownie. Ekran wróci sam.",
  familyToo: (numbers: string) => `Pozostałe Państwa numery: ${numbers}`,
  overTitle: "Ten bilet już nie jest ważny.",
  overText: "W razie potrzeby proszę pobrać nowy.",
  startFile: (name: string) => `Plik startowy: ${name}`,
  poster: (place: string) => `Plakat z kodem QR: ${place}`,
};
