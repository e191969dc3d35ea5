/** Whose text, in which article; a word for one that does not exist yet. */
export type PendingKey = { personId: number; articleId: number | string };
export type PendingUpdate = { id: number; epoch: number; bytes: Uint8Array };

/** Where updates wait until the server has committed them. */
export type PendingStore = {
  /** Whether it outlives the page. */
  readonly isLasting: boolean;
  add(key: PendingKey, epoch: number, bytes: Uint8Array): Promise<number>;
  /** In the order in which they were added. */
  list(key: PendingKey): Promise<PendingUpdate[]>;
  remove(ids: number[]): Promise<void>;
};

const nameOf = ({ personId, articleId }: PendingKey) => `${personId}:${articleId}`;

/** For a browser that keeps nothing (and for tests, where several connections share one as tabs do). */
export function openMemoryStore(): PendingStore {
  const rows = new Map<number, PendingUpdate & { key: string }>();
  let last = 0;
  return {
    isLasting: false,
    async add(key, epoch, bytes) {
      last += 1;
      rows.set(last, { id: last, key: nameOf(key), epoch, bytes });
      return last;
    },
    async list(key) {
      return [...rows.values()].filter((row) => row.key === nameOf(key));
    },
    async remove(ids) {
      for (const id of ids) rows.delete(id);
    },
  };
}

/** The browser's IndexedDB, or memory where it is closed to us. */
export async function openPendingStore(): Promise<PendingStore> {
  try {
    return withSpare(keepIn(await openBase()));
  } catch {
    return openMemoryStore();
  }
}

/** Memory takes what the lasting store does not (a full disk), under negative ids: an epoch that closes then loses nothing. */
export function withSpare(lasting: PendingStore): PendingStore {
  const spare = openMemoryStore();
  const spared = new Set<number>();
  return {
    get isLasting() {
      return lasting.isLasting && spared.size === 0;
    },
    add: (key, epoch, bytes) =>
      lasting.add(key, epoch, bytes).catch(async () => {
        const id = -(await spare.add(key, epoch, bytes));
        spared.add(id);
        return id;
      }),
    async list(key) {
      const kept = await lasting.list(key).catch(() => []);
      return [...kept, ...(await spare.list(key)).map((row) => ({ ...row, id: -row.id }))];
    },
    async remove(ids) {
      for (const id of ids) spared.delete(id);
      await spare.remove(ids.map((id) => -id));
      await lasting.remove(ids.filter((id) => id > 0));
    },
  };
}

const table = "pending";

function openBase(): Promise<IDBDatabase> {
  const request = indexedDB.open("khabar-drafts", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(table, { keyPath: "id", autoIncrement: true }).createIndex("key", "key");
  };
  return resultOf(request);
}

function keepIn(base: IDBDatabase): PendingStore {
  const rows = (mode: IDBTransactionMode) => base.transaction(table, mode).objectStore(table);
  return {
    isLasting: true,
    async add(key, epoch, bytes) {
      const open = rows("readwrite");
      const [id] = await Promise.all([
        resultOf(open.add({ key: nameOf(key), epoch, bytes })),
        endOf(open.transaction), // a full disk shows only here
      ]);
      return Number(id);
    },
    list: (key) => resultOf<PendingUpdate[]>(rows("readonly").index("key").getAll(nameOf(key))),
    async remove(ids) {
      const open = rows("readwrite");
      await Promise.all(ids.map((id) => resultOf(open.delete(id))));
    },
  };
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
