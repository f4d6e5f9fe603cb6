import { compose, buttonWords, wordingOf } from "../messaging/letter.ts";
import { mailSight } from "../messaging/mail-sight.ts";
import { CHANNELS, type ChannelKind } from "../messaging/message.ts";
import { smsSize } from "../messaging/sms-text.ts";
import { goesByMail, MESSAGE_KINDS, type MessageKind } from "../office/message-kinds.ts";
import { told, type Office } from "../office/office.ts";
import { placeholdersOf } from "../office/placeholders.ts";
import type { Wording } from "../office/office-file.ts";
import type { Visit } from "../platform/http.ts";
import type { Language } from "../platform/language.ts";
import { view } from "../platform/render.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { FieldError } from "./form.ts";
import type { AdminPage, Scene } from "./scene.ts";
import { exampleLetter, exampleValues, type Example } from "./wording-example.ts";
import type { Typed } from "./wording-form.ts";

/** One text: a kind of message, how it is sent, in which language. */
export type Which = Pick<Example, "kind" | "channel" | "language">;

/** The office side's own frame and navigation, with the words of this room. */
export type TextsPage = Omit<AdminPage, "t"> & { readonly t: Catalogue["texts"] };

const pageOf = ({ page, visit }: Scene): TextsPage => ({ ...page, t: visit.words.texts });

interface TextLink {
  readonly code: Language;
  readonly name: string;
  readonly href: string;
  readonly own: boolean;
  readonly chosen: boolean;
}

export interface TextsModel extends TextsPage {
  readonly kinds: readonly { readonly name: string; readonly channels: readonly (readonly TextLink[])[] }[];
}
export const textsView = view<TextsModel>("admin/wording");

export interface TextModel extends TextsPage {
  readonly kindName: string;
  readonly channelName: string;
  readonly isMail: boolean;
  readonly own: boolean;
  readonly saved: boolean;
  readonly back: string;
  readonly save: string;
  readonly look: string;
  readonly window: string;
  readonly shipped: string;
  readonly links: readonly TextLink[];
  /** The language of the text, for the fields and the preview. */
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly subjectWrong: boolean;
  readonly textWrong: boolean;
  readonly errors: readonly FieldError[];
  readonly preview: {
    readonly subject: string;
    readonly from: string;
    readonly replyTo: string;
    /** From our own mail, every word escaped, no style and no link. */
    readonly mail: string;
    readonly sms: string;
    readonly size: string;
    readonly costly: string;
  };
  readonly marks: readonly {
    readonly mark: string;
    readonly meaning: string;
    readonly needed: boolean;
    readonly example: string;
  }[];
}
export const textView = view<TextModel>("admin/wording-text");

/** Under what the office file keeps it. */
export const keyOf = ({ kind, channel }: Pick<Which, "kind" | "channel">): string =>
  channel === "sms" ? `${kind}-sms` : kind;

/** The office as if it worded this text so; null: as it came with the product. */
export function withWording(office: Office, which: Which, text: Wording | null): Office {
  const key = keyOf(which);
  const { [which.language]: _, ...others } = office.office.messages[key] ?? {};
  const worded = text === null ? others : { ...others, [which.language]: text };
  return { ...office, office: { ...office.office, messages: { ...office.office.messages, [key]: worded } } };
}

/** The text that came with the product. */
export const shippedOf = (office: Office, which: Which): Typed =>
  wordingOf(withWording(office, which, null), which.kind, which);

const isOwn = (office: Office, which: Which): boolean =>
  office.office.messages[keyOf(which)]?.[which.language] !== undefined;

/** Every text there is, and which of them are the office's own (B10). */
export function textsModel(scene: Scene): TextsModel {
  const page = pageOf(scene);
  return {
    ...page,
    kinds: MESSAGE_KINDS.map((kind) => ({
      name: page.t.kinds[kind],
      channels: CHANNELS.map((channel) =>
        channel === "sms" || goesByMail(kind) ? linksTo(scene, { kind, channel }) : [],
      ),
    })),
  };
}

const linksTo = (
  { office, visit, page }: Scene,
  { kind, channel, language }: { kind: MessageKind; channel: ChannelKind; language?: Language },
): TextLink[] =>
  page.frame.languages.map(({ code, name }) => ({
    code,
    name,
    href: addressOf(visit, { kind, channel, language: code }),
    own: isOwn(office, { kind, channel, language: code }),
    chosen: code === language,
  }));

/** `in` is the language of the text; `lang` stays the language of the page. */
export const addressOf = (visit: Visit, { kind, channel, language }: Which, deed = ""): string =>
  visit.link(`/admin/texts/${kind}${deed}?channel=${channel}&in=${language}`);

export interface TextSight {
  readonly which: Example;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
}

/** One text beside how it will look, filled with an invented appointment. */
export function textModel(scene: Scene, sight: TextSight): TextModel {
  const { which, typed, errors, saved } = sight;
  const { office, visit } = scene;
  const page = pageOf(scene);
  const { t } = page;
  return {
    ...page,
    kindName: t.kinds[which.kind],
    channelName: t[which.channel],
    isMail: which.channel === "email",
    own: isOwn(office, which),
    saved,
    back: visit.link("/admin/texts"),
    save: addressOf(visit, which),
    look: addressOf(visit, which, "/look"),
    window: addressOf(visit, which, "/preview"),
    shipped: addressOf(visit, which, "/shipped"),
    links: linksTo(scene, which),
    language: which.language,
    ...typed,
    subjectWrong: errors.some(({ field }) => field === "subject"),
    textWrong: errors.some(({ field }) => field === "text"),
    errors,
    preview: previewOf(office, t, which, typed),
    marks: marksOf(office, visit, which),
  };
}

/** A few dear letters can be replaced; a text in another script cannot. */
const MOST_TO_MEND = 5;

function previewOf(office: Office, t: Catalogue["texts"], which: Example, typed: Typed): TextModel["preview"] {
  const { subject, body, parts } = composedAs(office, which, typed);
  const size = smsSize(body);
  const mendable = size.parts > 1 && size.costly.length > 0 && size.costly.length <= MOST_TO_MEND;
  const { name, address, replyTo } = parts.sender;
  return {
    subject,
    from: `${name} <${address}>`,
    replyTo: replyTo ?? "",
    mail: mailSight(parts.html),
    sms: which.channel === "sms" ? body : "",
    size: t.parts(size.places, size.parts),
    costly: mendable ? t.costly(size.costly.map((each) => `„${each}“`).join(", ")) : "",
  };
}

/** The message as it would leave with this wording. An empty text shows what came with the product. */
export function composedAs(office: Office, which: Example, { subject, text }: Typed): ReturnType<typeof compose> {
  const worded = text === "" ? null : subject === "" ? { text } : { subject, text };
  return compose(withWording(office, which, worded), exampleLetter(which));
}

function marksOf(office: Office, visit: Visit, which: Example): TextModel["marks"] {
  const { all, needed } = placeholdersOf(which.kind);
  const values: Record<string, string> = {
    ...exampleValues(which),
    office: told(office, office.office.name, which.language),
    button: buttonWords(which.kind, which.language),
  };
  return all.map((name) => ({
    mark: `{${name}}`,
    meaning: visit.words.messages.placeholders[name],
    needed: needed.includes(name),
    example: values[name] ?? "",
  }));
}
