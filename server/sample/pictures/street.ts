import { bristles, speckle } from "./brush.ts";
import { archPath, courses, house } from "./built.ts";
import { across, down, mix } from "./ink.ts";
import { tree } from "./land.ts";
import { at, box, disc, edge, facet, faint, form, place, repeat, ring, stroke } from "./shape.ts";

/** Flowers that climb down a wall. */
export function bougainvillea(): string {
  return (
    bristles("vine", [0, 150, 270, 150], "#4d7048", { count: 70, length: 40, breadth: 8, turn: 60, opacity: 0.9 }) +
    speckle("vine-a", [-10, 130, 280, 180], "#b83a6b", 120, 24, 0.9) +
    speckle("vine-b", [-10, 130, 270, 150], "#dd6a92", 70, 18, 0.9)
  );
}

/** A cat that lies in the sun. */
export function cat(x: number, y: number): string {
  return place(
    stroke("M74 0C110 4 120 -30 100 -44", "#c8793a", 13) +
      form("M-40 6C-50 -40 -20 -62 24 -54C66 -46 88 -20 80 6Z", "#dc8f48") +
      form("M-66 -28L-72 -72L-48 -58H-30L-10 -74L-10 -32C-14 -8 -60 -8 -66 -28Z", "#e39d58") +
      stroke("M10 -52L16 -30M34 -50L40 -28M56 -40L58 -22", "#a85a2c", 6) +
      stroke("M-56 -38Q-50 -34 -45 -38M-30 -38Q-24 -34 -19 -38", "#3a2420", 4) +
      form("M-42 -28H-34L-38 -23Z", "#8f3d2c") +
      form("M-50 8C-50 -8 -20 -8 -16 8Z", "#f0c48c"),
    x,
    y,
    1,
  );
}

/** The tram of line 2 from the side. */
export function tramCar(): string {
  const glass = "#3b5565";
  return (
    stroke("M560 250L620 172L690 250", "#3a4248", 5) +
    box(250, 262, 720, 22, "#8a5a2e", 10) +
    form(
      "M238 300C238 280 250 276 270 276H950C970 276 982 280 982 300L994 640H226Z",
      down("#f6c64a", "#eab038", "#d5942c"),
    ) +
    box(232, 486, 758, 16, "#f8ecd0") +
    box(228, 600, 764, 40, "#7a4a2c") +
    repeat(
      6,
      (index) =>
        box(352 + index * 90, 318, 72, 130, glass, 8) +
        form(
          `M${352 + index * 90} 420L${400 + index * 90} 318H${424 + index * 90}V340L${376 + index * 90} 448H${352 + index * 90}Z`,
          "#7d9aa3",
        ),
    ) +
    box(256, 318, 78, 282, "#6d4a2c", 6) +
    box(264, 328, 62, 150, glass, 5) +
    box(894, 318, 78, 282, "#6d4a2c", 6) +
    box(902, 328, 62, 150, glass, 5) +
    [400, 575, 760]
      .map(
        (x, index) =>
          disc(x, 410, 17, ["#5b3a2c", "#2a2220", "#8a6a50"][index] ?? "") +
          form(
            `M${x - 28} 448C${x - 24} 424 ${x + 24} 424 ${x + 28} 448Z`,
            ["#8f3d2c", "#2c6c8c", "#7b8245"][index] ?? "",
          ),
      )
      .join("") +
    disc(610, 548, 30, "#f8ecd0") +
    stroke("M598 540C598 526 622 526 622 540C622 550 600 556 598 566H624", "#7a4a2c", 7) +
    [340, 430, 790, 880].map((x) => disc(x, 652, 30, "#2b2a2d") + disc(x, 652, 12, "#7d7470")).join("")
  );
}

/** A plane tree with its spotted bark. */
export function planeTree(seed: string, x: number): string {
  return (
    tree(seed, x - 90, 316, 3.4, "#5f7d46", 0.35, "none") +
    tree(`${seed}2`, x + 100, 290, 3.1, "#6f8b4a", 0.35, "none") +
    form(
      `M${x - 30} 720C${x - 14} 560 ${x - 26} 360 ${x - 34} 230H${x + 34}C${x + 26} 360 ${x + 16} 560 ${x + 34} 720Z`,
      across("#d6c7a4", "#b09a78", "#7d6a55"),
    ) +
    speckle(`${seed}-bark`, [x - 20, 240, 40, 460], "#f3e8cc", 26, 16, 0.8) +
    speckle(`${seed}-bark2`, [x - 18, 240, 40, 460], "#7b8245", 18, 12, 0.6) +
    tree(`${seed}3`, x, 312, 2.7, "#678545", 0.35, "none")
  );
}

