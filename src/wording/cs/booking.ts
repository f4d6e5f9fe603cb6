import { csAt, csPlural } from "../plural.ts";

export const booking = {
  // choosing
  matterTitle: "S čím za námi jdete?",
  matterLead: "Vyberte, co potřebujete vyřídit. Potom si zvolíte den a čas, objednání trvá asi dvě minuty.",
  nothingOffered: "Objednat se tu teď nedá k ničemu. Přijďte prosím osobně.",
  placeTitle: "Kam přijdete?",
  timesTitle: "Kdy se vám to hodí?",
  step: (step: number, steps: number) => `Krok ${step} z ${steps}`,
  backToMatter: "Zpět na výběr",
  backToPlace: "Zpět na místo",
  backToTime: "Zpět na čas",
  about: (minutes: number) => `asi ${minutes} ${csPlural(minutes, "minuta", "minuty", "minut")}`,
  bringShort: (thing: string) => `S sebou: ${thing}.`,
  bringMore: "Co vzít s sebou a poplatky",
  nearest: "Nejbližší volný termín",
  today: "dnes",
  tomorrow: "zítra",
  chooseDay: "Vyberte den",
  thisWeek: "tento týden",
  nextWeek: "příští týden",
  freePlaces: (count: number) => `${count} ${csPlural(count, "volný", "volné", "volných")}`,
  freeTimes: (count: number) => `${count} ${csPlural(count, "volný termín", "volné termíny", "volných termínů")}`,
  free: "volný",
  freeOf: (count: number) => `${count} ${csPlural(count, "volné místo", "volná místa", "volných míst")}`,
  full: "obsazeno",
  closed: "zavřeno",
  past: "proběhlo",
  todayOver: "dnes už ne",
  tooLate: "už nejde",
  number: (label: string) => `číslo ${label}`,
  otherDays: "Další dny",
  earlierDays: "Dřívější dny",
  bookableUntil: (day: string) => `objednat se můžete do ${day.replaceAll(" ", "\u00a0")}`,
  nothingFree: (day: string) => `Do ${day} je všechno obsazené. Místa se uvolňují, zkuste to prosím znovu později.`,
  noTimes: "Na tenhle den termíny nejsou. Vyberte prosím jiný den.",
  keptTyped: "Co jste vyplnili, zůstalo. Stačí vybrat jiný čas, třeba i v jiný den, a znovu ho zarezervovat.",
  oneVisit: "Při jedné návštěvě",
  addThing: "Přidat další věc na tutéž návštěvu:",
  leaveOut: "Odebrat",
  wholeMonth: "Celý měsíc",
  byWeeks: "Po týdnech",
  earlierMonth: "Předchozí měsíc",
  laterMonth: "Další měsíc",
  monthLegend: "– v závorce je počet volných míst",
  whichRooms: "Kde:",
  allRooms: "všechna místa",
  dayFull: "Tenhle den je plný.",
  tellMe: "Dejte mi vědět, až se uvolní místo",

  // by text message
  byText: {
    also: "Objednat se můžete i textovou zprávou na",
    ask: "Jestli se něco uvolnilo, zjistíte i textovou zprávou na",
    how: "jak na\u00a0to",
    title: "Objednání textovou zprávou",
    lead: (name: string) =>
      `Stačí obyčejná zpráva z mobilu, internet k tomu nepotřebujete. Místo ${name} napište své příjmení.`,
    number: "Pište na číslo",
    nearest: "nejbližší volný termín do týdne",
    time: "určitý den a čas",
    free: "kdy je volno",
    cancel: "zrušení s kódem z naší odpovědi",
    help: "krátká nápověda",
    booked: "V odpovědi vám přijde termín a kód nebo číslo. Když je obsazeno, pošleme nejbližší volné časy.",
    offered: (minutes: number, yes: string, no: string) =>
      `V odpovědi vám přijde čas, který ${minutes}\u00a0${csPlural(minutes, "minutu", "minuty", "minut")} podržíme. Odpovězte ${yes}, nebo ${no}.`,
    understood: "Na velikosti písmen, háčcích ani mezerách nezáleží.",
    words: "Zkratky činností",
    privacy: "Ptáme se jen na jméno a odpovídáme na číslo, ze kterého píšete.",
    forTown: "Pro web a letáky: objednání textovou zprávou",
    forTownText: (number: string, example: string) => `Na číslo ${number} pošlete třeba: ${example}`,
  },

  // moving
  move: "Přesunout na jiný čas",
  moveTitle: "Na kdy termín přesunout?",
  movingFrom: (when: string) => `Teď máte termín ${when}.`,
  movingKept: "Zůstane váš, dokud nezískáte nový.",
  movingStays: "Váš dosavadní termín platí dál.",
  ownTime: "váš termín",
  backToOwn: "Zpět na můj termín",
  moveAskTitle: "Přesunout termín?",
  moveAskLead: "Původní místo se uvolní ostatním, až bude nové vaše.",
  now: "Teď",
  newly: "Nově",
  moveYes: "Ano, přesunout",
  moveButton: "Ukázat nebo přesunout termín",
  movedTitle: "Termín je přesunutý",

  // waiting list
  waitingTitle: "Dáme vám vědět",
  waitingLead: (service: string, day: string) => `${service}, ${day}. Na tenhle den je teď všechno obsazené.`,
  waitingHow: (minutes: number) =>
    `Až se místo uvolní, napíšeme prvnímu v pořadí a ${minutes} ${csPlural(minutes, "minutu", "minuty", "minut")} mu ho podržíme.`,
  waitingContact: "Sem vám napíšeme, až se místo uvolní.",
  waitingPrivacy:
    "Údaje použijeme jen k téhle zprávě a smažeme je nejpozději po tom dni. Když vám místo podržíme, smažeme je jako u každého termínu.",
  waitingSend: "Zapsat do pořadí",
  waitingDoneTitle: "Máme vás v pořadí",
  waitingDone: "Když se místo uvolní a budete na řadě, napíšeme vám. Jiný den si můžete objednat hned.",
  leaveNow: "Už na místo nečekat",
  leaveTitle: "Nečekat na místo?",
  leaveLead: "Vyškrtneme vás z pořadí a vaše údaje smažeme.",
  leaveYes: "Ano, nečekat",
  leftTitle: "Už na místo nečekáte",
  leftText: "Jste vyškrtnutí z pořadí. Objednat se můžete kdykoli znovu.",

  // beside the choice
  matter: "S čím jdete",
  matterRow: "S čím",
  when: "Kdy",
  where: "Kam",
  bring: "Co vzít s sebou",
  fee: "Kolik to stojí",
  goodToKnow: "Dobré vědět",
  accessible: "Bezbariérový přístup",
  comeBefore: (minutes: number) =>
    `Přijďte prosím ${minutes} ${csPlural(minutes, "minutu", "minuty", "minut")} předem.`,
  somethingElse: "Potřebuji něco jiného",
  map: "Ukázat na mapě",
  onePerson: "jedna osoba",

  // who comes
  detailsTitle: "Kdo přijde?",
  fillAll: "Vyplňte všechno.",
  fillRequired: "Nepovinné údaje jsou označené.",
  optional: "nepovinné",
  name: "Jméno a příjmení",
  company: "Název firmy",
  companyInstead: "Stačí vyplnit jméno, nebo firmu.",
  email: "E-mail",
  emailWhy: "Pošleme vám na něj odkaz k potvrzení.",
  emailWhyPlain: "Pošleme vám na něj potvrzení termínu.",
  phone: "Telefon",
  phoneWhy: "Ozveme se, jen kdyby se termín musel změnit.",
  phoneWhyCode: "Pošleme vám na něj kód k potvrzení.",
  oneIsEnough: "Stačí telefon, nebo e-mail.",
  persons: "Kolik vás přijde",
  personsCount: (count: number) => `${count} ${csPlural(count, "osoba", "osoby", "osob")}`,
  personsFit: (most: number) =>
    `V tenhle čas ${csPlural(most, "se vejde", "se vejdou", "se vejde")} nejvýš ${most} ${csPlural(most, "osoba", "osoby", "osob")}. Je-li vás víc, vyberte prosím jiný čas.`,
  trap: "Tohle pole nechte prázdné",
  numerals: (words: string) => `Přepište jako číslo: ${words}`,
  numeralsWhy: "Chráníme tak termíny před roboty.",
  digits: ["nula", "jedna", "dva", "tři", "čtyři", "pět", "šest", "sedm", "osm", "devět"],
  privacyShort: "Co s údaji uděláme.",
  privacyLine: (controller: string) => `Správcem je ${controller}.`,
  privacyUse: (days: number) =>
    days === 0
      ? "Vaše údaje použijeme jen k tomuto termínu a hned po návštěvě je smažeme."
      : `Vaše údaje použijeme jen k tomuto termínu a smažeme je nejpozději ${days} ${csPlural(days, "den", "dny", "dní")} po návštěvě.`,
  privacyMore: "Celé znění a pověřenec",
  toCheck: "Pokračovat ke kontrole",
  errorSummary: (count: number) =>
    count === 1
      ? "Opravte prosím jednu věc"
      : `Opravte prosím ${["dvě", "tři", "čtyři"][count - 2] ?? count} ${csPlural(count, "věc", "věci", "věcí")}`,
  errors: {
    name: {
      short: "Napište jméno a příjmení",
      long: "Napište jméno a příjmení.",
    },
    company: { short: "Napište název firmy", long: "Napište název firmy." },
    email: {
      short: "Napište e-mail",
      long: "Napište e-mail, třeba jmeno@seznam.cz.",
    },
    emailAt: {
      short: "Dopište e-mail, chybí zavináč",
      long: "V adrese chybí zavináč. Napište ji celou, třeba jmeno@seznam.cz.",
    },
    emailShape: {
      short: "Opravte e-mail, není celý",
      long: "Adresa není celá nebo je v ní překlep. Má vypadat třeba takhle: jmeno@seznam.cz.",
    },
    phone: {
      short: "Napište telefon",
      long: "Napište telefon, třeba 777 123 456.",
    },
    phoneShape: {
      short: "Opravte telefon",
      long: "Tohle nevypadá jako telefonní číslo. Napište ho třeba 777 123 456, cizí i s předvolbou: +48 512 345 678.",
    },
    contact: {
      short: "Napište telefon, nebo e-mail",
      long: "Napište telefon, nebo e-mail. Jedno z toho stačí.",
    },
    answer: { short: "Odpovězte na otázku", long: "Odpovězte prosím." },
    tooLong: {
      short: "Zkraťte text",
      long: "To je na nás moc dlouhé, zkraťte to prosím.",
    },
    persons: {
      short: "Vyberte, kolik vás přijde",
      long: "Vyberte, kolik vás přijde.",
    },
    personsMost: {
      short: "Vyberte menší počet, nebo jiný čas",
      long: "Tolik vás se do tohoto času už nevejde. Vyberte menší počet, nebo jiný čas.",
    },
    numerals: {
      short: "Přepište číslo znovu, nesouhlasí",
      long: "Číslo nesouhlasilo. Tady je nové, napište ho číslicemi.",
    },
    trap: {
      short: "Odešlete formulář ještě jednou",
      long: "Formulář vypadal, jako by ho vyplnil stroj. Zkontrolujte údaje a odešlete ho znovu.",
    },
    fast: {
      short: "Odešlete formulář ještě jednou",
      long: "To bylo moc rychlé. Zkontrolujte údaje a odešlete je znovu.",
    },
    old: {
      short: "Odešlete formulář ještě jednou",
      long: "Stránka byla otevřená moc dlouho. Co jste napsali, zůstalo, stačí to odeslat znovu.",
    },
    code: { short: "Opište kód znovu", long: "Kód nesouhlasí." },
  },

  // check
  checkTitle: "Souhlasí to?",
  yourDetails: "Vaše údaje",
  reserve: (day: string, time: string) => `Zarezervovat ${day} ${csAt(time)}`,
  change: "Změnit údaje",
  anotherTime: "Vybrat jiný čas",
  deadlineAhead: (minutes: number) =>
    minutes % 60 === 0
      ? `Termín pro vás podržíme ${minutes / 60} ${csPlural(minutes / 60, "hodinu", "hodiny", "hodin")}. Během nich ho potvrďte.`
      : `Termín pro vás podržíme ${minutes} ${csPlural(minutes, "minutu", "minuty", "minut")}. Během nich ho potvrďte.`,
  deadlineUntil: (time: string) => `Termín pro vás podržíme do ${time}. Do té doby ho potvrďte.`,

  // held
  heldTitle: "Termín držíme",
  until: (time: string) => `do ${time}`,
  heldLead: (time: string, now: string) => `Teď ho prosím potvrďte. Po ${time} ho uvolníme pro ostatní. Je ${now}.`,
  byMail: "Potvrďte v\u00a0e-mailu",
  mailSentTo: "Poslali jsme ho na",
  mailOpen: "Otevřete ho a stiskněte",
  mailButton: "Potvrdit termín",
  orCode: "Nebo opište kód z\u00a0e-mailu",
  orCodeWhy: "Hodí se, když poštu čtete na jiném přístroji.",
  smsCode: "Opište kód z\u00a0textové zprávy",
  smsSentTo: "Poslali jsme ho na",
  confirm: "Potvrdit",
  wrongCode: (triesLeft: number) =>
    triesLeft === 0
      ? "Kód nesouhlasí a další pokus už není. Potvrďte prosím termín odkazem ve zprávě, kterou jsme vám poslali."
      : `Kód nesouhlasí. ${csPlural(triesLeft, "Zbývá", "Zbývají", "Zbývá")} ${triesLeft} ${csPlural(triesLeft, "pokus", "pokusy", "pokusů")}.`,
  numberRow: "Číslo",
  mailMissing: "E-mail nepřišel?",
  mailMissingHint: "Bývá i v nevyžádané poště.",
  smsMissing: "Zpráva nepřišla?",
  sendAgain: "Poslat e-mail znovu",
  sendSmsAgain: "Poslat zprávu znovu",
  correctAddress: "Opravit adresu",
  letGo: "Termín už nechci",
  sentAgain: (address: string) => `Poslali jsme to znovu na ${address}.`,
  addressTitle: "Kam to máme poslat?",
  addressLead: "Pošleme potvrzení na novou adresu. Čas, do kdy termín držíme, se nezmění.",
  addressSend: "Poslat na tuhle adresu",

  // confirm by link
  confirmTitle: "Potvrdit termín?",
  confirmLead: (time: string) => `Držíme ho do ${time}.`,
  confirmButton: "Potvrdit termín",
  chooseAnother: "Vybrat jiný čas",

  // confirmed
  yoursTitle: "Termín je váš",
  seenTitle: "Už o vás víme",
  seenLead: "Posaďte se prosím. Zavoláme vás číslem na tabuli.",
  seenLeadMore: "Posaďte se prosím. Zavoláme vás těmito čísly na tabuli.",
  calledTitle: "Jste na řadě",
  calledNow:
    "Vaše číslo už jsme zavolali. Kam jít, ukazuje tabule v čekárně. Zrušit termín odtud už nejde, řekněte to prosím u přepážky.",
  numbersNote: "Tahle čísla budou svítit na tabuli v čekárně a ozve se gong. Zapište si je.",
  numberNote: "Tohle číslo bude svítit na tabuli v čekárně a ozve se gong. Zapište si ho.",
  codeNote: "Tohle je váš kód. Zapište si ho, na úřadě za něj dostanete lístek.",
  windowNote: (from: string, to: string) =>
    `Kód zadejte na tiskárně lístků od ${from} do ${to}. Potom termín propadne.`,
  comeABitEarlier: "Stačí přijít o pár minut dřív.",
  sitDown: "Nikde se nehlásíte, sedněte si do čekárny.",
  matterAndBring: "S čím a co vzít s sebou",
  toCalendar: "Přidat do kalendáře",
  cancel: "Zrušit termín",
  openTicket: (number: string) => `Místo ve frontě: lístek ${number}`,
  sameInMail: "Totéž najdete ve zprávě, kterou jsme vám poslali.",
  cancelInMail: "Zrušit ho můžete odkazem v té zprávě.",
  reminder: (hours: number) =>
    hours === 24
      ? "Den předem vám termín připomeneme."
      : `${hours} ${csPlural(hours, "hodinu", "hodiny", "hodin")} předem vám termín připomeneme.`,

  // cancelling
  cancelTitle: "Opravdu zrušit termín?",
  cancelLead: "Zrušení už nejde vzít zpět. Místo hned nabídneme ostatním.",
  letGoTitle: "Opravdu termín uvolnit?",
  cancelYes: "Ano, zrušit termín",
  cancelNo: "Nechat, jak je",
  cancelFormTitle: "Zrušit nebo přesunout termín",
  cancelFormLead: "Opište kód z potvrzení a e-mail nebo telefon, který jste zadali.",
  cancelFormLink: "Nemáte-li kód, zrušte termín odkazem ve zprávě, kterou jsme vám poslali.",
  arrivalCode: "Kód z potvrzení",
  arrivalCodeWhy: "Šest číslic.",
  contact: "E-mail nebo telefon",
  cancelButton: "Zrušit objednávku",
  cancelUnknown: {
    short: "Zkontrolujte kód a kontakt",
    long: "Takovou objednávku nemáme. Zkontrolujte kód i e-mail nebo telefon.",
  },

  // over
  ended: {
    expired: {
      title: "Termín jsme uvolnili",
      text: "Nebyl potvrzený včas, proto už ho může dostat někdo jiný. Objednejte se prosím znovu.",
    },
    cancelled: {
      title: "Termín je zrušený",
      text: "Místo jsme uvolnili ostatním. Děkujeme, že jste dali vědět.",
    },
    lapsed: {
      title: "Termín propadl",
      text: "Čas, kdy se dalo přijít, už uplynul. Na úřadě si můžete vzít obyčejný lístek, nebo se objednejte znovu.",
    },
    over: {
      title: "Termín už proběhl",
      text: "Děkujeme za návštěvu.",
    },
  },
  bookAgain: "Najít jiný termín",

  // limits
  limits: {
    tooMany: {
      title: "Zkuste to prosím za chvíli",
      text: "Z tohoto místa nebo na tento kontakt teď přišlo hodně objednávek. Počkejte prosím deset minut, nebo zavolejte. Nic jsme vám nezarezervovali.",
    },
    contact: {
      title: "Na tenhle kontakt už máte objednáno",
      text: "Víc termínů naráz na jeden kontakt neobjednáváme. Dosavadní termín můžete přesunout nebo zrušit.",
    },
    toOwn: "Zrušit nebo přesunout termín",
    back: "Zpět na volné termíny",
  },

  // notices
  linksTitle: "Odkazy pro web města",
  linksAll: "Celé objednávání",
  linksFrame: "Objednávání uvnitř vlastní stránky",
  linksNoFrame: "Stránky, které to smějí, se nastavují v souboru úřadu (office.embedOn).",
  linksOnly: (sites: string) => `Smějí to jen tyto stránky: ${sites}. Kód do stránky:`,
  accessibilityTitle: "Přístupnost",
  accessibilityText: [
    "Chceme, aby se tu mohl objednat každý. Stránky fungují bez skriptů, jen z klávesnice, se čtečkou obrazovky i na starém telefonu. Text jde zvětšit na čtyřnásobek.",
    "Držíme se pravidel WCAG 2.2 na úrovni AA. Kontrolujeme to sami, automaticky a ručně; nezávislou kontrolou stránky zatím neprošly.",
    "Víme o jednom nedostatku: výběr dní se na úzkém displeji posouvá do strany.",
    "Když něco nejde, napište nám nebo přijďte. Objednáme vás i tak.",
  ],
};
