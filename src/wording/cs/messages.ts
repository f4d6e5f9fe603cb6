import { bySms } from "../by-sms.ts";
import { csPlural } from "../plural.ts";

/**
 * What is told to citizens (B10). In braces stand placeholders; a line whose placeholders are all empty disappears. The
 * first paragraph of a mail is its heading; lines `Label: {value}` become a table; before a link, the words up to the colon
 * are what can be clicked. Subjects name nobody and no number (P2).
 */
export const messages = {
  kinds: {
    "please-confirm": {
      button: "Potvrdit termín",
      subject: "Potvrďte termín do {deadline}",
      email: `Termín vám držíme do {deadline}

Dobrý den, potvrďte prosím, že přijdete. Na stránce, která se otevře, to ještě jednou odsouhlasíte.

{button}
nebo na stránce opište kód: {code}

S čím: {service}
Kdy: {when}
Kam: {place}, {room}
Číslo: {number} – bude svítit na tabuli v čekárně
S sebou: {bring}

Kdybyste to do {deadline} nestihli, termín se uvolní a můžete si vybrat jiný.
Nehodí se vám? Zrušit termín: {cancelLink}

Pokud jste si termín neobjednali vy, nemusíte dělat nic.`,
      sms: `{office}: termín {when} potvrďte do {deadline}.
Kód: {code}
{button}`,
    },
    confirmed: {
      button: "Ukázat termín",
      subject: "Termín je váš: {when}",
      email: `Termín je váš

Dobrý den, termín máte potvrzený. Těšíme se na vás.

Kdy: {when}
Kam: {place}, {room}
S čím: {service}
S sebou: {bring}
Číslo: {number} – bude svítit na tabuli v čekárně
Kód: {code}

Kód zadejte na úřadě na tiskárně lístků v čase {window}, dostanete za něj lístek s číslem. Později už neplatí.
Přijďte prosím o {comeBefore} min dřív.

{button}

Podrobnosti najdete i na webu. Ukázat termín: {showLink}
Nehodí se vám? Zrušit termín: {cancelLink}`,
      sms: `{office}: {when}, {service}.
Kód {code}.
Platí {window}.
Číslo {number}.
{place}, {room}.
Zrušit: {cancelLink}`,
    },
    reminder: {
      button: "Ukázat termín",
      subject: "Připomínáme termín: {when}",
      email: `Připomínáme váš termín

Dobrý den, čekáme na vás.

Kdy: {when}
Kam: {place}, {room}
S čím: {service}
S sebou: {bring}
Číslo: {number} – bude svítit na tabuli v čekárně
Kód: {code}

Kód zadejte na úřadě na tiskárně lístků v čase {window}, dostanete za něj lístek s číslem. Později už neplatí.
Přijďte prosím o {comeBefore} min dřív.

{button}

Podrobnosti najdete i na webu. Ukázat termín: {showLink}
Nemůžete přijít? Zrušte termín, dostane ho někdo jiný. Zrušit termín: {cancelLink}`,
      sms: `{office}: připomínáme termín {when}, {service}.
Kód {code}.
Číslo {number}.
Zrušit: {cancelLink}`,
    },
    "cancelled-by-client": {
      button: "Najít jiný termín",
      subject: "Termín je zrušený",
      email: `Termín je zrušený

Dobrý den, termín jste zrušili a místo dostane někdo jiný. Děkujeme, že jste dali vědět.

S čím: {service}
Kdy: {when}
Kam: {place}, {room}

Potřebujete-li přijít jindy, objednejte se prosím znovu.

{button}`,
      sms: `{office}: termín {when} jste zrušili. Potřebujete-li přijít jindy, objednejte se znovu.
{button}`,
    },
    "cancelled-by-office": {
      button: "Najít jiný termín",
      subject: "Váš termín musíme zrušit",
      email: `Váš termín musíme zrušit

Dobrý den, omlouváme se, v tuto dobu vás nemůžeme přijmout.

Důvod: {reason}
S čím: {service}
Kdy: {when}
Kam: {place}, {room}

Objednejte se prosím na jiný den.

{button}

Podrobnosti najdete i na webu. Ukázat termín: {showLink}`,
      sms: `{office}: termín {when} musíme zrušit, omlouváme se.
Důvod: {reason}.
Objednejte se prosím znovu.
{button}`,
    },
    lapsed: {
      button: "Najít jiný termín",
      subject: "Termín propadl",
      email: `Termín propadl

Dobrý den, čas, kdy se dalo přijít, už uplynul. Na úřadě si můžete vzít obyčejný lístek, nebo se objednejte znovu.

S čím: {service}
Kdy: {when}
Kam: {place}, {room}

{button}`,
      sms: `{office}: termín {when} propadl. Na úřadě si můžete vzít lístek, nebo se objednejte znovu.
{button}`,
    },
    "code-by-sms": {
      button: "Otevřít stránku",
      subject: "Kód k vašemu termínu",
      email: `Kód k vašemu termínu

Dobrý den, tady je kód, o který jste si řekli. Nikomu ho neříkejte.

Kód: {code}
Kód platí: {window}
Potvrďte do: {deadline}
S čím: {service}
Kdy: {when}
Kam: {place}, {room}

{button}

Pokud jste o kód nežádali, nemusíte dělat nic.`,
      sms: `{office}: váš kód je {code}.
Termín {when}.
Potvrďte ho do {deadline}.
Na tiskárně lístků platí {window}.`,
    },
    moved: {
      button: "Ukázat termín",
      subject: "Termín je přesunutý: {when}",
      email: `Termín je přesunutý

Dobrý den, termín jste přesunuli. Tady je nový.

Kdy: {when}
Předtím: {before}
Kam: {place}, {room}
S čím: {service}
S sebou: {bring}
Číslo: {number} – bude svítit na tabuli v čekárně
Kód: {code}

Kód zadejte na úřadě na tiskárně lístků v čase {window}, dostanete za něj lístek s číslem. Později už neplatí.
Přijďte prosím o {comeBefore} min dřív.

{button}

Podrobnosti najdete i na webu. Ukázat termín: {showLink}
Nehodí se vám? Zrušit termín: {cancelLink}`,
      sms: `{office}: nový termín {when}, {service}.
Kód {code}.
Platí {window}.
Číslo {number}.
Zrušit: {cancelLink}`,
    },
    "moved-by-office": {
      button: "Změnit nebo ukázat termín",
      subject: "Váš termín jsme museli přesunout",
      email: `Váš termín jsme museli přesunout

Dobrý den, omlouváme se, v původní dobu vás nemůžeme přijmout. Místo v novém termínu vám držíme, nemusíte nic potvrzovat.

Důvod: {reason}
Nově: {when}
Předtím: {before}
Kam: {place}, {room}
S čím: {service}
S sebou: {bring}
Číslo: {number} – bude svítit na tabuli v čekárně
Kód: {code}

Kód zadejte na úřadě na tiskárně lístků v čase {window}, dostanete za něj lístek s číslem. Později už neplatí.
Hodil by se vám jiný den? Vyberte si ho na této stránce.

{button}

Podrobnosti najdete i na webu. Ukázat termín: {showLink}
Nemůžete přijít vůbec? Zrušit termín: {cancelLink}`,
      sms: `{office}: termín jsme museli přesunout na {when}, omlouváme se.
Důvod: {reason}.
Kód {code}.
Číslo {number}.
Změnit: {button}`,
    },
    offered: {
      button: "Vzít nový termín",
      subject: "Nabízíme vám jiný termín",
      email: `Nabízíme vám jiný termín

Dobrý den, omlouváme se, termín {before} musíme zrušit. Náhradou vám držíme jiné místo, stačí ho potvrdit.

Důvod: {reason}
Potvrďte do: {deadline}
Nový termín: {when}
Kam: {place}, {room}
S čím: {service}
Číslo: {number} – bude svítit na tabuli v čekárně

{button}

Kdybyste to do {deadline} nestihli, místo se uvolní a můžete si vybrat jiné.
Nehodí se vám? Odmítnout nabídku: {cancelLink}`,
      sms: `{office}: termín {before} musíme zrušit, omlouváme se.
Nabízíme {when}, potvrďte do {deadline}.
{button}`,
    },
    near: {
      button: "Ukázat lístek",
      subject: "Za chvíli jste na řadě",
      email: `Za chvíli jste na řadě

Dobrý den, vraťte se prosím do čekárny, ať vyvolání nezmeškáte.

Číslo: {number}
Lidí před vámi: {ahead}
S čím: {service}
Kam: {place}, {room}

{button}`,
      sms: `{office}: za chvíli jste na řadě, vraťte se prosím do čekárny.
Číslo {number}, lidí před vámi: {ahead}.
{button}`,
    },
    test: {
      button: "Otevřít objednávání",
      subject: "Zkušební zpráva",
      email: `Zkušební zpráva

Dobrý den, tohle je zkouška. Čtete-li ji, zprávy z úřadu odcházejí.

Odesláno: {when}

{button}`,
      sms: `{office}: zkušební zpráva, odesláno {when}.`,
    },
    "place-free": {
      button: "Vzít si termín",
      subject: "Uvolnilo se místo, držíme vám ho do {deadline}",
      email: `Uvolnilo se místo

Dobrý den, chtěli jste vědět, až se uvolní místo. Je tu a do {deadline} ho držíme jen pro vás.

Kdy: {when}
Kam: {place}, {room}
S čím: {service}
S sebou: {bring}
Číslo: {number} – bude svítit na tabuli v čekárně

{button}

Kdybyste to do {deadline} nestihli, nabídneme místo dalšímu v pořadí.
Už ho nechcete? Odmítnout místo: {cancelLink}`,
      sms: `{office}: uvolnilo se místo {when}, {service}. Držíme ho do {deadline}.
{button}`,
    },
    "sms-booked": bySms(
      "Objednáno textovou zprávou",
      `Objednáno {when}, {service}.
{place}, {room}.
Kód {code} pro tiskárnu lístků {window}.
Číslo {number}.
Zrušení: {cancelText}.
Údaje: {privacyLink}`,
    ),
    "sms-offered": bySms(
      "Nabídka termínu",
      `Nabízíme {when}, {service}.
{place}.
Do {deadline} odpovězte {yes}, jinak termín uvolníme.
Nechcete-li ho, napište {no}.
Údaje: {privacyLink}`,
    ),
    "sms-taken": bySms(
      "Termín není volný",
      `{reason}
Volno: {times}.
Objednání: {example}.
Údaje: {privacyLink}`,
    ),
    "sms-free": bySms(
      "Volné termíny",
      `{service}, volno: {times}.
Objednání: {example}.
Údaje: {privacyLink}`,
    ),
    "sms-cancelled": bySms(
      "Zrušeno textovou zprávou",
      `Zrušili jsme termín {when}, {service}.
Objednání znovu: {shortExample}.
Údaje: {privacyLink}`,
    ),
    "sms-help": bySms(
      "Nápověda",
      `{reason}
Objednání: {example}, nejbližší: {shortExample}.
Volno: {freeExample}.
Zrušení: {cancelText}.
Zkratky: {services}.
Údaje: {privacyLink}`,
    ),
    "sms-refused": bySms(
      "Nejde to",
      `{reason}
Údaje: {privacyLink}`,
    ),
    "sms-keyword": bySms(
      "Odpověď na vlastní slovo",
      `{answer}
Údaje: {privacyLink}`,
    ),
  },
  footer: {
    reply: (address: string) => `Odpovíte-li na tento e-mail, přijde odpověď na ${address}.`,
    noReply: "Na tento e-mail neodpovídejte, nikdo ho nečte.",
    erased: (days: number) =>
      days === 0
        ? "Vaše údaje smažeme hned po návštěvě."
        : `Vaše údaje smažeme nejpozději ${days} ${csPlural(days, "den", "dny", "dní")} po návštěvě.`,
    privacy: "Co s údaji uděláme: {privacyLink}",
  },
  placeholders: {
    office: "název úřadu",
    service: "s čím člověk jde",
    when: "den a čas termínu",
    day: "den termínu",
    time: "čas termínu",
    place: "adresa a budova",
    room: "kancelář nebo dveře",
    persons: "kolik lidí přijde",
    ahead: "kolik lidí je ve frontě před ním",
    bring: "co vzít s sebou",
    comeBefore: "o kolik minut dřív přijít",
    deadline: "do kdy je třeba termín potvrdit",
    code: "kód, který se opisuje",
    window: "odkdy dokdy kód platí na tiskárně lístků",
    number: "číslo na tabuli, je-li známé předem",
    reason: "proč úřad termín ruší",
    before: "kdy měl být termín předtím",
    button: "tlačítko zprávy",
    showLink: "odkaz na stránku termínu",
    cancelLink: "odkaz ke zrušení",
    privacyLink: "odkaz na zásady ochrany údajů",
    times: "nejbližší volné časy",
    services: "zkratky činností",
    example: "jak se objednat na určitý čas",
    shortExample: "jak se objednat na nejbližší čas",
    freeExample: "jak se zeptat na volné časy",
    cancelText: "jak termín zrušit",
    yes: "slovo, kterým se nabídka bere",
    no: "slovo, kterým se nabídka odmítá",
    answer: "odpověď úřadu na jeho vlastní slovo",
  },
};
