import { serviceTitle } from "../office/office.ts";
import { view } from "../platform/render.ts";
import { textHint } from "./by-text.ts";
import { bookableServices, page, type Page, type Scene } from "./scene.ts";

export interface NoticeModel extends Page {
  readonly sections: readonly {
    readonly heading: string;
    readonly text: string;
  }[];
}
export const privacyView = view<NoticeModel>("booking/privacy");

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
      ...byTextForTown(scene),
      {
        heading: t.linksFrame,
        text: embedOn.length === 0 ? t.linksNoFrame : `${t.linksOnly(embedOn.join(", "))}\n${frame}`,
      },
    ],
  };
}

function byTextForTown(scene: Scene) {
  const hint = textHint(scene, null);
  if (hint === null) return [];
  const { forTown, forTownText } = scene.t.byText;
  return [{ heading: forTown, text: forTownText(hint.number, hint.example) }];
}
