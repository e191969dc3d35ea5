import { bristles } from "../brush.ts";
import { ink, mix } from "../ink.ts";
import { tree } from "../land.ts";
import { gull, rocks } from "../sea.ts";
import {
  at,
  blob,
  box,
  chanceOf,
  disc,
  edge,
  facet,
  form,
  inside,
  line,
  type Point,
  place,
  repeat,
  ring,
  soft,
  stroke,
} from "../shape.ts";
import { tall, wide } from "../sheet.ts";
import { fromAbove } from "../vessels.ts";

const [land, water, road] = ["#efe0bd", "#8fc0c2", "#fbf5e4"];

export const mapScenes = {
  "map-town": wide("Map of the harbour town: quay, quarters, river and tram", () => {
    const chance = chanceOf("map-town");
    return [
      mapGround("town"),
      shoreline(
        "M-20 520C120 500 170 560 300 548C380 540 372 470 470 462C560 454 590 540 690 556C820 576 900 500 1010 520C1100 536 1150 590 1220 580V820H-20Z",
      ),
      stroke("M640 -20C600 90 720 150 690 250C664 340 600 380 612 470", water, 26),
      repeat(11, (column) =>
        repeat(7, (line0) =>
          chance() > 0.22 && Math.abs(column * 104 - 560) > 60
            ? block(
                20 + column * 108 + chance(-8, 8),
                30 + line0 * 66 + chance(-6, 6),
                84,
                46,
                [ink.sand, "#e0b48c", "#d9c9a0", "#c9cf9f"][Math.floor(chance(0, 4))] ?? ink.sand,
              )
            : "",
        ),
      ),
      stroke(
        "M-20 330C180 300 380 360 560 330S960 250 1220 300M330 -20C340 160 300 330 330 540M900 -20C860 160 940 330 900 510",
        road,
        16,
      ),
      stroke("M330 500L330 330C500 352 560 330 620 322S880 262 900 250V60H1120", ink.clay, 8),
      at("330 500, 330 330, 480 346, 640 318, 800 280, 900 240, 900 60, 1100 60")
        .map(([x, y]) => disc(x, y, 14, ink.clay) + disc(x, y, 7, road))
        .join(""),
      stroke("M300 548L330 640L460 660", "#a08c6c", 18) +
        place(fromAbove(ink.cream, ink.red), 560, 640, 0.5, -60) +
        place(fromAbove("#2b4a6b", ink.ochre), 760, 690, 0.5, 40),
      compass(1110, 710),
    ].join("");
  }),

  "map-tram-line": wide("Map of a tram line with its nine stops", () => {
    const stops = at("110 640, 220 540, 340 470, 470 452, 600 400, 700 310, 800 236, 930 210, 1070 130");
    return [
      mapGround("tram"),
      shoreline("M-20 480C40 520 60 600 150 680C240 740 300 780 320 820H-20Z"),
      stroke("M560 820C600 700 760 640 720 500C690 400 640 340 760 200C820 120 800 40 830 -20", water, 30),
      stroke(
        "M-20 240C240 260 420 220 620 260S1000 420 1220 400M300 -20C320 200 420 420 400 820M960 -20C940 300 1000 500 960 820",
        road,
        18,
      ),
      stroke("M120 380L560 640M240 160L900 700", road, 10),
      block(560, 560, 90, 60, "#e0b48c") +
        block(420, 300, 100, 66, "#c9cf9f") +
        block(840, 330, 110, 70, "#d9c9a0") +
        block(200, 320, 80, 60, "#e0b48c") +
        block(1020, 240, 90, 70, "#c9cf9f") +
        block(80, 120, 110, 70, "#d9c9a0") +
        block(520, 80, 120, 80, "#e0b48c"),
      tree("t1", 1090, 640, 0.7, ink.leaf) +
        tree("t2", 1130, 660, 0.6, ink.leaf) +
        tree("t3", 540, 190, 0.5, ink.leaf) +
        tree("t4", 250, 250, 0.5, ink.leaf),
      line(stops, "#7c2f25", 26, 0.3) + line(stops, ink.clay, 18),
      stops
        .map(([x, y], index) => disc(x, y, index % 8 ? 19 : 28, ink.clay) + disc(x, y, index % 8 ? 11 : 17, road))
        .join(""),
      compass(1110, 720),
    ].join("");
  }),

  "map-island-trail": tall("Map of Gull Island with its ring trail and contour lines", () => {
    const shore = at(
      "400 130, 540 170, 640 280, 690 430, 660 590, 600 720, 520 830, 400 880, 290 830, 200 730, 130 590, 150 430, 210 280, 290 170",
    );
    const inward = (part: number): Point[] =>
      shore.map(([x, y]): Point => [400 + (x - 400) * part, 380 + (y - 380) * part * (y < 380 ? 1.02 : 0.94)]);
    return [
      box(0, 0, 800, 1000, water) +
        bristles("isle-sea", [-60, 0, 860, 1000], "#6fa9af", { count: 90, length: 120, breadth: 5, opacity: 0.4 }),
      blob(
        shore.map(([x, y]): Point => [400 + (x - 400) * 1.1, 500 + (y - 500) * 1.08]),
        mix(water, "#ffffff", 0.35),
      ),
      blob(shore, land),
      [0.86, 0.7, 0.54, 0.38, 0.22]
        .map(
          (part, index) =>
            blob(inward(part), mix("#e3d5a4", "#8b9a5c", index * 0.2)) +
            stroke(soft(inward(part), true), "#8a7a52", 2.4, 0.6),
        )
        .join(""),
      rocks("isle-cliff", [270, 176], [540, 164], 18, "#7d7468", 15),
      stroke(
        "M664 500C610 430 640 340 560 260C500 200 440 200 380 212C290 226 230 330 190 430C160 510 190 600 240 700C290 800 380 830 470 800C570 760 640 620 664 500Z",
        ink.clay,
        9,
      ).replace("/>", ' stroke-dasharray="20 17"/>'),
      edge(at("664 500, 740 506"), "#8a6a4c", 16) + disc(664, 500, 17, ink.clay),
      box(168, 470, 18, 40, road) + facet(at("164 472, 177 452, 190 472"), ink.red),
      block(560, 360, 44, 30, "#d98e6c") + block(608, 410, 36, 26, "#e0b48c"),
      facet(at("410 180, 432 142, 454 180"), "#5b5148"),
      gull(330, 80, 0.8, -10) + gull(500, 90, 0.6, 12) + place(fromAbove(ink.cream, ink.red), 756, 600, 0.5, 200),
      compass(110, 890),
    ].join("");
  }),
};

