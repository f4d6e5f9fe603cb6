import type { Announcement, Live } from "./live.ts";

/** What a screen follows: which changes matter to it, and what it draws from. */
export interface Subject<Look> {
  wants(announcement: Announcement): boolean;
  /** The same for all who follow the same thing: whoever has this very function hears of a change and looks together. */
  look(): Promise<Look>;
}

/** What is done to one of those who follow; thousands have the same, so it belongs to none of them (L4). */
export interface Deeds<Member> {
  draw(member: Member, look: unknown): void;
  /** There was nothing to be seen: it comes back and finds out why. */
  hangUp(member: Member): void;
}

/**
 * Those who follow one thing: a change costs one look for all of them, and changes that come during a look one more after it.
 * What is done for each of 5,000 is no more than to draw (L2).
 */
interface Audience<Member> {
  readonly members: Set<Member>;
  readonly deeds: Deeds<Member>;
  /** A look is on its way. */
  busy: boolean;
  /** What had happened (`Live.changes`) when it began: several events of one work are told at once. */
  asOf: number;
  again: boolean;
  leave(): void;
}

/** All that follow, by what they look at. */
export interface Audiences<Member> {
  /** From now on the member is drawn after each change. */
  join(live: Live, subject: Subject<unknown>, member: Member): void;
  leave(subject: Subject<unknown>, member: Member): void;
}

export function createAudiences<Member>(deeds: Deeds<Member>): Audiences<Member> {
  const all = new WeakMap<() => Promise<unknown>, Audience<Member>>();
  return {
    join: (live, subject, member) => {
      const audience = all.get(subject.look) ?? open(live, subject, deeds);
      all.set(subject.look, audience);
      audience.members.add(member);
    },
    leave: (subject, member) => {
      const audience = all.get(subject.look);
      if (!audience?.members.delete(member) || audience.members.size > 0) return;
      audience.leave();
      all.delete(subject.look);
    },
  };
}

function open<Member>(live: Live, subject: Subject<unknown>, deeds: Deeds<Member>): Audience<Member> {
  const audience: Audience<Member> = {
    members: new Set(),
    deeds,
    busy: false,
    asOf: 0,
    again: false,
    leave: live.subscribe((announcement) => {
      if (subject.wants(announcement)) tellAll(live, subject, audience);
    }),
  };
  return audience;
}

function tellAll<Member>(live: Live, subject: Subject<unknown>, audience: Audience<Member>): void {
  if (audience.busy) {
    audience.again ||= live.changes !== audience.asOf;
    return;
  }
  audience.busy = true;
  audience.asOf = live.changes;
  const { members, deeds } = audience;
  const goOn = () => {
    audience.busy = false;
    if (!audience.again) return;
    audience.again = false;
    tellAll(live, subject, audience);
  };
  subject.look().then(
    (seen) => {
      for (const member of members) deeds.draw(member, seen);
      goOn();
    },
    () => {
      for (const member of members) deeds.hangUp(member);
      goOn();
    },
  );
}
