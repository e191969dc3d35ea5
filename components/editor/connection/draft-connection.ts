/* One file, though long: the life of a connection is one state machine; socket, epoch and marks share its state. */
import { HocuspocusProvider, type onMessageParameters } from "@hocuspocus/provider";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { emptyContent } from "#newsroom/article.ts";
import { schemaVersion } from "#newsroom/body.ts";
import { seedOf } from "#newsroom/draft.ts";
import {
  closeCodes,
  type DraftName,
  draftName,
  encodeBytes,
  parseDenial,
  parseMessage,
  type SocketMessage,
} from "#newsroom/socket.ts";
import { Line } from "./line.ts";
import { PendingLog } from "./pending-log.ts";
import type { PendingStore } from "./pending-store.ts";

export type DraftState =
  | "connecting"
  | "saving"
  | "saved" // committed in the database
  | "offline"
  | "readOnly"
  | "signedOut"
  | "forbidden"
  | "oldTab";

/** What a page shows of a draft; a new object whenever something changed. `doc` is another one after each epoch. */
export type DraftView = {
  doc: Y.Doc;
  awareness: Awareness;
  state: DraftState;
  epoch: number;
  isLoaded: boolean; // before that the document is empty and must not be edited
};

export type Seen = { epoch: number; stateVector: string };

export type DraftOptions = {
  url: string; // of the socket
  personId: number;
  store: PendingStore;
  draft: DraftName | null; // null: a new article, which `attach` names later; epoch 0: ask which one is open
  WebSocket?: typeof WebSocket;
};

const markAfter = 50; // milliseconds: one mark for a burst of keys
const settleWithin = 8000; // milliseconds
const askAgainAfter = 2000; // milliseconds, when the server could not say
const retry = { delay: 300, minDelay: 300, maxDelay: 8000 }; // milliseconds

const kept = "kept"; // the origin of text that the store already has

type Done = (isCommitted: boolean) => void;

