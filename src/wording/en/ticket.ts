import type { Words } from "../catalogue.ts";
import type { ticket as czech } from "../cs/ticket.ts";
import { enPlural } from "../plural.ts";

export const ticket: Words<typeof czech> = {
  title: "Your ticket",
  ahead: "waiting before you",
  wait: "your turn comes in about",
  yourTurn: "It is your turn",
  goTo: "Please go to:",
  called: "Being called now",
  nobodyCalled: "nobody yet",
  served: "Done. Thank you for coming.",
  missed: "We called you, but you did not come. Please take a new ticket.",
  withdrawn: "You gave this ticket back.",
  unserved: "The office has closed for today before your turn came. We are sorry.",
  parked: "The clerk has put your ticket aside and will call you.",
  giveUp: "I no longer want to wait",
  refresh: "Refresh",
  now: "at once",
  note: "This page refreshes itself every 10 seconds.",
  giveUpAsk: "Do you really want to give the ticket back? Your place in line will be gone.",
  giveUpYes: "Yes, give it back",
  keep: "No, I will wait",
  people: (n: number) => `${n} ${enPlural(n, "person", "people")}`,
  minutes: (from: number, to: number) => `${from}–${to} minutes`,
  take: {
    title: "A ticket on your phone",
    lead: "Choose what you have come for. Your number appears right here on your phone.",
    againTitle: "This code is no longer valid",
    againText:
      "Please point your camera at the square (QR code) in the waiting room again. That way only people who are really here get a ticket.",
    book: "Book another time",
    back: "Back to the choice",
    posterTitle: "Take a ticket with your phone",
    posterText: "Point your camera at the square, choose what you have come for, and watch the board.",
    posterSquare: "Square (QR code) for a ticket on your phone",
    noPoster: "A poster is printed only where the office's settings say phoneTickets: poster.",
  },
};
