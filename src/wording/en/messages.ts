import { bySms } from "../by-sms.ts";
import { enPlural } from "../plural.ts";

export const messages = {
  kinds: {
    "please-confirm": {
      button: "Confirm the appointment",
      subject: "Confirm your appointment by {deadline}",
      email: `We are holding your time until {deadline}

Hello, please confirm that you are coming. The page that opens will ask you once more.

{button}
or type this code on the page: {code}

What for: {service}
When: {when}
Where: {place}, {room}
Number: {number} – it will be shown on the board in the waiting room
Bring: {bring}

If you do not confirm by {deadline}, the time becomes free and you can choose another.
Cannot come? Cancel the appointment: {cancelLink}

If you did not book this appointment, you need not do anything.`,
      sms: `{office}: please confirm your appointment {when} by {deadline}.
Code: {code}
{button}`,
    },
    confirmed: {
      button: "Show the appointment",
      subject: "The appointment is yours: {when}",
      email: `The appointment is yours

Hello, your appointment is confirmed. We look forward to seeing you.

When: {when}
Where: {place}, {room}
What for: {service}
Bring: {bring}
Number: {number} – it will be shown on the board in the waiting room
Code: {code}

Type the code at the ticket machine in the office ({window}) and you will get a ticket with your number. It does not work later.
Please come {comeBefore} min early.

{button}

The details are also on the web. Show the appointment: {showLink}
Cannot come? Cancel the appointment: {cancelLink}`,
      sms: `{office}: {when}, {service}.
Code {code}.
It works {window}.
Number {number}.
{place}, {room}.
Cancel: {cancelLink}`,
    },
    reminder: {
      button: "Show the appointment",
      subject: "Reminder of your appointment: {when}",
      email: `Reminder of your appointment

Hello, we are expecting you.

When: {when}
Where: {place}, {room}
What for: {service}
Bring: {bring}
Number: {number} – it will be shown on the board in the waiting room
Code: {code}

Type the code at the ticket machine in the office ({window}) and you will get a ticket with your number. It does not work later.
Please come {comeBefore} min early.

{button}

The details are also on the web. Show the appointment: {showLink}
Cannot come? Cancel it and somebody else can have the time. Cancel the appointment: {cancelLink}`,
      sms: `{office}: reminder of your appointment {when}, {service}.
Code {code}.
Number {number}.
Cancel: {cancelLink}`,
    },
    "cancelled-by-client": {
      button: "Find another time",
      subject: "The appointment is cancelled",
      email: `The appointment is cancelled

Hello, you have cancelled your appointment and somebody else can have the time. Thank you for letting us know.

What for: {service}
When: {when}
Where: {place}, {room}

If you need to come at another time, please book again.

{button}`,
      sms: `{office}: you have cancelled your appointment {when}. If you need another time, please book again.
{button}`,
    },
    "cancelled-by-office": {
      button: "Find another time",
      subject: "We have to cancel your appointment",
      email: `We have to cancel your appointment

Hello, we are sorry, we cannot see you at this time.

Reason: {reason}
What for: {service}
When: {when}
Where: {place}, {room}

Please book another day.

{button}

The details are also on the web. Show the appointment: {showLink}`,
      sms: `{office}: we are sorry, we have to cancel your appointment {when}.
Reason: {reason}.
Please book again.
{button}`,
    },
    lapsed: {
      button: "Find another time",
      subject: "Your appointment is no longer valid",
      email: `Your appointment is no longer valid

Hello, the time when you could come has passed. You can take an ordinary ticket at the office, or book again.

What for: {service}
When: {when}
Where: {place}, {room}

{button}`,
      sms: `{office}: your appointment {when} is no longer valid. You can take a ticket at the office, or book again.
{button}`,
    },
    "code-by-sms": {
      button: "Open the page",
      subject: "The code for your appointment",
      email: `The code for your appointment

Hello, here is the code you asked for. Do not tell it to anybody.

Code: {code}
The code works: {window}
Confirm by: {deadline}
What for: {service}
When: {when}
Where: {place}, {room}

{button}

If you did not ask for a code, you need not do anything.`,
      sms: `{office}: your code is {code}.
Appointment {when}.
Confirm it by {deadline}.
At the ticket machine it works {window}.`,
    },
    moved: {
      button: "Show the appointment",
      subject: "Your appointment is moved: {when}",
      email: `Your appointment is moved

Hello, you have moved your appointment. Here is the new one.

When: {when}
Previously: {before}
Where: {place}, {room}
What for: {service}
Bring: {bring}
Number: {number} – it will be shown on the board in the waiting room
Code: {code}

Type the code at the ticket machine in the office ({window}) and you will get a ticket with your number. It does not work later.
Please come {comeBefore} min early.

{button}

The details are also on the web. Show the appointment: {showLink}
Cannot come? Cancel the appointment: {cancelLink}`,
      sms: `{office}: your new appointment {when}, {service}.
Code {code}.
It works {window}.
Number {number}.
Cancel: {cancelLink}`,
    },
    "moved-by-office": {
      button: "Change or show the appointment",
      subject: "We had to move your appointment",
      email: `We had to move your appointment

Hello, we are sorry, we cannot see you at the time you chose. We hold a place for you at the new time and you need not confirm anything.

Reason: {reason}
New time: {when}
Previously: {before}
Where: {place}, {room}
What for: {service}
Bring: {bring}
Number: {number} – it will be shown on the board in the waiting room
Code: {code}

Type the code at the ticket machine in the office ({window}) and you will get a ticket with your number. It does not work later.
Would another day suit you better? Choose it on this page.

{button}

The details are also on the web. Show the appointment: {showLink}
Cannot come at all? Cancel the appointment: {cancelLink}`,
      sms: `{office}: we are sorry, we had to move your appointment to {when}.
Reason: {reason}.
Code {code}.
Number {number}.
Change it: {button}`,
    },
    offered: {
      button: "Take the new time",
      subject: "We offer you another time",
      email: `We offer you another time

Hello, we are sorry, we have to cancel the appointment {before}. We hold another place for you instead, you only need to confirm it.

Reason: {reason}
Confirm by: {deadline}
New time: {when}
Where: {place}, {room}
What for: {service}
Number: {number} – it will be shown on the board in the waiting room

{button}

If you do not confirm by {deadline}, the place is free again and you can choose another.
Does it not suit you? Decline the offer: {cancelLink}`,
      sms: `{office}: we are sorry, we have to cancel the appointment {before}.
We offer {when}, confirm by {deadline}.
{button}`,
    },
    near: {
      button: "Show the ticket",
      subject: "It is almost your turn",
      email: `It is almost your turn

Hello, please come back to the waiting room so that you do not miss your call.

Number: {number}
People ahead of you: {ahead}
What for: {service}
Where: {place}, {room}

{button}`,
      sms: `{office}: it is almost your turn, please come back to the waiting room.
Number {number}, people ahead of you: {ahead}.
{button}`,
    },
    test: {
      button: "Open booking",
      subject: "A test message",
      email: `A test message

Hello, this is a test. If you can read it, messages from the office are being sent.

Sent: {when}

{button}`,
      sms: `{office}: a test message, sent {when}.`,
    },
    "place-free": {
      button: "Take the appointment",
      subject: "There is a free place, held for you until {deadline}",
      email: `There is a free place

Hello, you wanted to know when a place becomes free. Here is one, and until {deadline} it is held for you alone.

When: {when}
Where: {place}, {room}
What for: {service}
Bring: {bring}
Number: {number} – it will be shown on the board in the waiting room

{button}

If you do not take it by {deadline}, we offer it to the next in line.
No longer want it? Decline the place: {cancelLink}`,
      sms: `{office}: a place is free {when}, {service}. We hold it for you until {deadline}.
{button}`,
    },
    "sms-booked": bySms(
      "Booked by text message",
      `Your time: {when}, {service}.
{place}, {room}.
Code {code}, valid at the ticket machine {window}.
Number {number}.
To cancel: {cancelText}.
Your data: {privacyLink}`,
    ),
    "sms-offered": bySms(
      "A time is offered",
      `We offer {when}, {service}.
{place}.
Answer {yes} by {deadline}, or it goes to somebody else.
Not wanted: {no}.
Your data: {privacyLink}`,
    ),
    "sms-taken": bySms(
      "The time is not free",
      `{reason}
Free: {times}.
To book: {example}.
Your data: {privacyLink}`,
    ),
    "sms-free": bySms(
      "Free times",
      `{service}, free: {times}.
To book: {example}.
Your data: {privacyLink}`,
    ),
    "sms-cancelled": bySms(
      "Cancelled by text message",
      `We have cancelled {when}, {service}.
To book again: {shortExample}.
Your data: {privacyLink}`,
    ),
    "sms-help": bySms(
      "Help",
      `{reason}
To book: {example}, the next free time: {shortExample}.
Free times: {freeExample}.
To cancel: {cancelText}.
Services: {services}.
Your data: {privacyLink}`,
    ),
    "sms-refused": bySms(
      "Not possible",
      `{reason}
Your data: {privacyLink}`,
    ),
    "sms-keyword": bySms(
      "Answer to a word of your own",
      `{answer}
Your data: {privacyLink}`,
    ),
  },
  footer: {
    reply: (address: string) => `If you reply to this e-mail, your answer goes to ${address}.`,
    noReply: "Please do not reply to this e-mail, nobody reads it.",
    erased: (days: number) =>
      days === 0
        ? "We erase your details right after the visit."
        : `We erase your details no later than ${days} ${enPlural(days, "day", "days")} after the visit.`,
    privacy: "What we do with your details: {privacyLink}",
  },
  placeholders: {
    office: "the name of the office",
    service: "what the person comes for",
    when: "day and time of the appointment",
    day: "the day of the appointment",
    time: "the time of the appointment",
    place: "address and building",
    room: "room or door",
    persons: "how many people come",
    ahead: "how many people are ahead of them in line",
    bring: "what to bring",
    comeBefore: "how many minutes early to come",
    deadline: "until when the appointment has to be confirmed",
    code: "the code to be typed",
    window: "from when until when the code works at the ticket machine",
    number: "the number on the board, if it is known in advance",
    reason: "why the office cancels",
    before: "when the appointment was previously",
    button: "the button of the message",
    showLink: "link to the page of the appointment",
    cancelLink: "link to cancel",
    privacyLink: "link to the privacy notice",
    times: "the next free times",
    services: "the short names of services",
    example: "how to book a chosen time",
    shortExample: "how to book the next free time",
    freeExample: "how to ask for free times",
    cancelText: "how to cancel",
    yes: "the word that accepts an offer",
    no: "the word that declines it",
    answer: "the office's answer to a word of its own",
  },
};
