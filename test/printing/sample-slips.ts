import type { Slip } from "../../src/printing/slip.ts";

/** The tickets of four invented lobbies, one a language, with every letter the language has and ASCII has not. */
export const slips: Record<"cs" | "pl" | "uk" | "en", Slip> = {
  cs: {
    officeName: "Městský úřad Lhota",
    officePlace: "odbor správní, přízemí vpravo",
    arms: null,
    number: "A\u00a047",
    service: "Občanský průkaz – podání žádosti",
    rows: [
      { label: "čeká před vámi", value: "9 lidí" },
      { label: "ěščřžýáíéůúďťňó", value: "ĚŠČŘŽÝÁÍÉŮÚĎŤŇÓ" },
    ],
    qr: "https://lhota.example/t/7KQ2M9XD",
    phoneTitle: "Pořadí v mobilu",
    phoneText: "Namiřte sem fotoaparát. Kdo chce, dostane před vyvoláním SMS.",
    printedAt: "úterý 24. listopadu 2026 v 9:42",
    foot: "Neslyšíte své číslo? Svítí na tabuli v čekárně.",
  },
  pl: {
    officeName: "Urząd Gminy Łąkowo",
    officePlace: "piętro pierwsze",
    arms: null,
    number: "W\u00a0108",
    service: "Dowód osobisty – złożenie wniosku",
    rows: [
      { label: "przed Państwem", value: "9 osób" },
      { label: "ąćęłńóśźż", value: "ĄĆĘŁŃÓŚŹŻ" },
    ],
    qr: "https://lakowo.example/t/7KQ2M9XD",
    phoneTitle: "Kolejka w telefonie",
    phoneText: "Proszę skierować tu aparat.",
    printedAt: "wtorek, 24 listopada 2026, 9:42",
    foot: "Nie słyszą Państwo? Numer widać na tablicy.",
  },
  uk: {
    officeName: "Міська рада Їжакова",
    officePlace: "перший поверх, ґанок праворуч",
    arms: null,
    number: "B\u00a05",
    service: "Паспорт громадянина – подання заяви",
    rows: [
      { label: "перед вами чекає", value: "9 людей" },
      { label: "абвгґдеєжзиіїйклмнопрст", value: "уфхцчшщьюя" },
    ],
    qr: "https://yizhakiv.example/t/7KQ2M9XD",
    phoneTitle: "Черга в телефоні",
    phoneText: "Наведіть сюди камеру, об’єктив угору.",
    printedAt: "вівторок, 24 листопада 2026 р., 9:42",
    foot: "Не чуєте свій номер? Він світиться на табло.",
  },
  en: {
    officeName: "Lhota Town Hall",
    officePlace: "ground floor, on the right",
    arms: null,
    number: "C\u00a0112",
    service: "ID card – application",
    rows: [
      { label: "waiting before you", value: "9 people" },
      { label: "it’s a “café”", value: "25–35 minutes" },
    ],
    qr: "https://lhota.example/t/7KQ2M9XD",
    phoneTitle: "Your place on your phone",
    phoneText: "Point your camera here.",
    printedAt: "Tuesday 24 November 2026, 9:42",
    foot: "Cannot hear your number? It is on the board.",
  },
};
