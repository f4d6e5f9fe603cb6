import { told, type Office } from "../office/office.ts";
import { messages as cs } from "../wording/cs/messages.ts";
import { messages as en } from "../wording/en/messages.ts";
import { messages as pl } from "../wording/pl/messages.ts";
import { messages as uk } from "../wording/uk/messages.ts";
import type { Words } from "../wording/catalogue.ts";
import type { Language } from "../platform/language.ts";
import type { Letter } from "./actions.ts";
import { mailHtml } from "./mail-html.ts";
import type { ChannelKind, Parts } from "./message.ts";
import type { MessageKind } from "../office/message-kinds.ts";
import { smsText } from "./sms-text.ts";
import { fill, isWebAddress, linksIn, oneLine, plainText, shortText, type Block, type Filling } from "./text.ts";

const CATALOGUES: Readonly<Record<Language, Words<typeof cs>>> = {
  cs,
  pl,
  en,
  uk,
};

/** What the button of a kind is called where the letter does not say. */
export const buttonWords = (kind: MessageKind, language: Language): string => CATALOGUES[language].kinds[kind].button;

/** A message's text before anything is filled in: the office's own wording, else the catalogue's (B10). */
export function wordingOf(
  office: Office,
  kind: MessageKind,
  way: { channel: ChannelKind; language: Language },
): { subject: string; text: string } {
  const { channel, language } = way;
  const standard = CATALOGUES[language].kinds[kind];
  const own = office.office.messages[channel === "sms" ? `${kind}-sms` : kind]?.[language];
  return {
    subject: own?.subject ?? standard.subject,
    text: own?.text ?? standard[channel],
  };
}

export interface Composed {
  readonly subject: string;
  readonly body: string;
  readonly parts: Parts;
}

/** A letter in its final words, as it will leave however the office words things tomorrow (M1). */
export function compose(office: Office, letter: Letter): Composed {
  const { kind, channel, language } = letter;
  const filling = fillingOf(office, letter);
  const wording = wordingOf(office, kind, { channel, language });
  const blocks = withButton(fill(wording.text, filling), filling, channel);
  if (channel === "sms") return smsOf(office, language, blocks);

  const footer = footerOf(office, language, filling);
  const name = oneLine(told(office, office.office.name, language));
  const subject = shortText(fill(wording.subject, filling)) || name;
  const html = mailHtml({
    language,
    office: name,
    color: office.office.color,
    subject,
    blocks,
    footer,
  });
  return {
    subject,
    body: plainText([...blocks, ...footer]),
    parts: {
      html,
      links: linksIn([...blocks, ...footer]),
      attachments: attachmentsOf(letter),
      sender: senderOf(office, language),
    },
  };
}

const smsOf = (office: Office, language: Language, blocks: readonly Block[]): Composed => ({
  subject: "",
  body: smsText(office.office.sms.prefix + shortText(blocks), office.office.sms.diacritics),
  parts: {
    html: "",
    links: linksIn(blocks),
    attachments: [],
    sender: senderOf(office, language),
  },
});

function fillingOf(office: Office, letter: Letter): Filling {
  const { kind, language, button } = letter;
  const usable = button !== undefined && isWebAddress(button.href);
  return {
    values: {
      ...letter.values,
      office: told(office, office.office.name, language),
    },
    button: usable
      ? {
          label: oneLine(button.label) || buttonWords(kind, language),
          href: button.href,
        }
      : null,
  };
}

/** An office's own wording may have forgotten the button; a mail without it would be of no use. */
function withButton(blocks: Block[], { button }: Filling, channel: ChannelKind): Block[] {
  const there = blocks.flat(2).some((piece) => piece.kind === "button");
  if (button === null || there || channel === "sms") return blocks;
  return [...blocks, [[{ kind: "button", ...button }]]];
}

/** Where an answer goes and what becomes of the data (B10, P4). */
function footerOf(office: Office, language: Language, filling: Filling): Block[] {
  const { footer } = CATALOGUES[language];
  const { replyTo } = office.office.mail;
  return [
    [[words(replyTo === null ? footer.noReply : footer.reply(replyTo))]],
    [[words(footer.erased(office.office.privacy.eraseAfterDays))]],
    ...fill(footer.privacy, filling),
  ];
}

const words = (text: string) => ({ kind: "words", text }) as const;

const senderOf = (office: Office, language: Language): Parts["sender"] => ({
  name: oneLine(told(office, office.office.name, language)),
  address: office.office.mail.from,
  replyTo: office.office.mail.replyTo,
});

const attachmentsOf = ({ calendar }: Letter): Parts["attachments"] =>
  calendar === undefined
    ? []
    : [
        {
          name: oneLine(calendar.name),
          type: `text/calendar; charset=utf-8; method=${calendar.method}`,
          text: calendar.text,
        },
      ];
