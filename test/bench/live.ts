import { loadavg } from "node:os";
import { raceBare, raceOurs, type Told } from "./live-race.ts";

/**
 * `bun run bench:live`: from a clerk's press to the last of 5,000 e-tickets and 20 boards, beside a bare stream server that sends
 * the same bytes (L2), with 200 followers that never read among ours, and what it costs in memory (L4). All come from one
 * address (L6). Under two minutes; alone on the machine.
 */
const asked = Number(process.argv[2] ?? 5_000);
const race = { tickets: asked, waiting: asked, boards: 20, deaf: 200, calls: 20 };
/** As many as a full waiting room: what a line of thousands costs apart. */
const ROOM = Math.min(asked, 300);

const limit = Number((await new Response(Bun.spawn(["sh", "-c", "ulimit -n"]).stdout).text()).trim());
const needed = race.tickets + race.boards + race.deaf + 100;
if (limit < needed) {
  console.error(`One process may open only ${limit} files here; ${needed} are needed: ulimit -n ${needed}`);
  process.exit(1);
}

const load = loadavg().map((each) => each.toFixed(2));
const room = await raceOurs({ ...race, waiting: ROOM });
const ours = await raceOurs(race);
const bare = await raceBare(race, { bytes: room.bytes, own: false });
const bareOwn = await raceBare(race, { bytes: ours.bytes, own: true });
const middle = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const row = (...cells: string[]) =>
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(52) : cell.padStart(12))).join(""));
const rowOf = (name: string, { last, joined, cost, missed, memory }: Told) =>
  row(
    name,
    middle(last).toFixed(0),
    Math.max(...last).toFixed(0),
    cost.toFixed(0),
    String(missed),
    memory.after.toFixed(0),
    joined.toFixed(0),
  );

const memoryOf = ({ memory }: Told) => ((memory.after - memory.before) / needed) * 1024;
row(`${race.tickets} e-tickets, ${race.boards} boards, ${room.bytes} B; load ${load.join(" ")}`);
row("", "last, ms", "worst, ms", "work, ms", "missed", "memory, MB", "all came, ms");
rowOf(`ours, with ${race.deaf} that never read; ${ROOM} in line`, room);
rowOf("a bare stream server, one message for all", bare);
row("  ours to bare (L2: at most 2)", (middle(room.last) / middle(bare.last)).toFixed(2));
rowOf(`ours, all ${race.waiting} in one line, each its own place`, ours);
rowOf("a bare stream server, a message for each", bareOwn);
row("  ours to bare", (middle(ours.last) / middle(bareOwn.last)).toFixed(2));
row("  memory before anybody followed", "", "", "", "", room.memory.before.toFixed(0));
row("  each follower, KB", "", "", "", "", memoryOf(room).toFixed(1));
row("  each follower with a place of its own, KB", "", "", "", "", memoryOf(ours).toFixed(1));
process.exit(0);
