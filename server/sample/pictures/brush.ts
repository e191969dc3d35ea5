import { chanceOf, type Point, stroke } from "./shape.ts";

type Area = readonly [x: number, y: number, width: number, height: number];

/** Dry strokes of a flat brush scattered over an area: the texture of gouache. `turn` is their slope (0 lies flat). */
export function bristles(
  seed: string,
  [x, y, width, height]: Area,
  colour: string,
  { count = 120, length = 60, breadth = 2, turn = 0, opacity = 0.3 } = {},
): string {
  const chance = chanceOf(seed);
  let path = "";
  for (let index = 0; index < count; index++) {
    const [fromX, fromY, reach] = [x + chance() * width, y + chance() * height, length * chance(0.4, 1)];
    const angle = ((turn + chance(-4, 4)) * Math.PI) / 180;
    path += `M${fromX.toFixed(1)} ${fromY.toFixed(1)}l${(Math.cos(angle) * reach).toFixed(1)} ${(Math.sin(angle) * reach).toFixed(1)}`;
  }
  return stroke(path, colour, breadth, opacity);
}

/** Small dots scattered over an area. */
export function speckle(seed: string, area: Area, colour: string, count: number, size: number, opacity = 0.5): string {
  return bristles(seed, area, colour, { count, length: 0.1, breadth: size, opacity });
}

/** Short flat glints of light on water, denser and shorter towards the top of the area, as the eye sees them. */
export function glints(
  seed: string,
  [x, y, width, height]: Area,
  colour: string,
  { count = 90, opacity = 0.6, length = 60, breadth = 5 } = {},
): string {
  const chance = chanceOf(seed);
  let near = "";
  let far = "";
  for (let index = 0; index < count; index++) {
    const depth = chance() ** 1.6;
    const reach = length * (0.15 + depth) * chance(0.4, 1);
    const spread = chance(-0.5, 0.5) * chance(0.3, 1);
    const dash = `M${(x + width / 2 + spread * width - reach / 2).toFixed(1)} ${(y + depth * height).toFixed(1)}h${reach.toFixed(1)}`;
    if (depth > 0.35) near += dash;
    else far += dash;
  }
  return stroke(near, colour, breadth, opacity) + stroke(far, colour, breadth / 2.2, opacity);
}

/** A hand's wavering line of points from one place to another. */
export function waver(seed: string, from: Point, to: Point, swing: number, steps = 8): Point[] {
  const chance = chanceOf(seed);
  return Array.from({ length: steps + 1 }, (_, index): Point => {
    const part = index / steps;
    const sway = index === 0 || index === steps ? 0 : chance(-swing, swing);
    return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part + sway];
  });
}
