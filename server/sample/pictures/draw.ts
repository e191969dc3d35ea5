import { print } from "./press.ts";
import { scenes } from "./scenes.ts";
import { cuts } from "./sheet.ts";

/** The key of a picture of the sample newsroom. */
export type PictureKey = keyof typeof scenes;

export const pictureKeys = Object.keys(scenes).filter(isPictureKey);

export function isPictureKey(key: string): key is PictureKey {
  return Object.hasOwn(scenes, key);
}

/** What one sees on the picture, in English: its place in the catalogue. */
export function describePicture(key: PictureKey): string {
  return scenes[key].shows;
}

/** The picture as a JPEG in the pixels of its cut, the same on every machine. */
export function drawPicture(key: PictureKey): Promise<Buffer> {
  const { cut, draw } = scenes[key];
  const { width, height, pixels } = cuts[cut];
  return print(draw(), width, height, pixels);
}
