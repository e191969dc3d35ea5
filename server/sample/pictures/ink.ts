/** The inks of the house: every picture mixes its colours from these, so that a page of them belongs together. */
export const ink = {
  black: "#1d1b1a",
  night: "#15243a",
  navy: "#24405f",
  sea: "#2c6c8c",
  teal: "#3f8f8c",
  mist: "#bfd3d0",
  sky: "#9cc4d4",
  paper: "#faf3e4",
  cream: "#f3e3c6",
  sand: "#e3c699",
  ochre: "#dca03c",
  orange: "#e07f35",
  clay: "#c5623c",
  brick: "#8f3d2c",
  wine: "#5c2b35",
  rose: "#e2a18d",
  blossom: "#f4d3ca",
  plum: "#6d5672",
  umber: "#5b4434",
  sage: "#a7b48a",
  olive: "#7b8245",
  leaf: "#4d7048",
  pine: "#2b4a3d",
  red: "#cf4328",
};

/** The colour that stands `part` (0 to 1) of the way from one ink (#rrggbb) to another. */
export function mix(from: string, to: string, part: number): string {
  const there = channels(to);
  return `#${channels(from)
    .map((value, index) => hex(value + ((there[index] ?? 0) - value) * part))
    .join("")}`;
}

/** An ink let down with water: `strength` 0 is clear, 1 covers. Only for gradients. */
export function thin(colour: string, strength: number): string {
  return colour + hex(strength * 255);
}

/** A paint that runs from the top of what it fills to its foot. */
export function down(...colours: string[]): string {
  return `url(#down-${colours.join("").replaceAll("#", "-").slice(1)})`;
}

/** A paint that runs from the left of what it fills to its right. */
export function across(...colours: string[]): string {
  return `url(#across-${colours.join("").replaceAll("#", "-").slice(1)})`;
}

/** A paint that runs from the middle of what it fills to its edge. */
export function glow(...colours: string[]): string {
  return `url(#glow-${colours.join("").replaceAll("#", "-").slice(1)})`;
}

/** The definitions of all gradients that a drawing names: a gradient's name says what it is. */
export function defineGradients(drawing: string): string {
  const names = new Set(
    [...drawing.matchAll(/url\(#((?:down|across|glow)-[0-9a-f-]+)\)/g)].map(([, name = ""]) => name),
  );
  return [...names].map(defineGradient).join("");
}

function defineGradient(name: string): string {
  const [kind, ...colours] = name.split("-");
  const stops = colours.map((colour, index) => {
    const opacity = Number.parseInt(colour.slice(6) || "ff", 16) / 255;
    const offset = index / Math.max(1, colours.length - 1);
    return `<stop offset="${offset}" stop-color="#${colour.slice(0, 6)}" stop-opacity="${opacity.toFixed(3)}"/>`;
  });
  if (kind === "glow") return `<radialGradient id="${name}">${stops.join("")}</radialGradient>`;
  const way = kind === "down" ? 'x2="0" y2="1"' : 'x2="1" y2="0"';
  return `<linearGradient id="${name}" x1="0" y1="0" ${way}>${stops.join("")}</linearGradient>`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, "0");
}
