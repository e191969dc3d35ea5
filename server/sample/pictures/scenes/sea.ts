import { bristles, speckle, waver } from "../brush.ts";
import { across, down, ink, mix } from "../ink.ts";
import { hill } from "../land.ts";
import { gull, path } from "../sea.ts";
import {
  at,
  blob,
  box,
  chanceOf,
  disc,
  facet,
  faint,
  form,
  line,
  mirrored,
  place,
  repeat,
  ring,
  stroke,
} from "../shape.ts";
import { wide } from "../sheet.ts";
import { cloud, sky } from "../sky.ts";
import { boat } from "../vessels.ts";

export const seaScenes = {
  "storm-sea": wide("Dark clouds and a lone boat among high waves", () => {
    const swell = (seed: string, y: number, swing: number, colour: string, crest: string) => {
      const top = waver(seed, [-60, y], [1260, y - 20], swing, 9);
      return (
        hill(
          top,
          800,
          down(mix(colour, "#ffffff", 0.1), colour, mix(colour, "#000000", 0.25)),
          bristles(seed, [-60, y - 40, 1260, 300], mix(colour, "#ffffff", 0.3), {
            count: 80,
            length: 130,
            breadth: 4,
            turn: -12,
            opacity: 0.4,
          }),
        ) +
        line(top, crest, 7, 0.85) +
        speckle(`${seed}-spray`, [0, y - swing - 10, 1200, swing * 1.4], crest, 90, 4, 0.7)
      );
    };
    return [
      sky("storm", 1200, 560, "#232a38", "#3a4656", "#67757c", "#b8b79e"),
      [
        [-80, 190, 560],
        [330, 150, 640],
        [800, 210, 560],
      ]
        .map(([x = 0, y = 0, w = 0], index) => cloud(`storm-${index}`, x, y, w, "#1d2430", "#4d5a68"))
        .join(""),
      cloud("storm-4", 140, 300, 420, "#2f3947", "#67757f") + cloud("storm-5", 640, 320, 500, "#2b3543", "#5d6b78"),
      bristles("rain", [260, 240, 520, 260], "#cfd6d2", {
        count: 110,
        length: 130,
        breadth: 2,
        turn: 104,
        opacity: 0.28,
      }),
      stroke("M930 250L900 322L930 330L884 420", "#fdf3cf", 5),
      swell("s1", 468, 26, "#4e6a72", "#b9c8c4"),
      swell("s2", 540, 44, "#355662", "#d3ddd8"),
      place(boat("#b8432e", ink.cream, { cabin: "#f3e3c6" }), 560, 560, 1.05, -13),
      swell("s3", 620, 52, "#22424f", "#e3e9e2"),
      swell("s4", 730, 40, "#142f3c", "#d7e0dc"),
      gull(860, 480, 0.7, -22) + gull(280, 420, 0.5, 16),
    ].join("");
  }),

  "sea-turtle": wide("A turtle over pale sand, seen through clear water", () => {
    const net =
      bristles("caustic", [-60, 0, 1300, 800], "#f3fbef", {
        count: 130,
        length: 120,
        breadth: 5,
        turn: 24,
        opacity: 0.24,
      }) +
      bristles("caustic-b", [-60, 0, 1300, 800], "#f3fbef", {
        count: 110,
        length: 90,
        breadth: 4,
        turn: -36,
        opacity: 0.22,
      });
    const flipper = (x: number, y: number, turn: number, size: number) =>
      place(
        form("M0 0C40 -30 110 -50 168 -10C120 10 60 34 6 30Z", "#4f6b4a") +
          form("M0 0C40 -30 110 -50 168 -10C110 -30 50 -12 4 16Z", "#7f9a66") +
          speckle(`flip-${x}`, [20, -22, 110, 34], "#2f4636", 26, 8, 0.5),
        x,
        y,
        size,
        turn,
      );
    return [
      box(0, 0, 1200, 800, across("#8fd0c5", "#63b7b7", "#3590a3")),
      blob(at("-50 560, 180 430, 420 520, 640 620, 860 840, -60 860"), "#c9dfb9") +
        blob(at("-50 660, 140 560, 340 640, 520 840, -60 860"), "#e4e6c4"),
      speckle("sand", [0, 560, 600, 240], "#9fb894", 110, 5, 0.5),
      blob(at("930 -40, 1010 90, 1130 120, 1240 60, 1240 -40"), "#2a6d7d") +
        bristles("weed", [960, 10, 260, 110], "#5b8f6a", { count: 60, length: 60, breadth: 8, turn: 70, opacity: 0.6 }),
      net,
      faint(0.28, disc(640, 520, 190, "#0f4a5c", 0.7) + place(flipper(0, 0, 0, 1), 470, 470, 1, 160)),
      flipper(500, 300, -146, 1.25) + place(mirrored(flipper(0, 0, -146, 1.25)), 748, 300),
      flipper(520, 500, 150, 0.7) + place(mirrored(flipper(0, 0, 150, 0.7)), 724, 500),
      blob(at("590 214, 600 150, 626 128, 652 150, 660 214"), "#7f9a66") +
        disc(608, 160, 6, "#1d2b2a") +
        disc(644, 160, 6, "#1d2b2a") +
        speckle("head", [604, 150, 46, 50], "#4f6b4a", 12, 9, 0.7),
      blob(at("625 190, 730 250, 762 370, 720 490, 625 566, 530 490, 488 370, 520 250"), "#5d4a33") +
        blob(
          at("625 206, 716 262, 744 370, 704 478, 625 548, 546 478, 506 370, 534 262"),
          across("#a97f48", "#8a6338", "#6a4a30"),
        ),
      at("625 262, 625 350, 625 440, 625 516")
        .map(
          ([x = 0, y = 0], index) =>
            facet(
              [
                [x - 40, y],
                [x - 22, y - 38],
                [x + 22, y - 38],
                [x + 40, y],
                [x + 22, y + 38],
                [x - 22, y + 38],
              ],
              mix("#c79a57", "#8a6338", index * 0.2),
            ) + ring(x, y, 1, "#5d4a33", 1),
        )
        .join(""),
      at("560 300, 548 390, 568 476, 690 300, 702 390, 684 476")
        .map(([x = 0, y = 0]) =>
          facet(
            [
              [x - 22, y - 34],
              [x + 20, y - 30],
              [x + 26, y + 26],
              [x - 16, y + 34],
              [x - 30, y],
            ],
            "#b88a4c",
          ),
        )
        .join(""),
      faint(
        0.8,
        bristles("shell", [520, 230, 200, 300], "#f7e9b5", {
          count: 36,
          length: 40,
          breadth: 4,
          turn: 24,
          opacity: 0.5,
        }),
      ),
    ].join("");
  }),

  "texture-sea": wide("The surface of the sea, light on ripples", () => {
    const chance = chanceOf("surface");
    const lens = (y: number, colour: string, size: number) => {
      const [x, long] = [chance(-60, 1200), size * chance(0.5, 1.3)];
      return form(
        `M${x} ${y}Q${x + long * 0.4} ${y - long * 0.13} ${x + long} ${y - 2}Q${x + long * 0.55} ${y + long * 0.1} ${x} ${y}Z`,
        colour,
      );
    };
    return [
      box(0, 0, 1200, 800, down("#86b9b7", "#3b8c9a", "#1f6580", "#154a68")),
      repeat(420, () => {
        const depth = chance() ** 0.8;
        const paint = [
          mix("#7fc0bb", "#2a7a92", depth),
          mix("#4a98a3", "#123f5c", depth),
          mix("#d5ece0", "#62b0b4", depth),
        ][Math.floor(chance(0, 2.6))];
        return lens(depth * 830, paint ?? ink.sea, 30 + depth * 150);
      }),
      faint(0.9, path("surface-light", 820, -10, 420, 800, "#fdf3d3", 120)),
    ].join("");
  }),
};
