/** How a person appears to the others in a story: the server says who it is, and in which colour. */
export type Presence = { id: number; name: string; color: string };

/** Dark enough for white letters (4.5:1), told apart also by people who see few colours, beside the name that always stands there. */
const colors = ["#1d5fa8", "#8a3ffc", "#0b7261", "#a8480f", "#ad1f6f", "#4a5a12", "#5b4b8a", "#0f6a86"];

export function presenceOf({ id, name }: { id: number; name: string }): Presence {
  return { id, name, color: colors[id % colors.length] ?? "#1d5fa8" };
}

/** What a browser says of its person, when it is that; else null. */
export function readPresence(user: unknown): Presence | null {
  if (typeof user !== "object" || user === null) return null;
  const { id, name, color }: Partial<Record<keyof Presence, unknown>> = user;
  const isColor = typeof color === "string" && /^#[\da-f]{6}$/i.test(color);
  return typeof id === "number" && typeof name === "string" && isColor ? { id, name, color } : null;
}
