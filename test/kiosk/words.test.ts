import { describe, expect, test } from "bun:test";
import { whereCalled } from "../../src/kiosk/where.ts";
import { CATALOGUES } from "../support/sample.ts";

const { cs, pl, en, uk } = CATALOGUES;

const said = (word: Parameters<typeof whereCalled>[1], names: readonly string[]) =>
  [cs, pl, en, uk].map(({ paper }) => {
    const where = whereCalled(paper, word, names);
    return where === null ? null : `${where.to} ${where.counters}`;
  });

describe("K1 the tile says how many wait, in words that agree", () => {
  test.each([
    [0, ["nikdo nečeká", "nikt nie czeka", "nobody waiting", "ніхто не чекає"]],
    [1, ["čeká 1 člověk", "w kolejce: 1", "1 person waiting", "у черзі 1"]],
    [2, ["čekají 2 lidé", "w kolejce: 2", "2 people waiting", "у черзі 2"]],
    [5, ["čeká 5 lidí", "w kolejce: 5", "5 people waiting", "у черзі 5"]],
    [12, ["čeká 12 lidí", "w kolejce: 12", "12 people waiting", "у черзі 12"]],
    [21, ["čeká 21 lidí", "w kolejce: 21", "21 people waiting", "у черзі 21"]],
    [22, ["čeká 22 lidí", "w kolejce: 22", "22 people waiting", "у черзі 22"]],
  ])("K1 %i", (count, said) => {
    expect([cs, pl, en, uk].map(({ kiosk }) => kiosk.waiting(count))).toEqual(said);
  });
});

describe("K4 the ticket says how many go before, in words that agree", () => {
  test.each([
    [0, ["před vámi nikdo", "przed Państwem nikogo", "ahead of you nobody", "перед вами нікого"]],
    [1, ["před vámi čeká 1 člověk", "przed Państwem 1 osoba", "ahead of you 1 person", "перед вами чекає 1 людина"]],
    [3, ["před vámi čekají 3 lidé", "przed Państwem 3 osoby", "ahead of you 3 people", "перед вами чекають 3 людини"]],
    [9, ["před vámi čeká 9 lidí", "przed Państwem 9 osób", "ahead of you 9 people", "перед вами чекає 9 людей"]],
    [13, ["před vámi čeká 13 lidí", "przed Państwem 13 osób", "ahead of you 13 people", "перед вами чекає 13 людей"]],
    [
      24,
      ["před vámi čeká 24 lidí", "przed Państwem 24 osoby", "ahead of you 24 people", "перед вами чекають 24 людини"],
    ],
  ])("K4 %i", (count, said) => {
    expect([cs, pl, en, uk].map(({ kiosk }) => `${kiosk.ahead(count)} ${kiosk.people(count)}`)).toEqual(said);
  });
});

describe("K4 the wait is said as people say it", () => {
  test.each([
    [0, 0, ["hned", "od razu", "now", "одразу"]],
    [0, 1, ["do 1 minuty", "do 1 minuty", "within 1 minute", "до 1 хвилини"]],
    [0, 5, ["do 5 minut", "do 5 minut", "within 5 minutes", "до 5 хвилин"]],
    [1, 1, ["1 minutu", "1 minutę", "1 minute", "1 хвилину"]],
    [2, 3, ["2–3 minuty", "2–3 minuty", "2–3 minutes", "2–3 хвилини"]],
    [25, 35, ["25–35 minut", "25–35 minut", "25–35 minutes", "25–35 хвилин"]],
    [20, 21, ["20–21 minut", "20–21 minut", "20–21 minutes", "20–21 хвилину"]],
  ])("K4 %i–%i", (from, to, said) => {
    expect([cs, pl, en, uk].map(({ kiosk }) => kiosk.wait(from, to))).toEqual(said);
  });
});

describe("K4 the ticket says where it will be called", () => {
  test("K4 by what a counter is called here, with the right preposition and case", () => {
    expect(said("counter", ["3"])).toEqual(["k přepážce 3", "do okienka 3", "to counter 3", "до віконця 3"]);
    expect(said("window", ["3"])).toEqual(["k okénku 3", "do okienka 3", "to window 3", "до віконця 3"]);
    expect(said("booth", ["3"])).toEqual(["do kabinky 3", "do kabiny 3", "to booth 3", "до кабінки 3"]);
    expect(said("office", ["183"])).toEqual(["do kanceláře 183", "do pokoju 183", "to office 183", "до кабінету 183"]);
    expect(said("desk", ["3"])).toEqual(["ke stanovišti 3", "do stanowiska 3", "to desk 3", "до робочого місця 3"]);
  });

  test("K4 several counters are joined by the language's own or, lowest first", () => {
    expect(said("booth", ["3", "2"])).toEqual([
      "do kabinky 2 nebo 3",
      "do kabiny 2 lub 3",
      "to booth 2 or 3",
      "до кабінки 2 або 3",
    ]);
    expect(said("counter", ["10", "2", "5"])[0]).toBe("k přepážce 2, 5 nebo 10");
  });

  test("K4 four and more in a row are said as their ends, others one by one", () => {
    expect(said("counter", ["1", "2", "3", "4"])).toEqual([
      "k přepážce 1 až 4",
      "do okienka od 1 do 4",
      "to counter 1 to 4",
      "до віконця 1–4",
    ]);
    expect(said("counter", ["1", "2", "3", "5"])[0]).toBe("k přepážce 1, 2, 3 nebo 5");
  });

  test("K4 where no counter is known nothing is promised", () => {
    expect(said("counter", [])).toEqual([null, null, null, null]);
  });
});
