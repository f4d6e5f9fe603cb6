/** Says something to each of many again and again. */
export interface Beat<Member> {
  join(member: Member): void;
  leave(member: Member): void;
}

/**
 * One timer for however many: `say` is called for each every `everyMs`, and they are spread over `moments` in between, so that 5,000
 * followers neither cost 5,000 timers (L4) nor all write at once. The timer stands still while there is nobody.
 */
export function createBeat<Member extends object>(
  everyMs: number,
  moments: number,
  say: (member: Member) => void,
): Beat<Member> {
  const slots = Array.from({ length: moments }, () => new Set<Member>());
  let joined = 0;
  let moment = 0;
  let timer: ReturnType<typeof setInterval> | null = null;

  const beat = () => {
    moment = (moment + 1) % moments;
    for (const member of slots[moment] ?? []) say(member);
    if (timer === null || slots.some(({ size }) => size > 0)) return;
    clearInterval(timer);
    timer = null;
  };

  return {
    join: (member) => {
      joined += 1;
      slots[joined % moments]?.add(member);
      timer ??= setInterval(beat, everyMs / moments);
    },
    leave: (member) => {
      for (const slot of slots) if (slot.delete(member)) return;
    },
  };
}
