import { csPlural } from "../plural.ts";

const days = (count: number) => `${count} ${csPlural(count, "den", "dny", "dní")}`;

/** The privacy notice (P4): one section for each thing that is kept, shown where the office has it. */
export const privacy = {
  title: "Co děláme s\u00a0vašimi údaji",
  controller: "Správce údajů",
  processors: "Kdo další s údaji pracuje",
  ownSystem: "Systém provozuje úřad sám.",
  emailBy: {
    none: "E-maily systém neodesílá, zůstávají v něm a čtou je jen pověření zaměstnanci úřadu.",
    smtp: "E-maily odcházejí poštovním serverem úřadu.",
    resend:
      "E-maily za úřad rozesílá služba Resend (Plus Five Five, Inc., USA). Dostane vaši e-mailovou adresu a text zprávy a o odeslání si vede vlastní záznamy podle smlouvy s úřadem.",
  },
  smsBy: {
    none: "Textové zprávy systém neodesílá, zůstávají v něm a čtou je jen pověření zaměstnanci úřadu.",
    gammu:
      "Textové zprávy odcházejí a přicházejí modemem úřadu. Co smažeme tady, smažeme do minuty i v jeho programu; jen zpráva, která se právě odesílá, tam zůstane, než odejde.",
    android: "Textové zprávy odcházejí a přicházejí telefonem úřadu. V telefonu zůstanou, dokud je z něj úřad nesmaže.",
    smsapi:
      "Textové zprávy za úřad dopravuje služba SMSAPI (LINK Mobility Poland sp. z o.o., Polsko). Dostane vaše telefonní číslo a text zprávy a vede si vlastní záznamy podle smlouvy s úřadem.",
    smsbrana:
      "Textové zprávy za úřad dopravuje služba SMSbrána (SMSbrána s.r.o., Brno). Dostane vaše telefonní číslo a text zprávy a vede si vlastní záznamy podle smlouvy s úřadem.",
  },
  nobodyElse: "Nikdo jiný údaje nezpracovává.",
  carried: "Zprávu vám pak doručí provozovatel vaší e-mailové schránky nebo váš mobilní operátor.",
  officer: "Pověřenec pro ochranu osobních údajů",
  basis: "Právní základ",
  basisDefault: "Údaje potřebujeme, abychom vás mohli objednat (plnění úkolu ve veřejném zájmu).",

  booking: "Objednání na termín",
  bookingWhat: (what: string) =>
    `Ptáme se na: ${what}. Údaje používáme jen k objednání a k tomu, abychom vám napsali, když se něco změní. Úředník si k termínu může připsat poznámku. Na tabuli, na lístku ani v adrese stránky vaše jméno není.`,
  bookingLong: (count: number) =>
    count === 0
      ? "Údaje, poznámku i zprávy, které jsme vám poslali, smažeme hned po návštěvě, nejdřív ale po konci doby, kdy jste mohli přijít. U termínů zrušených, propadlých a nepotvrzených je smažeme hned, jakmile skončí; jen poslední zpráva o tom má na odeslání hodinu."
      : `Údaje, poznámku i zprávy, které jsme vám poslali, smažeme nejpozději ${days(count)} po návštěvě (nebo po konci doby, kdy jste mohli přijít, je-li to později), u termínů zrušených, propadlých a nepotvrzených ${days(count)} potom, co skončily.`,
  bookingCode: "Do konce dne zůstane otisk kódu, ze kterého nikdo nepozná, čí kód byl.",
  data: {
    name: "jméno",
    company: "název firmy",
    email: "e-mail",
    phone: "telefon",
    answers: "odpovědi na otázky úřadu",
  },
  waiting: "Čekání na uvolněné místo",
  waitingText:
    "Jméno a kontakt použijeme jen k tomu, abychom vám napsali, až se místo uvolní. Smažeme je, jakmile na místo přestanete čekat, nejpozději s koncem toho dne. Když vám místo podržíme, platí pro údaje totéž co pro termín.",
  tickets: "Lístek do fronty",
  ticketsText:
    "Na lístku ani na jeho stránce není jméno ani kontakt. Ukládáme číslo, činnost, jazyk a časy; z nich se nepozná, kdo jste.",
  near: "Zpráva, že jste skoro na řadě",
  nearText:
    "Kontakt, který zadáte na stránce lístku, použijeme jen na jednu zprávu. Smažeme ho do 4 minut po jejím odeslání. Když ji nechcete nebo váš lístek skončí dřív, smažeme ho hned, nejpozději s koncem dne.",
  notes: "Poznámky u přepážky",
  notesText: (count: number) =>
    `Úředník si k návštěvě může zapsat poznámku. Čtou ji jen zaměstnanci úřadu a smažeme ji ${
      count === 0 ? "hned po návštěvě" : `nejpozději ${days(count)} po návštěvě`
    }.`,
  texts: "Textové zprávy, které nám pošlete",
  textsBooking: "Když se objednáte textovou zprávou, ptáme se jen na jméno; kontakt je číslo, ze kterého píšete.",
  textsText:
    "Zprávu, číslo, ze kterého přišla, a naši odpověď uchováme nejvýš 30 dní. Zprávy o termínu smažeme spolu s ním. Aby si dva automaty neodpovídaly donekonečna, uchováme na jeden den otisk čísla.",
  stays: "Co zůstane",
  staysText:
    "Počty a časy beze jmen: jaká činnost, kdy a jak dlouho. Historie říká, který zaměstnanec co udělal, ale ne s čími údaji.",
  logs: "Záznamy o provozu",
  logsText:
    "Systém zapisuje jen chyby: čas, místo v programu a druh chyby. Jména, kontakty, texty zpráv ani adresy počítačů v záznamech nejsou. Adresu vašeho počítače drží jen krátce v paměti, aby nás nikdo nezahltil.",
  backups: "Zálohy",
  backupsText:
    "V zálohách mohou údaje zůstat ještě nejvýš 7 dní. Když úřad systém ze zálohy obnoví, hned po spuštění se znovu smaže všechno, čemu mezitím uplynula lhůta.",
  cookies: "Cookies a sledování",
  cookiesText: "Tyto stránky neukládají žádné cookies a nic nenačítají odjinud.",
  rights: "Vaše práva",
  rightsText: (authority: string) =>
    `Máte právo své údaje vidět a chtít, abychom je opravili nebo smazali. Můžete také vznést námitku proti tomu, jak s nimi pracujeme, nebo žádat, abychom to omezili. Napište nám nebo přijďte. Výpis dostanete jako soubor a o smazání potvrzení, na kterém není vaše jméno. Stížnost můžete podat zde: ${authority}.`,
  authorities: {
    CZ: "Úřad pro ochranu osobních údajů, uoou.gov.cz",
    PL: "prezes polského Úřadu pro ochranu osobních údajů, uodo.gov.pl",
    SK: "slovenský Úřad na ochranu osobních údajů, dataprotection.gov.sk",
  },
  contact: "Kam psát",
};
