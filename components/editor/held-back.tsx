"use client";

import type { Editor } from "@tiptap/core";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type Doc, XmlElement, XmlText } from "yjs";
import { RefusalNote } from "#components/desk/refusal-note.tsx";
import { useDeed } from "#components/desk/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/dialog.tsx";
import { showToast } from "#components/ui/toast.tsx";
import type { HeldBackCopy } from "#db/held-back.ts";
import { type BodyNode, type PlainField, plainFields, textOf } from "#newsroom/article.ts";
import { directionOf } from "#newsroom/body.ts";
import { type DateStyle, formatMoment } from "#newsroom/dates.ts";
import type { Outcome } from "#newsroom/refusal.ts";

type Decide = (input: { id: number; decision: "inserted" | "discarded" }) => Promise<Outcome<void>>;

type Props = {
  copies: HeldBackCopy[];
  dates: DateStyle;
  doc: Doc;
  body: Editor | null;
  isEditable: boolean;
  settle: () => Promise<boolean>;
  decide: Decide;
  onDecided: () => void;
};

/** Text that came after its epoch had closed. It stands above the story until somebody decides. */
export function HeldBackCopies({ copies, body, ...rest }: Props) {
  const hasCursor = useHasCursor(body);
  return (
    <div className="space-y-3 empty:hidden">
      {copies.map((copy) => (
        <Copy key={copy.id} copy={copy} body={body} hasCursor={hasCursor} {...rest} />
      ))}
    </div>
  );
}

function Copy({
  copy,
  dates,
  doc,
  body,
  hasCursor,
  isEditable,
  settle,
  decide,
  onDecided,
}: Omit<Props, "copies"> & { copy: HeldBackCopy; hasCursor: () => boolean }) {
  const t = useTranslations("heldBack");
  const language = useLocale() === "ar" ? "ar" : "en";
  const [isAsking, setIsAsking] = useState(false);
  const lines = linesOf(copy);
  const blocks = copy.text.body ?? [];
  const isEmpty = lines.length === 0 && blocks.length === 0;
  const putInto = useRef<Editor | null>(null); // where it stands already, when only what follows failed
  const fields = useTranslations("editor");
  const name = copy.person.name;

  /** First into the story and committed, then off the waiting list: whatever breaks in between, the text is somewhere. */
  const insert = async (): Promise<Outcome<void>> => {
    if (!body) return refuse("epochClosed");
    if (putInto.current !== body) {
      putLines(doc, lines);
      if (blocks.length > 0) insertBlocks(body, blocks, hasCursor());
      putInto.current = body;
    }
    if (!(await settle())) return refuse("draftBehind");
    const outcome = await decide({ id: copy.id, decision: "inserted" });
    if (!outcome.ok && outcome.refusal.reason === "notFound") {
      body.commands.undo(); // somebody else was quicker
      putInto.current = null;
    }
    return outcome;
  };
  const inserting = useDeed(insert);
  const discarding = useDeed(decide);
  const finish = (done: unknown, sentence: string) => {
    if (!done) return;
    showToast(sentence);
    onDecided();
  };
  const title = t("title", { name });
  return (
    <section aria-label={title} className="held-back">
      <h2 className="font-semibold">{title}</h2>
      <p className="text-muted text-small">{t("when", { at: formatMoment(new Date(copy.at), language, dates) })}</p>
      <div className="held-back-text">
        {isEmpty && <p className="text-muted">{t("nothing")}</p>}
        {lines.map(([field, line]) => (
          <p key={field} dir="auto">
            <span className="text-muted text-small">{fields(field)}: </span>
            <bdi>{line}</bdi>
          </p>
        ))}
        {blocks.map((block, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a copy never change
          <p key={place} dir={directionOf(block) ?? "auto"}>
            {textOf(block)}
          </p>
        ))}
      </div>
      <RefusalNote refusal={inserting.refusal ?? discarding.refusal} />
      <div className="flex flex-wrap items-center gap-2 pt-2">
        {isEditable && !isEmpty && (
          <Button
            look="primary"
            isPending={inserting.isPending}
            onPress={async () => finish(await inserting.run(undefined), t("inserted"))}
          >
            {t("insert")}
          </Button>
        )}
        <Button onPress={() => setIsAsking(true)}>{t("discard")}</Button>
        {isEditable && !isEmpty && (
          <span className="text-muted text-small">{t(lines.length > 0 ? "insertMeansLines" : "insertMeans")}</span>
        )}
      </div>
      <ConfirmDialog
        title={t("discardTitle")}
        confirmLabel={t("discard")}
        cancelLabel={t("keep")}
        isDanger
        isPending={discarding.isPending}
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        onConfirm={async () => {
          const done = await discarding.run({ id: copy.id, decision: "discarded" });
          setIsAsking(false);
          finish(done, t("discarded"));
        }}
      >
        <p>{t("discardMeans", { name })}</p>
      </ConfirmDialog>
    </section>
  );
}

function linesOf({ text }: HeldBackCopy): [PlainField, string][] {
  return plainFields.flatMap((field): [PlainField, string][] => {
    const line = text[field]?.trim();
    return line ? [[field, line]] : [];
  });
}

/** A changed line takes the place of its field's words, as if it had been typed there: one undo brings those back. */
function putLines(doc: Doc, lines: [PlainField, string][]): void {
  doc.transact(() => {
    for (const [field, line] of lines) {
      const paragraph = doc.getXmlFragment(field).get(0);
      if (!(paragraph instanceof XmlElement)) continue;
      paragraph.delete(0, paragraph.length);
      paragraph.insert(0, [new XmlText(line)]);
    }
  }, ySyncPluginKey);
}

/** Below the block with the cursor, or at the end where there never was one. */
function insertBlocks(body: Editor, blocks: BodyNode[], hasCursor: boolean): void {
  const { doc, selection, schema } = body.state;
  const place = hasCursor && selection.$to.depth > 0 ? selection.$to.after(1) : doc.content.size;
  const nodes = blocks.map((block) => schema.nodeFromJSON(block));
  body.view.dispatch(body.state.tr.insert(place, nodes).scrollIntoView());
}

function useHasCursor(body: Editor | null): () => boolean {
  const has = useRef(false);
  useEffect(() => {
    has.current = body?.isFocused ?? false;
    const remember = () => {
      has.current = true;
    };
    body?.on("focus", remember);
    return () => void body?.off("focus", remember);
  }, [body]);
  return () => has.current;
}

function refuse(reason: "epochClosed" | "draftBehind"): Outcome<never> {
  return { ok: false, refusal: { kind: "refusal", reason, details: {} } };
}
