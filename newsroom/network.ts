/**
 * The network that an IP address belongs to, for counting: /24 of IPv4, /56 of IPv6 (what one household or office gets;
 * RIPE-690). An IPv4 address written as IPv6 (`::ffff:192.0.2.7`) counts as IPv4. Anything else is one network, `unknown`.
 */
export function networkOf(address: string): string {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/%.*$/, "");
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.\d{1,3}$/.exec(bare);
  if (four) return `${four[1]}.${four[2]}.${four[3]}.0/24`;
  const groups = groupsOf(bare);
  if (!groups) return "unknown";
  const [one = 0, two = 0, three = 0, four56 = 0] = groups;
  return `${[one, two, three, four56 & 0xff00].map((group) => group.toString(16)).join(":")}::/56`;
}

/** The eight groups of an IPv6 address, or null. */
function groupsOf(address: string): number[] | null {
  if (!/^[0-9a-f:]+$/.test(address) || !address.includes(":")) return null;
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, gap)).fill("0"), ...right].map((group) =>
    Number.parseInt(group, 16),
  );
  return groups.length === 8 && groups.every((group) => group <= 0xffff) ? groups : null;
}

/** Loopback, private and link-local addresses: where a reverse proxy of our own stands. */
export function isNear(address: string): boolean {
  const bare = address.toLowerCase().replace(/^::ffff:/, "");
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:)/.test(
    bare,
  );
}

/**
 * The client's address. `X-Forwarded-For` is anybody's to write, so it counts only when a near peer (a reverse proxy on
 * this machine or in this network) hands it over, and then only its last entry that is not near: what that proxy saw.
 */
export function clientAddress(peer: string, forwardedFor: string): string {
  if (!isNear(peer)) return peer;
  const entries = forwardedFor
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return entries.findLast((entry) => !isNear(entry)) ?? entries.at(0) ?? peer;
}
