import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Installs Debian's package where we may, and says so; elsewhere does nothing. The caller looks whether it is there now. */
export function installPackage(name: string, purpose: string): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stdout.write(`Installing ${name} (Debian's package) for ${purpose} …\n`);
  const apt = (...args: string[]) =>
    spawnSync("apt-get", args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  apt("update", "-q");
  apt("install", "-yq", "--no-install-recommends", name);
}
