import type { Words } from "../catalogue.ts";
import type { board as czech } from "../cs/board.ts";

export const board: Words<typeof czech> = {
  come: "Prosimy",
  waiting: "Czeka",
  nobodyWaits: "Nikt teraz nie czeka",
  now: "Kolej na",
  nobodyCalled: "Nikogo jeszcze nie wezwano",
  lostSince: "Ekran nie ma teraz połączenia, ostatnia wiadomość z godziny",
  lostWhatNow: "Proszę obserwować drzwi, urzędnicy państwa wezwą.",
  soundOn: "Włącz dźwięk",
  counterWords: {
    counter: "okienko",
    window: "okienko",
    booth: "kabina",
    office: "pokój",
    desk: "stanowisko",
  },
  callsLabel: "Wezwane numery",
  previousLabel: "Poprzednie wezwania",
  next: "Następni",
};
