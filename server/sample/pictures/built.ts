import { bristles } from "./brush.ts";
import { across, down, ink, mix, thin } from "./ink.ts";
import { box, chanceOf, edge, facet, form, type Point, repeat, stroke } from "./shape.ts";

/** A house seen from the front with a tiled roof; its foot at `y`, windows in `floors` rows of `bays`. */
export function house(
  seed: string,
  x: number,
  y: number,
  width: number,
  height: number,
  wall: string,
  roof: string,
  { floors = 2, bays = 2, shutter = "#3f8f8c", lit = "" } = {},
): string {
  const chance = chanceOf(seed);
  const [across0, up] = [width / bays, height / floors];
  const windows = repeat(floors * bays, (index) => {
    const [bay, floor] = [index % bays, Math.floor(index / bays)];
    const [wide, high] = [across0 * 0.34, up * 0.46];
    const [left, top] = [x + bay * across0 + (across0 - wide) / 2, y - height + floor * up + up * 0.28];
    return pane(
      left,
      top,
      wide,
      high,
      lit && chance() > 0.45 ? lit : mix(wall, "#15243a", 0.72),
      chance() > 0.3 ? shutter : "",
    );
  });
  return (
    box(x, y - height, width, height, across(mix(wall, "#ffffff", 0.14), wall, mix(wall, "#000000", 0.12))) +
    bristles(`${seed}-wall`, [x, y - height, width * 0.9, height], mix(wall, "#5b4434", 0.35), {
      count: 16,
      length: width * 0.1,
      opacity: 0.3,
    }) +
    windows +
    facet(
      [
        [x - 6, y - height + 3],
        [x + 10, y - height - width * 0.11],
        [x + width - 10, y - height - width * 0.11],
        [x + width + 6, y - height + 3],
      ],
      roof,
    ) +
    edge(
      [
        [x - 6, y - height + 3],
        [x + width + 6, y - height + 3],
      ],
      mix(roof, "#000000", 0.35),
      4,
    )
  );
}

function pane(x: number, y: number, width: number, height: number, glass: string, shutter: string): string {
  const leaf = width * 0.42;
  return (
    box(x, y, width, height, glass, 1) +
    (shutter
      ? box(x - leaf - 1, y, leaf, height, shutter) + box(x + width + 1, y, leaf, height, mix(shutter, "#000000", 0.18))
      : "") +
    box(x - 3, y + height, width + 6, 3, mix(glass, "#ffffff", 0.55))
  );
}

/** An arch's outline: a doorway with a round head, from its left foot. */
export function archPath(x: number, y: number, width: number, height: number): string {
  const round = width / 2;
  return `M${x} ${y}V${y - height + round}A${round} ${round} 0 0 1 ${x + width} ${y - height + round}V${y}Z`;
}

/** A pointed arch's outline, from its left foot. */
export function pointedPath(x: number, y: number, width: number, height: number): string {
  const spring = y - height + width * 0.75;
  return `M${x} ${y}V${spring}C${x} ${spring - width * 0.4} ${x + width * 0.3} ${y - height + width * 0.12} ${x + width / 2} ${y - height}C${x + width * 0.7} ${y - height + width * 0.12} ${x + width} ${spring - width * 0.4} ${x + width} ${spring}V${y}Z`;
}

