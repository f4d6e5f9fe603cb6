/** Calls each of many again and again; the returned function ends it for one. */
export type Beat = (deed: () => void) => () => void;

/**
 * One timer for however many: each is called every `everyMs`, and they are spread over `moments` in between, so that 5,000
 * followers neither cost 5,000 timers (L4) nor all write at once. The timer stands still while there is nobody.
 */
export function createBeat(everyMs: number, moments: number): Beat {
  const slots = Array.from({ length: moments }, () => new Set<() => void>());
  let joined = 0;
  let moment = 0;
  let timer: ReturnType<typeof setInterval> | null = null;

  const beat = () => {
    moment = (moment + 1) % moments;
    for (const deed of slots[moment] ?? []) deed();
    if (timer === null || slots.some(({ size }) => size > 0)) return;
    clearInterval(timer);
    timer = null;
  };

  return (deed) => {
    joined += 1;
    const slot = slots[joined % moments] ?? new Set();
    slot.add(deed);
    timer ??= setInterval(beat, everyMs / moments);
    return () => slot.delete(deed);
  };
}
