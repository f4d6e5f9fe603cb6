import { csAt } from "../plural.ts";

/** What stands on the printed ticket, and how counters are called wherever a ticket says them. */
export const paper = {
  ahead: "čeká před vámi",
  turnIn: "na řadu asi za",
  turn: "na řadu",
  callTo: "volat budeme",
  phoneTitle: "Pořadí v mobilu",
  phoneText: "Namiřte sem fotoaparát. Uvidíte, kdy přijdete na řadu.",
  issued: (day: string, time: string) => `${day} ${csAt(time)}`,
  foot: "Neslyšíte své číslo? Svítí na tabuli v čekárně.",
  /** With `counters`: "k přepážce 2", "do kabinky 2 nebo 3". */
  to: { counter: "k", window: "k", booth: "do", office: "do", desk: "ke" },
  counters: {
    counter: "přepážce",
    window: "okénku",
    booth: "kabinky",
    office: "kanceláře",
    desk: "stanovišti",
  },
  or: "nebo",
  upTo: (first: string, last: string) => `${first} až ${last}`,
  /** A printer that fetches its tickets itself; for the administrator. */
  pull: {
    make: (name: string) => `Nová adresa pro tiskárnu: ${name}`,
    title: (name: string) => `Adresa tiskárny: ${name}`,
    where:
      "Tuhle adresu zadejte v nastavení tiskárny jako adresu serveru CloudPRNT. Tiskárna si pro lístky chodí sama.",
    once: "Ukážeme ji jen teď. Dřívější adresa už neplatí.",
    unproven: "Na skutečné tiskárně zatím nevyzkoušeno. Než se na ni spolehnete, vytiskněte si zkušební lístek.",
    back: "Zpět do nastavení",
  },
};
