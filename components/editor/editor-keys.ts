/** The keys of the story's page as the list of all keys shows them; each is also a button, a menu or a mark of Markdown. */
export const editorKeys = {
  letters: [
    { keys: "Mod+B", does: "bold" },
    { keys: "Mod+I", does: "italic" },
    { keys: "Mod+K", does: "link" },
    { keys: "Mod+Shift+L", does: "phrase" },
    { keys: "Mod+Shift+X", does: "direction" },
    { keys: "Mod+Alt+M", does: "comment" },
  ],
  blocks: [
    { keys: "Mod+Alt+2", does: "heading2" },
    { keys: "Mod+Alt+3", does: "heading3" },
    { keys: "Mod+Shift+B", does: "quote" },
    { keys: "Mod+Shift+8", does: "bullets" },
    { keys: "Mod+Shift+7", does: "numbers" },
  ],
  helps: [
    { keys: "Mod+F", does: "find" },
    { keys: "Mod+Alt+F", does: "replace" },
    { keys: "Mod+Shift+O", does: "outline" },
    { keys: "Mod+Shift+F", does: "calm" },
    { keys: "Mod+Shift+V", does: "plainPaste" },
    { keys: "Mod+/", does: "keys" },
    { keys: "Mod+Z", does: "undo" },
    { keys: "Mod+Shift+Z", does: "redo" },
  ],
  suggestions: [
    { keys: "Mod+Shift+E", does: "suggest" },
    { keys: "Mod+Alt+.", does: "nextSuggestion" },
    { keys: "Mod+Alt+,", does: "lastSuggestion" },
    { keys: "Mod+Alt+Enter", does: "accept" },
    { keys: "Mod+Alt+Backspace", does: "reject" },
  ],
} as const;
