"use client";
import { type ComponentType, useEffect, useState } from "react";
import { listenToToasts, type Message } from "./toast-queue.ts";

export { showToast } from "./toast-queue.ts";

type Names = { label: string; closeLabel: string };

/** Once a document. What shows the messages comes with the first of them: most pages never need it. */
export function Toasts(names: Names) {
  const [Region, setRegion] = useState<ComponentType<Names & { news: Message[] }> | null>(null);
  const [news, setNews] = useState<Message[]>([]);
  useEffect(
    () =>
      listenToToasts((messages) => {
        setNews(messages);
        import("./toast-region.tsx").then(
          (module) => setRegion(() => module.ToastList),
          () => undefined, // asked for again with the next message
        );
      }),
    [],
  );
  return Region && <Region {...names} news={news} />;
}
