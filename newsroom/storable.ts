/** Text that PostgreSQL can keep: it refuses NUL everywhere, and halves of surrogate pairs in JSON. Nobody can see either. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** The same for every text within plain JSON. */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  const isPlain = value instanceof Object && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, storable(inner)])) : value;
}
