import type { Words } from "../catalogue.ts";
import type { paper as czech } from "../cs/paper.ts";

export const paper: Words<typeof czech> = {
  ahead: "ahead of you",
  turnIn: "your turn in about",
  turn: "your turn",
  callTo: "we will call you",
  phoneTitle: "Your place on your phone",
  phoneText: "Point your camera here to see when it is your turn.",
  issued: (day, time) => `${day} at ${time}`,
  foot: "Cannot hear your number? It is on the board.",
  to: { counter: "to", window: "to", booth: "to", office: "to", desk: "to" },
  counters: {
    counter: "counter",
    window: "window",
    booth: "booth",
    office: "office",
    desk: "desk",
  },
  or: "or",
  upTo: (first, last) => `${first} to ${last}`,
  pull: {
    make: (name) => `New address for the printer: ${name}`,
    title: (name) => `The printer’s address: ${name}`,
    where:
      "Enter this address in the printer’s settings as its CloudPRNT server. The printer then fetches tickets by itself.",
    once: "It is shown only now. The address before it no longer works.",
    unproven: "Not yet proven on a real printer. Print a test ticket before you rely on it.",
    back: "Back to the settings",
  },
};
