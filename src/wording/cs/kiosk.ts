import { csAt, csPlural } from "../plural.ts";

/** A span of minutes as people say it; both ends inside, 0–0 is at once. */
const minutes = (to: number, word: (count: number) => string, from: number) =>
  to === 0
    ? "hned"
    : from === 0
      ? `do ${to} ${to === 1 ? "minuty" : "minut"}`
      : from === to
        ? `${to} ${word(to)}`
        : `${from}–${to} ${word(to)}`;

export const kiosk = {
  title: "Lístky",
  question: "S čím přicházíte?",
  lead: "Dotkněte se. Lístek vyjede dole.",
  leadNoPaper: "Dotkněte se. Číslo se ukáže tady na obrazovce.",
  waiting: (count: number) =>
    count === 0
      ? "nikdo nečeká"
      : `${csPlural(count, "čeká", "čekají", "čeká")} ${count} ${csPlural(count, "člověk", "lidé", "lidí")}`,
  shortWait: (from: number, to: number) =>
    to === 0 ? "hned" : from === 0 ? `do ${to} min` : from === to ? `asi ${to} min` : `${from}–${to} min`,
  notServed: "teď nevyřizujeme",
  stopped: {
    closed: "teď nevydáváme",
    capacity: "dnes už rozebráno",
    stopped: "výdej pozastaven",
  },
  booked: "Jsem objednán(a)",
  bookedLead: "Mám kód z e-mailu, SMS nebo QR",
  lower: "Posunout níž",
  higher: "Posunout výš",
  larger: "Větší písmo",
  smaller: "Menší písmo",
  moreContrast: "Vyšší kontrast",
  lessContrast: "Nižší kontrast",
  tools: "Jak má obrazovka vypadat",
  moreServices: "Další činnosti",
  firstServices: "První činnosti",

  askTitle: "Tohle teď nikdo nevyřizuje",
  askText: "Lístek si vzít můžete. Nevíme ale, kdy přijdete na řadu: nikdo, kdo to dělá, teď nemá otevřeno.",
  takeAnyway: "Vzít si lístek",

  closed: {
    closed: "Teď lístky nevydáváme",
    capacity: "Dnešní lístky už jsou rozebrané",
    stopped: "Výdej lístků je teď pozastavený",
  },
  opensAgain: (when: string) => `Lístky vydáváme zase: ${when}.`,
  today: (time: string) => `dnes ${csAt(time)}`,
  tomorrow: (time: string) => `zítra ${csAt(time)}`,
  bookTitle: "Objednejte se v mobilu",
  bookText: "Namiřte na čtverec fotoaparát a vyberte si čas.",

  codeTitle: "Napište svůj kód",
  codeLead: "Má 6 číslic. Přišel vám e-mailem nebo v SMS.",
  codeSoFar: (count: number) => `Napsáno ${count} z 6 číslic`,
  keypad: "Číslice",
  clear: "Smazat vše",
  erase: "Smazat poslední číslici",
  scanTitle: "Máte v mobilu QR kód?",
  scanText: "Přiložte ho ke čtečce pod obrazovkou.",
  back: "Zpět",
  noCode: "Kód nemám",
  codeShort: "Kód má 6 číslic. Napište ho prosím celý.",

  unknownTitle: "Tenhle kód neznáme",
  unknownText: "Zkontrolujte ho prosím a napište znovu. Nebo si vezměte obyčejný lístek.",
  tryAgain: "Napsat znovu",
  ordinaryTicket: "Vzít si lístek",
  earlyTitle: "Přišli jste brzy",
  earlyText: (when: string) => `Váš kód začne platit ${when}.`,
  earlyAgain: "Pak ho tu prosím napište znovu.",
  at: (time: string) => csAt(time),
  lateTitle: "Váš termín už propadl",
  lateText: "Můžete si ale hned vzít obyčejný lístek:",
  triesTitle: "Moc pokusů za sebou",
  triesText: "Počkejte prosím minutu a zkuste to znovu. Nebo si vezměte obyčejný lístek.",
  toStart: "Na začátek",

  printing: "Lístek se tiskne. Vezměte si ho dole.",
  numberHolds: "Číslo platí, i kdyby lístek nevyjel.",
  faults: {
    paper: "Lístek teď nevytiskneme, došel papír.",
    cover: "Lístek teď nevytiskneme, tiskárna je otevřená.",
    silent: "Lístek teď nevytiskneme, tiskárna neodpovídá.",
  },
  photographIt: "Vaše číslo platí. Vyfoťte si ho, nebo si ho zapamatujte.",
  yourNumber: "Tohle je vaše číslo.",
  noPaperText: "Vyfoťte si ho, nebo si ho zapamatujte.",
  ahead: (count: number) => (count === 0 ? "před vámi" : `před vámi ${csPlural(count, "čeká", "čekají", "čeká")}`),
  people: (count: number) => (count === 0 ? "nikdo" : `${count} ${csPlural(count, "člověk", "lidé", "lidí")}`),
  turnIn: "na řadu přijdete asi za",
  turn: "na řadu přijdete",
  wait: (from: number, to: number) => minutes(to, (count) => csPlural(count, "minutu", "minuty", "minut"), from),
  waitUnknown: "zatím nevíme",
  phoneTitle: "Pořadí i v mobilu",
  phoneText: "Namiřte na čtverec fotoaparát. Uvidíte, kdy přijdete na řadu, i když si odskočíte.",
  photographTitle: "Vyfoťte si číslo i čtverec",
  photographText: "Čtverec vám v mobilu ukáže pořadí. Kdo mobil nemá, ať sleduje tabuli v čekárně.",
  square: "Čtverec (QR kód) s odkazem na váš lístek",
  bookSquare: "Čtverec (QR kód) s odkazem na objednání",
  callTo: "Volat vás budeme",
  watchBoard: "Sledujte tabuli v čekárně.",
  andWatchBoard: ", sledujte tabuli v čekárně.",
  staffKnow: "Pracovníci o tom už vědí.",
  another: "Ještě jeden lístek",
  done: "Hotovo",
  longer: "Nechat déle",
  gotIt: "Mám to, hotovo",

  returnsIn: "Na začátek se vrátíme za",
  screenReturnsIn: "Obrazovka se vrátí za",
  seconds: "s",
  offlineTitle: "Tiskárna lístků teď nemá spojení",
  offlineText: "Zkusíme to za chvíli. Obrazovka se pak vrátí sama.",
  familyToo: (numbers: string) => `Také vaše: ${numbers}`,
  overTitle: "Tenhle lístek už neplatí.",
  overText: "Potřebujete-li ještě něco, vezměte si prosím nový.",
  startFile: (name: string) => `Soubor pro zapnutí: ${name}`,
  poster: (place: string) => `Plakát s čtvercem pro mobily: ${place}`,
};
