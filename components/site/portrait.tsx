import type { PictureView } from "#newsroom/story-view.ts";
import { Picture } from "./picture.tsx";

/** An author's face. The name stands beside it, so it has no words of its own. */
export function Portrait({ file, sizes }: { file: PictureView; sizes: string }) {
  return (
    <span className="portrait">
      <Picture file={file} alternative="" sizes={sizes} />
    </span>
  );
}
