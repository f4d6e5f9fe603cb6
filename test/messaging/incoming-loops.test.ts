import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import {
  answerText,
  arrivalsToAnswer,
  forStaff,
  markAnswered,
  mayAnswer,
  receiveText,
  type Answer,
} from "../../src/messaging/arrivals-actions.ts";
import { mayAnswerTo, type Asking } from "../../src/messaging/answering.ts";
import type { Pace } from "../../src/messaging/arrival.ts";
import { eraseMessages } from "../../src/messaging/actions.ts";
import { messagingJobs } from "../../src/messaging/jobs.ts";
import { answeringTrouble } from "../../src/messaging/threads.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { HOUR, instant, MINUTE, SECOND } from "../../src/platform/clock.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { arrivalStates, postNeeds } from "./sample.ts";

/** How often the machine answers, and that two machines come to an end (S3). The numbers are invented. */

let house: TestHouse;
const houses: TestHouse[] = [];
const opens = async (change: (sms: OfficeFile["office"]["sms"]) => void = () => {}): Promise<void> => {
  house = await openHouse({ office: lhota(({ office }) => change(office.sms)) });
  houses.push(house);
};
beforeEach(() => opens());
afterEach(async () => {
  for (const each of houses.splice(0)) await each.close();
});

const VESNA = "+420777123456";
const came = (text: string, from = VESNA): Promise<string> =>
  house.works.write((work) =>
    receiveText(work, { transport: "inbox", providerId: null, from, to: null, text, sentAt: null }),
  );
const HELP: Omit<Answer, "arrivalId"> = {
  kind: "sms-help",
  language: "cs",
  values: { examples: "VOLNO OP" },
  pace: "help",
};
const answers = (arrivalId: string, change: Partial<Answer> = {}) =>
  house.works.write((work) => answerText(work, { ...HELP, arrivalId, ...change }));
const sent = () =>
  house.store.raw
    .query<{ recipient: string | null; body: string | null; kind: string }, []>(
      "SELECT recipient, body, kind FROM message ORDER BY created_at, id",
    )
    .all();
const states = () => arrivalStates(house);
const events = (kind: string) =>
  house.store.raw.query<{ detail: string }, [string]>("SELECT detail FROM event WHERE kind = ?").all(kind);

describe("S3 when the machine answers", () => {
  const asking: Asking = { sender: "mobile", kind: "sms-free", pace: "question", sameWords: false, now: instant(HOUR) };
  const limits = { perNumberPerDay: 5, perDay: 50, off: [] };
  const ago = (minutes: number, kind = "sms-free") => ({ kind, at: instant(HOUR - minutes * MINUTE) });
  const verdict = (
    change: Partial<Asking>,
    toNumber: readonly ReturnType<typeof ago>[] = [],
    toAll = toNumber.length,
  ) => mayAnswerTo({ ...asking, ...change }, { toNumber, toAll }, limits);

  test("S3 only a phone of a served country has an answer", () => {
    const senders = ["mobile", "other", "short", "name", "own", "unreadable"] as const;
    expect(senders.map((sender) => verdict({ sender }))).toEqual([
      "may",
      "stranger",
      "stranger",
      "stranger",
      "stranger",
      "stranger",
    ]);
  });

  test("S3 a question has one answer of a kind in ten minutes; another kind, and what was done, are told at once", () => {
    expect(verdict({}, [ago(9)])).toBe("too-soon");
    expect(verdict({}, [ago(10)])).toBe("may");
    expect(verdict({ kind: "sms-booked" }, [ago(1)])).toBe("may");
    expect(verdict({ kind: "sms-booked", pace: "deed" }, [ago(1, "sms-booked")])).toBe("may");
  });

  test("S3 help is said once a day, and never twice to the same words", () => {
    const help = { kind: "sms-help", pace: "help" as Pace };
    expect(verdict(help, [ago(59, "sms-help")])).toBe("too-soon");
    expect(verdict({ ...help, sameWords: true })).toBe("too-soon");
    expect(verdict(help)).toBe("may");
  });

  test("S3 a number has its answers a day and all numbers theirs, deeds too", () => {
    const four = [ago(1, "a"), ago(2, "b"), ago(3, "c"), ago(4, "d")];
    expect(verdict({ pace: "deed" }, four)).toBe("may");
    expect(verdict({ pace: "deed" }, [...four, ago(5, "e")])).toBe("number-full");
    expect(verdict({ pace: "deed" }, [], 49)).toBe("may");
    expect(verdict({ pace: "deed" }, [], 50)).toBe("day-full");
  });

  test("S3 a kind the office does not want is not said; what was asked for may be done", () => {
    expect(mayAnswerTo(asking, { toNumber: [], toAll: 0 }, { ...limits, off: ["sms-free"] })).toBe("switched-off");
  });
});

