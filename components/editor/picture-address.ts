"use client";

import { createContext, use, useEffect, useState } from "react";
import type { ReadPicture } from "#components/desk/send-picture.ts";
import { pictureSources } from "#newsroom/pictures.ts";

/** How the editor asks the server about a picture. */
export const PictureReader = createContext<ReadPicture | null>(null);

const looks = { most: 60, pause: 2000 }; // a picture that somebody else sends may still be processed

/** How a picture looks to staff: not there `yet`, `gone` when it cannot be shown, else its address. */
export function usePictureAddress(id: unknown): { kind: "yet" | "gone" } | { kind: "shown"; address: string } {
  const readPicture = use(PictureReader);
  const [shown, setShown] = useState<ReturnType<typeof usePictureAddress>>({ kind: "yet" });
  useEffect(() => {
    if (!readPicture || typeof id !== "number") return;
    let timer: ReturnType<typeof setTimeout>;
    const lookAgain = async (left: number) => {
      const answer = await readPicture({ id }).catch(() => null);
      const found = answer?.ok ? pictureSources(answer.value.renditions) : null;
      if (found) return setShown({ kind: "shown", address: found.src });
      const isGone = left === 0 || answer?.ok === false || answer?.value.state === "failed";
      setShown({ kind: isGone ? "gone" : "yet" });
      if (!isGone) timer = setTimeout(() => void lookAgain(left - 1), looks.pause);
    };
    void lookAgain(looks.most);
    return () => clearTimeout(timer);
  }, [readPicture, id]);
  return shown;
}
