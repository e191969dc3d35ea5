"use client";
import { useEffect } from "react";
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Button } from "./button.tsx";
import { buttonClass } from "./button-class.ts";
import type { Message } from "./toast-queue.ts";

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
let newest = 0; // an effect may run twice for the same news

/**
 * The messages at the foot of the page. Under an open window, which asks for an answer first. What lies beside a message
 * can be pressed: the row itself takes no pointer, and one that rests there does not keep a message for ever.
 */
export function ToastList({ label, closeLabel, news }: { label: string; closeLabel: string; news: Message[] }) {
  useEffect(() => {
    for (const message of news.filter(({ id }) => id > newest)) {
      newest = message.id;
      queue.add(message, { timeout: 8000 });
    }
  }, [news]);
  return (
    <ToastRegion
      queue={queue}
      aria-label={label}
      className="pointer-events-none fixed inset-x-4 bottom-[calc(var(--story-dock,4.5rem)+0.5rem)] z-30 flex flex-col items-center gap-2 outline-none md:bottom-6"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="pointer-events-auto flex w-full max-w-md items-center gap-3 rounded-md border border-ink bg-ink py-2 ps-4 pe-2 text-paper shadow-lg"
        >
          <ToastContent className="grow">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <div className="shrink-0 whitespace-nowrap empty:hidden">
            <Way next={toast.content.next} close={() => queue.close(toast.key)} />
          </div>
          <Button aria-label={closeLabel} onPress={() => queue.close(toast.key)}>
            <span aria-hidden="true">✕</span>
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}

function Way({ next, close }: { next: Message["next"]; close: () => void }) {
  if (!next) return null;
  if ("href" in next) {
    return (
      <a href={next.href} target="_blank" rel="noopener" onClick={close} className={buttonClass("quiet")}>
        {next.label}
      </a>
    );
  }
  return (
    <Button
      onPress={() => {
        next.onPress();
        close();
      }}
    >
      {next.label}
    </Button>
  );
}
