import type { Words } from "../catalogue.ts";
import type { kiosk as czech } from "../cs/kiosk.ts";
import { ukAt, ukPlural } from "../plural.ts";

const persons = (count: number) => `${count} ${ukPlural(count, "людина", "людини", "людей")}`;

export const kiosk: Words<typeof czech> = {
  title: "Талони",
  question: "Виберіть послугу",
  lead: "Торкніться її. Талон вийде внизу.",
  leadNoPaper: "Торкніться її. Номер з’явиться тут, на екрані.",
  waiting: (count) => (count === 0 ? "ніхто не чекає" : `у черзі ${count}`),
  shortWait: (from, to) =>
    to === 0 ? "одразу" : from === 0 ? `до ${to} хв` : from === to ? `близько ${to} хв` : `${from}–${to} хв`,
  notServed: "зараз не приймаємо",
  stopped: {
    closed: "зараз не видаємо",
    capacity: "на сьогодні немає",
    stopped: "призупинено",
  },
  booked: "У мене є запис",
  bookedLead: "Маю код із листа, SMS або QR",
  lower: "Опустити",
  higher: "Підняти",
  larger: "Збільшити",
  smaller: "Зменшити",
  moreContrast: "Контраст",
  lessContrast: "Звичайно",
  tools: "Вигляд екрана",
  moreServices: "Інші послуги",
  firstServices: "Перші послуги",

  askTitle: "Цю послугу зараз не надають",
  askText:
    "Талон узяти можна, але коли підійде ваша черга, ми не знаємо: працівники, які цим займаються, зараз не приймають.",
  takeAnyway: "Узяти талон",

  closed: {
    closed: "Зараз ми не видаємо талонів",
    capacity: "Талони на сьогодні закінчилися",
    stopped: "Видачу талонів призупинено",
  },
  opensAgain: (when) => `Знову видаємо талони: ${when}.`,
  today: (time) => `сьогодні ${ukAt(time)}`,
  tomorrow: (time) => `завтра ${ukAt(time)}`,
  bookTitle: "Запишіться з телефону",
  bookText: "Наведіть камеру на квадрат і виберіть час.",

  codeTitle: "Введіть свій код",
  codeLead: "У ньому 6 цифр. Його надіслано в листі або SMS.",
  codeSoFar: (count) => `Введено ${count} з 6 цифр`,
  keypad: "Цифри",
  clear: "Стерти все",
  erase: "Стерти останню цифру",
  scanTitle: "Маєте QR-код у телефоні?",
  scanText: "Піднесіть його до зчитувача під екраном.",
  back: "Назад",
  noCode: "Коду немає",
  codeShort: "У коді 6 цифр. Введіть його, будь ласка, повністю.",

  unknownTitle: "Такого коду немає",
  unknownText: "Перевірте його, будь ласка, і введіть ще раз. Або візьміть звичайний талон.",
  tryAgain: "Ввести ще раз",
  ordinaryTicket: "Узяти талон",
  earlyTitle: "Ви прийшли зарано",
  earlyText: (when) => `Ваш код почне діяти ${when}.`,
  earlyAgain: "Тоді, будь ласка, введіть його тут ще раз.",
  at: (time) => ukAt(time),
  lateTitle: "Ваш запис уже недійсний",
  lateText: "Але ви можете одразу взяти звичайний талон:",
  triesTitle: "Забагато спроб поспіль",
  triesText: "Зачекайте, будь ласка, хвилину і спробуйте ще раз. Або візьміть звичайний талон.",
  toStart: "На початок",

  printing: "Талон друкується. Візьміть його внизу.",
  numberHolds: "Номер дійсний, навіть якщо талон не вийде.",
  faults: {
    paper: "Талон зараз не надрукуємо: закінчився папір.",
    cover: "Талон зараз не надрукуємо: принтер відкритий.",
    silent: "Талон зараз не надрукуємо: принтер не відповідає.",
  },
  photographIt: "Ваш номер дійсний. Сфотографуйте або запам’ятайте його.",
  yourNumber: "Це ваш номер.",
  noPaperText: "Сфотографуйте або запам’ятайте його.",
  ahead: (count) => (count === 0 ? "перед вами" : `перед вами ${ukPlural(count, "чекає", "чекають", "чекає")}`),
  people: (count) => (count === 0 ? "нікого" : persons(count)),
  turnIn: "черга приблизно за",
  turn: "черга підійде",
  wait: (from, to) =>
    to === 0
      ? "одразу"
      : from === 0
        ? `до ${to} ${ukPlural(to, "хвилини", "хвилин", "хвилин")}`
        : `${from === to ? "" : `${from}–`}${to} ${ukPlural(to, "хвилину", "хвилини", "хвилин")}`,
  waitUnknown: "поки невідомо",
  phoneTitle: "Черга в телефоні",
  phoneText: "Наведіть камеру на квадрат. Побачите, коли підійде ваша черга, навіть якщо відійдете.",
  photographTitle: "Сфотографуйте номер і квадрат",
  photographText: "Квадрат покаже чергу в телефоні. Якщо телефону немає, стежте за табло в залі.",
  square: "Квадрат (QR-код) із посиланням на ваш талон",
  bookSquare: "Квадрат (QR-код) із посиланням на запис",
  callTo: "Ми викличемо вас",
  watchBoard: "Стежте за табло в залі.",
  andWatchBoard: ", стежте за табло в залі.",
  staffKnow: "Працівники вже про це знають.",
  another: "Ще один талон",
  done: "Готово",
  longer: "Залишити довше",
  gotIt: "Маю номер, готово",

  returnsIn: "На початок повернемося за",
  screenReturnsIn: "Екран повернеться за",
  seconds: "с",
  offlineTitle: "Термінал зараз не має зв’язку",
  offlineText: "Невдовзі спробуємо ще раз. Екран повернеться сам.",
  familyToo: (numbers: string) => `Також ваші: ${numbers}`,
  overTitle: "Цей талон уже недійсний.",
  overText: "Якщо вам ще щось потрібно, візьміть, будь ласка, новий.",
  startFile: (name: string) => `Файл для запуску: ${name}`,
  poster: (place: string) => `Плакат із квадратом для телефонів: ${place}`,
};
