/**
 * A request's target as a path with its query. RFC 9112, 3.2.2: a server takes absolute form too; the host in it is
 * ignored, because we are one site.
 */
export function readTarget(raw: string): string {
  const [, rest] = /^https?:\/\/[^/?#]*(.*)$/is.exec(raw) ?? [];
  if (rest === undefined) return raw;
  return rest.startsWith("/") ? rest : `/${rest}`;
}

/** What no browser sends: tries to reach one room through the door of another. No page is there. */
export function isCrooked(path: string): boolean {
  return !/^\/(?!\/)/.test(path) || /(?:\/|\\|%2f|%5c)(?:\.|%2e){1,2}(?:\/|\\|%2f|%5c|$)/i.test(path);
}
