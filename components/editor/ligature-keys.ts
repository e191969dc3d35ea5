import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { isMod } from "#components/desk/finder/key-of.ts";
import { toggleQuote } from "./body-commands.ts";

type Press = Parameters<typeof isMod>[0] & Pick<KeyboardEvent, "key" | "code" | "altKey" | "shiftKey">;

/** Bold and quote where the B key writes two letters, the Arabic لا: keymaps go by a key's place only if it writes one. */
export const LigatureKeys = Extension.create({
  name: "ligatureKeys",
  addProseMirrorPlugins() {
    const { editor } = this;
    const handleKeyDown = (_view: unknown, event: KeyboardEvent): boolean => {
      const deed = deedOfLigature(event);
      if (deed === "bold") return editor.commands.toggleBold();
      return deed === "quote" && toggleQuote(editor);
    };
    return [new Plugin({ props: { handleKeyDown } })];
  },
});

/** What a press asks for that no keymap hears. */
export function deedOfLigature(press: Press, apple?: boolean): "bold" | "quote" | null {
  if (press.key.length !== 2 || press.code !== "KeyB" || press.altKey || !isMod(press, apple)) return null;
  return press.shiftKey ? "quote" : "bold";
}
