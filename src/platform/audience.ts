import type { Announcement, Live } from "./live.ts";

/** What a screen follows: which changes matter to it, and what it draws from. */
export interface Subject<Look> {
  wants(announcement: Announcement): boolean;
  /** The same for all who follow the same thing: whoever has this very function hears of a change and looks together. */
  look(): Promise<Look>;
}

/** One of those who follow. */
export interface Member<Look> {
  draw(look: Look): void;
  /** There was nothing to be seen: it comes back and finds out why. */
  hangUp(): void;
}

/**
 * Those who follow one thing: a change costs one look for all of them, and changes that come during a look one more after it.
 * What is done for each of 5,000 is no more than to draw (L2).
 */
interface Audience<Look> {
  readonly members: Set<Member<Look>>;
  /** A look is on its way. */
  busy: boolean;
  /** What had happened (`Live.changes`) when it began: several events of one work are told at once. */
  asOf: number;
  again: boolean;
  leave(): void;
}

const audiences = new WeakMap<() => Promise<unknown>, Audience<unknown>>();

/** From now on the member is drawn after each change; the returned function ends it. */
export function attend<Look>(live: Live, subject: Subject<Look>, member: Member<Look>): () => void {
  const known = audiences.get(subject.look) as Audience<Look> | undefined;
  const audience = known ?? open(live, subject);
  audience.members.add(member);
  return () => {
    if (!audience.members.delete(member) || audience.members.size > 0) return;
    audience.leave();
    if (audiences.get(subject.look) === audience) audiences.delete(subject.look);
  };
}

function open<Look>(live: Live, subject: Subject<Look>): Audience<Look> {
  const audience: Audience<Look> = {
    members: new Set(),
    busy: false,
    asOf: 0,
    again: false,
    leave: live.subscribe((announcement) => {
      if (subject.wants(announcement)) tellAll(live, subject, audience);
    }),
  };
  audiences.set(subject.look, audience as Audience<unknown>);
  return audience;
}

function tellAll<Look>(live: Live, subject: Subject<Look>, audience: Audience<Look>): void {
  if (audience.busy) {
    audience.again ||= live.changes !== audience.asOf;
    return;
  }
  audience.busy = true;
  audience.asOf = live.changes;
  const goOn = () => {
    audience.busy = false;
    if (!audience.again) return;
    audience.again = false;
    tellAll(live, subject, audience);
  };
  subject.look().then(
    (seen) => {
      for (const member of audience.members) member.draw(seen);
      goOn();
    },
    () => {
      for (const member of audience.members) member.hangUp();
      goOn();
    },
  );
}
