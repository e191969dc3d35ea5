/** Why the start stops: one clear line for the console that says what to do, and exit code 1. Never a stack. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** The text of whatever was thrown, on one line. */
export function wordError(error: unknown): string {
  const text = error instanceof AggregateError ? error.errors.map(wordError).join("; ") : wordPlain(error);
  return text.replace(/\s+/g, " ").trim();
}

function wordPlain(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
