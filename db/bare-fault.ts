/**
 * An error for the log. A failed query's own quotes its parameters, which hold what people wrote; of it only the message of
 * what went wrong beneath is kept. Anything else stays as it is.
 */
export function bareFault(error: unknown): unknown {
  if (!(error instanceof Error && error.cause instanceof Error)) return error;
  const { cause } = error;
  const bare = new Error(cause.message);
  if (cause.stack) bare.stack = cause.stack;
  return bare;
}
