import type { booking as czech } from "../cs/booking.ts";
import type { Words } from "../catalogue.ts";
import { plPlural } from "../plural.ts";

export const booking: Words<typeof czech> = {
  matterTitle: "Z jaką sprawą Państwo przychodzą?",
  matterLead: "Proszę wybrać sprawę. Potem wybiera się dzień i godzinę; rezerwacja trwa około dwóch minut.",
  nothingOffered: "W tej chwili nie można tu niczego zarezerwować. Prosimy przyjść osobiście.",
  placeTitle: "Dokąd Państwo przyjdą?",
  timesTitle: "Kiedy Państwu pasuje?",
  step: (step, steps) => `Krok ${step} z ${steps}`,
  backToMatter: "Wróć do listy spraw",
  backToPlace: "Wróć do miejsca",
  backToTime: "Wróć do godziny",
  about: (minutes) => `około ${minutes} ${plPlural(minutes, "minuta", "minuty", "minut")}`,
  bringShort: (thing) => `Proszę zabrać: ${thing}.`,
  bringMore: "Co zabrać i ile to kosztuje",
  nearest: "Najbliższy wolny termin",
  today: "dziś",
  tomorrow: "jutro",
  atTime: (day, time) => `${day} o ${time}`,
  chooseDay: "Proszę wybrać dzień",
  thisWeek: "ten tydzień",
  nextWeek: "przyszły tydzień",
  freePlaces: (count) => `${count} ${plPlural(count, "wolny", "wolne", "wolnych")}`,
  freeTimes: (count) => `${count} ${plPlural(count, "wolny termin", "wolne terminy", "wolnych terminów")}`,
  free: "wolny",
  freeOf: (count) => `${count} ${plPlural(count, "wolne miejsce", "wolne miejsca", "wolnych miejsc")}`,
  full: "zajęty",
  closed: "zamknięte",
  past: "minął",
  todayOver: "dziś już nie",
  tooLate: "za późno",
  number: (label) => `numer ${label}`,
  otherDays: "Kolejne dni",
  earlierDays: "Wcześniejsze dni",
  bookableUntil: (day) => `rezerwować można do ${day}`,
  nothingFree: (day) => `Do ${day} wszystko jest zajęte. Miejsca się zwalniają, proszę spróbować później.`,
  noTimes: "W tym dniu nie ma terminów. Proszę wybrać inny dzień.",
  keptTyped: "Wpisane dane zostały. Wystarczy wybrać inną godzinę tego dnia i zarezerwować ponownie.",

  matter: "Sprawa",
  matterRow: "Sprawa",
  when: "Kiedy",
  where: "Gdzie",
  bring: "Co zabrać",
  fee: "Ile to kosztuje",
  goodToKnow: "Warto wiedzieć",
  accessible: "Dostęp bez barier",
  comeBefore: (minutes) => `Prosimy przyjść ${minutes} ${plPlural(minutes, "minutę", "minuty", "minut")} wcześniej.`,
  somethingElse: "Potrzebuję czegoś innego",
  map: "Pokaż na mapie",
  onePerson: "jedna osoba",

  detailsTitle: "Kto przyjdzie?",
  fillAll: "Proszę wypełnić wszystko.",
  fillRequired: "Pola nieobowiązkowe są oznaczone.",
  optional: "nieobowiązkowe",
  name: "Imię i nazwisko",
  company: "Nazwa firmy",
  companyInstead: "Wystarczy imię i nazwisko albo firma.",
  email: "E-mail",
  emailWhy: "Wyślemy na niego link do potwierdzenia.",
  emailWhyPlain: "Wyślemy na niego potwierdzenie terminu.",
  phone: "Telefon",
  phoneWhy: "Zadzwonimy tylko, gdyby termin musiał się zmienić.",
  phoneWhyCode: "Wyślemy na niego kod do potwierdzenia.",
  oneIsEnough: "Wystarczy telefon albo e-mail.",
  persons: "Ile osób przyjdzie",
  personsCount: (count) => `${count} ${plPlural(count, "osoba", "osoby", "osób")}`,
  trap: "To pole proszę zostawić puste",
  numerals: (words) => `Proszę zapisać jako liczbę: ${words}`,
  numeralsWhy: "Tak chronimy terminy przed robotami.",
  digits: ["zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć"],
  privacyShort: "Co zrobimy z danymi.",
  privacyLine: (controller) => `Administratorem jest ${controller}.`,
  privacyUse: (days) =>
    days === 0
      ? "Dane wykorzystamy tylko do tej wizyty i usuniemy zaraz po niej."
      : `Dane wykorzystamy tylko do tej wizyty i usuniemy najpóźniej ${days} ${plPlural(days, "dzień", "dni", "dni")} po niej.`,
  privacyMore: "Pełny tekst i inspektor ochrony danych",
  toCheck: "Przejdź do sprawdzenia",
  errorSummary: (count) =>
    count === 1
      ? "Proszę poprawić jedną rzecz"
      : `Proszę poprawić ${["dwie", "trzy", "cztery"][count - 2] ?? count} ${plPlural(count, "rzecz", "rzeczy", "rzeczy")}`,
  errors: {
    name: {
      short: "Proszę wpisać imię i nazwisko",
      long: "Proszę wpisać imię i nazwisko.",
    },
    company: {
      short: "Proszę wpisać nazwę firmy",
      long: "Proszę wpisać nazwę firmy.",
    },
    email: {
      short: "Proszę wpisać e-mail",
      long: "Proszę wpisać e-mail, na przykład imie@example.com.",
    },
    emailAt: {
      short: "Proszę uzupełnić e-mail, brakuje @",
      long: "W adresie brakuje znaku @. Proszę wpisać cały adres, na przykład imie@example.com.",
    },
    emailShape: {
      short: "Proszę poprawić e-mail, nie jest cały",
      long: "Adres nie jest cały albo jest w nim literówka. Powinien wyglądać tak: imie@example.com.",
    },
    phone: {
      short: "Proszę wpisać telefon",
      long: "Proszę wpisać telefon, na przykład 512 345 678.",
    },
    phoneShape: {
      short: "Proszę poprawić telefon",
      long: "Nie rozpoznajemy tego numeru. Proszę wpisać go na przykład tak: 512 345 678, zagraniczny z prefiksem: +420 777 123 456.",
    },
    contact: {
      short: "Proszę wpisać telefon albo e-mail",
      long: "Proszę wpisać telefon albo e-mail. Jedno wystarczy.",
    },
    answer: {
      short: "Proszę odpowiedzieć na pytanie",
      long: "Proszę odpowiedzieć.",
    },
    tooLong: {
      short: "Proszę skrócić tekst",
      long: "To dla nas za długie, proszę skrócić.",
    },
    persons: {
      short: "Proszę wybrać, ile osób przyjdzie",
      long: "Proszę wybrać, ile osób przyjdzie.",
    },
    numerals: {
      short: "Proszę zapisać liczbę jeszcze raz, nie zgadza się",
      long: "Liczba się nie zgadzała. Oto nowa, proszę wpisać ją cyframi.",
    },
    trap: {
      short: "Proszę wysłać formularz jeszcze raz",
      long: "Formularz wyglądał na wypełniony przez maszynę. Proszę sprawdzić dane i wysłać go ponownie.",
    },
    fast: {
      short: "Proszę wysłać formularz jeszcze raz",
      long: "To było bardzo szybko. Proszę sprawdzić dane i wysłać je ponownie.",
    },
    old: {
      short: "Proszę wysłać formularz jeszcze raz",
      long: "Strona była otwarta zbyt długo. Wpisane dane zostały, wystarczy wysłać je ponownie.",
    },
    code: {
      short: "Proszę przepisać kod jeszcze raz",
      long: "Kod się nie zgadza.",
    },
  },

  checkTitle: "Czy wszystko się zgadza?",
  yourDetails: "Państwa dane",
  reserve: (day, time) => `Zarezerwuj ${day} o ${time}`,
  change: "Zmień dane",
  anotherTime: "Wybierz inną godzinę",
  deadlineAhead: (minutes) =>
    minutes % 60 === 0
      ? `Zatrzymamy termin przez ${minutes / 60} ${plPlural(minutes / 60, "godzinę", "godziny", "godzin")}. W tym czasie proszę go potwierdzić.`
      : `Zatrzymamy termin przez ${minutes} ${plPlural(minutes, "minutę", "minuty", "minut")}. W tym czasie proszę go potwierdzić.`,

  heldTitle: "Trzymamy termin",
  until: (time) => `do ${time}`,
  untilDay: (day, time) => `do ${day} ${time}`,
  heldLead: (time, now) => `Teraz proszę go potwierdzić. Po ${time} zwolnimy go dla innych. Jest ${now}.`,
  byMail: "Potwierdzenie w e-mailu",
  mailSentTo: "Wysłaliśmy go na adres",
  mailOpen: "Proszę go otworzyć i nacisnąć",
  mailButton: "Potwierdź termin",
  orCode: "Albo kod z e-maila",
  orCodeWhy: "Przydaje się, gdy pocztę czyta się na innym urządzeniu.",
  smsCode: "Proszę przepisać kod z SMS-a",
  smsSentTo: "Wysłaliśmy go na numer",
  codeLabel: "Kod",
  confirm: "Potwierdź",
  wrongCode: (triesLeft) =>
    triesLeft === 0
      ? "Kod się nie zgadza i nie ma już kolejnej próby. Proszę potwierdzić termin linkiem z wiadomości, którą wysłaliśmy."
      : `Kod się nie zgadza. ${plPlural(triesLeft, "Została", "Zostały", "Zostało")} ${triesLeft} ${plPlural(triesLeft, "próba", "próby", "prób")}.`,
  numberRow: "Numer",
  mailMissing: "E-mail nie przyszedł?",
  mailMissingHint: "Bywa w niechcianej poczcie.",
  smsMissing: "SMS nie przyszedł?",
  sendAgain: "Wyślij e-mail ponownie",
  sendSmsAgain: "Wyślij SMS ponownie",
  correctAddress: "Popraw adres",
  letGo: "Nie chcę już tego terminu",
  sentAgain: (address) => `Wysłaliśmy ponownie na ${address}.`,
  addressTitle: "Dokąd mamy to wysłać?",
  addressLead: "Wyślemy potwierdzenie na nowy adres. Czas, do którego trzymamy termin, się nie zmieni.",
  addressSend: "Wyślij na ten adres",

  confirmTitle: "Potwierdzić termin?",
  confirmLead: (time) => `Trzymamy go do ${time}.`,
  confirmButton: "Potwierdź termin",

  yoursTitle: "Termin jest Państwa",
  seenTitle: "Już o Państwu wiemy",
  seenLead: "Proszę usiąść. Wezwiemy numerem na tablicy.",
  numberNote: "Ten numer pojawi się na tablicy w poczekalni i zabrzmi sygnał. Proszę go zapisać.",
  codeNote: "To jest Państwa kod. Proszę go zapisać, w urzędzie da bilet.",
  windowNote: (from, to) => `Kod proszę wpisać w biletomacie od ${from} do ${to}. Potem termin przepada.`,
  comeABitEarlier: "Wystarczy przyjść parę minut wcześniej.",
  sitDown: "Nigdzie nie trzeba się zgłaszać, proszę usiąść w poczekalni.",
  matterAndBring: "Sprawa i co zabrać",
  toCalendar: "Dodaj do kalendarza",
  cancel: "Odwołaj termin",
  sameInMail: "To samo jest w wiadomości, którą wysłaliśmy.",
  cancelInMail: "Odwołać go można linkiem z tej wiadomości.",
  reminder: (hours) =>
    hours === 24
      ? "Dzień wcześniej przypomnimy o terminie."
      : `${hours} ${plPlural(hours, "godzinę", "godziny", "godzin")} wcześniej przypomnimy o terminie.`,

  cancelTitle: "Na pewno odwołać termin?",
  cancelLead: "Odwołania nie da się cofnąć. Miejsce od razu zaproponujemy innym.",
  letGoTitle: "Na pewno zwolnić termin?",
  cancelYes: "Tak, odwołaj termin",
  cancelNo: "Zostaw bez zmian",
  cancelFormTitle: "Odwołaj rezerwację",
  cancelFormLead:
    "Proszę przepisać kod z potwierdzenia oraz podany e-mail lub telefon. Kto chce inną godzinę, niech najpierw zarezerwuje nowy termin, a potem odwoła ten.",
  cancelFormLink: "Bez kodu termin można odwołać linkiem z wiadomości, którą wysłaliśmy.",
  arrivalCode: "Kod z potwierdzenia",
  arrivalCodeWhy: "Sześć cyfr.",
  contact: "E-mail albo telefon",
  cancelButton: "Odwołaj rezerwację",
  cancelUnknown: {
    short: "Proszę sprawdzić kod i kontakt",
    long: "Nie mamy takiej rezerwacji. Proszę sprawdzić kod oraz e-mail lub telefon.",
  },

  ended: {
    expired: {
      title: "Zwolniliśmy termin",
      text: "Nie został potwierdzony na czas, więc może go już dostać ktoś inny. Proszę zarezerwować ponownie.",
    },
    cancelled: {
      title: "Termin jest odwołany",
      text: "Miejsce zwolniliśmy dla innych. Dziękujemy za informację.",
    },
    lapsed: {
      title: "Termin przepadł",
      text: "Czas, w którym można było przyjść, już minął. W urzędzie można wziąć zwykły bilet albo zarezerwować ponownie.",
    },
    over: {
      title: "Termin już minął",
      text: "Dziękujemy za wizytę.",
    },
  },
  bookAgain: "Znajdź inny termin",

  privacyTitle: "Co robimy z danymi",
  privacyWho: "Administrator danych",
  privacyProcessor: "Podmiot przetwarzający",
  privacyNoProcessor: "System prowadzi sam urząd. Nikt inny nie przetwarza danych.",
  privacyOfficer: "Inspektor ochrony danych",
  privacyBasis: "Podstawa prawna",
  privacyBasisDefault: "Dane są potrzebne, aby umówić wizytę (zadanie w interesie publicznym).",
  privacyWhat: "Jakie dane i po co",
  privacyWhatText: (what) =>
    `Przy rezerwacji pytamy o: ${what}. Dane służą tylko do umówienia wizyty i do tego, by napisać, gdy coś się zmieni. Nazwiska nie ma na tablicy, na bilecie ani w adresie strony.`,
  privacyLong: "Jak długo",
  privacyLongText: (days) =>
    days === 0
      ? "Dane usuwamy zaraz po wizycie, a przy odwołanych i przepadłych terminach zaraz po ich zakończeniu. W kopiach zapasowych mogą zostać jeszcze 7 dni; odtworzenie kopii nie przywraca usuniętych danych."
      : `Dane usuwamy najpóźniej ${days} ${plPlural(days, "dzień", "dni", "dni")} po wizycie lub po odwołaniu terminu. W kopiach zapasowych mogą zostać jeszcze 7 dni; odtworzenie kopii nie przywraca usuniętych danych.`,
  privacyCookies: "Ciasteczka i śledzenie",
  privacyCookiesText: "Te strony nie zapisują ciasteczek i niczego nie pobierają z zewnątrz.",
  privacyRights: "Państwa prawa",
  privacyRightsText:
    "Można zażądać wglądu w dane, ich poprawienia lub usunięcia. Proszę napisać do nas albo do inspektora. Skargę można złożyć do urzędu ochrony danych osobowych.",
  privacyContact: "Gdzie pisać",
  dataName: "imię i nazwisko",
  dataCompany: "nazwę firmy",
  dataEmail: "e-mail",
  dataPhone: "telefon",
  dataAnswers: "odpowiedzi na pytania urzędu",
  accessibilityTitle: "Dostępność",
  accessibilityText: [
    "Chcemy, żeby każdy mógł się tu umówić. Strony działają bez skryptów, samą klawiaturą, z czytnikiem ekranu i na starym telefonie. Tekst można powiększyć czterokrotnie.",
    "Trzymamy się zasad WCAG 2.2 na poziomie AA. Sprawdzamy to sami, automatycznie i ręcznie; niezależnego audytu jeszcze nie było.",
    "Znamy jeden brak: na wąskim ekranie wybór dni przesuwa się w bok.",
    "Gdy coś nie działa, proszę napisać albo przyjść. Umówimy i tak.",
  ],
};
