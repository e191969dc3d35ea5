export type Message = { id: number; text: string; undo?: { label: string; onPress: () => void } };

let waiting: Message[] = [];
let listener: (() => void) | null = null;
let count = 0;

/** Says what has happened, and offers the way back where there is one. Never the only place of an error. */
export function showToast(text: string, undo?: Message["undo"]): void {
  count += 1;
  waiting = [...waiting, { id: count, text, ...(undo && { undo }) }];
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
