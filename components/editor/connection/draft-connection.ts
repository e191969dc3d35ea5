/* One file, though long: the life of a connection is one state machine; socket, epoch and rights share its state. */
import { HocuspocusProvider } from "@hocuspocus/provider";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { emptyContent } from "#newsroom/article.ts";
import { firstEpoch, seedOf } from "#newsroom/draft.ts";
import {
  closeCodes,
  type DraftName,
  encodeBytes,
  largestMessage,
  parseDenial,
  parseMessage,
  type SocketMessage,
} from "#newsroom/socket.ts";
import { LatePost } from "./late-post.ts";
import { Line } from "./line.ts";
import { Marks } from "./marks.ts";
import { muteProvider, openProvider } from "./open-provider.ts";
import { PendingLog } from "./pending-log.ts";
import type { PendingKey, PendingStore } from "./pending-store.ts";

export type DraftState =
  | "connecting"
  | "saving"
  | "saved" // committed in the database
  | "offline"
  | "readOnly"
  | "signedOut"
  | "otherPerson" // signed in with this browser since: nothing goes under their name
  | "forbidden"
  | "oldTab"
  | "tooLarge"; // more than a message may hold: nothing is sent, lest what follows it be taken for saved

/** What a page shows of a draft; a new object whenever something changed. `doc` is another one after each epoch. */
export type DraftView = {
  doc: Y.Doc;
  awareness: Awareness;
  state: DraftState;
  epoch: number;
  isLoaded: boolean; // before that the document is empty and must not be edited
  otherName: string; // who has signed in instead, in the state `otherPerson`
};

export type Seen = { epoch: number; stateVector: string };

export type DraftOptions = {
  url: string; // of the socket
  personId: number;
  store: PendingStore;
  draft: DraftName | null; // null: a new article, which `attach` names later; epoch 0: ask which one is open
  openBlank?: () => Promise<PendingKey>; // where a new article's text waits until then
  WebSocket?: typeof WebSocket;
};

const askAgainAfter = 2000; // milliseconds, when the server could not say
const retry = { delay: 300, minDelay: 300, maxDelay: 8000 }; // milliseconds

const kept = "kept"; // the origin of text that the store already has

