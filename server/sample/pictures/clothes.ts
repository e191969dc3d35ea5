import { bristles } from "./brush.ts";
import { ink, mix } from "./ink.ts";
import type { Face } from "./portraits.ts";
import { at, form, line, ring, stroke } from "./shape.ts";

/** A pair of glasses on the eyes of a portrait. */
export function glasses(kind: "round" | "square"): string {
  const frame = "#2b2422";
  const rim = (x: number) =>
    kind === "round"
      ? ring(x, 284, 36, frame, 7)
      : stroke(`M${x - 38} 258H${x + 38}V296C${x + 34} 314 ${x - 34} 314 ${x - 38} 296Z`, frame, 7);
  return rim(252) + rim(348) + stroke("M288 280C296 274 304 274 312 280M214 276L202 270M386 276L398 270", frame, 6);
}

/** The clothes from the neck to the foot of a portrait. */
export function clothes({ coat, collar, shirt = ink.cream, skin }: Face): string {
  const dark = mix(coat, "#000000", 0.22);
  const body =
    form(
      "M60 640C64 530 110 490 200 470C226 462 240 456 244 446C270 486 330 486 356 446C360 456 374 462 400 470C490 490 536 530 540 640Z",
      coat,
    ) +
    form("M356 446C360 456 374 462 400 470C490 490 536 530 540 640H430C430 560 410 500 356 446Z", dark) +
    bristles(`coat-${coat}`, [100, 500, 300, 120], mix(coat, "#ffffff", 0.4), {
      count: 26,
      length: 60,
      breadth: 4,
      turn: 70,
      opacity: 0.22,
    });
  const shirtFront = form("M238 452L300 560L362 452L372 480L340 640H260L228 480Z", shirt);
  switch (collar) {
    case "shirt":
      return (
        body +
        shirtFront +
        form("M236 446L226 500L270 540L300 500ZM364 446L374 500L330 540L300 500Z", mix(shirt, "#ffffff", 0.5)) +
        form("M288 508H312L318 600L300 640L282 600Z", mix(dark, ink.brick, 0.6))
      );
    case "open":
      return (
        body +
        form("M244 450L300 548L356 450Z", skin) +
        shirtFront.replace(/M238.*Z/, "M240 446L300 552L360 446L376 490L322 600H278L224 490Z") +
        form("M244 450L300 536L356 450Z", mix(skin, "#6b2f22", 0.12)) +
        form("M238 446L212 520L262 640H230L180 500ZM362 446L388 520L338 640H370L420 500Z", dark)
      );
    case "roll":
      return (
        body +
        form("M232 430C262 452 338 452 368 430L378 484C336 510 264 510 222 484Z", mix(coat, "#ffffff", 0.14)) +
        line(at("230 456, 300 474, 370 456"), dark, 3, 0.6)
      );
    case "strap":
      return (
        body +
        form("M240 448C262 496 338 496 360 448C340 470 260 470 240 448Z", mix(skin, "#6b2f22", 0.2)) +
        stroke("M216 470C226 530 262 590 300 640M390 466C380 530 340 590 300 640", "#8a4b2c", 15)
      );
    case "round":
      return (
        body +
        form("M236 450C256 510 344 510 364 450C350 462 250 462 236 450Z", mix(skin, "#6b2f22", 0.16)) +
        stroke("M234 452C256 512 344 512 366 452", mix(coat, "#ffffff", 0.3), 6)
      );
  }
}
