export type Message = { id: number; text: string; next?: Next };

/** The way back, or where the result can be seen. */
type Next = { label: string } & ({ onPress: () => void } | { href: string });

let waiting: Message[] = [];
let listener: (() => void) | null = null;
let count = 0;

/** Says what has happened, and offers the way back or on where there is one. Never the only place of an error. */
export function showToast(text: string, next?: Next): void {
  count += 1;
  waiting = [...waiting, { id: count, text, ...(next && { next }) }];
  listener?.();
}

/** For the region that shows them: called at each message, and for those that came before it listened. */
export function listenToToasts(heard: (messages: Message[]) => void): () => void {
  listener = () => {
    const messages = waiting;
    waiting = [];
    if (messages.length > 0) heard(messages);
  };
  listener();
  return () => {
    listener = null;
  };
}
