/** Where sign-in leads: a page of the desk that was asked for, else the desk. Never to another site, never to anything but the desk. */
export function deskPathOf(wished: unknown): string {
  const home = "https://khabar.invalid";
  if (typeof wished !== "string" || !URL.canParse(wished, home)) return "/desk";
  const url = new URL(wished, home);
  const isDesk = url.origin === home && (url.pathname === "/desk" || url.pathname.startsWith("/desk/"));
  return isDesk ? url.pathname + url.search : "/desk";
}
