import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

export type ButtonProps = Omit<ComponentProps<"button">, "className" | "disabled" | "onClick"> & {
  look?: ButtonLook;
  isDisabled?: boolean;
  isPending?: boolean;
  onPress?: () => void;
};

/** While `isPending` it keeps focus and its name, and presses do nothing. */
export function Button({ look, isDisabled, isPending = false, type = "button", onPress, ...props }: ButtonProps) {
  return (
    <button
      {...props}
      type={type}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      data-pending={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onPress && (() => onPress())}
      className={buttonClass(look)}
    />
  );
}
