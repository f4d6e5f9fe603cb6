import type { Words } from "../catalogue.ts";
import type { paper as czech } from "../cs/paper.ts";
import { ukAt } from "../plural.ts";

export const paper: Words<typeof czech> = {
  ahead: "перед вами",
  turnIn: "черга приблизно за",
  turn: "черга",
  callTo: "викличемо",
  phoneTitle: "Черга в телефоні",
  phoneText: "Наведіть сюди камеру. Побачите, коли підійде ваша черга.",
  issued: (day, time) => `${day} ${ukAt(time)}`,
  foot: "Не чуєте свого номера? Він світиться на табло в залі.",
  to: { counter: "до", window: "до", booth: "до", office: "до", desk: "до" },
  counters: {
    counter: "віконця",
    window: "віконця",
    booth: "кабінки",
    office: "кабінету",
    desk: "робочого місця",
  },
  or: "або",
  upTo: (first, last) => `${first}–${last}`,
  pull: {
    make: (name) => `Нова адреса для принтера: ${name}`,
    title: (name) => `Адреса принтера: ${name}`,
    where: "Введіть цю адресу в налаштуваннях принтера як адресу сервера CloudPRNT. Принтер сам забиратиме талони.",
    once: "Показуємо її лише зараз. Попередня адреса вже не діє.",
    unproven: "На справжньому принтері ще не перевірено. Перш ніж на нього покластися, надрукуйте пробний талон.",
    back: "Назад до налаштувань",
  },
};
