import type * as Part from "./paste-clip.ts";

/** What understands pasted text is fetched ahead once somebody writes, and waited for when somebody is quicker. */
let part: typeof Part | null = null;
let coming: Promise<typeof Part> | null = null;

export function loadPaste(): Promise<typeof Part> {
  coming ??= import("./paste-clip.ts").then(
    (loaded) => {
      part = loaded;
      return loaded;
    },
    (error: unknown) => {
      coming = null; // the next paste asks again
      throw error;
    },
  );
  return coming;
}

/** Does `work` at once when the part is there, else when it has come; `fallBack` when it does not come. */
export function withPaste(work: (loaded: typeof Part) => void, fallBack: () => void): void {
  if (part) work(part);
  else loadPaste().then(work, fallBack);
}