/** One page's connection to one article's draft, through all its epochs. Knows nothing of React. */
export class DraftConnection {
  readonly #options: DraftOptions;
  readonly #pending: PendingLog;
  readonly #marks: Marks;
  readonly #late: LatePost;
  readonly #listeners = new Set<() => void>();
  readonly #factsListeners = new Set<() => void>();
  readonly #heldListeners = new Set<() => void>();
  readonly #commentListeners = new Set<() => void>();
  readonly #epochs = new WeakMap<Y.Doc, number>();
  #view: DraftView;
  #told: DraftView | null = null; // what the listeners heard of last
  #draft: DraftName | null;
  #socket: Line | null = null;
  #provider: HocuspocusProvider | null = null;
  #openings = 0;
  #blank: Promise<boolean> | null = null;
  #isStopped = false;
  #isSynced = false;
  #isOffline = false;
  #isReadOnly = false;
  #denial: "signedOut" | "otherPerson" | "forbidden" | "oldTab" | "tooLarge" | null = null;
  #askAgain: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DraftOptions) {
    this.#options = options;
    this.#pending = new PendingLog(options.store);
    this.#marks = new Marks(this.#pending, {
      isOpen: () => this.#isSynced && !this.#isReadOnly,
      send: (n) => this.#provider?.sendStateless(JSON.stringify({ kind: "mark", n } satisfies SocketMessage)),
    });
    this.#late = new LatePost(this.#pending);
    this.#draft = options.draft;
    const doc = this.#makeDoc(options.draft?.epoch ?? firstEpoch);
    const isNew = options.draft === null;
    if (isNew) Y.applyUpdate(doc, seedOf(emptyContent), kept);
    const awareness = new Awareness(doc);
    this.#view = { doc, awareness, state: isNew ? "saved" : "connecting", epoch: 0, isLoaded: isNew, otherName: "" };
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

  /** Somebody wrote, changed or settled a comment. */
  onComments(listener: () => void): () => void {
    return listen(this.#commentListeners, listener);
  }

  /** Text of this person came too late and is kept as a held-back copy. */
  onHeldBack(listener: () => void): () => void {
    return listen(this.#heldListeners, listener);
  }

  start(): void {
    if (this.#isStopped) this.#view = { ...this.#view, awareness: new Awareness(this.#view.doc) };
    this.#isStopped = false;
    if (!this.#draft) void this.recallBlank();
    if (this.#socket || !this.#draft) return;
    const { url, WebSocket: WebSocketPolyfill } = this.#options;
    const line = new Line({ url, WebSocketPolyfill, ...retry });
    line.on("close", ({ event }: { event: { code?: number; target?: unknown } }) =>
      this.#lose(line.isOld(event.target) ? closeCodes.reset : event.code),
    );
    line.onTooLarge = () => this.#stopAtTooLarge();
    this.#socket = line;
    void this.#open(this.#draft, this.#view.doc);
  }

  stop(): void {
    this.#isStopped = true;
    this.#openings += 1;
    clearTimeout(this.#askAgain);
    this.#closeProvider();
    this.#view.awareness.destroy();
    this.#socket?.destroy();
    this.#socket = null;
    this.#marks.stop();
  }

  /** Brings what an earlier visit wrote on a blank page that never became an article. @returns whether there was anything */
  recallBlank(): Promise<boolean> {
    this.#blank ??= this.#recallBlank();
    return this.#blank;
  }

  async #recallBlank(): Promise<boolean> {
    const key = await this.#options.openBlank?.();
    if (!key || this.#draft) return false;
    void this.#pending.open(key, firstEpoch);
    const left = await this.#pending.recall();
    for (const bytes of left) Y.applyUpdate(this.#view.doc, bytes, kept);
    return left.length > 0;
  }

  /**
   * A new article has been created: everything typed so far goes there, with the next visit if this page has gone. It was
   * typed on the first epoch's seed, and is held back where that has been closed meanwhile.
   * @returns whether the browser's store has all of it under the article's number
   */
  async attach(articleId: number): Promise<boolean> {
    if (this.#draft) return true;
    this.#draft = { articleId, epoch: firstEpoch };
    const isMoved = this.#pending.open({ personId: this.#options.personId, articleId }, firstEpoch);
    if (!this.#isStopped) this.start();
    return isMoved;
  }

  /** What a deed sends along: the letters that this page shows. */
  seen(): Seen {
    return { epoch: this.#view.epoch, stateVector: encodeBytes(Y.encodeStateVector(this.#view.doc)) };
  }

  /** True once everything that the page shows is committed; false when that does not happen within 8 s. */
  settle(): Promise<boolean> {
    return this.#isReadOnly ? Promise.resolve(true) : this.#marks.settle();
  }

  /** The network says that it is gone. */
  sleep(): void {
    this.#lose(undefined);
    this.#socket?.keepClosed();
  }

  /** The network is back, or the person may have signed in again in another tab. */
  wake(): void {
    if (this.#denial === "oldTab" || (this.#denial === "tooLarge" && !this.#shrink())) return;
    this.#denial = null;
    this.#socket?.reopen();
    this.#publish();
  }

  #stopAtTooLarge(): void {
    this.#denial = "tooLarge";
    if (this.#view.isLoaded)
      this.sleep(); // before the mark that would stand for it
    else this.#publish(); // the rest of the story is on its way, without which nobody could take out what is too large
  }

  /**
   * When what was too large has been taken out again, the document still remembers it. One made from the same state does
   * not, and takes its place. @returns whether that can be sent
   */
  #shrink(): boolean {
    if (!this.#draft || this.#view.doc.store.pendingStructs) return false; // its base is not here yet
    const doc = this.#makeDoc(this.#view.epoch);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#view.doc), kept);
    const bytes = Y.encodeStateAsUpdate(doc);
    if (bytes.length > largestMessage / 2) return false;
    void this.#pending.replace(bytes);
    void this.#open(this.#draft, doc);
    return true;
  }

  /**
   * The page has read that this epoch is open: after a deed of its own before the line tells, so that nothing is typed into
   * the closed one that the deed has left behind.
   */
  follow(epoch: number): void {
    if (this.#draft && epoch > this.#draft.epoch) this.#goTo(epoch);
  }

  /** Asks anew who this browser's person is. */
  reconnect(): void {
    if (this.#denial === "otherPerson") return;
    this.sleep();
    this.wake();
  }

  /** Goes over to a draft, with the document that stands for it. */
  async #open(draft: DraftName, doc: Y.Doc): Promise<void> {
    this.#openings += 1;
    const opening = this.#openings;
    this.#draft = draft;
    this.#closeProvider();
    void this.#pending.open({ personId: this.#options.personId, articleId: draft.articleId }, draft.epoch);
    if (doc !== this.#view.doc) {
      this.#marks.giveUp();
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

  #connect(draft: DraftName): void {
    const { doc, awareness } = this.#view;
    if (!this.#socket) return;
    this.#provider = openProvider(
      { draft, doc, awareness, line: this.#socket, personId: this.#options.personId },
      {
        onAdmitted: (isReadOnly) => this.#admitted(isReadOnly),
        onRefused: (reason) => this.#refused(reason),
        onMessage: (payload) => this.#hear(payload),
        onSynced: (provider) => provider === this.#provider && this.#synced(),
        onClosed: () => this.#lose(closeCodes.reset),
      },
    );
    this.#provider.attach();
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
    if (denial && denial.reason !== "databaseAway" && denial.reason !== "tooMany") {
      this.#denial = denial.reason;
      if (denial.reason === "otherPerson") this.#view = { ...this.#view, otherName: denial.name };
      this.#socket?.keepClosed(); // a new cookie is only read by a new socket
      this.#publish();
      return;
    }
    const provider = this.#provider;
    clearTimeout(this.#askAgain);
    this.#askAgain = setTimeout(() => {
      if (provider !== this.#provider) return;
      provider?.detach();
      provider?.attach();
    }, askAgainAfter);
  }

  #goTo(epoch: number): void {
    if (!this.#draft || this.#draft.epoch === epoch) return;
    this.#isReadOnly = false; // until the handshake says so
    void this.#open({ ...this.#draft, epoch }, this.#makeDoc(epoch));
  }

  #synced(): void {
    if (this.#denial === "tooLarge") {
      this.#view = { ...this.#view, isLoaded: true };
      this.sleep();
      return;
    }
    this.#isSynced = true;
    this.#isOffline = false;
    this.#view = { ...this.#view, isLoaded: true };
    this.#publish();
    void this.#sendLate();
    if (this.#marks.isNeeded) this.#marks.sendSoon();
  }

  /** The connection is gone: what was sent and not answered counts as not sent. */
  #lose(code: number | undefined): void {
    this.#isSynced = false;
    if (this.#provider) muteProvider(this.#provider);
    this.#marks.lose();
    this.#late.lose();
    if (code === closeCodes.signedOut) {
      this.#denial = "signedOut";
      this.#socket?.keepClosed();
    } else if (code !== closeCodes.reset) this.#isOffline = true;
    this.#publish();
  }

  #hear(payload: string): void {
    const message = parseMessage(payload);
    if (message?.kind === "committed" && this.#marks.comeBack(message.n)) {
      this.#publish();
      this.#marks.sendSoon();
    }
    if (message?.kind === "held" && this.#late.answered(message.n, message.outcome)) tell(this.#heldListeners);
    if (message?.kind === "epoch") this.#goTo(message.epoch);
    if (message?.kind === "facts") tell(this.#factsListeners);
    if (message?.kind === "comments") tell(this.#commentListeners);
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
    if (isShown) this.#marks.sendSoon();
    else if (this.#isSynced) void this.#sendLate();
    this.#publish();
  }

  #sendLate(): Promise<void> {
    const provider = this.#provider;
    return this.#late.send({
      all: this.#isReadOnly,
      isOpen: () => provider === this.#provider && this.#isSynced,
      send: (message) => provider?.sendStateless(JSON.stringify(message)),
    });
  }

  /** Nobody is told of a letter more: the text boxes show it by themselves. */
  #publish(): void {
    const view = { ...this.#view, state: this.#state() };
    if (this.#told && isSame(view, this.#told)) return;
    this.#view = view;
    this.#told = view;
    tell(this.#listeners);
  }

  #state(): DraftState {
    if (this.#denial) return this.#denial;
    if (this.#draft && !this.#isSynced) return this.#isOffline ? "offline" : "connecting";
    if (this.#isReadOnly) return "readOnly";
    return this.#pending.isEmpty ? "saved" : "saving";
  }
}

export function isSame<State>(one: Shown<State>, other: Shown<State>): boolean {
  const { doc, awareness, state, epoch, isLoaded, otherName } = one;
  const isPlace = doc === other.doc && awareness === other.awareness && epoch === other.epoch;
  return isPlace && state === other.state && isLoaded === other.isLoaded && otherName === other.otherName;
}

type Shown<State> = Omit<DraftView, "state"> & { state: State };

function listen(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(listeners: Set<() => void>): void {
  for (const listener of listeners) listener();
}
