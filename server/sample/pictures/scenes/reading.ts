import { bristles, speckle } from "../brush.ts";
import { across, down, ink, mix, thin } from "../ink.ts";
import { at, box, disc, edge, facet, faint, form, mirrored, place, repeat, ring, stroke } from "../shape.ts";
import { square, wide } from "../sheet.ts";
import { sprig } from "../tableware.ts";

export const readingScenes = {
  "book-stack": square("A stack of books with a pair of glasses", () =>
    [
      box(0, 0, 1000, 1000, across("#6f4f5c", "#8d6468", "#a87a70")),
      bristles("books-wall", [-60, 0, 1060, 700], "#5c3f4f", {
        count: 80,
        length: 220,
        breadth: 9,
        turn: -30,
        opacity: 0.2,
      }),
      facet(at("330 60, 620 20, 780 640, 470 660"), thin("#ffdfae", 0.42)) +
        facet(at("660 14, 940 -20, 1100 620, 820 638"), thin("#ffdfae", 0.42)),
      faint(0.3, place(sprig("#4a2f3a", 7), 640, 420, 2.3, -64) + place(sprig("#4a2f3a", 6), 700, 440, 2, -28)),
      box(0, 720, 1000, 280, down("#c98f5a", "#a56d42")) + box(0, 716, 1000, 8, "#e9bd84"),
      bristles("books-desk", [-60, 730, 1060, 270], "#8a5532", { count: 70, length: 260, breadth: 4, opacity: 0.4 }),
      faint(0.36, form("M190 856L850 846L1010 900L980 930L240 884Z", "#3a1d1a")),
      book(160, 690, 660, 170, "#2f6070", "#e9c987"),
      book(230, 534, 560, 156, "#d9a03f", "#7d3328"),
      book(180, 400, 590, 134, "#b04a37", "#f1ddb4"),
      place(spectacles(), 470, 376, 1.5),
    ].join(""),
  ),

  manuscript: wide("An old opened book with ornament, without letters", () =>
    [
      box(0, 0, 1200, 800, "#31443f"),
      bristles("book-cloth", [-60, 0, 1260, 800], "#22322f", {
        count: 120,
        length: 150,
        breadth: 7,
        turn: 38,
        opacity: 0.4,
      }),
      facet(at("-20 -20, 520 -20, 60 820, -20 820"), thin("#f3e3c6", 0.12)),
      faint(0.4, form("M130 130Q380 90 620 140Q860 90 1110 130L1120 760Q860 720 620 766Q380 720 110 760Z", "#0f1715")),
      form("M92 96Q360 62 600 100Q840 62 1108 96L1116 726Q850 690 600 730Q350 690 84 726Z", "#6f3a2c"),
      repeat(4, (index) =>
        form(
          `M${104 + index * 5} ${84 + index * 2}Q370 ${44 + index * 3} 600 ${92 + index}Q830 ${44 + index * 3} ${1096 - index * 5} ${84 + index * 2}L${1102 - index * 5} ${708 - index * 4}Q850 ${668 - index * 4} 600 ${712 - index * 3}Q350 ${668 - index * 4} ${98 + index * 5} ${708 - index * 4}Z`,
          index % 2 ? "#e9d9b4" : "#c9b384",
        ),
      ),
      form("M124 86Q380 50 600 96V700Q370 654 118 692Z", across("#f0e2c0", "#f6ebd0", "#e3cfa2", "#b79a6c")),
      form("M1076 86Q820 50 600 96V700Q830 654 1082 692Z", across("#c9ae7e", "#f3e6c8", "#f6ebd0", "#eddcb6")),
      speckle("book-foxing", [140, 90, 920, 560], "#c29a5c", 46, 9, 0.35),
      place(leftLeaf(), 350, 374, 1, -1),
      place(rightLeaf(), 850, 374, 1, 1),
      stroke("M600 96V706", "#7d6240", 4, 0.7),
      form(
        "M604 96C620 260 596 420 622 560C630 640 612 720 634 784L650 768L662 786C644 690 654 620 642 540C626 400 640 240 616 97Z",
        ink.red,
      ),
    ].join(""),
  ),
};

