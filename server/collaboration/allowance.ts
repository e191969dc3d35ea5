/** How much one socket may send: typing by hand, pasting and coming back after hours offline stay far below. */
const messages = { perSecond: 200, atOnce: 2000 };
const bytes = { perSecond: 1024 * 1024, atOnce: 32 * 1024 * 1024 };

/** A leaky bucket for one socket. */
export class Allowance {
  #messages = messages.atOnce;
  #bytes = bytes.atOnce;
  #at = Date.now();

  /** False when the socket has sent too much. */
  take(size: number): boolean {
    const seconds = (Date.now() - this.#at) / 1000;
    this.#at = Date.now();
    this.#messages = Math.min(messages.atOnce, this.#messages + seconds * messages.perSecond) - 1;
    this.#bytes = Math.min(bytes.atOnce, this.#bytes + seconds * bytes.perSecond) - size;
    return this.#messages >= 0 && this.#bytes >= 0;
  }
}
