import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

type Props = Omit<ComponentProps<"button">, "className"> & { look?: ButtonLook; isPending?: boolean };

/** A button without React Aria, where a page's script must stay small. While `isPending` it keeps focus and does nothing. */
export function PlainButton({ look, isPending = false, type = "button", onClick, ...props }: Props) {
  return (
    <button
      {...props}
      type={type}
      aria-disabled={isPending || undefined}
      data-pending={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
      className={buttonClass(look)}
    />
  );
}