describe("S3 answering", () => {
  test("M1 the answer is there with what was done, or neither is", async () => {
    const id = await came("VOLNO OP");
    const broken = house.works.write(async (work) => {
      await answerText(work, { ...HELP, arrivalId: id });
      throw new Error("the deed failed");
    });
    expect(broken).rejects.toThrow("the deed failed");
    await broken.catch(() => {});
    expect([sent().length, states()]).toEqual([0, ["new"]]);
    expect(await answers(id)).toBe("may");
    expect([sent().map(({ recipient }) => recipient), states()]).toEqual([[VESNA], ["answered"]]);
    expect(await house.works.read(arrivalsToAnswer)).toEqual([]);
    expect(answers(id)).rejects.toThrow("alreadyEnded");
  });

  test("S3 what the machine may not answer is a person's, with the reason", async () => {
    await answers(await came("co?"));
    expect(await answers(await came("prosím?"))).toBe("too-soon");
    expect(states()).toEqual(["answered", "staff too-soon"]);
    expect(sent()).toHaveLength(1);
  });

  test("S3 a switched off answer is not written, and the text counts as dealt with", async () => {
    await opens((sms) => {
      sms.answers.off = ["sms-help"];
    });
    expect(await answers(await came("co?"))).toBe("switched-off");
    expect([sent().length, states()]).toEqual([0, ["answered"]]);
  });

  test("S3 when the day is used up every further text waits for a person, and staff are told once", async () => {
    await opens((sms) => {
      sms.answers.perDay = 2;
    });
    for (let phone = 0; phone < 4; phone += 1) await answers(await came("co?", `+42077712345${phone}`));
    expect(states()).toEqual(["answered", "answered", "staff day-full", "staff day-full"]);
    expect(events("answers-used-up")).toHaveLength(1);
    const trouble = await house.works.read((reader) => answeringTrouble(reader, instant(reader.now - HOUR)));
    expect(trouble).toEqual({ usedUp: true, fromOurselves: 0 });
    house.clocks.move(24 * HOUR);
    expect(await answers(await came("co?", "+420608111222"))).toBe("may");
  });

  test("S3 the limits hold also after what was said has been erased with its reservation", async () => {
    for (let time = 0; time < 7; time += 1) {
      const id = await came(`OBJ OP NOVAK ${time}`);
      await answers(id, { pace: "deed" });
      house.store.raw.run("DELETE FROM arrival_sms");
      house.store.raw.run("UPDATE message SET recipient = NULL, body = NULL");
    }
    expect(sent()).toHaveLength(5);
  });

  test("A4 a text on which a reservation was made goes with it", async () => {
    const [id, other] = [await came("OBJ OP NOVAK"), await came("Dobrý den")];
    house.store.raw.run("PRAGMA foreign_keys = OFF");
    house.store.raw.run("UPDATE arrival_sms SET state = 'answered', reservation_id = 'r1' WHERE id = ?", [id]);
    await house.works.write((work) => eraseMessages(work, "r1"));
    expect(house.store.raw.query("SELECT id FROM arrival_sms").all()).toEqual([{ id: other }]);
    house.store.raw.run("UPDATE arrival_sms SET reservation_id = 'r1'");
    await house.works.write((work) => eraseMessages(work, "r1"));
    expect(house.store.raw.query("SELECT id FROM thread").all()).toEqual([]);
  });

  test("A3 the history names nobody: reasons from a list only", async () => {
    const id = await came("Jmenuji se Vesna Krásná");
    await house.works.write((work) => forStaff(work, id));
    const all = JSON.stringify(house.store.raw.query("SELECT * FROM event").all());
    expect(all).toContain('{\\"reason\\":\\"unknown\\"}');
    expect(all).not.toMatch(/777|Vesna Kr/);
  });

  test("S3 whether it may be answered can be asked before anything is done", async () => {
    const id = await came("OBJ OP NOVAK");
    const ask = () =>
      house.works.read((reader) => mayAnswer(reader, { arrivalId: id, kind: "sms-booked", pace: "deed" }));
    expect(await ask()).toBe("may");
    await house.works.write((work) => markAnswered(work, id, { as: "sms-booked" }));
    expect(ask()).rejects.toThrow("alreadyEnded");
  });
});

