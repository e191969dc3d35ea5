/** What an element says of its own look: its `style` attribute over the rules of the clipboard's stylesheets. */
export type Style = ReadonlyMap<string, string>;
export type ReadStyle = (element: Element) => Style;

const none: Style = new Map();

/**
 * Reads declarations as text, because a browser throws away what only Word understands (`mso-list`). Of stylesheets only
 * rules for an element or a class count: that is how Word, LibreOffice and Cocoa write them.
 */
export function styleReader(page: Document): ReadStyle {
  const rules = readRules([...page.querySelectorAll("style")].map((sheet) => sheet.textContent ?? "").join("\n"));
  const known = new Map<string, Style>();
  const ofClass = (element: Element): Style => {
    const tag = element.localName;
    const name = `${tag} ${element.getAttribute("class") ?? ""}`;
    const found = known.get(name);
    if (found) return found;
    const style = new Map<string, string>();
    const keys = [...element.classList].flatMap((each) => [`.${each}`, `${tag}.${each}`]);
    for (const key of [tag, ...keys]) for (const [property, value] of rules.get(key) ?? []) style.set(property, value);
    known.set(name, style);
    return style;
  };
  return (element) => {
    const own = element.getAttribute("style");
    const shared = rules.size > 0 ? ofClass(element) : none;
    if (!own) return shared;
    const style = parseDeclarations(own);
    return shared.size > 0 ? new Map([...shared, ...style]) : style;
  };
}

function readRules(text: string): Map<string, Map<string, string>> {
  const rules = new Map<string, Map<string, string>>();
  const plain = text.replace(/<!--|-->/g, "").replace(/\/\*[\s\S]*?\*\//g, "");
  for (const [, selectors = "", declarations = ""] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    for (const selector of selectors.split(",").map((each) => each.trim())) {
      if (!/^(?:[a-z][a-z0-9]*)?(?:\.[\w-]+)?$/i.test(selector) || selector === "") continue;
      const key = selector.startsWith(".") ? selector : selector.replace(/^[a-z0-9]+/i, (tag) => tag.toLowerCase());
      rules.set(key, new Map([...(rules.get(key) ?? []), ...parseDeclarations(declarations)]));
    }
  }
  return rules;
}

export function parseDeclarations(text: string): Map<string, string> {
  const style = new Map<string, string>();
  for (const part of text.split(";")) {
    const colon = part.indexOf(":");
    if (colon > 0)
      style.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return style;
}

/** A length in points; 0 for anything else. */
export function points(value: string | undefined): number {
  const found = /^(-?[\d.]+)(pt|px|in|cm|mm|em|rem)?$/.exec(value ?? "");
  const sizes: Record<string, number> = { pt: 1, px: 0.75, in: 72, cm: 28.35, mm: 2.835, em: 12, rem: 12 };
  return found ? Number(found[1]) * (sizes[found[2] ?? "px"] ?? 0.75) : 0;
}

/** One side of `margin`, `padding` or a `border`, by its own property or the short form. In points. */
export function sideOf(style: Style, name: "margin" | "padding", side: "left" | "right"): number {
  const own = style.get(`${name}-${side}`) ?? style.get(`mso-${name}-${side}-alt`);
  if (own !== undefined) return points(own);
  const all = style.get(name)?.split(/\s+/) ?? [];
  const at = side === "right" ? 1 : 3;
  return points(all[at] ?? all[1] ?? all[0]);
}

/** Whether a line is drawn on that side. */
export function hasBorder(style: Style, side: "left" | "right"): boolean {
  const value = style.get(`border-${side}`) ?? "";
  const width = style.get(`border-${side}-width`) ?? value;
  return (
    /solid|double|dotted|dashed/.test(`${value} ${style.get(`border-${side}-style`) ?? ""}`) &&
    !/^0(px|pt)?\b/.test(width)
  );
}
