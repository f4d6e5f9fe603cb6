import type { Words } from "../catalogue.ts";
import type { paper as czech } from "../cs/paper.ts";

export const paper: Words<typeof czech> = {
  ahead: "przed Państwem",
  turnIn: "kolej za około",
  turn: "kolej",
  callTo: "wezwiemy",
  phoneTitle: "Kolejka w telefonie",
  phoneText: "Proszę skierować tu aparat. Telefon pokaże, kiedy kolej.",
  issued: (day, time) => `${day}, ${time}`,
  foot: "Nie słychać numeru? Świeci na tablicy w poczekalni.",
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
    unproven: "Jeszcze nie sprawdzono na prawdziwej drukarce. Najpierw proszę wydrukować próbny bilet.",
    back: "Wróć do ustawień",
  },
};
