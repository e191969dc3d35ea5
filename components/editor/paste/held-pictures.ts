import { type ReadPicture, sendPicture } from "#components/desk/send-picture.ts";
import type { RefusalData } from "#newsroom/refusal.ts";

/**
 * Pictures that were pasted or dropped, while they are on their way. In the story stands a picture whose number is below zero: the
 * key of the file that this page holds. So its place moves with the text, goes with an undo, and the others see it, too.
 */
export type HeldPicture = { file: File; phase: Phase };
export type Phase =
  | { is: "waiting" }
  | { is: "sending"; percent: number }
  | { is: "processing" }
  | { is: "failed"; refusal: RefusalData }
  | { is: "done"; pictureId: number };

const held = new Map<number, HeldPicture>();
const listeners = new Set<() => void>();

/** Keeps a file and gives its key. It is sent once its place is shown. */
export function holdPicture(file: File): number {
  const key = -1 - (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2;
  const whole = Math.floor(key);
  held.set(whole, { file, phase: { is: "waiting" } });
  return whole;
}

export function findHeld(key: number): HeldPicture | null {
  return held.get(key) ?? null;
}

export function listenToHeld(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Sends it, once; after a failure again, from where the last try ended. */
export async function sendHeld(key: number, readPicture: ReadPicture): Promise<void> {
  const picture = held.get(key);
  if (!picture || (picture.phase.is !== "waiting" && picture.phase.is !== "failed")) return;
  const { file } = picture;
  const show = (percent: number) =>
    setPhase(key, file, percent < 100 ? { is: "sending", percent } : { is: "processing" });
  show(0);
  const attempt = attempts.get(key) ?? crypto.randomUUID();
  attempts.set(key, attempt);
  const outcome = await sendPicture({ file, attempt }, new AbortController().signal, readPicture, show);
  setPhase(
    key,
    file,
    outcome.ok ? { is: "done", pictureId: outcome.value.pictureId } : { is: "failed", refusal: outcome.refusal },
  );
}

const attempts = new Map<number, string>();

function setPhase(key: number, file: File, phase: Phase): void {
  held.set(key, { file, phase });
  if ([...held.values()].some(isUnfinished)) window.addEventListener("beforeunload", warn);
  else window.removeEventListener("beforeunload", warn);
  for (const listener of listeners) listener();
}

const warn = (event: BeforeUnloadEvent) => event.preventDefault();
const isUnfinished = ({ phase }: HeldPicture) => phase.is === "sending" || phase.is === "processing";
