import { type PictureReport, pictureRefusal, pictureSources } from "#newsroom/pictures.ts";
import { isRefusal, type Outcome } from "#newsroom/refusal.ts";

export type UploadedPicture = { pictureId: number; width: number; height: number; preview: string };

/** The server action of the pictures' page: how a picture stands. */
export type ReadPicture = (input: { id: number }) => Promise<Outcome<PictureReport>>;

const mostLooks = 150;

/** Sends a picture and waits until its renditions are there. A cancelled one ends as any other failure: nobody listens. */
export async function sendPicture(
  { file, attempt }: { file: File; attempt: string },
  signal: AbortSignal,
  readPicture: ReadPicture,
  show: (percent: number) => void,
): Promise<Outcome<UploadedPicture>> {
  try {
    const { uploadPicture } = await import("./upload-picture.ts"); // fetched with the first picture
    const pictureId = await uploadPicture(file, attempt, signal, show);
    show(100);
    for (let looks = 0; looks < mostLooks && !signal.aborted; looks++) {
      const answer = await readPicture({ id: pictureId }).catch(() => null); // the server may be away for a moment
      if (answer?.ok === false) return answer;
      if (answer?.value.problem) return { ok: false, refusal: answer.value.problem };
      const { width = null, height = null, renditions = [] } = answer?.value ?? {};
      const preview = pictureSources(renditions)?.src;
      if (preview && width && height) return { ok: true, value: { pictureId, width, height, preview } };
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    return { ok: false, refusal: pictureRefusal("pictureNotReady") };
  } catch (error) {
    const { reason } = isRefusal(error) ? error : { reason: "uploadCut" as const };
    return { ok: false, refusal: pictureRefusal(reason) };
  }
}
