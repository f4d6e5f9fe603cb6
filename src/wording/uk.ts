import type { Catalogue } from "./catalogue.ts";
import { shell } from "./uk/shell.ts";
import { refusals } from "./uk/refusals.ts";
import { booking } from "./uk/booking.ts";
import { kiosk } from "./uk/kiosk.ts";
import { counter } from "./uk/counter.ts";
import { board } from "./uk/board.ts";
import { ticket } from "./uk/ticket.ts";
import { status } from "./uk/status.ts";
import { messages } from "./uk/messages.ts";
import { admin } from "./uk/admin.ts";
import { texts } from "./uk/texts.ts";
import { threads } from "./uk/threads.ts";
import { trial } from "./uk/trial.ts";
import { paper } from "./uk/paper.ts";
import { voice } from "./uk/voice.ts";
import { post } from "./uk/post.ts";
import { sms } from "./uk/sms.ts";
import { privacy } from "./uk/privacy.ts";

export const uk: Catalogue = {
  shell,
  refusals,
  booking,
  kiosk,
  counter,
  board,
  ticket,
  status,
  messages,
  admin,
  texts,
  threads,
  trial,
  paper,
  voice,
  post,
  sms,
  privacy,
};
