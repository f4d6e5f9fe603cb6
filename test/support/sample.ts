/** A view with one thing to show in it: what the census renders and what the gallery pictures. */
export interface Sample {
  /** As named in `view()`, e.g. `booking/times`. */
  readonly view: string;
  /** What this one shows, e.g. `full day`. */
  readonly name: string;
  readonly model: object;
  /** The screen it is pictured on. A fragment is shown inside its page's stylesheets. */
  readonly screen: "phone" | "desktop" | "kiosk" | "counter" | "board" | "none";
}

export const SCREENS = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
  kiosk: { width: 1080, height: 1920 },
  counter: { width: 1280, height: 800 },
  board: { width: 1920, height: 1080 },
} as const;
