import type { Words } from "../catalogue.ts";
import type { ticket as czech } from "../cs/ticket.ts";
import { plPlural } from "../plural.ts";

export const ticket: Words<typeof czech> = {
  title: "Państwa bilet",
  turnTitle: "Teraz Państwa kolej",
  before: (n) =>
    n === 0
      ? "Są Państwo następni w kolejce"
      : `Przed Państwem ${plPlural(n, "jest 1 osoba", `są ${n} osoby`, `jest ${n} osób`)}`,
  you: "Państwo",
  waitLead: "Wezwiemy Państwa",
  wait: (from, to) =>
    from === 0 ? `w ciągu około ${to} ${plPlural(to, "minuty", "minut", "minut")}` : `za około ${from}–${to} minut`,
  around: (time) => `mniej więcej o ${time}.`,
  noWait:
    "Teraz żadne okienko nie obsługuje tej sprawy, dlatego nie możemy oszacować czasu. Miejsce w kolejce jest zachowane.",
  calledNow: "Teraz wzywamy",
  nobodyCalled: "na razie nikogo",
  goes: {
    counter: "do okienka",
    window: "do okienka",
    booth: "do kabiny",
    office: "do pokoju",
    desk: "do stanowiska",
  },
  asOf: "Stan z godz.",
  byItself: "odświeża się sam.",
  refreshed: "Strona odświeża się sama co 10 sekund.",
  lost: "Brak połączenia, ostatnie dane są z godz.",
  lostText: "Proszę obserwować ekran w poczekalni.",
  calledAgain: (times) =>
    times === 1
      ? "Jeśli nie zgłoszą się Państwo na wezwanie, wezwiemy jeszcze raz."
      : `Jeśli nie zgłoszą się Państwo na wezwanie, wezwiemy jeszcze ${times === 2 ? "dwa razy" : `${times} razy`}.`,
  buzz: "Po dotknięciu ekranu telefon zawibruje, gdy przyjdzie kolej.",
  ring: "Włącz dźwięk wezwania",
  ringHint: "Proszę zostawić tę stronę otwartą.",
  turn: "Teraz Państwa kolej.",
  go: {
    counter: "Proszę do okienka",
    window: "Proszę do okienka",
    booth: "Proszę do kabiny",
    office: "Proszę do pokoju",
    desk: "Proszę do stanowiska",
  },
  calledAt: (time) => `Wezwaliśmy Państwa o ${time}.`,
  callsLeft: (times) =>
    times === 1
      ? "Jeśli nie zdążą Państwo teraz, wezwiemy jeszcze raz."
      : `Jeśli nie zdążą Państwo teraz, wezwiemy jeszcze ${times === 2 ? "dwa razy" : `${times} razy`}.`,
  notComing: "Nie przyjdę, rezygnuję",
  recallTitle: "Wzywaliśmy Państwa, wezwiemy ponownie",
  recall: (time) => `O ${time} nikt się nie zgłosił. Proszę zostać w poczekalni, za chwilę wezwiemy ponownie.`,
  postponedTitle: "Wezwiemy Państwa później",
  postponed: (time) => `Wezwiemy najwcześniej o ${time}. Miejsce w kolejce jest zachowane.`,
  slotTitle: (time) => `Mają Państwo wizytę o ${time}`,
  slot: "Wcześniej wezwiemy tylko wtedy, gdy zwolni się okienko.",
  parkedTitle: "Pracownik poczeka na Państwa",
  parked: "Bilet jest odłożony. Pracownik sam Państwa wezwie, gdy sprawa będzie gotowa lub gdy Państwo wrócą.",
  servedTitle: "Gotowe",
  served: "Dziękujemy za wizytę. Bilet już nie jest ważny.",
  missedTitle: "Wzywaliśmy Państwa i nikt się nie zgłosił",
  missed: "Bilet już nie jest ważny. Proszę pobrać nowy albo zapytać przy okienku.",
  withdrawnTitle: "Bilet został zwrócony",
  withdrawn: "Dziękujemy za zwolnienie miejsca. W razie potrzeby proszę pobrać nowy bilet.",
  unservedTitle: "Urząd jest już dziś zamknięty",
  unserved: "Nie zdążyliśmy Państwa przyjąć, przepraszamy. Proszę przyjść ponownie albo umówić wizytę.",
  takeBack: "Przywróć mi miejsce w kolejce",
  takeBackText: "Pomyłka? Przez dziesięć sekund można to cofnąć.",
  others: "Bilety innych osób z tej rezerwacji",
  giveUp: "Nie chcę już czekać",
  giveUpAsk: "Czy na pewno zwrócić bilet? Miejsce w kolejce przepadnie.",
  giveUpYes: "Tak, zwróć bilet",
  keep: "Nie, poczekam",
  goneTitle: "Ten bilet już nie jest ważny",
  gone: "Bilet jest ważny tylko w dniu, w którym został wydany, i tylko pod podanym na nim adresem. Proszę pobrać w urzędzie nowy albo umówić wizytę.",
  book: "Umów wizytę",
  near: {
    open: { sms: "Wyślij SMS, gdy zbliży się kolej", email: "Wyślij e-mail, gdy zbliży się kolej" },
    openBoth: "Powiadom mnie wcześniej",
    title: "Powiadomić Państwa wcześniej?",
    lead: "Napiszemy raz, gdy przed Państwem będzie już tylko kilka osób.",
    count: "Ile osób ma być przed Państwem",
    people: (n) => `${n} ${plPlural(n, "osoba", "osoby", "osób")}`,
    phone: "Telefon komórkowy",
    email: "E-mail",
    contact: "Telefon komórkowy lub e-mail",
    use: "Wykorzystamy go tylko do tej jednej wiadomości i zaraz usuniemy.",
    send: "Powiadom mnie",
    stop: "Nie powiadamiaj",
    change: "Zmień",
    back: "Wróć do biletu",
    wrong: "Na taki kontakt nie możemy napisać",
    wrongPhone: "Proszę podać numer telefonu komórkowego, na przykład 601 123 456.",
    wrongEmail: "Proszę podać e-mail, na przykład anna@example.pl.",
    wrongContact: "Proszę podać numer telefonu komórkowego lub e-mail.",
    wrongCount: "Proszę wybrać, ile osób ma być przed Państwem.",
    already: (n) =>
      n === 0
        ? "Nie wysyłamy wiadomości: są Państwo następni w kolejce. Proszę zostać w pobliżu."
        : `Nie wysyłamy wiadomości: przed Państwem ${plPlural(n, "jest już tylko 1 osoba", `są już tylko ${n} osoby`, `jest już tylko ${n} osób`)}. Proszę zostać w pobliżu.`,
    set: (to, n) =>
      `Napiszemy na ${to}, gdy przed Państwem ${plPlural(n, "będzie 1 osoba", `będą ${n} osoby`, `będzie ${n} osób`)}.`,
    told: (time) => `Wiadomość, że zbliża się kolej, wysłaliśmy o ${time}.`,
  },
  take: {
    title: "Bilet w telefonie",
    lead: "Proszę wybrać sprawę. Numer pojawi się od razu tutaj, w telefonie.",
    againTitle: "Ten kod już nie działa",
    againText:
      "Proszę jeszcze raz zeskanować kod QR w poczekalni. Dzięki temu bilet dostają tylko osoby, które naprawdę tu są.",
    book: "Umów wizytę na inny termin",
    back: "Wróć do wyboru",
    posterTitle: "Proszę pobrać bilet telefonem",
    posterText: "Proszę zeskanować kod QR, wybrać sprawę i obserwować ekran.",
    posterSquare: "Kod QR do pobrania biletu w telefonie",
    noPoster: "Plakat drukuje się tylko tam, gdzie w ustawieniach urzędu jest phoneTickets: poster.",
  },
};
