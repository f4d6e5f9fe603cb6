import { shell } from "./cs/shell.ts";
import { refusals } from "./cs/refusals.ts";
import { booking } from "./cs/booking.ts";
import { kiosk } from "./cs/kiosk.ts";
import { counter } from "./cs/counter.ts";
import { board } from "./cs/board.ts";
import { ticket } from "./cs/ticket.ts";
import { status } from "./cs/status.ts";
import { messages } from "./cs/messages.ts";
import { admin } from "./cs/admin.ts";
import { texts } from "./cs/texts.ts";
import { threads } from "./cs/threads.ts";
import { trial } from "./cs/trial.ts";
import { paper } from "./cs/paper.ts";
import { voice } from "./cs/voice.ts";
import { post } from "./cs/post.ts";
import { sms } from "./cs/sms.ts";
import { privacy } from "./cs/privacy.ts";

/** Czech, the language every text is written in first. */
export const cs = {
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
