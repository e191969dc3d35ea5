/** A point or a size in the units of the sheet. */
export type Point = readonly [x: number, y: number];

/** The points of an outline written shortly: "x y, x y, …". */
export function at(points: string): Point[] {
  return points.split(", ").map((point): Point => {
    const [x = 0, y = 0] = point.split(" ").map(Number);
    return [x, y];
  });
}

/** Chance that falls the same on every machine: a number from `low` to `high` at each call. */
export type Chance = (low?: number, high?: number) => number;

/** A chance of its own for each seed (mulberry32 over a hash of the words). */
export function chanceOf(seed: string): Chance {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  return (low = 0, high = 1) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + (((t ^ (t >>> 14)) >>> 0) / 4294967296) * (high - low);
  };
}

/** What `draw` says for 0, 1, … up to `count`, one after the other. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join("");
}

export function box(x: number, y: number, width: number, height: number, fill: string, round = 0): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${round}" fill="${fill}"/>`;
}

export function disc(x: number, y: number, radius: number, fill: string, flat = 1): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radius)}" ry="${n(radius * flat)}" fill="${fill}"/>`;
}

export function ring(x: number, y: number, radius: number, colour: string, width: number, flat = 1): string {
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(radius)}" ry="${n(radius * flat)}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
}

/** A shape with straight sides. */
export function facet(points: readonly Point[], fill: string): string {
  return `<path d="${straight(points)}Z" fill="${fill}"/>`;
}

/** A shape cut by hand: a soft outline through the points. */
export function blob(points: readonly Point[], fill: string): string {
  return `<path d="${soft(points, true)}" fill="${fill}"/>`;
}

/** Any outline in the path language of SVG. */
export function form(path: string, fill: string): string {
  return `<path d="${path}" fill="${fill}"/>`;
}

/** A soft line through the points. */
export function line(points: readonly Point[], colour: string, width: number, opacity = 1): string {
  return stroke(soft(points, false), colour, width, opacity);
}

/** A line with corners. */
export function edge(points: readonly Point[], colour: string, width: number, opacity = 1): string {
  return stroke(straight(points), colour, width, opacity);
}

export function stroke(path: string, colour: string, width: number, opacity = 1): string {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round" opacity="${opacity}"/>`;
}

/** The drawing seen through a hole of this outline. */
export function inside(path: string, drawing: string): string {
  const name = `hole-${Math.floor(chanceOf(path)(0, 1e9))}`;
  return `<clipPath id="${name}"><path d="${path}"/></clipPath><g clip-path="url(#${name})">${drawing}</g>`;
}

/** The drawing moved, then turned (degrees) and scaled about its own origin. */
export function place(drawing: string, x: number, y: number, scale = 1, turn = 0): string {
  return `<g transform="translate(${n(x)} ${n(y)}) rotate(${n(turn)}) scale(${n(scale)})">${drawing}</g>`;
}

/** The drawing as in a mirror that stands upright at its own origin. */
export function mirrored(drawing: string): string {
  return `<g transform="scale(-1 1)">${drawing}</g>`;
}

/** The drawing let through: opacity 0 to 1 for all of it at once. */
export function faint(opacity: number, drawing: string): string {
  return `<g opacity="${opacity}">${drawing}</g>`;
}

export function straight(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${n(x)} ${n(y)}`).join("");
}

/** A path through the points without corners (Catmull and Rom's curve). */
export function soft(points: readonly Point[], isClosed: boolean): string {
  const count = points.length;
  const nth = (index: number): Point =>
    points[isClosed ? (index + count) % count : Math.min(count - 1, Math.max(0, index))] ?? [0, 0];
  const start = nth(0);
  let path = `M${n(start[0])} ${n(start[1])}`;
  for (let index = 0; index < (isClosed ? count : count - 1); index++) {
    const [before, from, to, after] = [nth(index - 1), nth(index), nth(index + 1), nth(index + 2)];
    const bend = (a: Point, b: Point, c: Point, sign: number) =>
      `${n(a[0] + (sign * (c[0] - b[0])) / 6)} ${n(a[1] + (sign * (c[1] - b[1])) / 6)}`;
    path += `C${bend(from, before, to, 1)} ${bend(to, from, after, -1)} ${n(to[0])} ${n(to[1])}`;
  }
  return isClosed ? `${path}Z` : path;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
