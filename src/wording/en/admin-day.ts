import { enPlural } from "../plural.ts";
import type { Words } from "../catalogue.ts";
import type { day as source } from "../cs/admin-day.ts";

export const day: Words<typeof source> = {
  says: (time) => `As of ${time}. This page updates by itself.`,
  lost: "No connection to the server since",
  lostText: "What you see may be old.",
  messengerLead:
    "Your job here is messages to residents. The day, reservations and settings are for supervisors and administrators.",
  closed: "The day is closed. No more tickets are issued today.",
  booked: "Reservations today",
  bookedSays: (came, missed, coming) => `${came} came, ${missed} did not, ${coming} to come`,
  waiting: "Waiting now",
  waitingSays: (number, since) => `longest ${number}, since ${since}`,
  nobodyWaits: "nobody",
  served: "Served",
  servedSays: (missed) => `called and did not come: ${missed}`,
  open: "Open",
  of: (open, all) => `${open} of ${all}`,
  openSays: (paused) => `paused: ${paused}`,
  line: "The queue now",
  matter: "What for",
  wait: "Expected wait",
  tickets: "Tickets",
  minutes: (from, to) => (from === to ? `${to} min` : `${from}–${to} min`),
  given: "available",
  stoppedWith: (text) => `stopped: ${text}`,
  why: { closed: "outside ticket hours", capacity: "all issued for today" },
  right: (percent, tickets) =>
    `Over 30 days the expected wait was right in ${percent}% of cases (${tickets} ${enPlural(tickets, "ticket", "tickets")}).`,
  rightUnknown: "How accurate the expected wait is will be shown once the first clients have been served.",
  counters: { counter: "Counters", window: "Windows", booth: "Booths", office: "Offices", desk: "Desks" },
  counter: "Number",
  clerk: "Who",
  serves: "Serves",
  free: "free",
  state: { paused: "paused", closed: "closed" },
  next: "Who is booked next",
  nobodyNext: "Nobody else is booked today.",
  all: (count) => enPlural(count, `The whole day, ${count} reservation`, `The whole day, ${count} reservations`),
  time: "Time",
  number: "Number",
  stateHead: "State",
  printer: {
    off: "does not answer, probably off or unplugged",
    "paper-near-end": "paper is running out",
    "paper-out": "out of paper",
    "cover-open": "the cover is open",
    fault: "does not print",
  },
  messages: (waiting, dead) =>
    [
      waiting === 0 ? "" : `Messages that cannot be sent so far: ${waiting}.`,
      dead === 0 ? "" : `Not delivered today and not tried again: ${dead}.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  backToDay: "Back to today",
  issuing: "Issuing tickets",
  issuingLead:
    "When you stop issuing tickets, the kiosk shows your words. It applies today only, until you start again.",
  wholePlace: "The whole location",
  resume: "Issue tickets again",
  stopTitle: "Stop issuing tickets",
  stopWhat: "What to stop",
  stopText: "What people will read",
  stopTextHelp: "For example: The register cannot be reached, please come after 13:00.",
  stop: "Stop issuing tickets",
  needText: "Write what people will read at the kiosk.",
  closing: "Close the day",
  closingLead: "The queue ends, the counters close and no more tickets are issued today. This cannot be undone.",
  remain: (count) => enPlural(count, `${count} ticket will remain unserved:`, `${count} tickets will remain unserved:`),
  nobodyRemains: "Nobody is waiting, everybody has been served.",
  stillServing: (who) => `Somebody is still being served (${who}). The day cannot be closed until that ends.`,
  close: "Close the day",
  keepOpen: "Keep it open",
  reprint: "Print a ticket again",
  reprintLead: "When the paper was torn or lost. Number and place in line stay the same.",
  ticket: "Ticket",
  kiosk: "Where to print",
  print: "Print",
  printed: (number, kiosk) => `Ticket ${number} is being printed at kiosk ${kiosk}.`,
  needTicket: "Choose a ticket and a kiosk.",
  nothingToPrint: "No ticket is waiting now, there is nothing to print.",
  settings: "Settings",
  orderTitle: "Who goes first",
  allowance: (place, minutes) =>
    minutes === 0
      ? `${place}: one queue by time, nobody has priority.`
      : `${place}: people without a booking let booked people go first for at most ${enPlural(minutes, "1 minute", `${minutes} minutes`)}.`,
  allowanceHelp:
    "You cannot have both: strict priority for booked people and a limit on how long everybody else waits. With 24 hours, booked people always go first and the others’ wait has no limit. With less, that wait is limited, but a booked person may have to wait. It is changed in the office file: locations, walkInAllowanceMinutes.",
};
