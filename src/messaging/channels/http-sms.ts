import { SECOND } from "../../platform/clock.ts";
import type { Channel, Collected, Outcome, Submission } from "../delivery.ts";
import { NO_NEWS, type Dialect, type News } from "./dialect.ts";
import { ask, isAnswer } from "./http-call.ts";
import { byStatus, never } from "./outcomes.ts";

/** How long one try may take; a provider that thinks longer has lost the line. */
const TRY_LIMIT = 15 * SECOND;
/** How often a provider's inbox is looked into, in rounds of two seconds: hosted ones do not like to be asked all the time. */
const LOOK_EVERY = 15;

/** Text messages by a provider on the web (M3): one channel, and a dialect for each provider. */
export function httpSmsChannel(dialect: Dialect, limit = TRY_LIMIT): Channel {
  const { inbox, name } = dialect;
  return {
    name,
    carries: ["sms"],
    submit: (message) => submit(dialect, message, limit),
    ...(inbox === undefined ? {} : { collect: looksInto(inbox, limit) }),
  };
}

async function submit(dialect: Dialect, message: Submission, limit: number): Promise<Outcome> {
  if (message.recipient === "" || message.body === "") return never("no-recipient");
  const met = await ask(dialect.call(message), limit);
  if (!isAnswer(met)) return met;
  return dialect.outcome(message, met) ?? byStatus(met);
}

/** The provider tells the same again and again, so only what is new since we began is handed on. */
function looksInto(inbox: NonNullable<Dialect["inbox"]>, limit: number): () => Promise<Collected> {
  let round = 0;
  let known = new Set<string>();
  return async () => {
    round += 1;
    if (round % LOOK_EVERY !== 1) return NOTHING;
    const met = await ask(inbox.call(), limit);
    const news = isAnswer(met) && met.status === 200 && met.text !== null ? inbox.read(met.text) : null;
    if (news === null) return NOTHING;
    const done = async () => {
      known = new Set(marksOf(news));
    };
    return { ...newIn(news, known), done };
  };
}

const NOTHING: Collected = { ...NO_NEWS, done: async () => {} };

const markOfReceipt = ({ reference, state }: News["receipts"][number]): string => `${reference} ${state}`;
const markOfArrival = ({ providerId }: News["arrivals"][number]): string => `in ${providerId}`;

const marksOf = ({ receipts, arrivals }: News): string[] => [
  ...receipts.map(markOfReceipt),
  ...arrivals.map(markOfArrival),
];

const newIn = ({ receipts, arrivals }: News, known: ReadonlySet<string>): News => ({
  receipts: receipts.filter((each) => !known.has(markOfReceipt(each))),
  arrivals: arrivals.filter((each) => !known.has(markOfArrival(each))),
});
