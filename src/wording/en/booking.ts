import type { booking as czech } from "../cs/booking.ts";
import type { Words } from "../catalogue.ts";
import { enPlural } from "../plural.ts";

export const booking: Words<typeof czech> = {
  matterTitle: "What are you coming for?",
  matterLead: "Choose what you need. Then you pick a day and a time; booking takes about two minutes.",
  nothingOffered: "Nothing can be booked here at the moment. Please come in person.",
  placeTitle: "Where will you come?",
  timesTitle: "When does it suit you?",
  step: (step, steps) => `Step ${step} of ${steps}`,
  backToMatter: "Back to the list",
  backToPlace: "Back to the place",
  backToTime: "Back to the time",
  about: (minutes) => `about ${minutes} ${enPlural(minutes, "minute", "minutes")}`,
  bringShort: (thing) => `Bring: ${thing}.`,
  bringMore: "What to bring and fees",
  nearest: "Nearest free time",
  today: "today",
  tomorrow: "tomorrow",
  atTime: (day, time) => `${day} at ${time}`,
  chooseDay: "Choose a day",
  thisWeek: "this week",
  nextWeek: "next week",
  freePlaces: (count) => `${count} free`,
  freeTimes: (count) => `${count} free ${enPlural(count, "time", "times")}`,
  free: "free",
  freeOf: (count) => `${count} free ${enPlural(count, "place", "places")}`,
  full: "taken",
  closed: "closed",
  past: "over",
  todayOver: "no more today",
  tooLate: "too late",
  number: (label) => `number ${label}`,
  otherDays: "More days",
  earlierDays: "Earlier days",
  bookableUntil: (day) => `you can book until ${day}`,
  nothingFree: (day) => `Everything is taken until ${day}. Places do become free, please try again later.`,
  noTimes: "There are no times on this day. Please choose another one.",
  keptTyped: "What you typed is kept. Just choose another time of this day and book it again.",

  matter: "What for",
  matterRow: "What for",
  when: "When",
  where: "Where",
  bring: "What to bring",
  fee: "What it costs",
  goodToKnow: "Good to know",
  accessible: "Step-free access",
  comeBefore: (minutes) => `Please come ${minutes} ${enPlural(minutes, "minute", "minutes")} before.`,
  somethingElse: "I need something else",
  map: "Show on a map",
  onePerson: "one person",

  detailsTitle: "Who is coming?",
  fillAll: "Please fill in everything.",
  fillRequired: "What you may leave out is marked.",
  optional: "optional",
  name: "First name and surname",
  company: "Company name",
  companyInstead: "Either a name or a company is enough.",
  email: "E-mail",
  emailWhy: "We will send you a link to confirm.",
  emailWhyPlain: "We will send you the confirmation.",
  phone: "Phone",
  phoneWhy: "We only call if the appointment has to change.",
  phoneWhyCode: "We will send you a code to confirm.",
  oneIsEnough: "A phone or an e-mail is enough.",
  persons: "How many of you are coming",
  personsCount: (count) => `${count} ${enPlural(count, "person", "persons")}`,
  trap: "Leave this field empty",
  numerals: (words) => `Write as a number: ${words}`,
  numeralsWhy: "This keeps robots from taking the appointments.",
  digits: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  privacyShort: "What we do with your data.",
  privacyLine: (controller) => `The controller is ${controller}.`,
  privacyUse: (days) =>
    days === 0
      ? "We use your data for this appointment only and erase them right after your visit."
      : `We use your data for this appointment only and erase them no later than ${days} ${enPlural(days, "day", "days")} after your visit.`,
  privacyMore: "Full text and the data protection officer",
  toCheck: "Continue to check",
  errorSummary: (count) =>
    count === 1 ? "Please correct one thing" : `Please correct ${["two", "three", "four"][count - 2] ?? count} things`,
  errors: {
    name: { short: "Write your name", long: "Write your name and surname." },
    company: {
      short: "Write the company name",
      long: "Write the company name.",
    },
    email: {
      short: "Write your e-mail",
      long: "Write your e-mail, for example name@example.com.",
    },
    emailAt: {
      short: "Complete the e-mail, the @ is missing",
      long: "The @ sign is missing. Write the whole address, for example name@example.com.",
    },
    emailShape: {
      short: "Correct the e-mail, it is not complete",
      long: "The address is not complete or has a typing mistake. It should look like this: name@example.com.",
    },
    phone: {
      short: "Write your phone number",
      long: "Write your phone number, for example 777 123 456.",
    },
    phoneShape: {
      short: "Correct the phone number",
      long: "We do not know this number. Write it like 777 123 456, a foreign one with its prefix: +48 512 345 678.",
    },
    contact: {
      short: "Write a phone number or an e-mail",
      long: "Write a phone number or an e-mail. One of them is enough.",
    },
    answer: { short: "Answer the question", long: "Please answer." },
    tooLong: {
      short: "Shorten the text",
      long: "This is too long for us, please shorten it.",
    },
    persons: {
      short: "Choose how many of you are coming",
      long: "Choose how many of you are coming.",
    },
    numerals: {
      short: "Write the number again, it does not match",
      long: "The number did not match. Here is a new one, write it in digits.",
    },
    trap: {
      short: "Send the form once more",
      long: "The form looked as if a machine had filled it in. Check your details and send it again.",
    },
    fast: {
      short: "Send the form once more",
      long: "That was very quick. Check your details and send them again.",
    },
    old: {
      short: "Send the form once more",
      long: "The page was open for too long. What you typed is kept, just send it again.",
    },
    code: { short: "Type the code again", long: "The code does not match." },
  },

  checkTitle: "Is this right?",
  yourDetails: "Your details",
  reserve: (day, time) => `Book ${day} at ${time}`,
  change: "Change the details",
  anotherTime: "Choose another time",
  deadlineAhead: (minutes) =>
    minutes % 60 === 0
      ? `We will hold the appointment for ${minutes / 60} ${enPlural(minutes / 60, "hour", "hours")}. Please confirm it within that time.`
      : `We will hold the appointment for ${minutes} ${enPlural(minutes, "minute", "minutes")}. Please confirm it within that time.`,

  heldTitle: "We are holding it",
  until: (time) => `until ${time}`,
  untilDay: (day, time) => `until ${day} ${time}`,
  heldLead: (time, now) => `Please confirm it now. After ${time} we release it for others. It is ${now}.`,
  byMail: "Confirm in the e-mail",
  mailSentTo: "We have sent it to",
  mailOpen: "Open it and press",
  mailButton: "Confirm the appointment",
  orCode: "Or type the code from the e-mail",
  orCodeWhy: "Useful when you read your mail on another device.",
  smsCode: "Type the code from the text message",
  smsSentTo: "We have sent it to",
  codeLabel: "Code",
  confirm: "Confirm",
  wrongCode: (triesLeft) =>
    triesLeft === 0
      ? "The code does not match and there are no tries left. Please confirm with the link in the message we have sent you."
      : `The code does not match. ${triesLeft} ${enPlural(triesLeft, "try", "tries")} left.`,
  numberRow: "Number",
  mailMissing: "No e-mail?",
  mailMissingHint: "It may be among the junk mail.",
  smsMissing: "No message?",
  sendAgain: "Send the e-mail again",
  sendSmsAgain: "Send the message again",
  correctAddress: "Correct the address",
  letGo: "I no longer want the appointment",
  sentAgain: (address) => `We have sent it again to ${address}.`,
  addressTitle: "Where shall we send it?",
  addressLead:
    "We will send the confirmation to the new address. The time until which we hold the appointment does not change.",
  addressSend: "Send to this address",

  confirmTitle: "Confirm the appointment?",
  confirmLead: (time) => `We are holding it until ${time}.`,
  confirmButton: "Confirm the appointment",

  yoursTitle: "The appointment is yours",
  seenTitle: "We know you are here",
  seenLead: "Please take a seat. Your number on the board will call you.",
  numberNote: "This number will appear on the board in the waiting room, with a chime. Write it down.",
  codeNote: "This is your code. Write it down; at the office it gets you a ticket.",
  windowNote: (from, to) =>
    `Type the code at the ticket machine from ${from} to ${to}. After that the appointment lapses.`,
  comeABitEarlier: "Coming a few minutes early is enough.",
  sitDown: "No need to report anywhere, just sit down in the waiting room.",
  matterAndBring: "What for and what to bring",
  toCalendar: "Add to the calendar",
  cancel: "Cancel the appointment",
  sameInMail: "The same is in the message we have sent you.",
  cancelInMail: "You can cancel it with the link in that message.",
  reminder: (hours) =>
    hours === 24
      ? "We will remind you the day before."
      : `We will remind you ${hours} ${enPlural(hours, "hour", "hours")} before.`,

  cancelTitle: "Really cancel the appointment?",
  cancelLead: "This cannot be undone. The place is offered to others at once.",
  letGoTitle: "Really let the appointment go?",
  cancelYes: "Yes, cancel the appointment",
  cancelNo: "Keep it as it is",
  cancelFormTitle: "Cancel a booking",
  cancelFormLead:
    "Type the code from the confirmation and the e-mail or phone number you gave. If you want another time, book the new one first and then cancel this one.",
  cancelFormLink: "If you have no code, cancel with the link in the message we have sent you.",
  arrivalCode: "Code from the confirmation",
  arrivalCodeWhy: "Six digits.",
  contact: "E-mail or phone",
  cancelButton: "Cancel the booking",
  cancelUnknown: {
    short: "Check the code and the contact",
    long: "We have no such booking. Check the code and the e-mail or phone number.",
  },

  ended: {
    expired: {
      title: "We have released the appointment",
      text: "It was not confirmed in time, so somebody else may get it now. Please book again.",
    },
    cancelled: {
      title: "The appointment is cancelled",
      text: "The place is free for others. Thank you for letting us know.",
    },
    lapsed: {
      title: "The appointment has lapsed",
      text: "The time to come is over. You can take an ordinary ticket at the office, or book again.",
    },
    over: {
      title: "The appointment is over",
      text: "Thank you for your visit.",
    },
  },
  bookAgain: "Find another time",

  privacyTitle: "What we do with your data",
  privacyWho: "Controller",
  privacyProcessor: "Processor",
  privacyNoProcessor: "The office runs the system itself. Nobody else processes the data.",
  privacyOfficer: "Data protection officer",
  privacyBasis: "Legal basis",
  privacyBasisDefault: "We need the data to give you an appointment (a task carried out in the public interest).",
  privacyWhat: "Which data and what for",
  privacyWhatText: (what) =>
    `When you book we ask for: ${what}. We use it only for the appointment and to write to you when something changes. Your name is not on the board, on the ticket or in any page address.`,
  privacyLong: "How long",
  privacyLongText: (days) =>
    days === 0
      ? "We erase the data right after your visit; for cancelled and lapsed appointments as soon as they end. They may stay in backups for another 7 days; restoring a backup does not bring erased data back."
      : `We erase the data no later than ${days} ${enPlural(days, "day", "days")} after your visit or after the appointment was cancelled. They may stay in backups for another 7 days; restoring a backup does not bring erased data back.`,
  privacyCookies: "Cookies and tracking",
  privacyCookiesText: "These pages set no cookies and load nothing from elsewhere.",
  privacyRights: "Your rights",
  privacyRightsText:
    "You may ask to see, correct or erase your data. Write to us or to the officer. You may complain to the data protection authority.",
  privacyContact: "Where to write",
  dataName: "name",
  dataCompany: "company name",
  dataEmail: "e-mail",
  dataPhone: "phone",
  dataAnswers: "answers to the office's questions",
  accessibilityTitle: "Accessibility",
  accessibilityText: [
    "We want everybody to be able to book here. The pages work without scripts, by keyboard alone, with a screen reader and on an old phone. Text can be enlarged four times.",
    "We follow WCAG 2.2 at level AA. We check it ourselves, by machine and by hand; there has been no independent audit yet.",
    "We know of one shortcoming: on a narrow screen the choice of days scrolls sideways.",
    "If something does not work, write to us or come in. We will book you all the same.",
  ],
};