/** A closed book lying, its fore-edge to the left, its back to the right. */
function book(x: number, y: number, width: number, height: number, cover: string, band: string): string {
  const spine = x + width;
  return (
    box(x + 16, y + 18, width - 40, height - 36, across("#d9c7a0", "#f1e4c6", "#e3d2ac")) +
    repeat(8, (index) =>
      edge(
        [
          [x + 18, y + 26 + (index * (height - 50)) / 7],
          [spine - 60, y + 25 + (index * (height - 50)) / 7],
        ],
        "#b59c70",
        2.4,
        0.6,
      ),
    ) +
    faint(0.3, box(x + 16, y + 18, width - 40, 14, "#3a1d1a")) +
    form(
      `M${x} ${y}H${spine - 30}C${spine + 14} ${y} ${spine + 14} ${y + height} ${spine - 30} ${y + height}H${x}V${y + height - 20}H${spine - 70}C${spine - 48} ${y + height - 40} ${spine - 48} ${y + 40} ${spine - 70} ${y + 20}H${x}Z`,
      cover,
    ) +
    form(
      `M${spine - 56} ${y}H${spine - 30}C${spine + 14} ${y} ${spine + 14} ${y + height} ${spine - 30} ${y + height}H${spine - 56}C${spine - 22} ${y + height * 0.7} ${spine - 22} ${y + height * 0.3} ${spine - 56} ${y}Z`,
      mix(cover, "#1d1220", 0.3),
    ) +
    stroke(`M${x + 4} ${y + 4}H${spine - 60}`, mix(cover, "#ffffff", 0.4), 5, 0.8) +
    stroke(
      `M${spine - 130} ${y + 3}V${y + 17}M${spine - 130} ${y + height - 17}V${y + height - 3}M${spine - 112} ${y + 3}V${y + 17}M${spine - 112} ${y + height - 17}V${y + height - 3}`,
      band,
      8,
    )
  );
}

/** A pair of round glasses laid down, folded open towards the eye. */
function spectacles(): string {
  const rim = "#2b1d22";
  const lens =
    disc(0, 0, 50, thin("#e6f0ea", 0.5), 0.62) +
    ring(0, 0, 50, rim, 9, 0.62) +
    stroke("M-28 -8Q-18 -22 2 -22", "#ffffff", 5, 0.85);
  return (
    faint(0.3, disc(24, 24, 130, "#3a1210", 0.1)) +
    stroke("M-112 -6C-96 -40 -40 -56 36 -58M112 -6C120 -30 150 -44 186 -48", mix(rim, "#8d6468", 0.2), 7) +
    place(lens, -62, -8) +
    place(lens, 62, -8) +
    stroke("M-14 -14Q0 -28 14 -14", rim, 8)
  );
}

function leftLeaf(): string {
  const blue = "#2c5f86";
  const petals = (count: number, reach: number, breadth: number, paint: string) =>
    repeat(count, (index) =>
      place(
        form(
          `M0 0C-${breadth} -${reach * 0.4} -${breadth} -${reach * 0.7} 0 -${reach}C${breadth} -${reach * 0.7} ${breadth} -${reach * 0.4} 0 0Z`,
          paint,
        ),
        0,
        0,
        1,
        (index * 360) / count,
      ),
    );
  return (
    stroke("M-176 -230H176V230H-176Z", ink.ochre, 9) +
    stroke("M-160 -214H160V214H-160Z", "#8f3d2c", 4) +
    at("-122 -176, 122 -176, 122 176, -122 176")
      .map(([x, y]) => place(petals(8, 34, 9, blue) + disc(0, 0, 8, ink.ochre), x, y))
      .join("") +
    disc(0, 0, 138, "#2c5f86") +
    disc(0, 0, 129, "#f3e3c0") +
    repeat(16, (index) => place(disc(0, -112, 10, index % 2 ? "#b5503a" : ink.ochre), 0, 0, 1, index * 22.5)) +
    petals(16, 98, 15, "#4d7a6a") +
    petals(8, 92, 21, "#b5503a") +
    petals(8, 60, 14, ink.ochre) +
    disc(0, 0, 22, blue) +
    disc(0, 0, 11, "#f3e3c0")
  );
}

function rightLeaf(): string {
  const scroll = stroke(
    "M0 190C-90 150 -130 70 -84 20C-50 -16 0 10 -14 50C-24 78 -62 70 -58 44M0 190C-30 60 -20 -40 -80 -100C-112 -132 -140 -90 -112 -70M0 190V-150",
    "#4d6f4f",
    7,
  );
  const buds = at("-40 52, -104 -84, -116 110")
    .map(([x, y]) => disc(x, y, 17, "#b5503a") + disc(x, y, 8, ink.ochre))
    .join("");
  const half =
    scroll +
    buds +
    place(sprig("#5d8262", 4), -104, 60, 0.5, -120) +
    place(sprig("#5d8262", 4), -44, -62, 0.55, 190) +
    place(sprig("#5d8262", 3), -30, 150, 0.55, 200);
  return (
    stroke("M-176 -230H176V230H-176Z", "#2c5f86", 9) +
    repeat(11, (index) =>
      stroke(`M${-160 + index * 29} 214q14.5 -22 29 0M${-160 + index * 29} -206q14.5 -22 29 0`, "#2c5f86", 5),
    ) +
    half +
    mirrored(half) +
    disc(0, -166, 30, ink.ochre) +
    disc(0, -166, 19, "#f3e3c0") +
    disc(0, -166, 10, "#b5503a")
  );
}
