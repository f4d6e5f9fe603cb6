import type { Words } from "../catalogue.ts";
import type { paper as czech } from "../cs/paper.ts";

export const paper: Words<typeof czech> = {
  ahead: "перед вами",
  turnIn: "черга приблизно за",
  turn: "черга",
  callTo: "викличемо",
  phoneTitle: "Черга у телефоні",
  phoneText: "Наведіть сюди камеру. Побачите, коли ваша черга.",
  issued: (day, time) => `${day} о ${time}`,
  foot: "Не чуєте свого номера? Він світиться на табло в залі.",
  to: { counter: "до", window: "до", booth: "до", office: "до", desk: "до" },
  counters: {
    counter: "стійки",
    window: "віконця",
    booth: "кабінки",
    office: "кабінету",
    desk: "столу",
  },
  or: "або",
  upTo: (first, last) => `${first}–${last}`,
  pull: {
    make: (name) => `Нова адреса для принтера: ${name}`,
    title: (name) => `Адреса принтера: ${name}`,
    where: "Введіть цю адресу в налаштуваннях принтера як адресу сервера CloudPRNT. Принтер сам забирає талони.",
    once: "Показуємо її лише зараз. Попередня адреса вже не діє.",
    unproven: "На справжньому принтері ще не перевірено. Спершу надрукуйте пробний талон.",
    back: "Назад до налаштувань",
  },
};
