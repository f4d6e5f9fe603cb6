import { inbox } from "../../src/messaging/queries.ts";
import type { Issued } from "../../src/queue/actions.ts";
import { queueJobs } from "../../src/queue/jobs.ts";
import { wishNear, type WishAnswer, type Wished } from "../../src/queue/near-actions.ts";
import type { TestHouse } from "../support/house.ts";
import { take } from "../support/queue.ts";

/** Vesna wants a text message when two are before her, unless said otherwise. */
export const wishOf = (house: TestHouse, token: string, more: Partial<Wished> = {}): Promise<WishAnswer> =>
  house.works.write((work) =>
    wishNear(work, token, { before: 2, channel: "sms", recipient: "+420601123456", language: "cs", ...more }),
  );

export const writtenIn = async (house: TestHouse) =>
  (await house.works.read((reader) => inbox(reader, { limit: 50 }))).map(({ kind, channel, to, state, text }) => ({
    kind,
    channel,
    to,
    state,
    text,
  }));

export const wishesIn = (house: TestHouse) =>
  house.store.raw.query<{ recipient: string | null; told_at: number | null }, []>("SELECT * FROM near_wish").all();

export const roundsOf = async (house: TestHouse): Promise<void> => {
  for (const job of queueJobs(house.works)) await job.run();
};

/** So many waiting, the last of them the one who wishes. */
export async function lineIn(house: TestHouse, people: number): Promise<Issued> {
  let last = await take(house);
  for (let more = 1; more < people; more += 1) last = await take(house);
  return last;
}
