"use client";

import type { ReactNode } from "react";
import { isApple } from "#components/desk/finder/key-of.ts";
import { Icon, type IconName } from "./toolbar-icons.tsx";

type ToolProps = {
  name: string;
  keys?: string;
  isOn: boolean;
  isDisabled?: boolean;
  icon?: IconName;
  children?: ReactNode;
  onPress: () => void;
};

/** Something that the text at the cursor is or is not. */
export function Tool({ name, keys, isOn, isDisabled = false, icon, children, onPress }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={isOn}
      {...(keys && { "aria-keyshortcuts": ariaKeys(keys) })}
      data-tip={tipOf(name, keys)}
      disabled={isDisabled}
      onClick={onPress}
      className="tool"
    >
      {icon ? <Icon name={icon} /> : children}
    </button>
  );
}

/** Something that is done once. */
export function Deed({ name, keys, icon, isDisabled = false, onPress }: Omit<ToolProps, "isOn"> & { icon: IconName }) {
  return (
    <button
      type="button"
      aria-label={name}
      data-tip={tipOf(name, keys)}
      disabled={isDisabled}
      onClick={onPress}
      className="tool"
    >
      <Icon name={icon} />
    </button>
  );
}

export function ariaKeys(keys: string): string {
  return keys.replace("Mod", isApple() ? "Meta" : "Control");
}

/** Keys as this machine writes them: ⌘B, Ctrl+B. */
export function keysOf(keys: string): string {
  return isApple()
    ? keys.replace("Mod", "⌘").replace("Alt", "⌥").replace("Shift", "⇧").replaceAll("+", "")
    : keys.replace("Mod", "Ctrl");
}

/** Name and keys. They stand apart and in order in both directions. */
export function tipOf(name: string, keys?: string): string {
  return keys ? `${name}  \u2068${keysOf(keys)}\u2069` : name;
}
