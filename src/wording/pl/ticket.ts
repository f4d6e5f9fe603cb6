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
  waitLead: "Kolej przyjdzie",
  wait: (from, to) => (from === 0 ? `w ciągu około ${to} minut` : `za około ${from}–${to} minut`),
  around: (time) => `około ${time}.`,
  noWait:
    "Teraz żadne okienko nie obsługuje tej sprawy, dlatego nie umiemy oszacować czasu. Miejsce w kolejce zostaje.",
  calledNow: "Teraz wezwany jest",
  nobodyCalled: "na razie nikt",
  goes: {
    counter: "idzie do okienka",
    window: "idzie do okienka",
    booth: "idzie do kabiny",
    office: "idzie do pokoju",
    desk: "idzie do stanowiska",
  },
  asOf: "Stan z",
  byItself: "zmienia się sam.",
  refreshed: "Strona odświeża się sama co 10 sekund.",
  lost: "Połączenie zostało przerwane, ostatnia wiadomość z",
  lostText: "Prosimy obserwować tablicę w poczekalni.",
  calledAgain: (times) =>
    times === 1
      ? "Jeśli Państwo odejdą i numer zostanie wezwany, wezwiemy jeszcze raz."
      : `Jeśli Państwo odejdą i numer zostanie wezwany, wezwiemy jeszcze ${times === 2 ? "dwa razy" : `${times} razy`}.`,
  buzz: "Prosimy dotknąć ekranu, a telefon zawibruje, gdy przyjdzie kolej.",
  turn: "Teraz Państwa kolej.",
  go: {
    counter: "Prosimy do okienka",
    window: "Prosimy do okienka",
    booth: "Prosimy do kabiny",
    office: "Prosimy do pokoju",
    desk: "Prosimy do stanowiska",
  },
  calledAt: (time) => `Wezwaliśmy Państwa o ${time}.`,
  callsLeft: (times) =>
    times === 1
      ? "Jeśli nie zdążą Państwo teraz, wezwiemy jeszcze raz."
      : `Jeśli nie zdążą Państwo teraz, wezwiemy jeszcze ${times === 2 ? "dwa razy" : `${times} razy`}.`,
  notComing: "Nie przyjdę, proszę wezwać następną osobę",
  recallTitle: "Wzywaliśmy Państwa, wezwiemy ponownie",
  recall: (time) => `O ${time} nikt się nie zgłosił. Prosimy zostać w poczekalni, za chwilę wezwiemy ponownie.`,
  postponedTitle: "Państwa kolej jest odłożona",
  postponed: (time) => `Wezwiemy najwcześniej o ${time}. Miejsce zostaje.`,
  slotTitle: (time) => `Mają Państwo termin na ${time}`,
  slot: "Wcześniej wezwiemy tylko wtedy, gdy zwolni się okienko.",
  parkedTitle: "Urzędnik poczeka na Państwa",
  parked: "Bilet jest odłożony, a urzędnik sam Państwa wezwie, gdy sprawa będzie gotowa lub gdy Państwo wrócą.",
  servedTitle: "Gotowe",
  served: "Dziękujemy za wizytę. Bilet już nie jest ważny.",
  missedTitle: "Wzywaliśmy Państwa i nikt się nie zgłosił",
  missed: "Bilet już nie jest ważny. Prosimy wziąć nowy albo zapytać w okienku.",
  withdrawnTitle: "Bilet został zwrócony",
  withdrawn: "Dziękujemy za przepuszczenie innych. W razie potrzeby prosimy wziąć nowy bilet.",
  unservedTitle: "Urząd jest już dziś zamknięty",
  unserved: "Nie zdążyliśmy Państwa przyjąć, przepraszamy. Prosimy przyjść ponownie albo zarezerwować termin.",
  takeBack: "Proszę oddać mi miejsce w kolejce",
  takeBackText: "Pomyłka? Przez dziesięć sekund można to cofnąć.",
  others: "Bilety innych osób z tej rezerwacji",
  giveUp: "Nie chcę już czekać",
  giveUpAsk: "Czy na pewno zwrócić bilet? Miejsce w kolejce przepadnie.",
  giveUpYes: "Tak, zwrócić bilet",
  keep: "Nie, poczekam",
  goneTitle: "Ten bilet już nie jest ważny",
  gone: "Bilet jest ważny tylko w dniu, w którym został wydany, i tylko pod adresem, który na nim jest. Prosimy wziąć w urzędzie nowy albo zarezerwować termin.",
  book: "Zarezerwować termin",
  near: {
    open: { sms: "Wyślij SMS, gdy zbliży się kolej", email: "Wyślij e-mail, gdy zbliży się kolej" },
    openBoth: "Daj znać wcześniej",
    title: "Dać znać wcześniej?",
    lead: "Napiszemy raz, gdy przed Państwem będzie już tylko kilka osób.",
    count: "Ile osób ma być przed Państwem",
    people: (n) => `${n} ${plPlural(n, "osoba", "osoby", "osób")}`,
    phone: "Telefon komórkowy",
    email: "E-mail",
    contact: "Telefon komórkowy lub e-mail",
    use: "Użyjemy go tylko do tej jednej wiadomości i zaraz usuniemy.",
    send: "Daj znać",
    stop: "Nie pisać",
    change: "Zmienić",
    back: "Wróć do biletu",
    wrong: "Tak nie możemy napisać",
    wrongPhone: "Prosimy podać numer komórki, na przykład 601 123 456.",
    wrongEmail: "Prosimy podać e-mail, na przykład jana@example.pl.",
    wrongContact: "Prosimy podać numer komórki lub e-mail.",
    wrongCount: "Prosimy wybrać, ile osób ma być przed Państwem.",
    already: (n) =>
      n === 0
        ? "Nie wysyłamy wiadomości: są Państwo następni w kolejce. Prosimy zostać w pobliżu."
        : `Nie wysyłamy wiadomości: przed Państwem ${plPlural(n, "jest już tylko 1 osoba", `są już tylko ${n} osoby`, `jest już tylko ${n} osób`)}. Prosimy zostać w pobliżu.`,
    set: (to, n) =>
      `Napiszemy na ${to}, gdy przed Państwem ${plPlural(n, "będzie 1 osoba", `będą ${n} osoby`, `będzie ${n} osób`)}.`,
    told: (time) => `Wiadomość, że zbliża się kolej, wysłaliśmy o ${time}.`,
  },
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
