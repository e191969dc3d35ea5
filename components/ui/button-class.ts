const looks = {
  primary: "border-ink bg-ink text-paper hover:bg-ink/85",
  quiet: "border-field bg-raised text-ink hover:bg-wash",
  plain: "border-transparent bg-transparent text-ink hover:bg-wash",
  danger: "border-danger bg-raised text-danger hover:bg-danger hover:text-paper",
} as const;

export type ButtonLook = keyof typeof looks;

const shape =
  "inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2 rounded-sm border px-3.5 py-1.5 text-center font-medium no-underline transition-colors active:opacity-80 disabled:cursor-not-allowed disabled:opacity-50 data-pending:cursor-progress data-pending:opacity-60 md:min-h-9 md:min-w-9 pointer-coarse:min-h-11 pointer-coarse:min-w-11";

/** The classes of a button, shared with links that look like one. No client file: server components call it too. */
export function buttonClass(look: ButtonLook = "quiet"): string {
  return `${shape} ${looks[look]}`;
}
