"use client";

import { useState } from "react";
import type { Draft } from "./connection/use-draft.ts";

type Shown = Pick<Draft, "doc" | "awareness" | "epoch"> & { isEditable: boolean };

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
  if (!isLoaded) return last && last.epoch !== epoch ? { ...last, isEditable: last.isEditable && isWritable } : null;
  const now = { doc, awareness, epoch, isEditable: isWritable };
  const isSame = last?.doc === doc && last.awareness === awareness && last.epoch === epoch;
  if (!isSame || last.isEditable !== isWritable) setLast(now);
  return now;
}
