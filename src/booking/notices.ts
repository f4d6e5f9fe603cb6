import { serviceTitle, told } from "../office/office.ts";
import type { Text } from "../office/office-file.ts";
import { view } from "../platform/render.ts";
import { bookableServices, page, type Page, type Scene } from "./scene.ts";

export interface NoticeModel extends Page {
  readonly sections: readonly {
    readonly heading: string;
    readonly text: string;
  }[];
}
export const privacyView = view<NoticeModel>("booking/privacy");

/** The privacy notice, made from the settings, so that it is true (P4, B5). */
export function privacyPage(scene: Scene): NoticeModel {
  const { t, office, language } = scene;
  const { privacy, contact } = office.office;
  const say = (text: Text | null, otherwise: string) => (text === null ? otherwise : told(office, text, language));
  const sections = [
    { heading: t.privacyWho, text: say(privacy.controller, "") },
    {
      heading: t.privacyProcessor,
      text: say(privacy.processor, t.privacyNoProcessor),
    },
    { heading: t.privacyOfficer, text: say(privacy.officer, "") },
    {
      heading: t.privacyBasis,
      text: say(privacy.legalBasis, t.privacyBasisDefault),
    },
    { heading: t.privacyWhat, text: t.privacyWhatText(askedFor(scene)) },
    {
      heading: t.privacyLong,
      text: t.privacyLongText(privacy.eraseAfterDays),
    },
    { heading: t.privacyCookies, text: t.privacyCookiesText },
    { heading: t.privacyRights, text: t.privacyRightsText },
    {
      heading: t.privacyContact,
      text: [contact.email, contact.phone].filter((each) => each !== null).join(", "),
    },
  ];
  return {
    ...page(scene, t.privacyTitle),
    sections: sections.filter(({ text }) => text !== ""),
  };
}

/** What any service of the office asks for, named once. */
function askedFor({ t, office }: Scene): string {
  const all = bookableServices(office).flatMap(({ booking }) => (booking === null ? [] : [booking]));
  const named: [string, boolean][] = [
    [t.dataName, all.some(({ fields }) => fields.name !== "off")],
    [t.dataCompany, all.some(({ fields }) => fields.company !== "off")],
    [t.dataEmail, all.some(({ fields }) => fields.phoneOrEmail || fields.email !== "off")],
    [t.dataPhone, all.some(({ fields }) => fields.phoneOrEmail || fields.phone !== "off")],
    [t.dataAnswers, all.some(({ questions }) => questions.length > 0)],
  ];
  return named
    .filter(([, asked]) => asked)
    .map(([name]) => name)
    .join(", ");
}

export interface AccessibilityModel extends Page {
  readonly contact: string;
}
export const accessibilityView = view<AccessibilityModel>("booking/accessibility");

export function accessibilityPage(scene: Scene): AccessibilityModel {
  const { contact } = scene.office.office;
  return {
    ...page(scene, scene.t.accessibilityTitle),
    contact: [contact.email, contact.phone].filter((each) => each !== null).join(", "),
  };
}

/** For the town's website: the address of each service's booking, and how to show the booking in a page of its own (B1). */
export function linksPage(scene: Scene, publicAddress: string): NoticeModel {
  const { t, office, language } = scene;
  const { embedOn } = office.office;
  const frame = `<iframe src="${publicAddress}/booking?embed=1" title="${t.matterTitle}" width="100%" height="900"></iframe>`;
  return {
    ...page(scene, t.linksTitle),
    sections: [
      { heading: t.linksAll, text: `${publicAddress}/booking` },
      ...bookableServices(office).map((service) => ({
        heading: serviceTitle(office, service, language),
        text: `${publicAddress}/booking/${service.id}`,
      })),
      {
        heading: t.linksFrame,
        text: embedOn.length === 0 ? t.linksNoFrame : `${t.linksOnly(embedOn.join(", "))}\n${frame}`,
      },
    ],
  };
}
