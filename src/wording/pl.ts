import type { Catalogue } from "./catalogue.ts";
import { shell } from "./pl/shell.ts";
import { refusals } from "./pl/refusals.ts";
import { booking } from "./pl/booking.ts";
import { kiosk } from "./pl/kiosk.ts";
import { counter } from "./pl/counter.ts";
import { board } from "./pl/board.ts";
import { ticket } from "./pl/ticket.ts";
import { status } from "./pl/status.ts";
import { messages } from "./pl/messages.ts";
import { admin } from "./pl/admin.ts";
import { texts } from "./pl/texts.ts";
import { threads } from "./pl/threads.ts";
import { trial } from "./pl/trial.ts";
import { paper } from "./pl/paper.ts";
import { voice } from "./pl/voice.ts";
import { post } from "./pl/post.ts";
import { sms } from "./pl/sms.ts";
import { privacy } from "./pl/privacy.ts";

export const pl: Catalogue = {
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
