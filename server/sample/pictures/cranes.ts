import { ink, mix } from "./ink.ts";
import { box, edge, place, repeat } from "./shape.ts";

/** A tower crane that stands at `y` and is `height` high, its arm to the right. */
export function tower(x: number, y: number, height: number, colour: string): string {
  const top = y - height;
  const lattice = repeat(11, (index) =>
    edge(
      [
        [x - 20, y - index * 44],
        [x + 20, y - (index + 1) * 44],
        [x - 20, y - (index + 1) * 44],
      ],
      colour,
      4,
    ),
  );
  const arm = repeat(12, (index) =>
    edge(
      [
        [x - 90 + index * 40, top + 60],
        [x - 70 + index * 40, top + 30],
        [x - 50 + index * 40, top + 60],
      ],
      colour,
      3.4,
    ),
  );
  return (
    edge(
      [
        [x - 20, y],
        [x - 20, top + 50],
      ],
      colour,
      8,
    ) +
    edge(
      [
        [x + 20, y],
        [x + 20, top + 50],
      ],
      colour,
      8,
    ) +
    lattice +
    edge(
      [
        [x - 130, top + 60],
        [x + 410, top + 60],
      ],
      colour,
      8,
    ) +
    edge(
      [
        [x - 90, top + 30],
        [x + 400, top + 44],
      ],
      colour,
      5,
    ) +
    arm +
    edge(
      [
        [x, top - 30],
        [x - 110, top + 44],
      ],
      colour,
      4,
    ) +
    edge(
      [
        [x, top - 30],
        [x + 280, top + 40],
      ],
      colour,
      4,
    ) +
    edge(
      [
        [x, top - 30],
        [x, top + 60],
      ],
      colour,
      8,
    ) +
    box(x - 140, top + 56, 60, 50, colour) +
    box(x + 12, top + 66, 36, 40, "#e9b06f") +
    edge(
      [
        [x + 250, top + 64],
        [x + 250, top + 250],
      ],
      colour,
      3,
    ) +
    box(x + 214, top + 250, 74, 46, colour)
  );
}

/** A portal crane of a container quay; about 500 wide and 450 high at scale 1. */
export function portal(x: number, y: number, scale: number): string {
  const paint = "#24405f";
  return place(
    edge(
      [
        [-70, 0],
        [-56, -330],
      ],
      paint,
      14,
    ) +
      edge(
        [
          [110, 0],
          [98, -330],
        ],
        paint,
        14,
      ) +
      edge(
        [
          [-64, -160],
          [104, -160],
        ],
        paint,
        10,
      ) +
      edge(
        [
          [-62, -160],
          [98, -330],
        ],
        paint,
        5,
      ) +
      edge(
        [
          [-220, -340],
          [280, -340],
        ],
        paint,
        16,
      ) +
      edge(
        [
          [-220, -356],
          [280, -356],
        ],
        mix(paint, "#ffffff", 0.3),
        4,
      ) +
      edge(
        [
          [20, -340],
          [40, -450],
        ],
        paint,
        10,
      ) +
      edge(
        [
          [40, -450],
          [-220, -346],
        ],
        paint,
        4,
      ) +
      edge(
        [
          [40, -450],
          [280, -346],
        ],
        paint,
        4,
      ) +
      box(-150, -338, 44, 34, ink.red) +
      edge(
        [
          [-128, -304],
          [-128, -232],
        ],
        "#3a3f48",
        3,
      ),
    x,
    y,
    scale,
  );
}
