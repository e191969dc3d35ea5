import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./environment.ts";

/** Public files that the build makes, beside those of `public/`. */
export const builtFolder = join(root, ".next", "faces");

const arabic = [
  ...lettersBetween("\u0621", "\u063a"),
  ...lettersBetween("\u0640", "\u0652"), // to yaa, with the marks
  ..."\u0670پچژڤگ،؛؟٪٫٬",
  ...lettersBetween("\u0660", "\u0669"),
].join("");
const figures = "0123456789 \u00a0.,:;!?()[]/-–—…«»‹›\"'“”‘’%+×·";

/** Beside the public files, because it is none. */
export const cardFolder = join(builtFolder, "card");

/** The same face for drawing, in the one form that Pango reads; Latin letters too, since no system's face can be counted on. */
export const cardFaces = [
  { name: "arabic.ttf", of: "arabic", letters: arabic + figures, sample: "ا" },
  { name: "latin.ttf", of: "latin", letters: lettersBetween("\u0020", "\u017f").join("") + figures, sample: "a" },
];

const parts = [
  { name: "headline-arabic.woff2", of: "arabic", letters: arabic, noLayoutClosure: false },
  // Latin letters stay the system's; closing over layout would bring fractions and superiors, which no headline asks for.
  { name: "headline-figures.woff2", of: "latin", letters: figures, noLayoutClosure: true },
];

/** Cuts the headline face down to what an Arabic headline is set with: 14 KB instead of 64. The pages' stylesheet names its files. */
export async function makeHeadlineFace(): Promise<void> {
  const { default: subsetFont } = await import("subset-font"); // a running server has no use for it
  mkdirSync(cardFolder, { recursive: true });
  for (const { name, of, letters, noLayoutClosure } of parts) {
    const whole = readFileSync(join(root, `${packageFiles}-${of}-700-normal.woff2`));
    const options = { targetFormat: "woff2", noHinting: true, noLayoutClosure } as const; // no screen hints at these sizes
    writeFileSync(join(builtFolder, name), await subsetFont(whole, letters, options));
  }
  for (const { name, of, letters } of cardFaces) {
    const whole = readFileSync(join(root, `${packageFiles}-${of}-700-normal.woff2`));
    writeFileSync(join(cardFolder, name), await subsetFont(whole, letters, { targetFormat: "truetype" }));
  }
}

/** In development, where nothing is built beforehand. */
export async function makeMissingFace(): Promise<void> {
  if (!existsSync(builtFolder)) await makeHeadlineFace();
}

const packageFiles = "node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic";

function lettersBetween(first: string, last: string): string[] {
  const [from = 0, to = 0] = [first.codePointAt(0), last.codePointAt(0)];
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));
}
