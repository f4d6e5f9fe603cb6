import { expect, test } from "bun:test";
import { join } from "node:path";
import { tellStopwatch } from "../../src/counter/served.ts";
import { upcoming } from "../../src/counter/next-up.ts";
import { MINUTE } from "../../src/platform/clock.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { A41, look, NOW, placed, queueNow, R12, samples, screen, waiting } from "../samples/counter.ts";
import { at } from "../support/clock.ts";
import { htmlFaults } from "../support/html.ts";
import { CATALOGUES } from "../support/sample.ts";

const renderer = createRenderer(join(import.meta.dir, "../../views"));

test("Q4 the missing one who only waits for the client of now is whom Další will call", () => {
  const model = screen();
  expect(model.first?.number).toBe("A 41");
  expect(model.first?.why).toBe("2. vyvolání");
  expect(model.main.says).toBe("Ukončí R 12 a znovu zavolá A 41, 2.\u00a0vyvolání.");
});

test("Q4 a missing one whose pause still runs is not announced as the next", () => {
  const fresh = waiting("A 41", "09:02", {
    calls: 1,
    calledAt: at("2026-11-24T09:40:01"),
    recall: { counterId: "c2", ready: false },
  });
  const queue = queueNow({ line: placed([fresh, waiting("A 42", "09:08")]) });
  expect(upcoming(queue, NOW, 2 * MINUTE).next?.ticket.number).toBe("A 42");
  expect(upcoming(queue, at("2026-11-24T09:42:01"), 2 * MINUTE).next?.ticket.number).toBe("A 41");
});

test("Q4 with nobody at the counter a missing one waits for another client", () => {
  const queue = queueNow({ current: null, line: placed([A41, waiting("A 42", "09:08")]) });
  expect(upcoming(queue, NOW, 2 * MINUTE).next?.ticket.number).toBe("A 42");
});

test("Q2 every row says why it stands there, and who may not be called says until when", () => {
  const later = waiting("R 15", "09:40", { slotAt: at("2026-11-24T10:00"), notBefore: at("2026-11-24T10:00") });
  const model = screen(look(queueNow({ line: placed([waiting("A 42", "09:08"), later]) })));
  expect(model.first?.sentence).toBe("Proč první: je na řadě, lístek má od 9:08.");
  expect(model.rows).toHaveLength(1);
  expect(model.rows[0]).toMatchObject({ number: "R 15", why: "objednáno na 10:00", more: "až v 10:00", held: true });
});

test("Q2 the big key says what it will do in every state", () => {
  expect(says({ current: null, line: placed([waiting("A 42", "09:08")]) }).says).toBe("Zavolá A 42.");
  expect(says({ current: null, line: [] }).says).toBe("Teď nikdo nečeká.");
  expect(says({ line: [] }).says).toBe("Ukončí R 12. Nikdo další nečeká.");
  expect(says({ state: "paused", current: null })).toMatchObject({ to: "state", state: "open" });
  expect(says({ state: "closed", staffId: null, current: null }).word).toBe("Otevřít kabinku");
});

test("A1 a counter where somebody else sits shows neither their client nor a key that calls", () => {
  const model = screen(look(queueNow({ staffId: "petr" })));
  expect(model.state).toBe("occupied");
  expect(model.main).toMatchObject({ word: "Převzít kabinku", to: "state", state: "open" });
  expect(model.keys.filter(({ enabled }) => enabled)).toEqual([]);
  expect(JSON.stringify({ ...model, t: null })).not.toContain("Vesna");
});

test("P2 the client's name stands beside the number and nowhere else, never in the title", () => {
  const html = renderer.render({ name: "counter/counter" }, samples[0]?.model ?? {});
  expect(html.split("Vesna Krásná")).toHaveLength(2);
  expect(html).toContain("Vesna Krásná, objednáno na 9:30, příchod 9:24, vyvolání 9:37");
  expect(html.match(/<title>.*<\/title>/)?.[0]).not.toContain("Vesna");
});

test("Q1 came is a key of its own only where the location says so, and only until it was pressed", () => {
  const location = { ...look().location, coming: "press" as const };
  const keyAt = (state: "called" | "serving") =>
    screen(look(queueNow({ current: { ...R12, state } }), { location })).keys.find(({ id }) => id === "came");
  expect(screen().keys.find(({ id }) => id === "came")).toBeUndefined();
  expect(keyAt("called")?.enabled).toBe(true);
  expect(keyAt("serving")?.enabled).toBe(false);
});

test("Q5 the undo says how many seconds are left and is gone after the tenth", () => {
  const deed = { number: 41, kind: "ticket-served", ticketNumber: "R 12", undoUntil: at("2026-11-24T09:42:06.200") };
  const model = screen(look(queueNow({ deed })));
  expect(model.undo?.says).toBe("ještě 7 s");
  expect(model.deed).toBe("R 12 je hotovo.");
  expect(screen(look(queueNow({ deed: { ...deed, undoUntil: null } }))).undo).toBeNull();
});

test("K5 Q7 troubles of the house are told in words, one nobody has words for too", () => {
  expect(told("no-paper")).toBe("Tiskárna „Hala“: došel papír. Na vytištění čeká 1 lístek.");
  expect(told("something-new")).toContain("netiskne");
});

test("counts have the right forms in all four languages", () => {
  expect(forms("cs", "waiting")).toEqual(["Čeká 1", "Čekají 2", "Čeká 5", "Čeká 12", "Čeká 22"]);
  expect(forms("pl", "persons")).toEqual(["1 osoba", "2 osoby", "5 osób", "12 osób", "22 osoby"]);
  expect(forms("en", "persons")).toEqual(["1 person", "2 persons", "5 persons", "12 persons", "22 persons"]);
  expect(forms("uk", "persons")).toEqual(["1 особа", "2 особи", "5 осіб", "12 осіб", "22 особи"]);
  expect(CATALOGUES.cs.counter.paperWaiting(3)).toBe("Na vytištění čekají 3 lístky.");
});

test("letters that press keys differ from one another in every language", () => {
  for (const { counter } of Object.values(CATALOGUES)) {
    const letters = Object.values(counter.letters);
    expect(new Set(letters).size).toBe(letters.length);
  }
});

test("a visit's clock goes over an hour", () => {
  expect([0, 252, 3852].map(tellStopwatch)).toEqual(["0:00", "4:12", "1:04:12"]);
});

test("A1 every page of the counter is right HTML", async () => {
  for (const { view, name, model } of samples) {
    if (view.includes("/_")) continue;
    const faults = await htmlFaults(renderer.render({ name: view }, model));
    expect({ view, name, faults }).toEqual({ view, name, faults: [] });
  }
});

const says = (change: Parameters<typeof queueNow>[0]) => screen(look(queueNow(change))).main;

const told = (fault: string) =>
  screen(look(queueNow(), { troubles: [{ kind: "printer", printer: "Hala", fault, waiting: 1 }] })).trouble;

const forms = (language: keyof typeof CATALOGUES, tell: "waiting" | "paperWaiting" | "persons") =>
  [1, 2, 5, 12, 22].map((count) => CATALOGUES[language].counter[tell](count));
