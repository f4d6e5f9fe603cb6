import type { Words } from "../catalogue.ts";
import type { board as czech } from "../cs/board.ts";

export const board: Words<typeof czech> = {
  come: "Please come",
  waiting: "Waiting",
  nobodyWaits: "Nobody is waiting now",
  now: "Now serving",
  nobodyCalled: "Nobody has been called yet",
  lostSince: "The board has no connection; the last news is from",
  lostWhatNow: "Please watch the doors, the clerks will call you.",
  soundOn: "Turn sound on",
  counterWords: {
    counter: "counter",
    window: "window",
    booth: "booth",
    office: "office",
    desk: "desk",
  },
  callsLabel: "Called numbers",
  previousLabel: "Previous calls",
  next: "Next",
};
