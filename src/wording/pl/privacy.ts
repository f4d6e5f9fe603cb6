import type { Words } from "../catalogue.ts";
import type { privacy as czech } from "../cs/privacy.ts";
import { plPlural } from "../plural.ts";

const days = (count: number) => `${count} ${plPlural(count, "dzień", "dni", "dni")}`;

export const privacy: Words<typeof czech> = {
  title: "Jak przetwarzamy dane osobowe",
  controller: "Administrator danych",
  processors: "Odbiorcy danych i podmioty przetwarzające",
  ownSystem: "System prowadzi sam urząd.",
  emailBy: {
    none: "System nie wysyła e-maili, pozostają w nim i czytają je tylko upoważnieni pracownicy urzędu.",
    smtp: "E-maile wysyła serwer pocztowy urzędu.",
    resend:
      "E-maile w imieniu urzędu wysyła usługa Resend (Plus Five Five, Inc., USA). Otrzymuje Państwa adres e-mail i treść wiadomości oraz prowadzi własny rejestr wysyłki zgodnie z umową z urzędem.",
  },
  smsBy: {
    none: "System nie wysyła SMS-ów, pozostają w nim i czytają je tylko upoważnieni pracownicy urzędu.",
    gammu:
      "SMS-y wysyła i odbiera modem urzędu. Dane usunięte tutaj w ciągu minuty usuwamy też z jego programu; tylko wiadomość w trakcie wysyłania pozostaje tam do czasu wysłania.",
    android: "SMS-y wysyła i odbiera telefon urzędu. Pozostają w nim, dopóki urząd ich z telefonu nie usunie.",
    smsapi:
      "SMS-y w imieniu urzędu przekazuje usługa SMSAPI (LINK Mobility Poland sp. z o.o., Polska). Otrzymuje Państwa numer telefonu i treść wiadomości oraz prowadzi własny rejestr wysyłki zgodnie z umową z urzędem.",
    smsbrana:
      "SMS-y w imieniu urzędu przekazuje usługa SMSbrána (SMSbrána s.r.o., Brno, Czechy). Otrzymuje Państwa numer telefonu i treść wiadomości oraz prowadzi własny rejestr wysyłki zgodnie z umową z urzędem.",
  },
  nobodyElse: "Nikt inny nie przetwarza danych.",
  carried: "Wiadomość doręcza Państwu dostawca skrzynki e-mail albo operator telefonii komórkowej.",
  officer: "Inspektor ochrony danych",
  basis: "Podstawa prawna",
  basisDefault:
    "Dane są niezbędne do umówienia wizyty (wykonanie zadania realizowanego w interesie publicznym, art. 6 ust. 1 lit. e RODO).",

  booking: "Rezerwacja wizyty",
  bookingWhat: (what) =>
    `Pytamy o: ${what}. Dane przetwarzamy tylko po to, aby umówić wizytę i napisać do Państwa, gdy coś się zmieni. Pracownik urzędu może dopisać do wizyty notatkę. Państwa nazwiska nie ma na ekranie, na bilecie ani w adresie strony.`,
  bookingLong: (count) =>
    count === 0
      ? "Dane, notatkę i wysłane wiadomości usuwamy zaraz po wizycie, ale nie wcześniej, niż minie czas, w którym można było przyjść. Jeśli wizyta została odwołana, przepadła lub nie została potwierdzona, usuwamy je zaraz potem; tylko na wysłanie ostatniej wiadomości o tym mamy godzinę."
      : `Dane, notatkę i wysłane wiadomości usuwamy najpóźniej ${days(count)} po wizycie (albo po upływie czasu, w którym można było przyjść, jeśli to później), a jeśli wizyta została odwołana, przepadła lub nie została potwierdzona – ${days(count)} po tym.`,
  bookingCode: "Do końca dnia pozostaje skrót kodu, z którego nie można ustalić, do kogo kod należał.",
  data: {
    name: "imię i nazwisko",
    company: "nazwę firmy",
    email: "adres e-mail",
    phone: "numer telefonu",
    answers: "odpowiedzi na pytania urzędu",
  },
  waiting: "Oczekiwanie na wolne miejsce",
  waitingText:
    "Imię i nazwisko oraz kontakt wykorzystujemy tylko po to, aby napisać do Państwa, gdy zwolni się miejsce. Usuwamy je, gdy zrezygnują Państwo z oczekiwania, najpóźniej z końcem tego dnia. Gdy miejsce czeka na Państwa, dane przechowujemy tak jak przy rezerwacji wizyty.",
  tickets: "Bilet w kolejce",
  ticketsText:
    "Na bilecie ani na jego stronie nie ma nazwiska ani kontaktu. Zapisujemy numer, sprawę, język i godziny; nie można z nich ustalić, do kogo bilet należy.",
  near: "Wiadomość, że zbliża się kolej",
  nearText:
    "Kontakt podany na stronie biletu wykorzystujemy tylko do jednej wiadomości. Usuwamy go do 4 minut po jej wysłaniu. Jeśli zrezygnują Państwo z wiadomości albo bilet wcześniej straci ważność, usuwamy go od razu, najpóźniej z końcem dnia.",
  notes: "Notatki przy okienku",
  notesText: (count) =>
    `Pracownik urzędu może zapisać notatkę o wizycie. Czytają ją tylko pracownicy urzędu, a usuwamy ją ${
      count === 0 ? "zaraz po wizycie" : `najpóźniej ${days(count)} po wizycie`
    }.`,
  texts: "SMS-y wysłane do nas",
  textsBooking:
    "Przy umawianiu wizyty SMS-em pytamy tylko o nazwisko; kontaktem jest numer, z którego przyszła wiadomość.",
  textsText:
    "Wiadomość, numer, z którego przyszła, i naszą odpowiedź przechowujemy najwyżej 30 dni. Wiadomości o wizycie usuwamy razem z jej danymi. Aby dwa automaty nie odpowiadały sobie bez końca, przez jeden dzień przechowujemy skrót numeru.",
  stays: "Co pozostaje po usunięciu danych",
  staysText:
    "Liczby i godziny bez nazwisk: jaka sprawa, kiedy i jak długo. Historia pokazuje, który pracownik co zrobił, ale nie z czyimi danymi.",
  logs: "Dziennik systemu (logi)",
  logsText:
    "System zapisuje tylko błędy: czas, miejsce w programie i rodzaj błędu. W dzienniku nie ma nazwisk, kontaktów, treści wiadomości ani adresów IP. Państwa adres IP pozostaje tylko na krótko w pamięci, aby nikt nie przeciążył systemu.",
  backups: "Kopie zapasowe",
  backupsText:
    "W kopiach zapasowych dane mogą pozostać jeszcze najwyżej 7 dni. Gdy urząd odtwarza dane z kopii, system zaraz po uruchomieniu ponownie usuwa wszystko, czego okres przechowywania tymczasem minął.",
  cookies: "Pliki cookie i śledzenie",
  cookiesText: "Te strony nie zapisują plików cookie i nie pobierają niczego z innych serwerów.",
  rights: "Państwa prawa",
  rightsText: (authority) =>
    `Mają Państwo prawo dostępu do swoich danych, ich sprostowania i usunięcia, a także ograniczenia przetwarzania i wniesienia sprzeciwu wobec niego. Proszę do nas napisać albo przyjść. Kopię danych otrzymają Państwo jako plik, a po usunięciu danych – potwierdzenie, na którym nie ma nazwiska. Skargę można wnieść do organu nadzorczego: ${authority}.`,
  authorities: {
    CZ: "czeski Urząd Ochrony Danych Osobowych, uoou.gov.cz",
    PL: "Prezes Urzędu Ochrony Danych Osobowych, uodo.gov.pl",
    SK: "słowacki Urząd Ochrony Danych Osobowych, dataprotection.gov.sk",
  },
  contact: "Gdzie pisać",
};