/** One page's connection to one article's draft, through all its epochs. Knows nothing of React. */
export class DraftConnection {
  readonly #options: DraftOptions;
  readonly #pending: PendingLog;
  readonly #listeners = new Set<() => void>();
  readonly #factsListeners = new Set<() => void>();
  readonly #heldListeners = new Set<() => void>();
  readonly #epochs = new WeakMap<Y.Doc, number>();
  #view: DraftView;
  #draft: DraftName | null;
  #socket: Line | null = null;
  #provider: HocuspocusProvider | null = null;
  #openings = 0;
  #isStopped = false;
  #isSynced = false;
  #isOffline = false;
  #isReadOnly = false;
  #denial: "signedOut" | "forbidden" | "oldTab" | null = null;
  #n = 0;
  #isMarkDue = false;
  #marks = new Map<number, { serial: number; done: Done[] }>(); // sent, not answered
  #waiting: Done[] = []; // for the next mark
  #late = new Map<number, number[]>(); // n of a message to the store's ids
  #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(options: DraftOptions) {
    this.#options = options;
    this.#pending = new PendingLog(options.store);
    this.#draft = options.draft;
    const doc = this.#makeDoc(options.draft?.epoch ?? 0);
    const isNew = options.draft === null;
    if (isNew) Y.applyUpdate(doc, seedOf(emptyContent), kept);
    const awareness = new Awareness(doc);
    this.#view = { doc, awareness, state: isNew ? "saved" : "connecting", epoch: 0, isLoaded: isNew };
  }

  get view(): DraftView {
    return this.#view;
  }

  /** Whether closing the page now would lose text: nothing has committed it and no store keeps it. */
  get isAtRisk(): boolean {
    return this.#pending.isAtRisk;
  }

  subscribe(listener: () => void): () => void {
    return listen(this.#listeners, listener);
  }

  /** Facts, sources, pictures or held-back copies of the article changed. */
  onFacts(listener: () => void): () => void {
    return listen(this.#factsListeners, listener);
  }

  /** Text of this person came too late and is kept as a held-back copy. */
  onHeldBack(listener: () => void): () => void {
    return listen(this.#heldListeners, listener);
  }

  start(): void {
    if (this.#isStopped) this.#view = { ...this.#view, awareness: new Awareness(this.#view.doc) };
    this.#isStopped = false;
    if (this.#socket || !this.#draft) return;
    const { url, WebSocket: WebSocketPolyfill } = this.#options;
    const line = new Line({ url, WebSocketPolyfill, ...retry });
    line.on("close", ({ event }: { event: { code?: number; target?: unknown } }) =>
      this.#lose(line.isOld(event.target) ? closeCodes.reset : event.code),
    );
    this.#socket = line;
    void this.#open(this.#draft, this.#view.doc);
  }

  stop(): void {
    this.#isStopped = true;
    this.#openings += 1;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#isMarkDue = false;
    this.#closeProvider();
    this.#view.awareness.destroy();
    this.#socket?.destroy();
    this.#socket = null;
    this.#finish(false);
  }

  /** A new article has been created: everything typed so far goes there, with the next visit if this page has gone. */
  attach(draft: DraftName): void {
    if (this.#draft) return;
    this.#draft = draft;
    this.#epochs.set(this.#view.doc, draft.epoch);
    this.#pending.open({ personId: this.#options.personId, articleId: draft.articleId }, draft.epoch);
    if (!this.#isStopped) this.start();
  }

  /** What a deed sends along: the letters that this page shows. */
  seen(): Seen {
    return { epoch: this.#view.epoch, stateVector: encodeBytes(Y.encodeStateVector(this.#view.doc)) };
  }

  /** True once everything that the page shows is committed; false when that does not happen within 8 s. */
  settle(): Promise<boolean> {
    if (this.#isReadOnly) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = this.#later(settleWithin, () => resolve(false));
      this.#waiting.push((isCommitted) => {
        clearTimeout(timer);
        resolve(isCommitted);
      });
      this.#markSoon();
    });
  }

  /** The network says that it is gone. */
  sleep(): void {
    this.#lose(undefined);
    this.#socket?.keepClosed();
  }

  /** The network is back, or the person may have signed in again in another tab. */
  wake(): void {
    if (this.#denial === "oldTab") return;
    this.#denial = null;
    this.#socket?.reopen();
    this.#publish();
  }

  /** Goes over to a draft, with the document that stands for it. */
  async #open(draft: DraftName, doc: Y.Doc): Promise<void> {
    this.#openings += 1;
    const opening = this.#openings;
    this.#draft = draft;
    this.#closeProvider();
    this.#pending.open({ personId: this.#options.personId, articleId: draft.articleId }, draft.epoch);
    if (doc !== this.#view.doc) {
      this.#finish(false);
      this.#view = { ...this.#view, doc, awareness: new Awareness(doc), isLoaded: false };
    }
    this.#view = { ...this.#view, epoch: draft.epoch };
    this.#publish();
    if (!this.#isReadOnly) {
      for (const bytes of await this.#pending.recall()) Y.applyUpdate(doc, bytes, kept);
      if (opening !== this.#openings) return;
    }
    this.#connect(draft);
  }

  #connect({ articleId, epoch }: DraftName): void {
    const { doc } = this.#view;
    if (!this.#socket) return;
    const provider = new HocuspocusProvider({
      name: draftName({ articleId, epoch }),
      document: doc,
      awareness: this.#view.awareness,
      websocketProvider: this.#socket,
      token: JSON.stringify({ schemaVersion, personId: this.#options.personId, clientId: doc.clientID }),
      onAuthenticated: ({ scope }) => this.#admitted(scope === "readonly"),
      onAuthenticationFailed: ({ reason }) => this.#refused(reason),
      onStateless: ({ payload }) => this.#hear(payload),
    });
    this.#mute(provider);
    provider.on("open", () => doc.on("update", provider.boundDocumentUpdateHandler));
    provider.on("close", () => this.#lose(closeCodes.reset));
    provider.on("message", ({ message }: onMessageParameters) => {
      message.readVarString();
      // The server's step 2 comes after its step 1, which the provider has answered with all that the server lacks.
      const isStepTwo = message.readVarUint() === 0 && message.readVarUint() === 1;
      if (isStepTwo) queueMicrotask(() => provider === this.#provider && this.#synced());
    });
    this.#provider = provider;
    provider.attach();
  }

  /** Without a socket the provider would queue every key; the handshake sends what is missing as one update. */
  #mute(provider: HocuspocusProvider): void {
    provider.document.off("update", provider.boundDocumentUpdateHandler);
  }

  #closeProvider(): void {
    const provider = this.#provider;
    this.#provider = null;
    this.#lose(closeCodes.reset);
    provider?.destroy();
  }

  #admitted(isReadOnly: boolean): void {
    this.#isReadOnly = isReadOnly;
    this.#denial = null;
    // The server will not take what is pending, so this document must not show it as if it had.
    if (isReadOnly && !this.#pending.isEmpty && this.#draft) {
      this.#pending.forget();
      void this.#open(this.#draft, this.#makeDoc(this.#draft.epoch));
    }
  }

  #refused(reason: string): void {
    const denial = parseDenial(reason);
    if (denial?.reason === "epochClosed") {
      this.#goTo(denial.epoch);
      return;
    }
    if (denial?.reason === "oldTab" || denial?.reason === "signedOut" || denial?.reason === "forbidden") {
      this.#denial = denial.reason;
      this.#socket?.keepClosed(); // a new cookie is only read by a new socket
      this.#publish();
      return;
    }
    const provider = this.#provider;
    this.#later(askAgainAfter, () => {
      if (provider !== this.#provider) return;
      provider?.detach();
      provider?.attach();
    });
  }

  #goTo(epoch: number): void {
    if (!this.#draft || this.#draft.epoch === epoch) return;
    this.#isReadOnly = false; // until the handshake says so
    void this.#open({ ...this.#draft, epoch }, this.#makeDoc(epoch));
  }

  #synced(): void {
    this.#isSynced = true;
    this.#isOffline = false;
    this.#view = { ...this.#view, isLoaded: true };
    this.#publish();
    void this.#sendLate();
    if (!this.#pending.isEmpty || this.#waiting.length > 0) this.#markSoon();
  }

  /** The connection is gone: what was sent and not answered counts as not sent. */
  #lose(code: number | undefined): void {
    this.#isSynced = false;
    if (this.#provider) this.#mute(this.#provider);
    this.#waiting.push(...[...this.#marks.values()].flatMap((mark) => mark.done));
    this.#marks.clear();
    this.#late.clear();
    if (code === closeCodes.signedOut) {
      this.#denial = "signedOut";
      this.#socket?.keepClosed();
    } else if (code !== closeCodes.reset) this.#isOffline = true;
    this.#publish();
  }

  #hear(payload: string): void {
    const message = parseMessage(payload);
    if (message?.kind === "committed") this.#committed(message.n);
    if (message?.kind === "held") this.#held(message.n, message.outcome);
    if (message?.kind === "epoch") this.#goTo(message.epoch);
    if (message?.kind === "facts") tell(this.#factsListeners);
  }

  #makeDoc(epoch: number): Y.Doc {
    const doc = new Y.Doc();
    this.#epochs.set(doc, epoch);
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === kept || origin instanceof HocuspocusProvider) return;
      this.#remember(doc, update);
    });
    return doc;
  }

  #remember(doc: Y.Doc, update: Uint8Array): void {
    const isShown = doc === this.#view.doc;
    if (isShown && this.#isReadOnly && this.#isSynced) return; // an editor's own tidying: nobody typed
    this.#pending.remember(this.#epochs.get(doc) ?? 0, update);
    if (isShown) this.#markSoon();
    else if (this.#isSynced) void this.#sendLate();
    this.#publish();
  }

  /** After the updates that it stands for: the provider sends those in the same turn. One at a time is under way. */
  #markSoon(): void {
    if (this.#isMarkDue) return;
    this.#isMarkDue = true;
    this.#later(markAfter, () => {
      this.#isMarkDue = false;
      if (!this.#isSynced || this.#isReadOnly || this.#marks.size > 0) return;
      if (this.#pending.isEmpty && this.#waiting.length === 0) return;
      this.#n += 1;
      this.#marks.set(this.#n, { serial: this.#pending.serial, done: this.#waiting.splice(0) });
      this.#send({ kind: "mark", n: this.#n });
    });
  }

  #committed(n: number): void {
    const mark = this.#marks.get(n);
    if (!mark) return;
    this.#marks.delete(n);
    void this.#pending.settle(mark.serial);
    for (const done of mark.done) done(true);
    this.#publish();
    this.#markSoon();
  }

  /** Text of closed epochs goes to the server to be held back, and stays here until that is done. */
  async #sendLate(): Promise<void> {
    const provider = this.#provider;
    for (const { epoch, bytes, ids } of await this.#pending.listLate({ all: this.#isReadOnly })) {
      if (provider !== this.#provider || !this.#isSynced) return;
      this.#n += 1;
      this.#late.set(this.#n, ids);
      this.#send({ kind: "late", n: this.#n, epoch, bytes: encodeBytes(bytes) });
    }
  }

  #held(n: number, outcome: "held" | "known" | "refused"): void {
    const ids = this.#late.get(n);
    this.#late.delete(n);
    if (!ids || outcome === "refused") return;
    void this.#pending.drop(ids);
    if (outcome === "held") tell(this.#heldListeners);
  }

  #send(message: SocketMessage): void {
    this.#provider?.sendStateless(JSON.stringify(message));
  }

  #finish(isCommitted: boolean): void {
    for (const done of this.#waiting.splice(0)) done(isCommitted);
  }

  #later(pause: number, run: () => void): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, pause);
    this.#timers.add(timer);
    return timer;
  }

  #publish(): void {
    this.#view = { ...this.#view, state: this.#state() };
    tell(this.#listeners);
  }

  #state(): DraftState {
    if (this.#denial) return this.#denial;
    if (this.#draft && !this.#isSynced) return this.#isOffline ? "offline" : "connecting";
    if (this.#isReadOnly) return "readOnly";
    return this.#pending.isEmpty ? "saved" : "saving";
  }
}

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(listeners: Set<() => void>): void {
  for (const listener of listeners) listener();
}
