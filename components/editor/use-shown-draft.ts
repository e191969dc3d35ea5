"use client";

import { useState } from "react";
import type { Draft } from "./connection/use-draft.ts";

/** `isClosed`: a deed has closed this text, and the next one is on its way. */
type Shown = Pick<Draft, "doc" | "awareness" | "epoch"> & { isEditable: boolean; isClosed: boolean };

/**
 * What the text boxes show; null: nothing has come yet. When a deed closes the text, its document stays in the writer's hands
 * until the next one is here: what is typed into it meanwhile came too late, and is offered above the story.
 */
export function useShownDraft(
  { doc, awareness, epoch, isLoaded, state }: Pick<Draft, "doc" | "awareness" | "epoch" | "isLoaded" | "state">,
  isReady: boolean,
): Shown | null {
  const isWritable = isReady && !["readOnly", "forbidden", "oldTab", "otherPerson"].includes(state);
  const [last, setLast] = useState<Shown | null>(null);
  if (!isLoaded) {
    const isKept = last !== null && last.epoch !== epoch;
    return isKept ? { ...last, isEditable: last.isEditable && isWritable, isClosed: true } : null;
  }
  const now = { doc, awareness, epoch, isEditable: isWritable, isClosed: false };
  const isSame = last?.doc === doc && last.awareness === awareness && last.epoch === epoch;
  if (!isSame || last.isEditable !== isWritable) setLast(now);
  return now;
}
