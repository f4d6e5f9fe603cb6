import { plPlural } from "../plural.ts";

export const status = {
  title: "Kto jest teraz obsługiwany",
  openUntil: (time: string) => `Otwarte do ${time}.`,
  opensAt: (when: string) => `Zamknięte. Następne otwarcie: ${when}.`,
  closed: "Zamknięte.",
  nobodyServes: "Teraz nikt nie obsługuje.",
  openCounters: {
    counter: "Otwarte okienka",
    window: "Otwarte okienka",
    booth: "Otwarte kabiny",
    office: "Otwarte pokoje",
    desk: "Otwarte stanowiska",
  },
  asOf: (day: string, time: string) => `Dziś jest ${day}, stan na ${time}, strona odświeża się sama.`,
  today: (time: string) => `dziś o ${time}`,
  tomorrow: (time: string) => `jutro o ${time}`,
  matter: "Sprawa",
  called: "Ostatnio wezwano",
  waiting: "Czeka",
  wait: "Szacowany czas oczekiwania",
  nobody: "dziś jeszcze nikogo",
  minutes: (from: number, to: number) =>
    from === 0 ? `do ${to} ${plPlural(to, "minuty", "minut", "minut")}` : `${from}–${to} minut`,
  stopped: {
    closed: "teraz nie wydajemy biletów",
    capacity: "bilety na dziś się skończyły",
    stopped: "wydawanie biletów wstrzymane",
  },
  byAppointment: "tylko z rezerwacją",
  notServed: "teraz nie obsługujemy",
  closedShort: "zamknięte",
  free: "Wolny termin:",
  book: "Umów wizytę na określoną godzinę",
  lostSince: "Strona nie ma teraz połączenia, dane są z godz.",
  lostWhatNow: "Gdy połączenie wróci, strona odświeży się sama.",
  linksHere: "Umieść na swojej stronie",
  links: {
    title: "Stan poczekalni na stronie miasta",
    page: "Strona",
    frame: "Stan wewnątrz własnej strony",
    frameText:
      "Proszę wstawić ten kod na swoją stronę. Ramka odświeża się sama, a linki z niej otwierają całą stronę. Wysokość można dobrać do liczby spraw.",
    onePlace: "Tylko jedna lokalizacja",
    sites: (sites: string) => `Mogą to robić tylko te strony: ${sites}. Kod do wstawienia:`,
    noSites: "Strony, które mogą to robić, ustawia się w pliku urzędu (office.embedOn). Kod do wstawienia:",
    file: "Dane dla programów (JSON)",
    fileText:
      "Dane może czytać każdy i zewsząd. Są w nich tylko numery i liczby, bez nazwisk. Można pytać na przykład co 10 sekund; co się nie zmieniło, nie jest wysyłane ponownie (przeglądarka robi to sama, inny program niech wysyła If-None-Match). Jedną lokalizację wybiera ?location=, język ?lang=. Nazwy pól się nie zmieniają, mogą pojawić się nowe.",
    example: "Kod, który robi z nich listę na stronie:",
    exampleLine: "czeka",
    look: "Zobacz dane",
    schema: "Dokładny opis dla programów (JSON Schema)",
    fields: {
      version: "numer wersji pliku, teraz 1",
      at: "z jakiej chwili są dane (ISO 8601, UTC)",
      event: "numer ostatniej zmiany, tylko rośnie",
      "locations[].open": "czy jest otwarte; openUntil to koniec, opensAt następny początek, w czasie lokalnym",
      "locations[].counters": "ile stanowisk jest otwartych (open) i ile ich jest (all)",
      "services[].calledLast": "ostatnio wezwany numer, stanowisko i czas; bez wartości: dziś nikogo",
      "services[].waiting": "ile osób czeka",
      "services[].wait":
        "ile minut poczeka osoba, która przyjdzie teraz (from, to); bez wartości: teraz nie obsługujemy",
      "services[].served": "czy załatwia ją jakieś otwarte stanowisko",
      "services[].tickets":
        "bilety bez rezerwacji: given są wydawane, closed nie o tej porze, capacity skończyły się, stopped wstrzymane, none tylko z rezerwacją",
      "services[].booking":
        "strona rezerwacji i najbliższy wolny termin, w czasie lokalnym; bez wartości: bez rezerwacji",
    },
  },
};
