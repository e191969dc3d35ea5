"use client";

import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Dialog, Form, Popover, ToggleButton } from "react-aria-components";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { linkSchema } from "#newsroom/article.ts";
import { ariaKeys, tipOf } from "./tool.tsx";
import { Icon } from "./toolbar-icons.tsx";

/** Sets, changes and takes away the link under the cursor or over the selection. Opens also by Ctrl or Command and K. */
export function LinkControl({ editor, isOn }: { editor: Editor; isOn: boolean }) {
  const t = useTranslations("editor");
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);

  useEffect(() => {
    if (editor.isDestroyed) return; // another one takes its place in a moment
    const open = (event: KeyboardEvent) => {
      const isAsked = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === "KeyK";
      if (!isAsked) return;
      event.preventDefault();
      readSelection(editor);
      setIsOpen(true);
    };
    const page = editor.view.dom;
    page.addEventListener("keydown", open);
    return () => page.removeEventListener("keydown", open);
  }, [editor]);

  const close = () => {
    setIsOpen(false);
    editor.commands.focus();
  };
  return (
    <>
      <ToggleButton
        ref={button}
        aria-label={t("link")}
        aria-haspopup="dialog"
        aria-keyshortcuts={ariaKeys("Mod+K")}
        data-tip={tipOf(t("link"), "Mod+K")}
        isSelected={isOn}
        onChange={() => setIsOpen(true)}
        className="tool"
      >
        <Icon name="link" />
      </ToggleButton>
      <Popover triggerRef={button} isOpen={isOpen} onOpenChange={(open) => !open && close()} className="link-popover">
        <Dialog aria-label={t("link")} className="outline-none">
          <LinkForm editor={editor} isOn={isOn} onDone={close} />
        </Dialog>
      </Popover>
    </>
  );
}

function LinkForm({ editor, isOn, onDone }: { editor: Editor; isOn: boolean; onDone: () => void }) {
  const t = useTranslations("editor");
  const [address, setAddress] = useState(String(editor.getAttributes("link").href ?? ""));
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const href = withScheme(address.trim());
    if (!linkSchema.safeParse(href).success) return setError(t("linkInvalid"));
    setLink(editor, href);
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onDone();
  };
  return (
    <Form onSubmit={submit} className="grid gap-3">
      <TextField
        label={t("linkAddress")}
        value={address}
        onChange={setAddress}
        error={error}
        dir="ltr"
        inputMode="url"
        placeholder="https://"
        autoFocus
      />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" type="submit">
          {isOn ? t("linkChange") : t("linkSet")}
        </Button>
        {isOn && (
          <Button look="quiet" onPress={remove}>
            {t("linkRemove")}
          </Button>
        )}
      </div>
    </Form>
  );
}

/** The browser tells of a new selection a moment later: by then the focus has left the text, and with it the selection. */
function readSelection({ view }: Editor): void {
  const shown = view.dom.ownerDocument.getSelection();
  if (!shown?.anchorNode || !shown.focusNode || !view.dom.contains(shown.anchorNode)) return;
  const { doc, tr } = view.state;
  const anchor = doc.resolve(view.posAtDOM(shown.anchorNode, shown.anchorOffset));
  const head = doc.resolve(view.posAtDOM(shown.focusNode, shown.focusOffset));
  view.dispatch(tr.setSelection(TextSelection.between(anchor, head)));
}

/** Over the selection or the whole link under the cursor; with neither, the address itself becomes the text. */
function setLink(editor: Editor, href: string): void {
  const mark = { type: "link", attrs: { href } };
  const isNew = editor.state.selection.empty && !editor.isActive("link");
  if (isNew)
    editor
      .chain()
      .focus()
      .insertContent({ type: "text", text: href, marks: [mark] })
      .run();
  else editor.chain().focus().extendMarkRange("link").setLink({ href }).run();
}

/** What people type: `example.org/page`. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`;
}
