import type { Words } from "../catalogue.ts";
import type { privacy as czech } from "../cs/privacy.ts";
import { enPlural } from "../plural.ts";

const days = (count: number) => `${count} ${enPlural(count, "day", "days")}`;

export const privacy: Words<typeof czech> = {
  title: "What we do with your data",
  controller: "Data controller",
  processors: "Who else works with the data",
  ownSystem: "The office runs the system itself.",
  emailBy: {
    none: "The system sends no e-mails; they stay in it and only authorised staff read them.",
    smtp: "E-mails are sent through the office’s own mail server.",
    resend:
      "E-mails are sent for the office by Resend (Plus Five Five, Inc., USA). It is given your e-mail address and the text of the message, and keeps records of its own under its contract with the office.",
  },
  smsBy: {
    none: "The system sends no text messages; they stay in it and only authorised staff read them.",
    gammu:
      "Text messages are sent and received through the office’s own modem. What we erase here, we also erase in its program within a minute; only a message that is being sent right now stays there until it has been sent.",
    android:
      "Text messages are sent and received through the office’s own phone. They stay in that phone until the office deletes them there.",
    smsapi:
      "Text messages are carried for the office by SMSAPI (LINK Mobility Poland sp. z o.o., Poland). It is given your phone number and the text of the message, and keeps records of its own under its contract with the office.",
    smsbrana:
      "Text messages are carried for the office by SMSbrána (SMSbrána s.r.o., Brno, Czechia). It is given your phone number and the text of the message, and keeps records of its own under its contract with the office.",
  },
  nobodyElse: "Nobody else processes the data.",
  carried: "The message is then delivered by your e-mail provider or your mobile operator.",
  officer: "Data protection officer",
  basis: "Legal basis",
  basisDefault: "We need the data to give you an appointment (a task carried out in the public interest).",

  booking: "Booking an appointment",
  bookingWhat: (what) =>
    `We ask for: ${what}. We use it only for the appointment and to write to you when something changes. A clerk may add a note to the appointment. Your name is not on the board, on the ticket or in any page address.`,
  bookingLong: (count) =>
    count === 0
      ? "We erase the data, the note and the messages we sent you right after your visit, but not before the time when you could come has passed. If an appointment is cancelled, missed or not confirmed, we erase them as soon as it ends; only the last message about it has an hour to be sent."
      : `We erase the data, the note and the messages we sent you no later than ${days(count)} after your visit (or after the time when you could come, if that is later). If an appointment is cancelled, missed or not confirmed, we erase them ${days(count)} after it ended.`,
  bookingCode: "Until the end of the day we keep a fingerprint of the code. Nobody can tell from it whose code it was.",
  data: {
    name: "name",
    company: "company name",
    email: "e-mail",
    phone: "phone",
    answers: "answers to the office’s questions",
  },
  waiting: "Waiting for a place",
  waitingText:
    "We use your name and contact only to write to you when a place becomes free. We erase them when you stop waiting, and at the end of that day at the latest. If we hold a place for you, we treat your data as for an appointment.",
  tickets: "A ticket for the queue",
  ticketsText:
    "There is no name and no contact on the ticket or on its page. We keep its number, the service, the language and the times; nobody can tell from them who you are.",
  near: "A message that it is nearly your turn",
  nearText:
    "The contact you give on the page of your ticket is used for one message only. We erase it within 4 minutes of sending. If you change your mind or your ticket ends before that, we erase it at once, and at the end of the day at the latest.",
  notes: "Notes at the counter",
  notesText: (count) =>
    `A clerk may write a note about the visit. Only the office’s staff read it, and we erase it ${
      count === 0 ? "right after the visit" : `no later than ${days(count)} after the visit`
    }.`,
  texts: "Text messages you send us",
  textsBooking: "When you book by text message, we only ask for your name; the contact is the number you write from.",
  textsText:
    "We keep the message, the number it came from and our answer for at most 30 days. Messages about an appointment are erased together with it. To stop two machines answering each other endlessly, we keep a fingerprint of the number for one day.",
  stays: "What stays",
  staysText:
    "Counts and times without names: which service, when and how long. The history says which member of staff did what, but not whose data it was.",
  logs: "Operating records",
  logsText:
    "The system records errors only: the time, the place in the program and the kind of error. There are no names, contacts, message texts or computer addresses in the records. The address of your computer is kept only in memory and for a short while, so that nobody can flood us.",
  backups: "Backups",
  backupsText:
    "The data may stay in backups for at most 7 more days. When the office restores a backup, everything whose time has run out in the meantime is erased again as soon as the system starts.",
  cookies: "Cookies and tracking",
  cookiesText: "These pages set no cookies and load nothing from elsewhere.",
  rights: "Your rights",
  rightsText: (authority) =>
    `You have the right to see your data and to ask us to correct or erase it. You may also object to how we use it, or ask us to limit that. Write to us or come in person. You get your data as a file. When we erase it, you get a receipt without your name on it. You may complain to: ${authority}.`,
  authorities: {
    CZ: "the Czech Office for Personal Data Protection, uoou.gov.cz",
    PL: "the President of the Polish Personal Data Protection Office, uodo.gov.pl",
    SK: "the Slovak Office for Personal Data Protection, dataprotection.gov.sk",
  },
  contact: "Where to write",
};
