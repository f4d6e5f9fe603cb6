import type { Words } from "../catalogue.ts";
import type { paper as czech } from "../cs/paper.ts";

export const paper: Words<typeof czech> = {
  ahead: "przed Państwem",
  turnIn: "wezwanie za około",
  turn: "wezwanie",
  callTo: "wezwiemy",
  phoneTitle: "Kolejka w telefonie",
  phoneText: "Proszę zeskanować kod. Telefon pokaże, kiedy kolej.",
  issued: (day, time) => `${day}, ${time}`,
  foot: "Nie słychać numeru? Widać go na ekranie w poczekalni.",
  to: { counter: "do", window: "do", booth: "do", office: "do", desk: "do" },
  counters: {
    counter: "okienka",
    window: "okienka",
    booth: "kabiny",
    office: "pokoju",
    desk: "stanowiska",
  },
  or: "lub",
  upTo: (first, last) => `od ${first} do ${last}`,
  pull: {
    make: (name) => `Nowy adres dla drukarki: ${name}`,
    title: (name) => `Adres drukarki: ${name}`,
    where:
      "Ten adres proszę wpisać w ustawieniach drukarki jako adres serwera CloudPRNT. Drukarka sama pobiera bilety.",
    once: "Pokazujemy go tylko teraz. Poprzedni adres już nie działa.",
    unproven: "Nie sprawdziliśmy tego jeszcze na prawdziwej drukarce. Najpierw proszę wydrukować próbny bilet.",
    back: "Wróć do ustawień",
  },
};
