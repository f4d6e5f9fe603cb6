import { csAt, csPlural } from "../plural.ts";

/** The day at a glance, and what a supervisor does to it. */
export const day = {
  says: (time: string): string => `Stav ${csAt(time)}. Stránka se mění sama.`,
  lost: "Spojení se serverem nemáme od",
  lostText: "Co vidíte, může být staré.",
  messengerLead: "Na starosti máte zprávy občanům. Den, rezervace a nastavení vidí vedoucí a správce.",
  closed: "Den je uzavřený. Lístky se dnes už nevydávají.",
  booked: "Rezervace dnes",
  bookedSays: (came: number, missed: number, coming: number): string =>
    `přišlo ${came}, nepřišlo ${missed}, ještě přijde ${coming}`,
  waiting: "Čeká teď",
  waitingSays: (number: string, since: string): string => `nejdéle ${number}, od ${since}`,
  nobodyWaits: "nikdo",
  served: "Obslouženo",
  servedSays: (missed: number): string => `nepřišlo po vyvolání: ${missed}`,
  open: "Otevřeno",
  of: (open: number, all: number): string => `${open} z ${all}`,
  openSays: (paused: number): string => `přestávka: ${paused}`,
  line: "Fronta teď",
  matter: "S čím",
  wait: "Odhad čekání",
  tickets: "Lístky",
  minutes: (from: number, to: number): string => (from === to ? `${to} min` : `${from}–${to} min`),
  given: "vydávají se",
  stoppedWith: (text: string): string => `zastaveno: ${text}`,
  why: { closed: "mimo dobu vydávání", capacity: "dnešní počet je rozdaný" },
  right: (percent: number, tickets: number): string =>
    `Odhad čekání za 30 dní seděl v ${percent} % případů, z ${tickets} ${csPlural(tickets, "lístku", "lístků", "lístků")}.`,
  rightUnknown: "Jak přesný je odhad čekání, ukážeme po prvních obsloužených.",
  counters: { counter: "Přepážky", window: "Okénka", booth: "Kabinky", office: "Kanceláře", desk: "Stanoviště" },
  counter: "Číslo",
  clerk: "Kdo",
  serves: "Obsluhuje",
  free: "volno",
  state: { paused: "přestávka", closed: "zavřeno" },
  next: "Kdo je objednaný dál",
  nobodyNext: "Dnes už nikdo objednaný není.",
  all: (count: number): string =>
    csPlural(count, `Celý den, ${count} rezervace`, `Celý den, ${count} rezervace`, `Celý den, ${count} rezervací`),
  time: "Čas",
  number: "Číslo",
  stateHead: "Stav",
  printer: {
    off: "neodpovídá, je nejspíš vypnutá nebo odpojená",
    "paper-near-end": "dochází papír",
    "paper-out": "došel papír",
    "cover-open": "je otevřený kryt",
    fault: "netiskne",
  },
  messages: (waiting: number, dead: number): string =>
    [
      waiting === 0 ? "" : `Nedaří se odeslat zprávy: ${waiting}.`,
      dead === 0 ? "" : `Dnes nedoručeno a už se nezkouší: ${dead}.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  backToDay: "Zpět na dnešek",
  issuing: "Vydávání lístků",
  issuingLead: "Zastavíte-li vydávání, kiosek ukáže vaše slova. Platí jen dnes, dokud vydávání zase nespustíte.",
  wholePlace: "Celé pracoviště",
  resume: "Vydávat znovu",
  stopTitle: "Zastavit vydávání",
  stopWhat: "Co zastavit",
  stopText: "Co si lidé přečtou",
  stopTextHelp: "Třeba: Nejde spojení s registrem, přijďte prosím po 13. hodině.",
  stop: "Zastavit vydávání",
  needText: "Napište, co si lidé na kiosku přečtou.",
  closing: "Uzavřít den",
  closingLead: "Fronta skončí, přepážky se zavřou a lístky se dnes už nevydají. Vrátit to nejde.",
  remain: (count: number): string =>
    csPlural(
      count,
      `Neobsloužený zůstane ${count} lístek:`,
      `Neobsloužené zůstanou ${count} lístky:`,
      `Neobslouženo zůstane ${count} lístků:`,
    ),
  nobodyRemains: "Nikdo nečeká, všichni jsou obslouženi.",
  stillServing: (who: string): string => `Ještě se obsluhuje (${who}). Dokud neskončí, den uzavřít nejde.`,
  close: "Uzavřít den",
  keepOpen: "Nechat otevřený",
  reprint: "Vytisknout lístek znovu",
  reprintLead: "Když se papír utrhl nebo ztratil. Číslo i pořadí zůstávají.",
  ticket: "Lístek",
  kiosk: "Kde vytisknout",
  print: "Vytisknout",
  printed: (number: string, kiosk: string): string => `Lístek ${number} tiskne kiosek ${kiosk}.`,
  needTicket: "Vyberte lístek a kiosek.",
  nothingToPrint: "Žádný lístek teď nečeká, není co tisknout.",
  settings: "Nastavení",
  orderTitle: "Kdo jde dřív",
  allowance: (place: string, minutes: number): string =>
    minutes === 0
      ? `${place}: jedno pořadí podle času, nikdo nemá přednost.`
      : `${place}: kdo přišel bez objednání, pouští před sebe objednané nejdéle ${csPlural(minutes, "minutu", `${minutes} minuty`, `${minutes} minut`)}.`,
  allowanceHelp:
    "Přísná přednost objednaných a strop čekání pro ostatní se vylučují. Při 24 hodinách jdou objednaní vždy první a čekání bez objednání strop nemá. Při kratší době je čekání omezené, ale objednaný může počkat. Mění se v souboru úřadu: locations, walkInAllowanceMinutes.",
};
