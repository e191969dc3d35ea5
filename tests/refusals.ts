import assert from "node:assert/strict";
import { isRefusal, type RefusalReason } from "#newsroom/refusal.ts";

/** Asserts that a deed is refused for this reason. @returns the details */
export async function refused(deed: Promise<unknown>, reason: RefusalReason): Promise<Record<string, unknown>> {
  const outcome = await deed.then(
    () => "done",
    (error: unknown) => error,
  );
  if (!isRefusal(outcome)) throw outcome instanceof Error ? outcome : new Error(`not refused: ${String(outcome)}`);
  assert.equal(outcome.reason, reason);
  return outcome.details;
}
