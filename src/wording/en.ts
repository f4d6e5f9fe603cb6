import type { Catalogue } from "./catalogue.ts";
import { shell } from "./en/shell.ts";
import { refusals } from "./en/refusals.ts";
import { booking } from "./en/booking.ts";
import { kiosk } from "./en/kiosk.ts";
import { counter } from "./en/counter.ts";
import { board } from "./en/board.ts";
import { ticket } from "./en/ticket.ts";
import { status } from "./en/status.ts";
import { messages } from "./en/messages.ts";
import { admin } from "./en/admin.ts";
import { texts } from "./en/texts.ts";
import { threads } from "./en/threads.ts";
import { trial } from "./en/trial.ts";
import { paper } from "./en/paper.ts";
import { voice } from "./en/voice.ts";
import { post } from "./en/post.ts";
import { sms } from "./en/sms.ts";
import { privacy } from "./en/privacy.ts";

export const en: Catalogue = {
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
