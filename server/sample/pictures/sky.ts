import { bristles, speckle } from "./brush.ts";
import { down, glow, mix, thin } from "./ink.ts";
import { box, chanceOf, disc, form, inside, repeat } from "./shape.ts";

/** The sky down to `height`, its colours from the top to the horizon, with the sweep of the brush in it. */
export function sky(seed: string, width: number, height: number, ...colours: string[]): string {
  const [top = "#ffffff", low = top] = [colours[0], colours.at(-1)];
  return (
    box(0, 0, width, height, down(...colours)) +
    bristles(`${seed}-high`, [-100, 0, width, height * 0.6], mix(top, low, 0.45), {
      count: 46,
      length: 340,
      breadth: 9,
      opacity: 0.16,
    }) +
    bristles(`${seed}-low`, [-100, height * 0.3, width, height * 0.65], mix(low, "#ffffff", 0.5), {
      count: 40,
      length: 260,
      breadth: 7,
      opacity: 0.16,
    })
  );
}

/** A sun or a moon with the light about it. */
export function sun(x: number, y: number, radius: number, colour: string, halo = colour, reach = 5): string {
  return (
    disc(x, y, radius * reach, glow(thin(halo, 0.55), thin(halo, 0.18), thin(halo, 0))) + disc(x, y, radius, colour)
  );
}

/** A cloud with a flat foot and a lit crown. */
export function cloud(seed: string, x: number, y: number, width: number, colour: string, lit: string): string {
  const chance = chanceOf(seed);
  const puffs = Array.from({ length: 9 }, (_, index) => {
    const part = index / 8;
    const size = width * (0.06 + 0.12 * Math.sin(part * Math.PI)) * chance(0.75, 1.25);
    return { x: x + width * (0.08 + part * 0.84), y: y - size * chance(0.1, 0.7), size };
  });
  const above = `M${x - width} ${y - width}H${x + width * 2}V${y}H${x - width}Z`;
  return inside(
    above,
    puffs.map((puff) => disc(puff.x, puff.y, puff.size, lit, 0.86)).join("") +
      puffs
        .map((puff) => disc(puff.x + puff.size * 0.22, puff.y + puff.size * 0.42, puff.size * 0.82, colour, 0.7))
        .join("") +
      box(x + width * 0.06, y - width * 0.045, width * 0.88, width * 0.045, colour),
  );
}

/** Long flat clouds, as of an evening. */
export function streaks(
  seed: string,
  y: number,
  height: number,
  width: number,
  colour: string,
  count = 9,
  opacity = 0.7,
): string {
  const chance = chanceOf(seed);
  const bars = repeat(count, () => {
    const [at, middle, reach, thick] = [chance(y, y + height), chance(0, width), chance(120, 420), chance(5, 16)];
    return form(
      `M${middle - reach} ${at}Q${middle - reach * 0.3} ${at - thick} ${middle} ${at - thick * 0.7}T${middle + reach} ${at}Q${middle} ${at + thick * 0.7} ${middle - reach} ${at}Z`,
      colour,
    );
  });
  return `<g opacity="${opacity}">${bars}</g>`;
}

/** Stars, a few of them larger. */
export function stars(seed: string, width: number, height: number, colour: string, count = 220): string {
  return (
    speckle(`${seed}-small`, [0, 0, width, height], colour, count, 1.8, 0.6) +
    speckle(`${seed}-middle`, [0, 0, width, height], colour, count / 4, 3, 0.75) +
    speckle(`${seed}-large`, [0, 0, width, height], "#ffffff", count / 18, 4.6, 0.95)
  );
}
