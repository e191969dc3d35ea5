/** What of a keyboard event decides. */
export type Press = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

const codes: Record<string, string> = { KeyJ: "j", KeyK: "k", KeyN: "n", KeyP: "p", Slash: "/" };

/**
 * The letter of a shortcut, whatever the layout: where the layout has Latin letters, the one that was typed; where it has
 * none, as the Arabic ones, the one that is printed on that key of a Latin keyboard. Null with Ctrl, Alt or ⌘, and while a
 * word is being composed.
 */
export function keyOf(press: Press): string | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return null;
  if (press.key === "؟") return "?";
  if (/^[\x21-\x7e]$/.test(press.key)) return press.key.toLowerCase();
  if (press.key.length > 2) return press.key; // "Enter", "Escape" …: Arabic لا comes from one key
  const letter = codes[press.code] ?? null;
  return letter === "/" && press.shiftKey ? "?" : letter;
}

type Held = Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "getModifierState">;

/**
 * Whether the key of shortcuts is held: ⌘ on Apple's keyboards, where Ctrl and a letter move and delete in a text, Ctrl on
 * others. Not with AltGr, which many of them tell as Ctrl and Alt: it writes the third sign of a key.
 */
export function isMod(event: Held, apple = isApple()): boolean {
  if (apple) return event.metaKey && !event.ctrlKey;
  return event.ctrlKey && !event.metaKey && !event.getModifierState("AltGraph");
}

/** Whether the keyboard of this machine is Apple's. */
export function isApple(): boolean {
  return typeof navigator !== "undefined" && /Mac|iP/.test(navigator.platform);
}

/** Ctrl-K, on Apple's keyboards ⌘-K. */
export function isFindKey(press: Press & Held, apple?: boolean): boolean {
  const { key, code, altKey, shiftKey } = press;
  if (altKey || shiftKey || !isMod(press, apple)) return false;
  return key.toLowerCase() === "k" || (code === "KeyK" && !/^[a-z]$/i.test(key));
}

/** Ctrl-/ or ⌘-/ shows all keys, in the midst of writing too. */
export function isKeysKey(press: Press & Held): boolean {
  const { key, code, altKey, shiftKey } = press;
  return !altKey && !shiftKey && isMod(press) && (key === "/" || code === "Slash");
}

/** How that key is printed on this machine's keyboard. */
export function nameFindKey(): string {
  return isApple() ? "⌘ K" : "Ctrl K";
}

/** In this browser: "off" for who speaks to the computer, or presses keys unawares. */
export const lettersKey = "khabar-letters";

/** Whether single letters do nothing in this browser (WCAG 2.1.4). */
export function areLettersSilent(): boolean {
  return localStorage.getItem(lettersKey) === "off";
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=textbox], [role=menu]") !== null;
}
