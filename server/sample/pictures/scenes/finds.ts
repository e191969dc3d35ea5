import { bristles, speckle } from "../brush.ts";
import { across, down, ink, mix, thin } from "../ink.ts";
import {
  at,
  box,
  chanceOf,
  disc,
  facet,
  faint,
  form,
  type Point,
  place,
  repeat,
  ring,
  soft,
  stroke,
} from "../shape.ts";
import { square, wide } from "../sheet.ts";

export const findScenes = {
  mosaic: wide("A floor mosaic half brushed free of earth: fish, an octopus, waves, a rope border", () =>
    [
      box(0, 0, 1200, 800, "#a08e74"),
      tesserae(),
      bristles("mosaic-dust", [0, 0, 1200, 800], "#c9a878", {
        count: 130,
        length: 70,
        breadth: 6,
        turn: 24,
        opacity: 0.22,
      }),
      faint(0.4, form(`${soft(earthEdge(-14), false)}L1260 900V-60Z`, "#3a2318")),
      form(`${soft(earthEdge(0), false)}L1260 900V-60Z`, down("#8d5f40", "#7a4e35")),
      form(`${soft(earthEdge(34), false)}L1260 900V-60Z`, "#8f6344"),
      speckle("mosaic-earth", [880, 20, 320, 780], "#5d3a28", 150, 8, 0.5) +
        speckle("mosaic-grit", [760, 20, 440, 780], "#c99f70", 140, 6, 0.7),
      place(sweep(), 868, 560, 1.15, -34),
    ].join(""),
  ),

  "old-keys": square("A dozen unlike old keys hung on nails", () => {
    const metals = ["#3f3d42", "#b4873c", "#8b4c33", "#55616b", "#54463d", "#c9a24f"];
    return [
      box(0, 0, 1000, 1000, "#d9c3a5"),
      repeat(5, (index) => box(index * 204 - 10, 0, 198, 1000, mix("#93aea6", index % 2 ? "#b7c8b8" : "#7e9d9a", 0.4))),
      bristles("keys-wood", [0, -60, 1000, 1040], "#6b8a88", {
        count: 120,
        length: 240,
        breadth: 3,
        turn: 90,
        opacity: 0.35,
      }),
      speckle("keys-worn", [0, 0, 1000, 1000], "#e3dcc4", 60, 7, 0.6),
      facet(at("-20 60, 640 -20, 1020 -20, 1020 420, -20 1000"), thin("#fff6d8", 0.24)),
      repeat(12, (index) => {
        const [x, y] = [150 + (index % 4) * 233, 66 + Math.floor(index / 4) * 304 + (index % 2) * 18];
        const turn = chanceOf(`key-${index}`)(-5, 5);
        const metal = metals[(index * 5 + Math.floor(index / 4)) % metals.length] ?? ink.umber;
        return (
          faint(0.3, place(key(index, "#1f2a33"), x + 22, y + 16, 1, turn)) +
          place(
            key(index, metal) + faint(0.5, place(key(index, mix(metal, "#ffffff", 0.4), 0.3), -3, -2)),
            x,
            y,
            1,
            turn,
          ) +
          disc(x, y - 2, 8, "#2b2a2d") +
          disc(x - 2, y - 5, 3, "#b9b4a6")
        );
      }),
    ].join("");
  }),
};

/** A key that hangs from the origin, unlike every other; `weight` thins its lines. */
function key(kind: number, metal: string, weight = 1): string {
  const [bow, bit] = [kind % 6, Math.floor(kind / 2) % 5];
  const [reach, thick] = [156 + ((kind * 37) % 70), (13 + (kind % 3) * 3) * weight];
  const grips = [
    ring(0, 34, 34, metal, thick),
    ring(-22, 40, 22, metal, thick) + ring(22, 40, 22, metal, thick) + ring(0, 14, 21, metal, thick),
    stroke("M0 4C-44 -26 -62 30 0 72C62 30 44 -26 0 4Z", metal, thick),
    stroke("M-34 2H34V62H-34ZM-34 2L34 62M34 2L-34 62", metal, thick * 0.7),
    ring(0, 32, 46, metal, thick, 0.72),
    stroke("M0 -6L38 32L0 70L-38 32Z", metal, thick) + ring(0, 32, 11, metal, thick * 0.6),
  ];
  const foot = 66 + reach;
  const teeth = [
    `M0 ${foot - 12}H46V${foot - 46}H0M24 ${foot - 46}V${foot - 24}`,
    `M0 ${foot - 8}H34M0 ${foot - 34}H46M0 ${foot - 58}H28`,
    `M0 ${foot - 10}H44V${foot - 26}M0 ${foot - 54}H44V${foot - 38}`,
    `M-30 ${foot - 12}H30M-38 ${foot - 40}H38`,
    `M0 ${foot - 14}H40V${foot - 60}H0M14 ${foot - 37}H40`,
  ];
  return (
    (grips[bow] ?? "") +
    stroke(`M0 68V${foot}`, metal, thick * 1.05) +
    stroke(`M-13 86H13M-11 100H11`, metal, thick * 0.6) +
    stroke(teeth[bit] ?? "", metal, thick * 0.85)
  );
}