/** The other machine: what it writes back to our text, and how long that takes it. */
type Machine = (ours: string, turn: number) => string;
const MACHINES: readonly (readonly [string, Machine, number])[] = [
  ["says our text back", (ours) => ours, SECOND],
  ["quotes it", (ours) => `Automatická odpověď: nejsem tu. > ${ours}`, SECOND],
  ["always says the same", () => "Jsem na dovolené do 30. listopadu.", SECOND],
  ["always says something else", (_ours, turn) => `Zpráva číslo ${turn} přijata.`, SECOND],
  ["asks what we understand", (_ours, turn) => (turn % 2 === 0 ? "VOLNO OP" : "POMOC"), MINUTE],
  ["is slow", (_ours, turn) => `Zpráva číslo ${turn} přijata.`, 11 * MINUTE],
  ["says the same, days later", () => "Jsem na dovolené do 30. listopadu.", 25 * HOUR],
  ["says nothing", () => "", SECOND],
];

describe("S3 two machines never write to each other endlessly", () => {
  test.each(MACHINES)(
    "S3 one that %s has at most five answers, however long it goes on",
    async (_what, machine, pause) => {
      const paces: readonly Pace[] = ["deed", "question", "help"];
      let texts = ["VOLNO OP"];
      for (let turn = 0; turn < 1_000 && texts.length > 0; turn += 1) {
        const before = sent().length;
        for (const text of texts) {
          const id = await came(text);
          const open = (await house.works.read(arrivalsToAnswer)).some((each) => each.id === id);
          const pace = pause > HOUR ? "help" : (paces[turn % paces.length] ?? "help");
          const kind = pace === "help" ? "sms-help" : "sms-free";
          if (open) await answers(id, { pace, kind, values: { examples: `VOLNO ${turn}`, times: `${turn}:00` } });
        }
        texts = sent()
          .slice(before)
          .map(({ body }) => machine(body ?? "", turn));
        house.clocks.move(pause);
      }
      expect(texts).toEqual([]);
      expect(sent().length).toBeGreaterThan(0);
      expect(sent().length).toBeLessThanOrEqual(5);
    },
    60_000,
  );

  test("S3 a machine that writes a thousand times whether it is answered or not has five answers a day", async () => {
    for (let turn = 0; turn < 1_000; turn += 1) {
      const id = await came(`Hlášení ${turn}`);
      await answers(id, { pace: "deed" });
      house.clocks.move(MINUTE);
    }
    expect(sent().length).toBe(5);
  }, 60_000);

  test("S3 without the limits the same machine would never end, so the proof sees a loop", async () => {
    await opens((sms) => {
      sms.answers.perNumberPerDay = 50;
    });
    let text = "VOLNO OP";
    for (let turn = 0; turn < 45; turn += 1) {
      await answers(await came(text), { pace: "deed" });
      text = `Zpráva číslo ${turn} přijata.`;
    }
    expect(sent()).toHaveLength(45);
  });
});

test("A4 a raw text is gone after 30 days, its parts, repeats and thread with it", async () => {
  const tell = (index: number, sentAt: number) =>
    house.works.write((work) =>
      receiveText(work, {
        transport: "android",
        providerId: null,
        from: VESNA,
        to: null,
        text: `část ${index}`,
        sentAt: instant(sentAt),
        part: { reference: "r", index, of: 2 },
      }),
    );
  await tell(1, 1_000);
  house.clocks.move(MINUTE);
  await tell(2, 1_000);
  house.clocks.move(MINUTE);
  await tell(2, 1_000);
  const jobs = messagingJobs(postNeeds(house));
  const count = (table: string) =>
    house.store.raw.query<{ n: number }, []>(`SELECT count(*) AS n FROM ${table}`).get()?.n;
  house.clocks.move(30 * 24 * HOUR - 2 * MINUTE - 1);
  for (const job of jobs) await job.run();
  expect([count("arrival_sms"), count("thread")]).toEqual([3, 1]);
  house.clocks.move(1);
  for (const job of jobs) await job.run();
  expect([count("arrival_sms"), count("thread")]).toEqual([0, 0]);
});
