import type { Words } from "../catalogue.ts";
import type { kiosk as czech } from "../cs/kiosk.ts";
import { enPlural } from "../plural.ts";

const persons = (count: number) => `${count} ${enPlural(count, "person", "people")}`;

export const kiosk: Words<typeof czech> = {
  title: "Tickets",
  question: "What brings you here?",
  lead: "Touch a tile. Your ticket comes out below.",
  leadNoPaper: "Touch a tile. Your number appears on this screen.",
  waiting: (count) => (count === 0 ? "nobody waiting" : `${persons(count)} waiting`),
  shortWait: (from, to) =>
    to === 0 ? "now" : from === 0 ? `up to ${to} min` : from === to ? `about ${to} min` : `${from}–${to} min`,
  notServed: "not served now",
  stopped: {
    closed: "closed now",
    capacity: "none left today",
    stopped: "paused",
  },
  booked: "I have an appointment",
  bookedLead: "With a code from an e-mail, SMS or QR",
  lower: "Move down",
  higher: "Move up",
  larger: "Larger text",
  smaller: "Smaller text",
  moreContrast: "More contrast",
  lessContrast: "Less contrast",
  tools: "How the screen looks",
  moreServices: "More services",
  firstServices: "First services",

  askTitle: "Nobody serves this now",
  askText: "You can take a ticket. But we cannot say when it will be your turn: nobody who does this is open now.",
  takeAnyway: "Take a ticket",

  closed: {
    closed: "No tickets are issued now",
    capacity: "Today’s tickets are all gone",
    stopped: "Tickets are paused for now",
  },
  opensAgain: (when) => `Tickets are issued again: ${when}.`,
  today: (time) => `today at ${time}`,
  tomorrow: (time) => `tomorrow at ${time}`,
  bookTitle: "Book on your phone",
  bookText: "Point your camera at the square and choose a time.",

  codeTitle: "Type your code",
  codeLead: "It has 6 digits. It came by e-mail or SMS.",
  codeSoFar: (count) => `${count} of 6 digits typed`,
  keypad: "Digits",
  clear: "Clear all",
  erase: "Delete the last digit",
  scanTitle: "Is the QR code on your phone?",
  scanText: "Hold it to the reader below the screen.",
  back: "Back",
  noCode: "I have no code",
  codeShort: "The code has 6 digits. Please type all of it.",

  unknownTitle: "We do not know this code",
  unknownText: "Please check it and type it again. Or take an ordinary ticket.",
  tryAgain: "Type it again",
  ordinaryTicket: "Take a ticket",
  earlyTitle: "You are early",
  earlyText: (when) => `Your code will be valid ${when}.`,
  earlyAgain: "Please type it here again then.",
  at: (time) => `from ${time}`,
  lateTitle: "Your appointment is no longer valid",
  lateText: "But you can take an ordinary ticket right now:",
  triesTitle: "Too many tries",
  triesText: "Please wait a minute and try again. Or take an ordinary ticket.",
  toStart: "To the start",

  printing: "Your ticket is printing. Take it below.",
  numberHolds: "The number is valid even if no ticket comes out.",
  faults: {
    paper: "We cannot print your ticket: out of paper.",
    cover: "We cannot print your ticket: the printer is open.",
    silent: "We cannot print your ticket: no answer from the printer.",
  },
  photographIt: "Your number is valid. Take a photo of it or remember it.",
  yourNumber: "This is your number.",
  noPaperText: "Take a photo of it or remember it.",
  ahead: () => "ahead of you",
  people: (count) => (count === 0 ? "nobody" : persons(count)),
  turnIn: "your turn in about",
  turn: "your turn",
  wait: (from, to) =>
    to === 0
      ? "now"
      : from === 0
        ? `within ${to} ${enPlural(to, "minute", "minutes")}`
        : `${from === to ? "" : `${from}–`}${to} ${enPlural(to, "minute", "minutes")}`,
  waitUnknown: "not known yet",
  phoneTitle: "Your place on your phone",
  phoneText: "Point your camera at the square. You will see when it is your turn, even if you step out.",
  photographTitle: "Photograph the number and square",
  photographText:
    "The square shows your place in line on your phone. Without a phone, watch the board in the waiting room.",
  square: "Square (QR code) with a link to your ticket",
  bookSquare: "Square (QR code) with a link to booking",
  callTo: "We will call you",
  watchBoard: "Watch the board in the waiting room.",
  andWatchBoard: ", watch the board in the waiting room.",
  staffKnow: "The staff already know.",
  another: "One more ticket",
  done: "Done",
  longer: "Keep it longer",
  gotIt: "I have it, done",

  returnsIn: "Back to the start in",
  screenReturnsIn: "This screen closes in",
  seconds: "s",
  offlineTitle: "The ticket machine has no connection now",
  offlineText: "We will try again in a moment. The screen comes back by itself.",
  familyToo: (numbers: string) => `Also yours: ${numbers}`,
  overTitle: "This ticket is no longer valid.",
  overText: "If you still need something, please take a new one.",
  startFile: (name: string) => `Start-up file: ${name}`,
  poster: (place: string) => `Poster with a QR code for phones: ${place}`,
};
