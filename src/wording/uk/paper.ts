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
};