/** A roof of round tiles seen at a slant: rows of small arcs between two eaves. */
export function tiles(
  seed: string,
  corners: readonly [Point, Point, Point, Point],
  colour: string,
  rows = 7,
  columns = 18,
): string {
  const [a, b, c, d] = corners;
  const chance = chanceOf(seed);
  const at = (u: number, v: number): Point => [
    (a[0] * (1 - u) + b[0] * u) * (1 - v) + (d[0] * (1 - u) + c[0] * u) * v,
    (a[1] * (1 - u) + b[1] * u) * (1 - v) + (d[1] * (1 - u) + c[1] * u) * v,
  ];
  const rolls = repeat(columns, (index) =>
    edge([at(index / columns, 0), at(index / columns, 1)], mix(colour, "#000000", 0.32), 2.5, 0.55),
  );
  const steps = repeat(rows, (row) =>
    edge([at(0, row / rows), at(1, row / rows)], mix(colour, "#000000", 0.25), 2, 0.4),
  );
  const worn = repeat(Math.round(rows * columns * 0.3), () => {
    const [u, v] = [Math.floor(chance() * columns) / columns, Math.floor(chance() * rows) / rows];
    const [du, dv] = [1 / columns, 1 / rows];
    const tone = chance() > 0.5 ? mix(colour, "#fff3d0", chance(0.1, 0.35)) : mix(colour, "#5c2b35", chance(0.1, 0.4));
    return facet([at(u, v), at(u + du, v), at(u + du, v + dv), at(u, v + dv)], tone);
  });
  return facet(corners, colour) + worn + rolls + steps;
}

/** A street lamp with its light when it is lit; about 200 high at scale 1, its origin at the foot. */
export function lamp(x: number, y: number, height: number, colour: string, light = ""): string {
  const top = y - height;
  return (
    (light
      ? `<circle cx="${x}" cy="${top}" r="${height * 0.5}" fill="url(#glow-${light.slice(1)}aa-${light.slice(1)}00)"/>`
      : "") +
    edge(
      [
        [x, y],
        [x, top + 10],
      ],
      colour,
      height * 0.03,
    ) +
    form(
      `M${x - height * 0.06} ${top + 12}L${x - height * 0.04} ${top - 8}H${x + height * 0.04}L${x + height * 0.06} ${top + 12}Z`,
      light || mix(colour, "#ffffff", 0.6),
    ) +
    form(`M${x - height * 0.06} ${top - 8}L${x} ${top - 22}L${x + height * 0.06} ${top - 8}Z`, colour)
  );
}

/** A shaft of light that falls from one opening onto the ground. */
export function shaft(points: readonly Point[], colour: string, strength = 0.5): string {
  return facet(points, down(thin(colour, strength), thin(colour, 0)));
}

/** Stones or bricks in courses over an area, most of them left to the wall's own colour. */
export function courses(
  seed: string,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  size = 34,
  share = 0.4,
): string {
  const chance = chanceOf(seed);
  const rows = Math.ceil(height / (size * 0.5));
  return repeat(rows, (row) =>
    repeat(Math.ceil(width / size), (column) => {
      if (chance() > share) return "";
      const left = x + column * size + (row % 2) * size * 0.5;
      return box(
        left,
        y + row * size * 0.5,
        Math.min(size * 0.92, x + width - left),
        size * 0.43,
        mix(colour, chance() > 0.5 ? "#ffffff" : "#5b4434", chance(0.06, 0.2)),
        2,
      );
    }),
  );
}

/** Cables or lines that hang between points. */
export function cable(from: Point, to: Point, sag: number, colour: string, width = 2): string {
  return stroke(
    `M${from[0]} ${from[1]}Q${(from[0] + to[0]) / 2} ${(from[1] + to[1]) / 2 + sag} ${to[0]} ${to[1]}`,
    colour,
    width,
    0.8,
  );
}

/** A row of the town's houses side by side on a quay whose edge is at `y`. */
export function row(
  seed: string,
  x: number,
  y: number,
  count: number,
  wide0: Point,
  tall0: Point,
  walls: readonly string[],
  roof: string,
  lit = "",
): string {
  const chance = chanceOf(seed);
  let at = x;
  return repeat(count, (index) => {
    const [width, height] = [chance(...wide0), chance(...tall0)];
    const wall = walls[Math.floor(chance() * walls.length)] ?? ink.cream;
    const shutter = chance() > 0.6 ? ink.teal : mix(wall, "#5b4434", 0.5);
    const drawn = house(`${seed}-${index}`, at, y, width, height, wall, mix(roof, wall, chance(0, 0.25)), {
      floors: Math.max(1, Math.round(height / 44)),
      bays: Math.max(1, Math.round(width / 32)),
      shutter,
      lit,
    });
    at += width + chance(-2, 4);
    return drawn;
  });
}
