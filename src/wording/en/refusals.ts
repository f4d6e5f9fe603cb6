import type { Words } from "../catalogue.ts";
import type { refusals as czech } from "../cs/refusals.ts";

export const refusals: Words<typeof czech> = {
  notFound:
    "There is nothing here. The link may be incomplete or its time is over.",
  notUnderstood: "We do not understand this request. Please start again.",
  tooLarge: "That is too long for us.",
  notSignedIn: "Please sign in first.",
  notAllowed: "You are not allowed to do this.",
  crossSite: "The request came from another site, so it was not carried out.",
  notEnrolled: "This device is not enrolled here.",
  tooMany: "Too many tries in a short time. Please wait a minute.",
  unavailable: "This is not possible now. Please try again in a while.",
  slotTaken: "Somebody else has just taken this time. Please choose another.",
  slotUnknown: "We do not offer such a time.",
  tooLate: "It is too late to book this time.",
  tooFar: "You cannot book that far ahead.",
  dayFull: "All places for booking on this day are gone.",
  tooManyReservations:
    "This contact already has a booking. You cannot have more at once.",
  alreadyEnded: "This appointment is no longer valid.",
  mailedEnough:
    "We have sent the e-mail three times already. We cannot send it again.",
  issuingClosed: "We are not giving tickets now.",
  capacityUsed: "All tickets for today are gone.",
  notServedHere: "This is not dealt with here.",
  ticketMoved:
    "The ticket is somewhere else by now. Please look at the screen.",
  counterClosed: "The counter is closed. Open it first.",
  nothingToCall: "Nobody is waiting now.",
  nobodyHere: "There is nobody at the counter now.",
  undoTooLate: "It is too late to take this back.",
  outOfNumbers: "We have run out of numbers. Please call the staff.",
  codeTries: "Too many tries. Please wait a minute and try again.",
  alreadyWaiting: "This ticket is in the queue already.",
};
