"use client";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { type ButtonLook, buttonClass } from "./button-class.ts";

export type ButtonProps = Omit<AriaButtonProps, "className" | "children"> & { look?: ButtonLook; children: ReactNode };

/** While `isPending` it keeps focus and its name, and presses do nothing. */
export function Button({ look, ...props }: ButtonProps) {
  return <AriaButton {...props} className={buttonClass(look)} />;
}
