import { expect, test } from "bun:test";
import { join } from "node:path";
import { tellStopwatch } from "../../src/counter/served.ts";
import { createRenderer } from "../../src/platform/render.ts";
import { look, placed, queueNow, R12, samples, screen, waiting } from "../samples/counter.ts";
import type { PrinterState } from "../../src/queue/paper.ts";
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

test("Q2 every row says why it stands there, and who may not be called says until when", () => {
  const slot = at("2026-11-24T10:00");
  const later = waiting("R 15", "09:40", { slotAt: slot, dueAt: slot, notBefore: slot });
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
  expect([...model.keys.large, ...model.keys.small].filter(({ enabled }) => enabled).map(({ id }) => id)).toEqual([
    "help",
  ]);
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
    screen(look(queueNow({ current: { ...R12, state } }), { location })).keys.small.find(({ id }) => id === "came");
  expect(screen().keys.small.find(({ id }) => id === "came")).toBeUndefined();
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

test("K5 how a printer stands is told in words, a fault nobody has words for too", () => {
  expect(told("paper-near-end")).toBe("Tiskárna „Hala“: dochází papír. Na vytištění čeká 1 lístek.");
  expect(told("paper-out")).toBe("Tiskárna „Hala“: došel papír. Na vytištění čeká 1 lístek.");
  expect(told("cover-open")).toContain("je otevřený kryt");
  expect(told("off")).toContain("neodpovídá");
  expect(told("fault", "cut-off")).toContain("nedokončila tisk");
  expect(told("fault", "something-new")).toContain("netiskne");
});

test("T4 a silent board, waiting messages and a past outage are told in one line", () => {
  const troubles = [
    { kind: "silent", what: "board", name: "Čekárna" },
    { kind: "messages", waiting: 2 },
    { kind: "outage", from: "9:10", to: "9:14" },
  ] as const;
  expect(screen(look(queueNow(), { troubles })).trouble).toBe(
    "Tabule „Čekárna“ se neozývá. Zprávy klientům čekají na odeslání: 2. Od 9:10 do 9:14 systém neběžel.",
  );
});

test("L2 a long line is drawn to forty rows and the rest is counted", () => {
  const many = Array.from({ length: 60 }, (_, index) => waiting(`A ${100 + index}`, "09:00"));
  const model = screen(look(queueNow({ line: placed(many) })));
  expect([model.rows.length + 1, model.more]).toEqual([40, "a dalších 20"]);
  expect(model.heading).toBe("Čeká 60");
});

test("counts have the right forms in all four languages", () => {
  expect(forms("cs", "waiting")).toEqual(["Čeká 1", "Čekají 2", "Čeká 5", "Čeká 12", "Čeká 22"]);
  expect(forms("pl", "persons")).toEqual(["1 osoba", "2 osoby", "5 osób", "12 osób", "22 osoby"]);
  expect(forms("en", "persons")).toEqual(["1 person", "2 people", "5 people", "12 people", "22 people"]);
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

const told = (state: PrinterState, fault = "") =>
  screen(look(queueNow(), { troubles: [{ kind: "printer", printer: "Hala", paper: { state, fault, waiting: 1 } }] }))
    .trouble;

const forms = (language: keyof typeof CATALOGUES, tell: "waiting" | "paperWaiting" | "persons") =>
  [1, 2, 5, 12, 22].map((count) => CATALOGUES[language].counter[tell](count));
