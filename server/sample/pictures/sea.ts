import { bristles, glints } from "./brush.ts";
import { down, mix } from "./ink.ts";
import { blob, box, chanceOf, disc, faint, form, line, type Point, place, repeat } from "./shape.ts";

/** The sea from its horizon at `y` to the foot of the sheet, its colours from far to near. */
export function sea(seed: string, y: number, width: number, height: number, ...colours: string[]): string {
  const [far = "#ffffff", near = far] = [colours[0], colours.at(-1)];
  return (
    box(0, y, width, height - y, down(...colours)) +
    glints(`${seed}-dark`, [-60, y + 4, width + 120, height - y], mix(near, "#000000", 0.3), {
      count: 110,
      opacity: 0.22,
      length: 190,
      breadth: 6,
    }) +
    glints(`${seed}-light`, [-60, y + 4, width + 120, height - y], mix(far, "#ffffff", 0.4), {
      count: 90,
      opacity: 0.28,
      length: 130,
      breadth: 4,
    })
  );
}

/** The path of light that a low sun or a lamp lays on water, widening towards the eye. */
export function path(
  seed: string,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  count = 80,
): string {
  const chance = chanceOf(seed);
  return repeat(count, () => {
    const depth = chance() ** 1.3;
    const reach = width * (0.25 + depth * 0.75) * chance(0.2, 1);
    const at = x + chance(-0.5, 0.5) * width * (0.3 + depth * 0.7);
    return disc(at, y + depth * height, reach / 2, colour, Math.min(0.16, 4 / reach + 0.04 * depth));
  });
}

/** A gull on the wing; its wings span about 100 at scale 1. */
export function gull(x: number, y: number, scale: number, turn = 0, colour = "#fbf7ee", shade = "#8b99a1"): string {
  return place(
    form(
      "M-50 -12C-34 -26 -16 -20 -2 -2C14 -22 34 -28 52 -16C36 -16 20 -6 8 6C4 12 -6 12 -10 5C-20 -8 -34 -14 -50 -12Z",
      colour,
    ) +
      form("M-50 -12C-34 -14 -22 -6 -10 5C-20 -2 -34 -9 -50 -12ZM52 -16C38 -14 22 -4 8 6C20 -6 36 -13 52 -16Z", shade),
    x,
    y,
    scale,
    turn,
  );
}

/** The white water that a vessel leaves behind. */
export function wake(points: readonly Point[], breadth: number, colour: string, seed = "wake"): string {
  const chance = chanceOf(seed);
  const last = points.length - 1;
  const out = points.map(([x, y], index): Point => [x + chance(-4, 4), y - (index / last) * breadth]);
  const back = points.map(([x, y], index): Point => [x + chance(-4, 4), y + (index / last) * breadth]);
  return (
    faint(0.5, blob([...out, ...back.toReversed()], colour)) + line(out, colour, 4, 0.8) + line(back, colour, 4, 0.8)
  );
}

/** Foam along a shore: a broken white line, and a thinner one before it. */
export function foam(points: readonly Point[], colour = "#fbf7ee", breadth = 8): string {
  return (
    line(points, colour, breadth, 0.85) +
    line(
      points.map(([x, y]): Point => [x + 6, y + breadth * 2]),
      colour,
      breadth / 3,
      0.55,
    )
  );
}

/** Rocks in a row along the water. */
export function rocks(seed: string, from: Point, to: Point, size: number, colour: string, count = 14): string {
  const chance = chanceOf(seed);
  return repeat(count, (index) => {
    const part = index / Math.max(1, count - 1);
    const [x, y] = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part + chance(-0.3, 0.3) * size];
    const [broad, high] = [size * chance(0.7, 1.4), size * chance(0.5, 1)];
    const shade = mix(colour, "#000000", chance(0, 0.3));
    return (
      blob(
        [
          [x - broad, y + high * 0.5],
          [x - broad * 0.7, y - high * 0.5],
          [x, y - high],
          [x + broad * 0.8, y - high * 0.4],
          [x + broad, y + high * 0.5],
        ],
        shade,
      ) +
      blob(
        [
          [x - broad * 0.6, y - high * 0.45],
          [x, y - high * 0.95],
          [x + broad * 0.6, y - high * 0.4],
          [x, y - high * 0.5],
        ],
        mix(shade, "#ffffff", 0.22),
      )
    );
  });
}

/** Ripples as wavering lines over an area. */
export function ripples(
  seed: string,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  opacity = 0.4,
): string {
  return bristles(seed, [x, y, width, height], colour, { count: 60, length: 90, breadth: 3, opacity });
}
