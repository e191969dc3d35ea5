import { Refusal } from "./refusal.ts";

/** Where a story stands. A live story whose draft has changed is still `published`; a killed one can be published again. */
export const stages = ["draft", "submitted", "approved", "published", "killed"] as const;
export type Stage = (typeof stages)[number];

/** Verbs move a story; nothing writes a stage. `null`: the stage stays. */
export const verbs = {
  submit: { from: ["draft"], to: "submitted" },
  recall: { from: ["submitted"], to: "draft" },
  review: { from: ["submitted"], to: "submitted" },
  return: { from: ["submitted", "approved"], to: "draft" },
  approve: { from: ["submitted"], to: "approved" },
  publish: { from: ["draft", "submitted", "approved", "killed"], to: "published" },
  publishChanges: { from: ["published"], to: "published" },
  correct: { from: ["published"], to: "published" },
  kill: { from: ["published"], to: "killed" },
  restore: { from: stages, to: null },
} as const satisfies Record<string, { from: readonly Stage[]; to: Stage | null }>;

export type Verb = keyof typeof verbs;

export function fits(verb: Verb, stage: Stage): boolean {
  return (verbs[verb].from as readonly Stage[]).includes(stage);
}

/**
 * The stage after the verb.
 * @throws Refusal `wrongStage`
 */
export function advance(verb: Verb, stage: Stage): Stage {
  if (!fits(verb, stage)) throw new Refusal("wrongStage", { verb, stage });
  return verbs[verb].to ?? stage;
}
