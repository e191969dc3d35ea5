/**
 * The content of the only part of a multipart body (RFC 7578), as it arrives. When the connection is cut, everything
 * but the last few bytes has been given out before the error.
 * @throws Error when the body is no such thing
 */
export async function* readPart(body: AsyncIterable<Buffer>, contentType: string): AsyncGenerator<Buffer> {
  const [, quoted, bare] = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = `--${quoted ?? bare ?? ""}`;
  const close = Buffer.from(`\r\n${boundary}`);
  let place: "before" | "inside" | "behind" = "before";
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of body) {
    if (place === "behind") continue;
    held = Buffer.concat([held, chunk]);
    if (place === "before") {
      const start = held.indexOf("\r\n\r\n");
      if (start === -1 && held.length < 8192) continue;
      if (start === -1 || !held.subarray(0, boundary.length).equals(Buffer.from(boundary))) break;
      held = held.subarray(start + 4);
      place = "inside";
    }
    const end = held.indexOf(close);
    if (end !== -1) place = "behind";
    const ready = end === -1 ? Math.max(0, held.length - close.length + 1) : end;
    if (ready > 0) yield held.subarray(0, ready);
    held = held.subarray(ready);
  }
  if (place !== "behind") throw new Error("The body is not one whole part.");
}
