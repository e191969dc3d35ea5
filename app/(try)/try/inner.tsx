"use client";
import { useState } from "react";
import { NextIntlClientProvider } from "next-intl";
import { I18nProvider } from "react-aria-components";
import ar from "#messages/ar.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import { PictureReader } from "#components/editor/picture-control.tsx";
import * as Y from "yjs";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { StoryFields } from "#components/editor/story-fields.tsx";
import { colorOf } from "#components/editor/remote-cursors.ts";
import { emptyContent } from "#newsroom/article.ts";
import { seedOf, contentOf } from "#newsroom/draft.ts";
export function Inner({ language }: { language: "ar" | "en" }) {
  const [one] = useState(() => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seedOf(emptyContent));
    const awareness = new Awareness(doc);
    const me = Math.floor(Math.random() * 100);
    awareness.setLocalStateField("user", { id: me, name: new URLSearchParams(location.search).get("name") ?? "x", color: colorOf(me) });
    const c = new BroadcastChannel("try");
    doc.on("update", (u, o) => o !== c && c.postMessage({ u }));
    awareness.on("update", ({ added, updated, removed }: any, o: unknown) => o !== c && c.postMessage({ a: encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]) }));
    c.onmessage = ({ data }) => { if (data.u) Y.applyUpdate(doc, data.u, c); if (data.a) applyAwarenessUpdate(awareness, data.a, c); };
    (window as any).content = () => contentOf([Y.encodeStateAsUpdate(doc)]);
    (window as any).doc = doc;
    return { doc, awareness };
  });
  const [ed, setEd] = useState(true);
  return <I18nProvider locale={language}><NextIntlClientProvider locale={language} messages={language === "ar" ? ar : en} timeZone="UTC"><PictureReader value={async () => ({ ok: true as const, value: { id: 1, name: "x", state: "ready" as const, problem: null, width: 1, height: 1, renditions: [] } })}><button type="button" onClick={() => setEd(!ed)}>toggle</button><StoryFields {...one} isEditable={ed} language={language} onBody={() => {}} /></PictureReader></NextIntlClientProvider></I18nProvider>;
}
