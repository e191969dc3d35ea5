import { bristles, glints, speckle } from "../brush.ts";
import { across, down, ink, mix } from "../ink.ts";
import { bush, cypress, hill, ridge } from "../land.ts";
import { at, blob, box, chanceOf, disc, facet, faint, form, line, mirrored, place, repeat, stroke } from "../shape.ts";
import { wide } from "../sheet.ts";
import { sky } from "../sky.ts";

export const creatureScenes = {
  otter: wide("An otter's head and wake in a river between cypresses, evening", () => {
    const trees = at("50 2.4, 128 2.9, 190 2, 268 3.2, 336 2.2, 846 2.3, 912 3.1, 976 2.4, 1050 3.5, 1122 2.7, 1184 3");
    const row = (colour: string) => trees.map(([x, size]) => cypress(x, 0, size * 0.62, colour)).join("");
    return [
      sky("otter", 1200, 320, "#4d5a7c", "#b8798a", "#f0a878", "#fbd9a0"),
      ridge("otter-far", 262, 26, 1200, 330, "#7d6585"),
      place(row("#2c3350"), 0, 306),
      hill(at("-40 282, 160 292, 420 304, 600 308, 820 300, 1240 280"), 326, "#252b45"),
      box(0, 318, 1200, 482, down("#f3c792", "#d58f80", "#7a6384", "#35406a", "#1f2b50")),
      faint(0.7, `<g transform="translate(0 326) scale(1 -1)">${row("#3a3a5e")}</g>`),
      bristles("otter-water", [-60, 330, 1300, 470], "#262f56", { count: 150, length: 190, breadth: 7, opacity: 0.32 }),
      glints("otter-light", [200, 326, 800, 440], "#fbdcae", { count: 120, opacity: 0.55, length: 150, breadth: 5 }),
      line(at("470 560, 610 566, 800 610, 1010 690, 1230 800"), "#fbe3bd", 9, 0.85),
      line(at("430 590, 540 640, 660 700, 770 760, 860 830"), "#fbe3bd", 9, 0.85),
      line(at("500 570, 660 600, 860 670, 1060 780"), "#1b2447", 12, 0.5) +
        line(at("450 600, 560 664, 650 740, 700 820"), "#1b2447", 12, 0.5),
      line(at("610 600, 760 660, 900 760"), "#f3c792", 5, 0.6) +
        line(at("560 620, 640 690, 720 800"), "#f3c792", 4, 0.5),
      blob(at("470 574, 560 548, 680 560, 740 590, 640 606, 520 604"), "#3b2c33") +
        bristles("otter-back", [490, 556, 190, 34], "#8b6458", {
          count: 30,
          length: 46,
          breadth: 3,
          turn: 8,
          opacity: 0.6,
        }),
      disc(376, 474, 17, "#3b2a2c") + disc(470, 458, 19, "#3b2a2c") + disc(471, 460, 9, "#7c5a50"),
      blob(at("300 560, 306 514, 346 478, 400 458, 460 460, 504 500, 512 560, 478 604, 400 612, 332 602"), "#4d393a"),
      blob(at("320 520, 360 482, 410 466, 460 470, 440 496, 380 506, 340 540"), "#8a6656"),
      blob(at("294 566, 306 540, 346 530, 392 546, 404 580, 372 604, 320 602"), "#a98a73"),
      blob(at("292 556, 300 534, 326 530, 340 544, 326 560, 302 566"), "#221a1f"),
      disc(400, 516, 11, "#17141a") + disc(397, 512, 3.6, "#fbe3bd") + disc(326, 512, 8, "#17141a"),
      stroke("M360 572L452 560M362 582L460 588M312 580L244 566M312 588L240 594", "#f3dcc0", 2.4, 0.8) +
        stroke("M310 566C316 584 336 586 352 576", "#4d393a", 4),
      bristles("otter-fur", [400, 480, 100, 110], "#6e504a", {
        count: 40,
        length: 22,
        breadth: 2.6,
        turn: 40,
        opacity: 0.6,
      }),
      form("M250 602C330 584 480 584 560 602C500 640 320 642 250 602Z", "#3a4066") +
        stroke("M236 604C320 580 480 582 580 600M270 616C340 632 450 634 530 618", "#fbe3bd", 5, 0.85),
    ].join("");
  }),

  goats: wide("Goats standing across a mountain path, one wearing a runner's number", () => {
    const goat = (coat: string, number = "") => {
      const [dark, horn] = [mix(coat, "#3a241c", 0.42), "#6a5646"];
      return (
        faint(0.3, disc(14, 2, 92, "#5b3a2c", 0.12)) +
        form("M-52 -50L-56 0H-44L-36 -48ZM40 -50L46 0H58L58 -56Z", dark) +
        form("M-68 -58L-74 0H-61L-48 -52ZM22 -54L26 0H39L42 -50Z", coat) +
        form(
          "M-80 -112C-84 -88 -78 -54 -58 -48C-20 -38 30 -40 52 -52C68 -66 66 -96 78 -120L58 -140C40 -118 -10 -122 -50 -124C-66 -126 -78 -122 -80 -112Z",
          coat,
        ) +
        form("M-80 -100C-80 -70 -72 -52 -58 -48C-20 -38 30 -40 52 -52C30 -58 -50 -60 -80 -100Z", dark) +
        form("M-80 -112L-98 -126L-90 -100Z", dark) +
        form(
          "M52 -134C56 -164 72 -176 92 -174C106 -166 122 -148 124 -138C118 -128 104 -132 96 -136C88 -126 84 -112 76 -100Z",
          coat,
        ) +
        form("M100 -134L106 -108L92 -132Z", dark) +
        form("M66 -164L40 -156L62 -148Z", dark) +
        stroke("M80 -174C74 -200 58 -208 44 -206M90 -174C88 -196 78 -210 62 -214", horn, 7) +
        disc(96, -158, 4, "#1d1b1a") +
        number
      );
    };
    const bib =
      facet(at("-46 -118, 26 -114, 22 -64, -44 -66"), "#fdf7e8") +
      facet(at("-46 -118, 26 -114, 25 -104, -46 -107"), ink.red) +
      stroke("M-31 -94L-25 -98V-74M-11 -94L-5 -98V-74", "#1d1b1a", 5) +
      `<circle cx="11" cy="-91" r="5" fill="none" stroke="#1d1b1a" stroke-width="4.4"/><circle cx="11" cy="-80" r="6" fill="none" stroke="#1d1b1a" stroke-width="4.4"/>`;
    return [
      sky("goats", 1200, 460, "#7fb0c4", "#b9d2cc", "#f2e3c0"),
      ridge("goats-a", 330, 60, 1200, 520, "#a9b9b6"),
      ridge("goats-b", 400, 50, 1200, 560, "#8da08c"),
      hill(
        at("-40 300, 140 350, 340 440, 620 500, 860 470, 1060 380, 1240 290"),
        820,
        across("#b39a62", "#d2b072", "#b08a58"),
      ),
      bristles("goats-slope", [0, 440, 1200, 360], "#7b7242", {
        count: 130,
        length: 60,
        breadth: 5,
        turn: 14,
        opacity: 0.3,
      }),
      form(
        "M600 486C650 486 690 500 640 530C560 580 300 640 120 820H1120C1040 700 800 620 730 550C700 514 690 490 640 484Z",
        down("#efd7a6", "#e6c48c", "#d5a86e"),
      ),
      speckle("goats-gravel", [240, 600, 760, 200], "#9a7048", 120, 6, 0.45),
      repeat(16, (index) => {
        const chance = chanceOf(`thyme-${index}`);
        const [x, y] = [index % 2 ? chance(0, 300) : chance(900, 1190), chance(470, 780)];
        return bush(`thyme-b${index}`, x, y, 0.5 + (y - 430) / 400, index % 3 ? "#7f8550" : "#8b7f8f");
      }),
      place(mirrored(goat("#8a6a54")), 510, 548, 0.56) + place(goat("#9c7a5c"), 830, 540, 0.5),
      place(mirrored(goat("#4a3a36")), 950, 650, 1.05) + place(goat("#a8643e"), 290, 660, 1.05),
      place(goat("#f4ead6", bib), 560, 740, 1.65),
    ].join("");
  }),
};
