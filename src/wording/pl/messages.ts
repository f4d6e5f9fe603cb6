import { bySms } from "../by-sms.ts";
import { plPlural } from "../plural.ts";

export const messages = {
  kinds: {
    "please-confirm": {
      button: "Potwierdź wizytę",
      subject: "Prosimy potwierdzić wizytę do {deadline}",
      email: `Termin czeka na potwierdzenie do {deadline}

Dzień dobry, prosimy o potwierdzenie wizyty. Na stronie, która się otworzy, trzeba to zrobić jeszcze raz.

{button}
lub prosimy wpisać na stronie kod: {code}

Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}
Numer: {number} – pojawi się na ekranie w poczekalni
Prosimy zabrać: {bring}

Bez potwierdzenia do {deadline} termin się zwolni i można będzie wybrać inny.
Termin nie odpowiada? Odwołaj wizytę: {cancelLink}

Jeśli to nie Państwo umówili tę wizytę, nie trzeba nic robić.`,
      sms: `{office}: do {deadline} prosimy potwierdzić wizytę: {when}.
Kod: {code}
{button}`,
    },
    confirmed: {
      button: "Pokaż wizytę",
      subject: "Wizyta jest potwierdzona: {when}",
      email: `Wizyta jest potwierdzona

Dzień dobry, Państwa wizyta jest potwierdzona. Zapraszamy.

Kiedy: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na ekranie w poczekalni
Kod: {code}

Kod prosimy wpisać w biletomacie w urzędzie w godzinach {window}. Biletomat wyda bilet z numerem. Później kod jest już nieważny.
Prosimy przyjść {comeBefore} min wcześniej.

{button}

Szczegóły są także na stronie. Pokaż wizytę: {showLink}
Termin nie odpowiada? Odwołaj wizytę: {cancelLink}`,
      sms: `{office}: {when}, {service}.
Kod {code}.
Działa {window}.
Numer {number}.
{place}, {room}.
Odwołanie: {cancelLink}`,
    },
    reminder: {
      button: "Pokaż wizytę",
      subject: "Przypominamy o wizycie: {when}",
      email: `Przypominamy o wizycie

Dzień dobry, czekamy na Państwa.

Kiedy: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na ekranie w poczekalni
Kod: {code}

Kod prosimy wpisać w biletomacie w urzędzie w godzinach {window}. Biletomat wyda bilet z numerem. Później kod jest już nieważny.
Prosimy przyjść {comeBefore} min wcześniej.

{button}

Szczegóły są także na stronie. Pokaż wizytę: {showLink}
Nie mogą Państwo przyjść? Prosimy odwołać wizytę, z terminu skorzysta ktoś inny. Odwołaj wizytę: {cancelLink}`,
      sms: `{office}: przypominamy o wizycie: {when}, {service}.
Kod {code}.
Numer {number}.
Odwołanie: {cancelLink}`,
    },
    "cancelled-by-client": {
      button: "Znajdź inny termin",
      subject: "Wizyta została odwołana",
      email: `Wizyta została odwołana

Dzień dobry, odwołali Państwo wizytę i z terminu skorzysta ktoś inny. Dziękujemy za informację.

Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

Jeśli potrzebują Państwo innego terminu, prosimy umówić się ponownie.

{button}`,
      sms: `{office}: wizyta ({when}) jest odwołana na Państwa prośbę. Nową można umówić na stronie.
{button}`,
    },
    "cancelled-by-office": {
      button: "Znajdź inny termin",
      subject: "Musimy odwołać Państwa wizytę",
      email: `Musimy odwołać Państwa wizytę

Dzień dobry, przepraszamy, w tym terminie nie możemy Państwa przyjąć.

Powód: {reason}
Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

Prosimy umówić się na inny dzień.

{button}

Szczegóły są także na stronie. Pokaż wizytę: {showLink}`,
      sms: `{office}: musimy odwołać wizytę ({when}), przepraszamy.
Powód: {reason}.
Prosimy umówić się ponownie.
{button}`,
    },
    lapsed: {
      button: "Znajdź inny termin",
      subject: "Rezerwacja przepadła",
      email: `Rezerwacja przepadła

Dzień dobry, czas, w którym można było przyjść, już minął. W urzędzie można pobrać zwykły bilet albo umówić się ponownie.

Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

{button}`,
      sms: `{office}: wizyta ({when}) przepadła. W urzędzie można pobrać bilet albo umówić się ponownie.
{button}`,
    },
    "code-by-sms": {
      button: "Otwórz stronę",
      subject: "Kod do Państwa wizyty",
      email: `Kod do Państwa wizyty

Dzień dobry, oto kod, o który Państwo prosili. Prosimy nikomu go nie podawać.

Kod: {code}
Kod ważny: {window}
Prosimy potwierdzić do: {deadline}
Sprawa: {service}
Kiedy: {when}
Gdzie: {place}, {room}

{button}

Jeśli nie prosili Państwo o kod, nie trzeba nic robić.`,
      sms: `{office}: Państwa kod to {code}.
Wizyta: {when}.
Prosimy potwierdzić do {deadline}.
W biletomacie kod działa {window}.`,
    },
    moved: {
      button: "Pokaż wizytę",
      subject: "Wizyta przeniesiona: {when}",
      email: `Wizyta została przeniesiona

Dzień dobry, przenieśli Państwo wizytę. Oto nowy termin.

Kiedy: {when}
Poprzedni termin: {before}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na ekranie w poczekalni
Kod: {code}

Kod prosimy wpisać w biletomacie w urzędzie w godzinach {window}. Biletomat wyda bilet z numerem. Później kod jest już nieważny.
Prosimy przyjść {comeBefore} min wcześniej.

{button}

Szczegóły są także na stronie. Pokaż wizytę: {showLink}
Termin nie odpowiada? Odwołaj wizytę: {cancelLink}`,
      sms: `{office}: nowy termin: {when}, {service}.
Kod {code}.
Działa {window}.
Numer {number}.
Odwołanie: {cancelLink}`,
    },
    "moved-by-office": {
      button: "Zmień lub pokaż wizytę",
      subject: "Musieliśmy przenieść Państwa wizytę",
      email: `Musieliśmy przenieść Państwa wizytę

Dzień dobry, przepraszamy, w poprzednim terminie nie możemy Państwa przyjąć. Nowy termin jest już zarezerwowany, nie trzeba nic potwierdzać.

Powód: {reason}
Nowy termin: {when}
Poprzedni termin: {before}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na ekranie w poczekalni
Kod: {code}

Kod prosimy wpisać w biletomacie w urzędzie w godzinach {window}. Biletomat wyda bilet z numerem. Później kod jest już nieważny.
Lepszy byłby inny dzień? Można go wybrać na tej stronie.

{button}

Szczegóły są także na stronie. Pokaż wizytę: {showLink}
Nie mogą Państwo przyjść wcale? Odwołaj wizytę: {cancelLink}`,
      sms: `{office}: musieliśmy przenieść wizytę, przepraszamy. Nowy termin: {when}.
Powód: {reason}.
Kod {code}.
Numer {number}.
Zmiana: {button}`,
    },
    offered: {
      button: "Przyjmij nowy termin",
      subject: "Proponujemy Państwu inny termin",
      email: `Proponujemy Państwu inny termin

Dzień dobry, przepraszamy, musimy odwołać wizytę ({before}). W zamian czeka na Państwa inny termin, wystarczy go potwierdzić.

Powód: {reason}
Prosimy potwierdzić do: {deadline}
Nowy termin: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Numer: {number} – pojawi się na ekranie w poczekalni

{button}

Bez potwierdzenia do {deadline} termin się zwolni i można będzie wybrać inny.
Termin nie odpowiada? Rezygnuję: {cancelLink}`,
      sms: `{office}: musimy odwołać wizytę ({before}), przepraszamy.
Proponujemy: {when}, prosimy potwierdzić do {deadline}.
{button}`,
    },
    near: {
      button: "Pokaż bilet",
      subject: "Zbliża się Państwa kolej",
      email: `Zbliża się Państwa kolej

Dzień dobry, prosimy wrócić do poczekalni, żeby nie przegapić wezwania.

Numer: {number}
Osób przed Państwem: {ahead}
Sprawa: {service}
Gdzie: {place}, {room}

{button}`,
      sms: `{office}: zbliża się Państwa kolej, prosimy wrócić do poczekalni.
Numer {number}, osób przed Państwem: {ahead}.
{button}`,
    },
    test: {
      button: "Otwórz rezerwację",
      subject: "Wiadomość próbna",
      email: `Wiadomość próbna

Dzień dobry, to jest próba. Jeśli Państwo to czytają, wiadomości z urzędu są wysyłane.

Wysłano: {when}

{button}`,
      sms: `{office}: wiadomość próbna, wysłano {when}.`,
    },
    "place-free": {
      button: "Przyjmij termin",
      subject: "Zwolniło się miejsce, czeka do {deadline}",
      email: `Zwolniło się miejsce

Dzień dobry, prosili Państwo o wiadomość, gdy zwolni się miejsce. Do {deadline} czeka ono tylko na Państwa.

Kiedy: {when}
Gdzie: {place}, {room}
Sprawa: {service}
Prosimy zabrać: {bring}
Numer: {number} – pojawi się na ekranie w poczekalni

{button}

Bez potwierdzenia do {deadline} zaproponujemy miejsce następnej osobie na liście.
Nie jest już potrzebne? Rezygnuję: {cancelLink}`,
      sms: `{office}: zwolniło się miejsce: {when}, {service}. Czeka do {deadline}.
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
      `Odwołano wizytę {when}, {service}.
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
    when: "dzień i godzina wizyty",
    day: "dzień wizyty",
    time: "godzina wizyty",
    place: "adres i budynek",
    room: "pokój lub drzwi",
    persons: "ile osób przyjdzie",
    ahead: "ile osób jest w kolejce przed klientem",
    bring: "co zabrać ze sobą",
    comeBefore: "o ile minut wcześniej przyjść",
    deadline: "do kiedy trzeba potwierdzić wizytę",
    code: "kod do wpisania",
    window: "od kiedy do kiedy kod działa w biletomacie",
    number: "numer na ekranie, jeśli jest znany wcześniej",
    reason: "dlaczego urząd odwołuje wizytę",
    before: "poprzedni termin",
    button: "przycisk wiadomości",
    showLink: "link do strony wizyty",
    cancelLink: "link do odwołania",
    privacyLink: "link do informacji o danych osobowych",
    times: "najbliższe wolne godziny",
    services: "skróty spraw",
    example: "jak zarezerwować wybraną godzinę",
    shortExample: "jak zarezerwować najbliższy termin",
    freeExample: "jak zapytać o wolne godziny",
    cancelText: "jak odwołać wizytę",
    yes: "słowo, którym przyjmuje się propozycję",
    no: "słowo, którym odrzuca się propozycję",
    answer: "odpowiedź urzędu na jego własne słowo",
  },
};
