"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { type BlankPage, openBlankPage } from "./blank-page.ts";
import { DraftConnection, type DraftState, type DraftView, isSame } from "./draft-connection.ts";
import { openMemoryStore, openPendingStore, type PendingStore } from "./pending-store.ts";

type Verb =
  | "attach"
  | "seen"
  | "settle"
  | "onFacts"
  | "onComments"
  | "onHeldBack"
  | "wake"
  | "follow"
  | "reconnect"
  | "recallBlank";

/** `open`: what is typed is saved or is about to be. Which of the two changes with every key, and only its word asks for that. */
export type PageState = Exclude<DraftState, "saving" | "saved"> | "open";

/** Where the text is, letter by letter. */
export type Letters = { subscribe: (listener: () => void) => () => void; read: () => DraftState };

type PageView = Omit<DraftView, "state"> & { state: PageState };
export type Draft = PageView & Pick<DraftConnection, Verb> & { letters: Letters; openBlank: () => Promise<BlankPage> };

/**
 * A page's draft, for as long as the page shows it. `articleId` null: a new article, whose document can be written in at
 * once and is carried over by `attach` when the article has been created; neither needs a new component then.
 * Where the document becomes another one (a new epoch), the text boxes must be made anew: give them `key={doc.guid}`.
 */
export function useDraft(
  articleId: number | null,
  { personId, epoch = 0 }: { personId: number; epoch?: number },
): Draft {
  const [openBlank] = useState(() => once(() => openBlankPage(personId)));
  const [connection] = useState(() => connect(articleId === null ? null : { articleId, epoch }, personId, openBlank));
  useEffect(() => {
    connection.start();
    const stopWatching = watchPage(connection);
    return () => {
      stopWatching();
      connection.stop();
    };
  }, [connection]);
  const [read] = useState(() => readPage(connection));
  const [letters] = useState(() => ({
    subscribe: (listener: () => void) => connection.subscribe(listener),
    read: () => connection.view.state,
  }));
  const view = useSyncExternalStore(letters.subscribe, read, read);
  const [verbs] = useState(() => ({
    attach: connection.attach.bind(connection),
    seen: connection.seen.bind(connection),
    settle: connection.settle.bind(connection),
    onFacts: connection.onFacts.bind(connection),
    onComments: connection.onComments.bind(connection),
    onHeldBack: connection.onHeldBack.bind(connection),
    wake: connection.wake.bind(connection),
    follow: connection.follow.bind(connection),
    reconnect: connection.reconnect.bind(connection),
    recallBlank: connection.recallBlank.bind(connection),
  }));
  return { ...view, ...verbs, letters, openBlank };
}

/** The same object for as long as nothing changed that the page is drawn by. */
function readPage(connection: DraftConnection): () => PageView {
  let known = connection.view;
  let page = pageOf(known);
  return () => {
    if (connection.view === known) return page;
    known = connection.view;
    const next = pageOf(known);
    if (!isSame(next, page)) page = next;
    return page;
  };
}

function pageOf({ state, ...view }: DraftView): PageView {
  return { ...view, state: state === "saving" || state === "saved" ? "open" : state };
}

function connect(
  draft: { articleId: number; epoch: number } | null,
  personId: number,
  openBlank: () => Promise<BlankPage>,
): DraftConnection {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new DraftConnection({
    url: `${scheme}://${location.host}/collaboration`,
    personId,
    store: lazyStore(),
    draft,
    openBlank: async () => (await openBlank()).pending,
  });
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

/** Opened when the first letter needs it. */
function lazyStore(): PendingStore {
  let store: PendingStore | undefined;
  const open = once(async () => {
    store = await openPendingStore().catch(openMemoryStore);
    return store;
  });
  return {
    get isLasting() {
      return store?.isLasting ?? false;
    },
    add: async (key, epoch, bytes) => (await open()).add(key, epoch, bytes),
    list: async (key) => (await open()).list(key),
    remove: async (ids) => (await open()).remove(ids),
  };
}

/** The network's comings and goings, a sign-in in another tab, and a page that closes too early. */
function watchPage(connection: DraftConnection): () => void {
  const sleep = () => connection.sleep();
  const wake = () => connection.wake();
  const comeBack = () => {
    if (["signedOut", "otherPerson", "offline"].includes(connection.view.state)) connection.wake();
  };
  const warn = (event: BeforeUnloadEvent) => {
    if (connection.isAtRisk) event.preventDefault();
  };
  window.addEventListener("offline", sleep);
  window.addEventListener("online", wake);
  window.addEventListener("focus", comeBack);
  window.addEventListener("beforeunload", warn);
  return () => {
    window.removeEventListener("offline", sleep);
    window.removeEventListener("online", wake);
    window.removeEventListener("focus", comeBack);
    window.removeEventListener("beforeunload", warn);
  };
}
