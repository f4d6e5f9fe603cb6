import { bySms } from "../by-sms.ts";
import { plPlural } from "../plural.ts";

export const messages = {
  kinds: {
    "please-confirm": {
      button: "Potwierdź termin",
      subject: "Prosimy potwierdzić termin do {deadline}",
      email: `Trzymamy dla Państwa termin do {deadline}

Dzień dobry, prosimy o potwierdzenie wizyty. Strona, która się otworzy, zapyta o to jeszcze raz.

{button}
lub prosimy wpisać na stronie kod: {code}

Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}
Numer: {number} – pojawi się na tablicy w poczekalni
Prosimy zabrać: {bring}

Jeśli nie potwierdzą Państwo do {deadline}, termin się zwolni i będzie można wybrać inny.
Termin nie pasuje? Odwołaj termin: {cancelLink}

Jeśli to nie Państwo umówili ten termin, nie trzeba nic robić.`,
      sms: `{office}: prosimy potwierdzić termin {when} do {deadline}.
Kod: {code}
{button}`,
    },
    confirmed: {
      button: "Pokaż termin",
      subject: "Termin jest potwierdzony: {when}",
      email: `Termin jest potwierdzony

Dzień dobry, Państwa termin jest potwierdzony. Zapraszamy.

Kiedy: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na tablicy w poczekalni
Kod: {code}

Kod prosimy wpisać w urzędzie w biletomacie w godzinach {window}, urządzenie wyda bilet z numerem. Później kod już nie działa.
Prosimy przyjść {comeBefore} min wcześniej.

{button}

Szczegóły są także na stronie. Pokaż termin: {showLink}
Termin nie pasuje? Odwołaj termin: {cancelLink}`,
      sms: `{office}: {when}, {service}.
Kod {code}.
Działa {window}.
Numer {number}.
{place}, {room}.
Odwołanie: {cancelLink}`,
    },
    reminder: {
      button: "Pokaż termin",
      subject: "Przypominamy o terminie: {when}",
      email: `Przypominamy o terminie

Dzień dobry, czekamy na Państwa.

Kiedy: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na tablicy w poczekalni
Kod: {code}

Kod prosimy wpisać w urzędzie w biletomacie w godzinach {window}, urządzenie wyda bilet z numerem. Później kod już nie działa.
Prosimy przyjść {comeBefore} min wcześniej.

{button}

Szczegóły są także na stronie. Pokaż termin: {showLink}
Nie mogą Państwo przyjść? Prosimy odwołać termin, skorzysta z niego ktoś inny. Odwołaj termin: {cancelLink}`,
      sms: `{office}: przypominamy o terminie {when}, {service}.
Kod {code}.
Numer {number}.
Odwołanie: {cancelLink}`,
    },
    "cancelled-by-client": {
      button: "Znajdź inny termin",
      subject: "Termin jest odwołany",
      email: `Termin jest odwołany

Dzień dobry, termin został przez Państwa odwołany i skorzysta z niego ktoś inny. Dziękujemy za informację.

Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

Jeśli potrzebują Państwo innego terminu, prosimy umówić się ponownie.

{button}`,
      sms: `{office}: termin {when} jest odwołany na Państwa prośbę. Inny termin można umówić na stronie.
{button}`,
    },
    "cancelled-by-office": {
      button: "Znajdź inny termin",
      subject: "Musimy odwołać Państwa termin",
      email: `Musimy odwołać Państwa termin

Dzień dobry, przepraszamy, w tym czasie nie możemy Państwa przyjąć.

Powód: {reason}
Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

Prosimy umówić się na inny dzień.

{button}

Szczegóły są także na stronie. Pokaż termin: {showLink}`,
      sms: `{office}: musimy odwołać termin {when}, przepraszamy.
Powód: {reason}.
Prosimy umówić się ponownie.
{button}`,
    },
    lapsed: {
      button: "Znajdź inny termin",
      subject: "Termin przepadł",
      email: `Termin przepadł

Dzień dobry, czas, w którym można było przyjść, już minął. W urzędzie można wziąć zwykły bilet albo umówić się ponownie.

Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

{button}`,
      sms: `{office}: termin {when} przepadł. W urzędzie można wziąć bilet albo umówić się ponownie.
{button}`,
    },
    "code-by-sms": {
      button: "Otwórz stronę",
      subject: "Kod do Państwa terminu",
      email: `Kod do Państwa terminu

Dzień dobry, oto kod, o który Państwo prosili. Prosimy nikomu go nie podawać.

Kod: {code}
Kod działa: {window}
Prosimy potwierdzić do: {deadline}
Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

{button}

Jeśli nie prosili Państwo o kod, nie trzeba nic robić.`,
      sms: `{office}: Państwa kod to {code}.
Termin {when}.
Prosimy potwierdzić do {deadline}.
W biletomacie kod działa {window}.`,
    },
    moved: {
      button: "Pokaż termin",
      subject: "Termin jest przeniesiony: {when}",
      email: `Termin jest przeniesiony

Dzień dobry, termin został przez Państwa przeniesiony. Oto nowy.

Kiedy: {when}
Wcześniej: {before}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na tablicy w poczekalni
Kod: {code}

Kod prosimy wpisać w urzędzie w biletomacie w godzinach {window}, urządzenie wyda bilet z numerem. Później kod już nie działa.
Prosimy przyjść {comeBefore} min wcześniej.

{button}

Szczegóły są także na stronie. Pokaż termin: {showLink}
Termin nie odpowiada? Odwołaj termin: {cancelLink}`,
      sms: `{office}: nowy termin {when}, {service}.
Kod {code}.
Działa {window}.
Numer {number}.
Odwołanie: {cancelLink}`,
    },
    "moved-by-office": {
      button: "Zmień lub pokaż termin",
      subject: "Musieliśmy przenieść Państwa termin",
      email: `Musieliśmy przenieść Państwa termin

Dzień dobry, przepraszamy, w poprzednim czasie nie możemy Państwa przyjąć. Miejsce w nowym terminie jest zarezerwowane, nie trzeba nic potwierdzać.

Powód: {reason}
Nowy termin: {when}
Wcześniej: {before}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na tablicy w poczekalni
Kod: {code}

Kod prosimy wpisać w urzędzie w biletomacie w godzinach {window}, urządzenie wyda bilet z numerem. Później kod już nie działa.
Lepszy byłby inny dzień? Można go wybrać na tej stronie.

{button}

Szczegóły są także na stronie. Pokaż termin: {showLink}
Nie mogą Państwo przyjść wcale? Odwołaj termin: {cancelLink}`,
      sms: `{office}: musieliśmy przenieść termin na {when}, przepraszamy.
Powód: {reason}.
Kod {code}.
Numer {number}.
Zmiana: {button}`,
    },
    offered: {
      button: "Przyjmij nowy termin",
      subject: "Proponujemy Państwu inny termin",
      email: `Proponujemy Państwu inny termin

Dzień dobry, przepraszamy, termin {before} musimy odwołać. W zamian trzymamy dla Państwa miejsce, wystarczy je potwierdzić.

Powód: {reason}
Prosimy potwierdzić do: {deadline}
Nowy termin: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Numer: {number} – pojawi się na tablicy w poczekalni

{button}

Bez potwierdzenia do {deadline} miejsce się zwolni i można będzie wybrać inne.
Termin nie odpowiada? Rezygnuję: {cancelLink}`,
      sms: `{office}: musimy odwołać termin {before}, przepraszamy.
Proponujemy {when}, prosimy potwierdzić do {deadline}.
{button}`,
    },
    near: {
      button: "Pokaż bilet",
      subject: "Zaraz będzie Państwa kolej",
      email: `Zaraz będzie Państwa kolej

Dzień dobry, prosimy wrócić do poczekalni, żeby nie przegapić wezwania.

Numer: {number}
Osób przed Państwem: {ahead}
Sprawa: {service}
Gdzie: {place}, {room}

{button}`,
      sms: `{office}: zaraz będzie Państwa kolej, prosimy wrócić do poczekalni.
Numer {number}, osób przed Państwem: {ahead}.
{button}`,
    },
    test: {
      button: "Otwórz rezerwację",
      subject: "Wiadomość próbna",
      email: `Wiadomość próbna

Dzień dobry, to jest próba. Jeśli Państwo to czytają, wiadomości z urzędu wychodzą.

Wysłano: {when}

{button}`,
      sms: `{office}: wiadomość próbna, wysłano {when}.`,
    },
    "place-free": {
      button: "Biorę termin",
      subject: "Zwolniło się miejsce, trzymamy je do {deadline}",
      email: `Zwolniło się miejsce

Dzień dobry, prosili Państwo o wiadomość, gdy zwolni się miejsce. Już jest i do {deadline} trzymamy je tylko dla Państwa.

Kiedy: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na tablicy w poczekalni

{button}

Bez potwierdzenia do {deadline} zaproponujemy miejsce następnej osobie w kolejce.
Nie jest już potrzebne? Rezygnuję: {cancelLink}`,
      sms: `{office}: zwolniło się miejsce {when}, {service}. Trzymamy je do {deadline}.
{button}`,
    },
    "sms-booked": bySms(
      "Rezerwacja SMS-em",
      `Zarezerwowano {when}, {service}.
{place}, {room}.
Kod {code} do biletomatu {window}.
Numer {number}.
Odwołanie: {cancelText}.
Dane: {privacyLink}`,
    ),
    "sms-offered": bySms(
      "Propozycja terminu",
      `Proponujemy {when}, {service}.
{place}.
Do {deadline} prosimy odpisać {yes}, inaczej termin zwolnimy.
Rezygnacja: {no}.
Dane: {privacyLink}`,
    ),
    "sms-taken": bySms(
      "Termin zajęty",
      `{reason}
Wolne: {times}.
Rezerwacja: {example}.
Dane: {privacyLink}`,
    ),
    "sms-free": bySms(
      "Wolne terminy",
      `{service}, wolne: {times}.
Rezerwacja: {example}.
Dane: {privacyLink}`,
    ),
    "sms-cancelled": bySms(
      "Odwołanie SMS-em",
      `Termin {when} został odwołany, {service}.
Nowa rezerwacja: {shortExample}.
Dane: {privacyLink}`,
    ),
    "sms-help": bySms(
      "Pomoc",
      `{reason}
Rezerwacja: {example}, najbliższa: {shortExample}.
Wolne: {freeExample}.
Odwołanie: {cancelText}.
Skróty: {services}.
Dane: {privacyLink}`,
    ),
    "sms-refused": bySms(
      "Nie można",
      `{reason}
Dane: {privacyLink}`,
    ),
    "sms-keyword": bySms(
      "Odpowiedź na własne słowo",
      `{answer}
Dane: {privacyLink}`,
    ),
  },
  footer: {
    reply: (address: string) => `Odpowiedź na ten e-mail trafi na adres ${address}.`,
    noReply: "Prosimy nie odpowiadać na ten e-mail, nikt go nie czyta.",
    erased: (days: number) =>
      days === 0
        ? "Państwa dane usuniemy zaraz po wizycie."
        : `Państwa dane usuniemy najpóźniej ${days} ${plPlural(days, "dzień", "dni", "dni")} po wizycie.`,
    privacy: "Co zrobimy z danymi: {privacyLink}",
  },
  placeholders: {
    office: "nazwa urzędu",
    service: "z jaką sprawą ktoś przychodzi",
    when: "dzień i godzina terminu",
    day: "dzień terminu",
    time: "godzina terminu",
    place: "adres i budynek",
    room: "pokój lub drzwi",
    persons: "ile osób przyjdzie",
    ahead: "ile osób jest w kolejce przed nim",
    bring: "co zabrać ze sobą",
    comeBefore: "o ile minut wcześniej przyjść",
    deadline: "do kiedy trzeba potwierdzić termin",
    code: "kod do wpisania",
    window: "od kiedy do kiedy kod działa w biletomacie",
    number: "numer na tablicy, jeśli jest znany wcześniej",
    reason: "dlaczego urząd odwołuje termin",
    before: "kiedy miał być termin wcześniej",
    button: "przycisk wiadomości",
    showLink: "odnośnik do strony terminu",
    cancelLink: "odnośnik do odwołania",
    privacyLink: "odnośnik do informacji o danych osobowych",
    times: "najbliższe wolne godziny",
    services: "skróty spraw",
    example: "jak zarezerwować wybraną godzinę",
    shortExample: "jak zarezerwować najbliższy termin",
    freeExample: "jak zapytać o wolne godziny",
    cancelText: "jak odwołać termin",
    yes: "słowo, którym przyjmuje się propozycję",
    no: "słowo, którym się ją odrzuca",
    answer: "odpowiedź urzędu na jego własne słowo",
  },
};
