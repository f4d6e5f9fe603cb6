import type { Words } from "../catalogue.ts";
import type { board as czech } from "../cs/board.ts";

export const board: Words<typeof czech> = {
  come: "Проходьте, будь ласка",
  waiting: "Чекають",
  nobodyWaits: "Зараз ніхто не чекає",
  now: "Зараз",
  nobodyCalled: "Ще нікого не викликали",
  lostSince: "Табло зараз не має зв’язку, останні відомості о",
  lostWhatNow: "Стежте, будь ласка, за дверима, працівники вас покличуть.",
  soundOn: "Увімкнути звук",
  counterWords: {
    counter: "віконце",
    window: "віконце",
    booth: "кабінка",
    office: "кабінет",
    desk: "стійка",
  },
  callsLabel: "Викликані номери",
  previousLabel: "Попередні виклики",
  next: "Наступні",
};
