import { bristles, glints, speckle } from "../brush.ts";
import { across, down, ink, mix } from "../ink.ts";
import { hill, ridge, tufts } from "../land.ts";
import { cyclist } from "../people.ts";
import { foam, gull, sea } from "../sea.ts";
import { at, blob, box, disc, faint, form, line, repeat, stroke } from "../shape.ts";
import { wide } from "../sheet.ts";
import { sky } from "../sky.ts";

export const sportScenes = {
  swimmer: wide("A swimmer in the lane of a pool, from above", () => {
    const rope = (y: number) =>
      stroke(`M-20 ${y + 26}H1220`, "#12688a", 14, 0.25) +
      repeat(42, (index) => box(index * 30 - 20, y - 9, 26, 18, index % 6 < 3 ? "#f7efe0" : ink.red, 7));
    const skin = "#a86b48";
    return [
      box(0, 0, 1200, 800, down("#55b4c0", "#3aa0b6", "#2a8cab")),
      [130, 400, 670].map((y) => box(-10, y - 17, 1220, 34, "#1d6f94") + box(40, y - 60, 30, 120, "#1d6f94")).join(""),
      bristles("pool-deep", [-80, 0, 1300, 800], "#17698c", {
        count: 130,
        length: 120,
        breadth: 8,
        turn: 10,
        opacity: 0.18,
      }),
      bristles("pool-light", [-60, 0, 1300, 800], "#d9f3ea", {
        count: 190,
        length: 70,
        breadth: 4,
        turn: 24,
        opacity: 0.4,
      }),
      bristles("pool-cross", [-60, 0, 1300, 800], "#d9f3ea", {
        count: 160,
        length: 60,
        breadth: 4,
        turn: -32,
        opacity: 0.35,
      }),
      rope(266) + rope(534),
      faint(0.3, blob(at("360 470, 520 440, 700 446, 860 460, 980 480, 860 506, 660 516, 480 500"), "#0f4a68")),
      faint(0.75, blob(at("60 372, 180 356, 320 380, 420 394, 320 424, 180 448, 70 430"), "#effaf4")),
      speckle("kick", [60, 340, 340, 120], "#ffffff", 90, 9, 0.8),
      stroke("M580 386L470 378L350 372M580 412L480 420L366 428", skin, 30) +
        stroke("M470 378L350 372M480 420L366 428", mix(skin, "#ffffff", 0.14), 10, 0.6),
      form(
        "M560 368C640 346 740 340 790 356C812 372 812 424 790 440C740 456 640 450 560 430C548 412 548 386 560 368Z",
        "#8c2f3a",
      ),
      form(
        "M700 346C740 342 776 346 792 358C810 372 810 424 790 440C774 448 740 450 700 448C720 420 720 376 700 346Z",
        skin,
      ),
      stroke("M700 366C730 384 756 386 792 374M700 430C730 412 756 410 792 424", "#8c2f3a", 12),
      stroke("M784 366C850 330 900 326 960 342L1046 366", skin, 27) +
        stroke("M800 352C850 330 900 326 950 338", mix(skin, "#ffffff", 0.25), 8, 0.7),
      stroke("M770 436C720 490 650 496 596 476", mix(skin, "#2a8cab", 0.3), 26),
      disc(1062, 371, 19, skin, 0.62),
      disc(846, 402, 43, "#f4e6c4", 0.86) +
        stroke("M812 388C836 370 866 372 886 392", "#ffffff", 7, 0.8) +
        stroke("M806 402H888", ink.red, 9) +
        disc(884, 416, 15, skin, 0.8),
      line(at("760 350, 830 330, 900 352, 930 402, 896 446, 820 470, 750 452"), "#f3fbf5", 7, 0.75),
      line(at("1010 340, 1080 344, 1110 372, 1080 398"), "#f3fbf5", 6, 0.8) +
        speckle("hand", [1020, 336, 110, 70], "#ffffff", 26, 8, 0.8),
      line(at("560 356, 440 340, 300 330, 140 320"), "#dff4ec", 5, 0.6) +
        line(at("570 444, 440 462, 300 474, 140 486"), "#dff4ec", 5, 0.6),
    ].join("");
  }),

  "cycling-path": wide("Cyclists on the path along the sea", () =>
    [
      sky("cycling", 1200, 400, "#8ec5cf", "#cfe3d6", "#fbeccb"),
      ridge("cycling-far", 330, 26, 1200, 420, "#a9c6c4"),
      sea("cycling", 350, 1200, 800, "#9ad0c8", "#4ea5ad", "#2b8197"),
      hill(at("700 352, 800 300, 900 250, 1010 190, 1120 170, 1240 120"), 540, across("#c9b78c", "#a48c68")),
      bristles("cycling-cliff", [760, 190, 480, 330], "#7a6248", {
        count: 60,
        length: 70,
        breadth: 5,
        turn: 76,
        opacity: 0.35,
      }),
      foam(at("560 540, 700 506, 820 470, 960 450, 1100 440, 1240 430"), "#fffaf0", 8),
      form("M-20 640C300 610 620 560 860 500C1000 466 1120 450 1240 446V820H-20Z", "#8fa866"),
      tufts("cycling", [0, 600, 1200, 60], "#d9d890", 90, 22, 0.5),
      form(
        "M-20 690C300 664 640 610 880 546C1020 510 1130 490 1240 482V600C1060 630 700 730 420 820H-20Z",
        down("#f3ddb0", "#e9cb97"),
      ),
      stroke("M-20 690C300 664 640 610 880 546C1020 510 1130 490 1240 482", "#fffaf0", 8),
      stroke("M60 806C420 730 760 650 1240 540", "#fffaf0", 6).replace("/>", ' stroke-dasharray="46 40"/>'),
      at("1010 556 .62, 900 590 .78")
        .map(
          ([x, y]) =>
            faint(0.35, disc(x + 40, y + 4, 70, "#6b5238", 0.09)) +
            cyclist(x, y, y > 580 ? 0.86 : 0.66, y > 580 ? ink.teal : ink.plum, "#2b2f3a"),
        )
        .join(""),
      [
        [690, 660, 1.15, ink.ochre, ink.navy],
        [440, 700, 1.4, "#f7efe0", ink.red],
        [210, 770, 1.75, ink.red, "#24405f"],
      ]
        .map(
          ([x, y, scale, coat, frame]) =>
            faint(0.35, disc(Number(x) + 60, Number(y) + 2, 100 * Number(scale), "#6b5238", 0.08)) +
            cyclist(Number(x), Number(y), Number(scale), String(coat), String(frame)),
        )
        .join(""),
      gull(330, 190, 1, -12) + gull(470, 130, 0.6, 10) + gull(210, 270, 0.5, 4),
      glints("cycling-sun", [80, 360, 460, 200], "#fffaf0", { count: 60, opacity: 0.6, length: 90, breadth: 4 }),
    ].join(""),
  ),
};