/** The floor's stones, laid in rows; those of one colour in one path. */
function tesserae(): string {
  const chance = chanceOf("tesserae");
  const paths = new Map<string, string>();
  for (let y = 0; y < 800; y += 14) {
    for (let x = 0; x < 1060; x += 14) {
      const [stone, size] = [
        mix(stoneAt(x + 7, y + 7), chance() > 0.5 ? "#ffffff" : "#3a2c24", Math.floor(chance(0, 3)) * 0.06),
        chance(10.6, 12.8),
      ];
      paths.set(
        stone,
        `${paths.get(stone) ?? ""}M${(x + chance(-1, 1)).toFixed(1)} ${(y + chance(-1, 1)).toFixed(1)}h${size.toFixed(1)}v${size.toFixed(1)}h-${size.toFixed(1)}Z`,
      );
    }
  }
  return [...paths].map(([stone, path]) => form(path, stone)).join("");
}

function stoneAt(x: number, y: number): string {
  const rim = Math.min(x, y, 800 - y);
  if (rim < 28) return "#dfd0b0";
  if (rim < 112) return ropeAt(rim === x ? y : x, (rim - 28) / 84);
  if (rim < 126) return "#2f4a5c";
  return (
    octopusAt(x, y) ||
    fishAt(x, y, 290, 220, 1, "#c5623c") ||
    fishAt(x, y, 800, 210, -1, "#dca03c") ||
    fishAt(x, y, 280, 484, 1, "#5a7f86") ||
    seaAt(x, y)
  );
}

/** The border: a rope of three strands on a dark ground. */
function ropeAt(along: number, part: number): string {
  if (part < 0.16 || part > 0.84) return "#34414a";
  const strand = Math.floor((along + part * 84) / 28) % 3;
  return ["#b14a33", "#dca94e", "#f0dfba"][strand] ?? ink.clay;
}

/** Whoever laid it forgot one of the arms: there are seven. */
function octopusAt(x: number, y: number): string {
  const [dx, dy] = [x - 540, y - 400];
  if (Math.hypot(dx - 34, dy + 62) < 12 || Math.hypot(dx + 34, dy + 62) < 12) return "#241f22";
  if (Math.hypot(dx - 34, dy + 62) < 24 || Math.hypot(dx + 34, dy + 62) < 24) return "#f3e6c8";
  if (Math.hypot(dx / 82, (dy + 100) / 108) < 1)
    return Math.hypot((dx + 24) / 82, (dy + 128) / 108) < 0.62 ? "#b8606a" : "#8f3d4c";
  const reach = Math.hypot(dx, dy);
  if (reach > 268) return "";
  for (let arm = 0; arm < 7; arm++) {
    const way = -0.32 + arm * 0.63 + 0.42 * Math.sin(reach / 46 + arm * 1.7) * (reach / 268);
    const off = Math.abs(Math.atan2(Math.sin(Math.atan2(dy, dx) - way), Math.cos(Math.atan2(dy, dx) - way))) * reach;
    const breadth = 29 - reach * 0.078;
    if (off < breadth) return off < breadth * 0.42 ? "#c9777a" : "#8f3d4c";
  }
  return reach < 60 ? "#8f3d4c" : "";
}

function fishAt(x: number, y: number, atX: number, atY: number, facing: number, paint: string): string {
  const [dx, dy] = [(x - atX) * facing, y - atY];
  if (Math.hypot(dx - 52, dy + 6) < 9) return "#241f22";
  const body = Math.hypot(dx / 92, dy / 40);
  if (body < 1) return body > 0.78 ? mix(paint, "#2a1d22", 0.5) : dy > 6 ? mix(paint, "#fff3d8", 0.5) : paint;
  return dx < -76 && dx > -126 && Math.abs(dy) < (-dx - 66) * 0.75 ? mix(paint, "#2a1d22", 0.35) : "";
}

function seaAt(x: number, y: number): string {
  const depth = y - 612 - 16 * Math.sin(x / 30);
  if (depth > 0) return ["#e9dfc4", "#3f7f93", "#7fb0b3", "#2c5f7c"][Math.min(3, Math.floor(depth / 17))] ?? ink.sea;
  return (Math.floor(x / 14) * 7 + Math.floor(y / 14) * 13) % 29 === 0 ? "#8fb0ad" : "#e6d8b8";
}

function earthEdge(shift: number): Point[] {
  return at("860 -60, 930 60, 900 170, 990 270, 960 390, 840 470, 850 570, 720 660, 640 720, 560 860").map(
    ([x, y]): Point => [x + shift, y + shift * 0.5],
  );
}

/** The brush of somebody who digs, its hair to the left; 300 long. */
function sweep(): string {
  return (
    faint(0.35, place(form("M-130 -34L-20 -30H180Q196 0 180 26L-20 30L-130 40Z", "#2a170f"), 14, 20)) +
    form("M-30 -14H150C186 -20 186 20 150 14H-30Z", across("#d9a05c", "#c5823f")) +
    form("M-130 -38L-40 -32V32L-134 40L-122 20L-136 4L-122 -14Z", "#e6cf9f") +
    bristles("sweep", [-128, -30, 50, 60], "#a8875a", { count: 26, length: 60, breadth: 2.4, opacity: 0.7 }) +
    box(-54, -36, 38, 72, "#8b9299", 4) +
    box(-48, -36, 5, 72, "#c9cfd0") +
    disc(150, 0, 6, "#5b3a22")
  );
}
