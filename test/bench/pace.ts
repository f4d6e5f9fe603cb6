/** How fast something went: how many a second, and how long half and all but a hundredth took, in milliseconds. */
export interface Pace {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly done: number;
  readonly wrong: number;
}

/** So many at once, each beginning its next when its last is over, for so long or until `deed` says there is no more (null). */
export async function paceOf(
  run: { atOnce: number; ms: number },
  deed: (turn: number) => Promise<boolean | null>,
): Promise<Pace> {
  const took: number[] = [];
  let [turn, wrong, empty] = [0, 0, false];
  const began = performance.now();
  const one = async (): Promise<void> => {
    while (!empty && performance.now() - began < run.ms) {
      const start = performance.now();
      const right = await deed(turn++);
      if (right === null) empty = true;
      else if (right) took.push(performance.now() - start);
      else wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: run.atOnce }, one));
  const seconds = (performance.now() - began) / 1000;
  took.sort((a, b) => a - b);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? Number.NaN;
  return { perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99), done: took.length, wrong };
}

/** The middle of so many measurements of something, in milliseconds. */
export async function middleOf(times: number, deed: () => Promise<unknown> | unknown): Promise<number> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    await deed();
    took.push(performance.now() - start);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}
