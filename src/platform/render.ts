import { Eta } from "eta";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** A template with the type of what it is given: words and flags, already translated and formatted. */
export interface View<Model> {
  readonly name: string;
  readonly model?: (model: Model) => void;
}

/** Names a template of `views/` once, beside the page that fills it. */
export function view<Model>(name: string): View<Model> {
  views.add(name);
  return { name };
}

/** Every view named so far; checked at boot and by the census test. */
export const views = new Set<string>();

export interface Renderer {
  render<Model extends object>(view: View<Model>, model: Model): string;
}

/** Templates are read once. A missing value throws instead of printing "undefined". */
export function createRenderer(folder: string): Renderer {
  const eta = new Eta({
    views: folder,
    cache: true,
    autoTrim: [false, "nl"],
    autoFilter: true,
    filterFunction: (value: unknown) => {
      if (value === undefined || value === null) throw new Error("a template was given no value");
      return typeof value === "string" ? value : String(value);
    },
    escapeFunction: (value: unknown) => Bun.escapeHTML(String(value)),
  });
  return { render: (named, model) => eta.render(named.name, model) };
}

/** Views named in code that have no file; a product with one does not start. */
export const missingViews = (folder: string): string[] =>
  [...views].filter((name) => !existsSync(join(folder, `${name}.eta`)));
