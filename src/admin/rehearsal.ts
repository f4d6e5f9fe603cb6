import { inbox, type InboxMessage } from "../messaging/queries.ts";
import type { Work, Works } from "../platform/work.ts";

class Curtain extends Error {}

/**
 * Does a deed and takes it back. A preview made this way is what would be sent, word for word, and places counted this way
 * are those that will be there, because it is the deed itself that ran.
 */
export async function rehearse<T>(works: Works, deed: (work: Work) => Promise<T>): Promise<T> {
  const seen: T[] = [];
  const curtain = new Curtain();
  try {
    await works.write(async (work) => {
      seen.push(await deed(work));
      throw curtain;
    });
  } catch (error) {
    if (error !== curtain) throw error;
  }
  const [result] = seen;
  if (seen.length !== 1 || result === undefined) throw new Error("a rehearsal saw nothing");
  return result;
}

const MOST_WRITTEN = 2_000;

/** What the work itself has written so far, as it would leave, the newest first. */
export async function written(work: Work): Promise<InboxMessage[]> {
  const newest = await inbox(work, { limit: MOST_WRITTEN });
  return newest.filter(({ created, to }) => created === work.now && to !== "");
}

/** What it has written to one of these addresses; null when nothing. */
export const writtenTo = async (work: Work, addresses: readonly string[]): Promise<InboxMessage | null> =>
  (await written(work)).find(({ to }) => addresses.includes(to)) ?? null;
