import { bristles, speckle } from "../brush.ts";
import { fish, lemon } from "../food.ts";
import { across, ink } from "../ink.ts";
import { person } from "../people.ts";
import { gull } from "../sea.ts";
import { at, blob, box, chanceOf, disc, edge, facet, form, inside, place, repeat, stroke } from "../shape.ts";
import { tall, wide } from "../sheet.ts";
import { sky, sun } from "../sky.ts";

export const quayScenes = {
  "aurelia-bow": tall("The bow of the ship Aurelia II at the quay, seen from below", () =>
    [
      sky("bow", 800, 1000, "#d9a869", "#eccb93", "#f6e5c3"),
      sun(650, 190, 60, "#fff3d6", "#fff3d6", 5),
      gull(610, 330, 0.7, 12) + gull(700, 410, 0.45, -6),
      form("M90 -20C150 250 250 560 400 900H-40V-20Z", across("#16304d", "#24486b", "#2f5d80")),
      form("M90 -20C150 250 250 560 400 900L360 900C210 560 110 240 52 -20Z", "#4b7c98"),
      inside(
        "M52 -20C110 240 210 560 360 900H-40V-20Z",
        bristles("bow-plates", [-60, 60, 300, 760], "#0e2238", {
          count: 70,
          length: 130,
          breadth: 3,
          turn: 4,
          opacity: 0.35,
        }),
      ),
      repeat(6, (row) =>
        edge(
          [
            [-40, 90 + row * 120],
            [72 + row * 41, 100 + row * 128],
          ],
          "#0f2a44",
          3,
          0.45,
        ),
      ),
      form("M246 560C290 690 340 790 400 900H-40V640C70 640 170 610 246 560Z", ink.brick),
      edge(at("-40 640, 80 634, 180 602, 246 560"), ink.cream, 7),
      bristles("bow-rust", [-40, 670, 260, 200], "#5c2b35", {
        count: 60,
        length: 80,
        breadth: 4,
        turn: 70,
        opacity: 0.3,
      }),
      disc(70, 250, 34, "#0e2238", 1.25),
      anchor(78, 330, 1.5, "#e9d8b4"),
      edge(at("74 262, 78 300"), "#e9d8b4", 10),
      stroke("M150 160C360 420 520 640 690 846", "#7d6a4e", 7),
      stroke("M112 70C400 330 600 560 770 850", "#7d6a4e", 5),
      facet(at("0 1000, 0 906, 800 846, 800 1000"), "#8d7a66"),
      facet(at("0 906, 800 846, 800 858, 0 922"), "#c9b08a"),
      bristles("bow-quay", [0, 900, 800, 100], "#5b4434", {
        count: 60,
        length: 120,
        breadth: 4,
        turn: -4,
        opacity: 0.35,
      }),
      form("M668 860C668 830 660 822 700 820C740 822 732 830 732 858Z", "#2b2a2d"),
      disc(700, 822, 40, "#3d3a3d", 0.3),
      facet(at("508 876, 524 872, 660 890, 640 904"), "#6f5c4a"),
      person(505, 876, 1.15, { coat: ink.clay, hair: "#2a2220" }, -1),
    ].join(""),
  ),

  "fish-market": wide("Crates of silver fish on ice, seen from above", () =>
    [
      box(0, 0, 1200, 800, "#2a6274"),
      bristles("stone", [-50, 0, 1250, 800], "#174655", { count: 90, length: 200, breadth: 8, opacity: 0.4 }),
      crate(-60, 40, 440, 330, "#c98b4f", 0),
      crate(420, -40, 430, 330, "#d7a263", 1),
      crate(890, 60, 440, 320, "#b9763f", 2),
      crate(-20, 420, 430, 330, "#d7a263", 2),
      crate(450, 340, 440, 340, "#c98b4f", 0),
      crate(930, 430, 430, 330, "#c98b4f", 1),
      place(lemon(), 300, 392, 1.1, 20) + place(lemon(), 872, 708, 1.2, -20) + place(lemon(), 912, 738, 1),
    ].join(""),
  ),
};

function crate(x: number, y: number, width: number, height: number, wood: string, kind: number): string {
  const chance = chanceOf(`crate-${x}`);
  return (
    box(x + 12, y + 16, width, height, "#10303d", 4) +
    box(x, y, width, height, wood, 4) +
    box(x + 14, y + 14, width - 28, height - 28, "#dcebec", 3) +
    speckle(`ice-${x}-${y}`, [x + 18, y + 18, width - 36, height - 36], "#ffffff", 70, 11, 0.8) +
    speckle(`ice2-${x}-${y}`, [x + 18, y + 18, width - 36, height - 36], "#9fc0ca", 50, 7, 0.6) +
    repeat(Math.floor((height - 40) / 44), (row) =>
      repeat(Math.floor((width - 40) / 130), (column) =>
        fish(x + 88 + column * 130 + chance(-6, 6), y + 46 + row * 44, 0.98, chance(-7, 7) + (row % 2 ? 180 : 0), kind),
      ),
    )
  );
}

function anchor(x: number, y: number, scale: number, colour: string): string {
  return (
    place(stroke("M0 -20V44M-34 14C-30 40 -14 48 0 50C14 48 30 40 34 14M-16 -4H16", colour, 9), x, y, scale) +
    blob(
      [
        [x - 10, y - 30],
        [x, y - 40],
        [x + 10, y - 30],
        [x, y - 20],
      ],
      colour,
    )
  );
}
