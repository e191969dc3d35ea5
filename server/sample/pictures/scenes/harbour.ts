import { bristles, glints } from "../brush.ts";
import { lamp, row } from "../built.ts";
import { across, down, glow, ink, mix, thin } from "../ink.ts";
import { hill, ridge } from "../land.ts";
import { person } from "../people.ts";
import { foam, gull, path, rocks, sea, wake } from "../sea.ts";
import { at, box, disc, edge, facet, faint, form, line, type Point, place } from "../shape.ts";
import { tall, wide } from "../sheet.ts";
import { cloud, sky, stars, streaks, sun } from "../sky.ts";
import { boat, ferry, fromAbove, moored } from "../vessels.ts";

export const harbourScenes = {
  "harbour-dawn": wide("Fishing boats at rest on rose-coloured water, the low sun beside the town's hill", () => {
    const water = mix(ink.rose, ink.blossom, 0.5);
    return [
      sky("dawn", 1200, 430, "#7d8fa8", "#d9b7b3", "#f6cfa6", "#fbe3bd"),
      streaks("dawn", 90, 170, 1200, "#f7d9c9", 10, 0.55),
      sun(820, 372, 46, "#fff1cf", "#ffcf8a", 6),
      ridge("dawn-far", 385, 22, 1200, 440, "#b58f9b"),
      hill(at("-40 330, 120 236, 270 214, 420 290, 560 372, 720 420"), 440, down("#7d6076", "#9a7482")),
      row(
        "dawn-town",
        30,
        428,
        10,
        [40, 62],
        [44, 96],
        ["#e8c3a6", "#d9a48b", "#f0d3b4", "#c98f7d"],
        "#9c5a4c",
        "#ffd98f",
      ),
      sea("dawn", 428, 1200, 800, "#f3c9a8", "#c79aa0", "#6c7391", "#414f70"),
      path("dawn", 820, 432, 150, 350, "#fff0cf"),
      box(0, 424, 640, 10, "#6b4d58"),
      moored(330, 520, 0.62, boat(ink.teal, ink.cream, { mast: false, cabin: "#efe0c4" }), water),
      moored(1010, 560, 0.8, boat("#53617f", ink.ochre, { cabin: "#e9d3b8" }), water),
      moored(500, 668, 1.5, boat(ink.brick, ink.cream, { cabin: "#f3e3c6" }), water),
      gull(690, 210, 0.5, -8, "#6d6077", "#57506a"),
      gull(760, 170, 0.36, 10, "#6d6077", "#57506a"),
    ].join("");
  }),

  "harbour-night": wide("Quay lamps and lit windows mirrored in dark water", () => {
    const lamps = [90, 300, 520, 760, 985, 1150];
    return [
      sky("night", 1200, 470, "#0e1830", "#1c2f4f", "#33486a"),
      stars("night", 1200, 330, "#cfd9e6", 120),
      disc(940, 120, 34, "#f3e6c4") + disc(926, 112, 32, "#13213c"),
      ridge("night-hill", 330, 60, 1200, 470, "#16263f"),
      row("night-back", 20, 420, 15, [54, 90], [80, 190], ["#2a3a58", "#33405c", "#243553"], "#1a2740", "#ffcc70"),
      row("night-front", -10, 470, 11, [80, 130], [70, 150], ["#3b4664", "#46496a", "#31405f"], "#1b2438", "#ffd98a"),
      box(0, 468, 1200, 26, "#0d1628") + box(0, 466, 1200, 5, "#5c5f78"),
      sea("night", 494, 1200, 800, "#1b2d4c", "#0f1c34"),
      lamps.map((x) => path(`lamp-${x}`, x, 498, 46, 270, "#f2b755", 34)).join(""),
      path("moon", 935, 500, 90, 260, "#c9d3de", 26),
      lamps.map((x) => lamp(x, 470, 92, "#0b1322", "#ffd27a")).join(""),
      person(606, 470, 0.5, { coat: "#0f1729", legs: "#0b1322", skin: "#2c2a36" }) +
        person(632, 470, 0.48, { coat: "#5c2b35", legs: "#0b1322", skin: "#2c2a36" }, -1),
      moored(230, 640, 1.25, boat("#22304c", "#c98f5a", { cabin: "#8d7a63" }), "#caa565"),
      moored(800, 720, 1.5, boat("#5c2b35", "#d8b27a", { mast: false }), "#caa565"),
    ].join("");
  }),

  "ferry-crossing": wide("A white ferry with a red funnel crosses the blue bay, its wake behind it", () =>
    [
      sky("ferry", 1200, 330, "#6fa9c6", "#a9d0dc", "#e8ecdc"),
      cloud("ferry-a", 60, 210, 330, "#cfe0e2", "#fbf8ef") + cloud("ferry-b", 860, 150, 260, "#cfe0e2", "#fbf8ef"),
      ridge("ferry-far", 292, 26, 1200, 340, "#8fb2b8") + ridge("ferry-near", 316, 12, 700, 340, "#6f9a9a"),
      sea("ferry", 330, 1200, 800, "#5fa0b5", "#2c7394", "#1d5273", "#173f5e"),
      wake(at("1230 474, 1080 470, 930 478, 830 484"), 34, "#dbeceb"),
      place(ferry(), 520, 486, 1.35),
      faint(0.3, `<g transform="translate(520 492) scale(1.35 -0.42)">${ferry()}</g>`),
      glints("ferry-hull", [200, 488, 660, 70], "#2a6d8c", { count: 50, opacity: 0.9, length: 150 }),
      foam(at("180 492, 240 484, 330 490, 420 494"), "#f3f7f2", 6),
      gull(250, 240, 0.9, -10) + gull(400, 170, 0.6, 8) + gull(960, 300, 0.5),
      glints("ferry-light", [0, 560, 1200, 230], "#a8d2d6", { count: 60, opacity: 0.4, length: 120 }),
    ].join(""),
  ),

  lighthouse: tall("A lighthouse on its rock at dusk, its beam over the sea", () =>
    [
      sky("light", 800, 700, "#2b3a5f", "#5d5f86", "#b58a93", "#eab48e"),
      stars("light", 800, 260, "#f3e6d4", 50),
      facet(at("410 232, 820 40, 820 270"), across(thin("#ffe9b0", 0.75), thin("#ffe9b0", 0.05))),
      facet(at("390 232, -20 150, -20 300"), across(thin("#ffe9b0", 0.04), thin("#ffe9b0", 0.5))),
      ridge("light-far", 676, 16, 800, 710, "#7f6a85"),
      sea("light", 700, 800, 1000, "#c98f86", "#67698c", "#2c3a5e"),
      hill(
        at("-60 960, 110 850, 230 720, 330 652, 470 640, 580 690, 680 780, 780 880, 880 960"),
        1000,
        down("#5f5064", "#2f3048"),
      ),
      bristles("light-rock", [180, 690, 520, 200], "#a98486", {
        count: 70,
        length: 70,
        breadth: 5,
        turn: 28,
        opacity: 0.4,
      }),
      rocks("light-rocks", [60, 890], [790, 880], 62, "#3c3a52", 13),
      foam(at("-20 930, 120 916, 260 936, 420 922, 600 940, 820 920"), "#e9d9d6", 9),
      form("M352 660L368 270H432L448 660Z", across("#fbeedb", "#f0d9c0", "#b58d8a")),
      [330, 450, 570]
        .map((y) =>
          form(
            `M${365 - (y - 270) * 0.041} ${y}L${366 - (y - 210) * 0.041} ${y + 60}H${434 + (y - 210) * 0.041}L${435 + (y - 270) * 0.041} ${y}Z`,
            across("#d05a3c", "#b8452f", "#7c2f33"),
          ),
        )
        .join(""),
      box(350, 258, 100, 14, "#2f3048") +
        box(374, 206, 52, 52, "#ffe7a3") +
        edge(
          [
            [391, 206],
            [391, 258],
          ],
          "#2f3048",
          3,
        ) +
        edge(
          [
            [409, 206],
            [409, 258],
          ],
          "#2f3048",
          3,
        ),
      facet(at("364 208, 400 168, 436 208"), "#7c2f33"),
      disc(400, 232, 130, glow(thin("#fff3c8", 0.8), thin("#fff3c8", 0))),
      box(470, 606, 96, 62, "#e3c9b0") +
        facet(at("460 608, 488 580, 550 580, 578 608"), "#8f3d2c") +
        box(506, 630, 22, 38, "#2f3048") +
        box(484, 624, 14, 16, "#ffd98a"),
      gull(180, 420, 0.6, -12, "#f3dccb", "#8d7a90") + gull(250, 470, 0.4, 8, "#f3dccb", "#8d7a90"),
    ].join(""),
  ),

  breakwater: tall("The breakwater from above, two boats leaving with white wakes", () => {
    const arm: Point[] = at("-40 720, 180 640, 380 520, 500 360, 520 210");
    return [
      box(0, 0, 800, 1000, down("#1f6f86", "#2d8a94", "#58aaa5")),
      bristles("arm-deep", [-60, 0, 900, 1000], "#15566f", {
        count: 150,
        length: 150,
        breadth: 9,
        turn: -24,
        opacity: 0.18,
      }),
      bristles("arm-lit", [-60, 0, 900, 1000], "#bfe3d8", {
        count: 110,
        length: 46,
        breadth: 3,
        turn: -24,
        opacity: 0.35,
      }),
      line(
        arm.map(([x, y]): Point => [x + 26, y + 34]),
        "#134b5e",
        92,
        0.45,
      ),
      line(arm, "#7fc4b8", 112, 0.4),
      line(arm, "#a8957c", 78) + line(arm, "#d9c7a4", 44),
      arm
        .slice(1)
        .map(([x, y], index) => rocks(`arm-${index}`, arm[index] ?? [x, y], [x, y], 17, "#8b7965", 15))
        .join(""),
      line(arm, "#efe2c6", 26) + line(arm, "#cbb48c", 2),
      disc(520, 208, 34, "#efe2c6") +
        disc(528, 216, 20, "#5b4434") +
        disc(520, 206, 20, ink.red) +
        disc(520, 206, 11, "#fbf3e2") +
        disc(520, 206, 5, ink.red),
      wake(at("330 820, 470 690, 600 520, 650 390"), 12, "#e6f4ee", "w1") +
        place(fromAbove(ink.cream, ink.red), 664, 356, 0.9, 14),
      wake(at("560 980, 660 860, 716 720"), 10, "#e6f4ee", "w2") +
        place(fromAbove("#2b4a6b", ink.ochre), 728, 690, 0.75, 16),
      foam(at("540 150, 580 200, 590 270"), "#e6f4ee", 6),
      gull(220, 330, 0.7, 24) + faint(0.25, gull(250, 372, 0.7, 24, "#0f3d4e", "#0f3d4e")),
      gull(300, 240, 0.5, 40),
    ].join("");
  }),
};
