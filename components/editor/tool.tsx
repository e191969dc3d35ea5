"use client";

import type { ReactNode } from "react";
import { Button, ToggleButton } from "react-aria-components";
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
    <ToggleButton
      aria-label={name}
      {...(keys && { "aria-keyshortcuts": ariaKeys(keys) })}
      isSelected={isOn}
      isDisabled={isDisabled}
      onChange={onPress}
      className="tool"
    >
      {icon ? <Icon name={icon} /> : children}
    </ToggleButton>
  );
}

/** Something that is done once. */
export function Deed({ name, icon, isDisabled = false, onPress }: Omit<ToolProps, "isOn"> & { icon: IconName }) {
  return (
    <Button aria-label={name} isDisabled={isDisabled} onPress={onPress} className="tool">
      <Icon name={icon} />
    </Button>
  );
}

export function ariaKeys(keys: string): string {
  return keys.replace("Mod", /Mac|iP/.test(navigator.platform) ? "Meta" : "Control");
}