function mapGround(seed: string): string {
  return (
    box(0, 0, 1200, 800, land) +
    bristles(`${seed}-map`, [-60, 0, 1220, 800], "#d8c294", {
      count: 80,
      length: 180,
      breadth: 7,
      turn: -18,
      opacity: 0.25,
    })
  );
}

function shoreline(path0: string): string {
  return (
    form(path0, water) +
    stroke(path0, mix(water, "#ffffff", 0.5), 22, 0.6) +
    stroke(path0, "#4f8f97", 4) +
    inside(
      path0,
      bristles(path0, [-40, 460, 1280, 360], "#6fa9af", { count: 70, length: 120, breadth: 5, opacity: 0.45 }),
    )
  );
}

function block(x: number, y: number, width: number, height: number, colour: string): string {
  return (
    box(x + 4, y + 5, width, height, "#b89f74") +
    box(x, y, width, height, colour) +
    box(x + 8, y + 8, width * 0.35, height - 16, mix(colour, "#8f3d2c", 0.3))
  );
}

function compass(x: number, y: number): string {
  return (
    ring(x, y, 46, "#5b4434", 4) +
    facet(
      [
        [x, y - 62],
        [x + 13, y],
        [x - 13, y],
      ],
      ink.clay,
    ) +
    facet(
      [
        [x, y + 62],
        [x + 13, y],
        [x - 13, y],
      ],
      "#5b4434",
    ) +
    disc(x, y, 6, land)
  );
}
