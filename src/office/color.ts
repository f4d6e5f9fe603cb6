/** The least contrast of white on the office's colour, so that its buttons can be read by everybody. */
export const LEAST_CONTRAST = 7;

export interface OfficeColors {
  readonly accent: string;
  /** Pressed and chosen things. */
  readonly deep: string;
  /** The ground of what is chosen or said just now. */
  readonly tint: string;
}

/** The three colours of an office, from the one it sets, `#RRGGBB`. */
export function officeColors(hex: string): OfficeColors {
  const accent = channelsOf(hex);
  return {
    accent: hex.toUpperCase(),
    deep: hexOf(accent.map((channel) => channel * DEEP)),
    tint: hexOf(tinted(accent)),
  };
}

/** The contrast of white text on a colour by WCAG 2, 1–21. */
export function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex).map(linear);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05);
}

type Channels = readonly number[];

const DEEP = 0.7;
/** How much of the colour a tint holds, and how far its hue is drawn out of the grey. */
const TINT = 0.1;
const HUE = 1.75;

function tinted(accent: Channels): Channels {
  const pale = accent.map((channel) => 255 - (255 - channel) * TINT);
  const grey = pale.reduce((sum, channel) => sum + channel, 0) / pale.length;
  return pale.map((channel) => grey + (channel - grey) * HUE);
}

const linear = (channel: number): number => {
  const part = channel / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

const channelsOf = (hex: string): Channels =>
  [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

const hexOf = (channels: Channels): string =>
  `#${channels
    .map((channel) =>
      Math.round(Math.min(255, Math.max(0, channel)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")
    .toUpperCase()}`;