/** What one sees of the street through an arch. */
export function sunlit(x: number): string {
  return (
    box(x, 100, 320, 510, down("#fff1c9", "#ffe0a0", "#f3c583")) +
    house(`rope-${x}`, x + 60, 600, 200, 260, "#f6dcae", "#c5623c", { floors: 2, bays: 2 })
  );
}

/** A coil of rope on the ground. */
export function coil(x: number, y: number, scale: number): string {
  return place(
    disc(10, 12, 92, "#3a2420", 0.34) +
      [0, 1, 2, 3]
        .map(
          (layer) =>
            disc(0, -layer * 20, 84 - layer * 4, "#8a6238", 0.34) +
            ring(0, -layer * 20 - 4, 80 - layer * 4, layer % 2 ? "#d9b47c" : "#c79c62", 17, 0.34),
        )
        .join("") +
      disc(0, -64, 44, "#4a2f22", 0.32),
    x,
    y,
    scale,
  );
}

/** The clock tower of the square, its foot at `y`. */
export function clockTower(x: number, y: number): string {
  return (
    box(x - 62, y - 360, 124, 360, across("#c99a6c", "#e6c08e", "#f6dcae")) +
    courses("clock-stones", x - 62, y - 350, 124, 350, "#e0b886", 40, 0.35) +
    box(x - 74, y - 372, 148, 16, "#b98457") +
    box(x - 70, y - 240, 140, 10, "#b98457") +
    facet(
      [
        [x - 70, y - 372],
        [x, y - 470],
        [x + 70, y - 372],
      ],
      across("#8f3d2c", "#c5623c"),
    ) +
    edge(
      [
        [x, y - 470],
        [x, y - 500],
      ],
      "#5b4434",
      5,
    ) +
    disc(x, y - 304, 48, "#5b4434") +
    disc(x, y - 304, 42, "#fdf6e6") +
    repeat(12, (hour) => disc(x + Math.sin(hour * 0.5236) * 34, y - 304 - Math.cos(hour * 0.5236) * 34, 3, "#5b4434")) +
    edge(
      [
        [x, y - 304],
        [x + 12, y - 328],
      ],
      "#1d1b1a",
      6,
    ) +
    edge(
      [
        [x, y - 304],
        [x - 30, y - 300],
      ],
      "#1d1b1a",
      4,
    ) +
    form(archPath(x - 24, y, 48, 90), mix("#5b4434", "#1d1b1a", 0.3)) +
    form(archPath(x - 14, y - 150, 28, 62), "#5b4434")
  );
}

/** Sparrows on the ground. */
export function sunSparrows(): string {
  return [
    [180, 640],
    [206, 652],
    [236, 638],
    [660, 742],
    [690, 750],
  ]
    .map(([x = 0, y = 0]) => disc(x, y, 8, "#4a3a3a", 0.7) + disc(x + 7, y - 5, 4, "#4a3a3a"))
    .join("");
}

/** A flat white roof with a row of solar panels, its house below it. */
export function roof(x: number, y: number, width: number, scale: number): string {
  const panel = (left: number) =>
    place(
      faint(0.3, facet(at("6 8, 130 8, 100 24, -20 24"), "#5b6a74")) +
        facet(at("0 0, 110 0, 134 -66, 24 -66"), across("#17324f", "#2a557c", "#5d8fb0")) +
        [0.33, 0.66]
          .map(
            (part) =>
              edge(
                [
                  [110 * part, 0],
                  [24 + 110 * part, -66],
                ],
                "#a9c4d0",
                2,
              ) +
              edge(
                [
                  [24 * part, -66 * part],
                  [110 + 24 * part, -66 * part],
                ],
                "#a9c4d0",
                2,
              ),
          )
          .join("") +
        edge(at("0 0, 110 0, 134 -66, 24 -66, 0 0"), "#e6e9e4", 4),
      left,
      y + 24 * scale,
      scale,
    );
  return (
    facet(
      [
        [x + 40, y - 70 * scale],
        [x + width - 10, y - 70 * scale],
        [x + width, y + 50 * scale],
        [x, y + 50 * scale],
      ],
      across("#fffaf0", "#f1e9da"),
    ) +
    box(x - 4, y + 46 * scale, width + 8, 18, "#fffdf6") +
    box(x, y + 60 * scale, width, 400, down("#d3d8d8", "#b9c6cc")) +
    repeat(
      Math.floor(width / (150 * scale)),
      (index) =>
        panel(x + 36 + index * 142 * scale) +
        box(x + 50 + index * 142 * scale, y + 110 * scale, 44 * scale, 60 * scale, "#5d8090"),
    )
  );
}
