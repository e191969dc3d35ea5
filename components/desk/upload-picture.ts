import { genUploader } from "uploadthing/client";
import type { FileRoute } from "uploadthing/types";
import { pictureLimits, pictureRefusal } from "#newsroom/pictures.ts";
import { Refusal, type RefusalReason, refusalReasons } from "#newsroom/refusal.ts";

/** The file router as the browser sees it; the server's own is held to this shape. */
export type UploadRouter = {
  picture: FileRoute<{ input: { attempt: string }; output: { pictureId: number }; errorShape: { message: string } }>;
};

const { uploadFiles } = genUploader<UploadRouter>({ url: "/api/uploadthing", package: "@uploadthing/react" });

const mostTries = 6;

/**
 * Sends one picture, however often the connection is cut: the same `attempt` gives the same key, so each try goes on
 * from what the server has. `onProgress` hears whole percents.
 * @throws Refusal why it was not taken, `uploadCut` when the connection stays away; an AbortError when cancelled
 */
export async function uploadPicture(
  file: File,
  attempt: string,
  signal: AbortSignal,
  onProgress: (percent: number) => void,
): Promise<number> {
  if (file.size > pictureLimits.bytes) throw refuse("pictureTooLarge");
  return takeTurn(signal, async () => {
    for (let tries = 1; tries <= mostTries; tries++) {
      try {
        const onUploadProgress = ({ progress }: { progress: number }) =>
          onProgress(Math.min(100, Math.floor(progress)));
        const sent = await uploadFiles("picture", { files: [file], input: { attempt }, signal, onUploadProgress });
        const pictureId = sent[0]?.serverData?.pictureId;
        if (pictureId) return pictureId;
      } catch (error) {
        signal.throwIfAborted();
        const reason = reasonOf(error);
        if (reason && reason !== "uploadCut") throw refuse(reason);
      }
      if (tries < mostTries) await pause(tries, signal);
    }
    throw refuse("uploadCut");
  });
}

function refuse(reason: RefusalReason): Refusal {
  return new Refusal(reason, pictureRefusal(reason).details);
}

/** The reason that the server named, at the door (`message`) or while it took the file (`data.error`). */
function reasonOf(error: unknown): RefusalReason | undefined {
  if (!(error instanceof Error)) return undefined;
  const data = "data" in error && typeof error.data === "object" && error.data !== null ? error.data : {};
  const named = "error" in data ? data.error : error.message;
  return refusalReasons.find((reason) => reason === named);
}

const turns: (() => void)[] = [];
let running = 0;

/** At most three at a time, in the order of asking, on the whole page. */
async function takeTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (running < pictureLimits.atOnce) running++;
  else await new Promise<void>((resolve) => turns.push(resolve));
  try {
    signal.throwIfAborted();
    return await work();
  } finally {
    const next = turns.shift(); // which takes over the place
    if (next) next();
    else running--;
  }
}

/** Waits a little longer after each failure, but no longer than until the browser is online again. */
function pause(tries: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      signal.removeEventListener("abort", finish);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(finish, 500 * 2 ** (tries - 1));
    window.addEventListener("online", finish);
    signal.addEventListener("abort", finish);
  });
}
