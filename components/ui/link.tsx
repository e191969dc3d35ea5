import NextLink from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";

/** A link in running text or a list; next/link without prefetching, since every desk page asks the database. */
export function Link({ className = "", ...props }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} className={`text-ink underline underline-offset-4 ${className}`} />;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ look, ...props }: ComponentProps<typeof NextLink> & { look?: ButtonLook }) {
  return <NextLink prefetch={false} {...props} className={buttonClass(look)} />;
}
