/** Reads a stream by numbers of bytes. `isAtEnd` is true when nothing is left. */
export type ByteReader = {
  take(size: number): Promise<Buffer>;
  takeUpTo(size: number): Promise<Buffer>; // less only at the end
  isAtEnd(): Promise<boolean>;
};

/** @param cut what `take` throws when the stream ends too early */
export function readBytes(source: AsyncIterable<Buffer>, cut: () => Error): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const takeUpTo = async (size: number): Promise<Buffer> => {
    const taken = [rest];
    let length = rest.length;
    while (length < size) {
      const { done, value } = await pieces.next();
      if (done) break;
      taken.push(value);
      length += value.length;
    }
    const whole = taken.length === 1 ? rest : Buffer.concat(taken);
    rest = whole.subarray(size);
    return whole.subarray(0, size);
  };
  return {
    takeUpTo,
    async take(size) {
      const taken = await takeUpTo(size);
      if (taken.length < size) throw cut();
      return taken;
    },
    async isAtEnd() {
      if (rest.length > 0) return false;
      const next = await takeUpTo(1);
      rest = Buffer.concat([next, rest]);
      return next.length === 0;
    },
  };
}
