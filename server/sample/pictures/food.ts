import { bristles } from "./brush.ts";
import { across, mix } from "./ink.ts";
import { disc, form, place, stroke } from "./shape.ts";

/** A fish on its side, head to the left; about 120 long at scale 1. */
export function fish(x: number, y: number, scale: number, turn: number, kind = 0): string {
  const back = ["#3e6177", "#7c5a62", "#54705f"][kind] ?? "#3e6177";
  const belly = ["#dfe8e6", "#f0c9b8", "#e9e3bd"][kind] ?? "#dfe8e6";
  return place(
    form("M40 0L66 -18C62 -6 62 6 66 18Z", back) +
      form("M-60 0C-40 -22 10 -24 46 -2V2C10 22 -40 20 -60 0Z", belly) +
      form("M-60 0C-40 -22 10 -24 46 -2C10 -8 -30 -8 -60 0Z", back) +
      stroke("M-36 -10C-30 -3 -30 4 -36 10M-10 8L26 3", mix(back, belly, 0.4), 2.4) +
      disc(-46, -2, 4.4, "#f7f2e0") +
      disc(-46, -2, 2.4, "#1d1b1a") +
      form("M-8 -15L14 -22L18 -13Z", back),
    x,
    y,
    scale,
    turn,
  );
}

/** A lemon; about 60 long at scale 1. */
export function lemon(): string {
  return (
    disc(6, 8, 26, "#5b4434", 0.6).replace("/>", ' opacity="0.3"/>') +
    form("M-34 0C-26 -24 16 -28 30 -8L38 0L30 8C16 28 -26 24 -34 0Z", across("#f7dd7a", "#eec043", "#d39a2c")) +
    bristles("lemon", [-20, -12, 36, 22], "#fff3b8", { count: 10, length: 5, breadth: 3, opacity: 0.6 })
  );
}

/** An almond in its skin, lying; about 90 long at scale 1. */
export function almond(skin = "#b0713f"): string {
  return (
    form("M-46 4C-30 -30 14 -34 48 0C14 32 -30 34 -46 4Z", skin) +
    form("M-46 4C-30 34 14 32 48 0C20 16 -20 22 -46 4Z", mix(skin, "#5b2f1c", 0.35)) +
    stroke(
      "M-34 0C-16 -14 10 -14 34 -2M-30 8C-10 0 14 0 32 4M-28 -8C-14 -20 4 -22 22 -14",
      mix(skin, "#f6dcae", 0.4),
      2.6,
      0.7,
    )
  );
}
