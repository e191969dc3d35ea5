"use client";

import type { Editor } from "@tiptap/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { readLink } from "#newsroom/article.ts";
import type { MarkWindowProps } from "./mark-tool.tsx";
import { MarkWindow } from "./mark-window.tsx";
import { useStory } from "./story-context.ts";

/** Asks for the address of a link. */
export function LinkWindow({ editor, isOn, ...window }: MarkWindowProps) {
  const t = useTranslations("editor");
  return (
    <MarkWindow label={t("link")} {...window}>
      <LinkForm editor={editor} isOn={isOn} onDone={window.onClose} />
    </MarkWindow>
  );
}

function LinkForm({ editor, isOn, onDone }: { editor: Editor; isOn: boolean; onDone: () => void }) {
  const t = useTranslations("editor");
  const { isClosed } = useStory();
  const [address, setAddress] = useState(String(editor.getAttributes("link").href ?? ""));
  const [error, setError] = useState<string>();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isClosed) return;
    const href = withScheme(address.trim());
    if (readLink(href) === null) return setError(t("linkInvalid"));
    setLink(editor, href);
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
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
        <Button look="primary" type="submit" isDisabled={isClosed}>
          {isOn ? t("linkChange") : t("linkSet")}
        </Button>
        {isOn && (
          <Button look="quiet" isDisabled={isClosed} onPress={remove}>
            {t("linkRemove")}
          </Button>
        )}
      </div>
    </Form>
  );
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
  else editor.chain().focus().extendMarkRange("link").setMark("link", { href }).run();
}

/** What people type: `example.org/page`. */
function withScheme(address: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`;
}
