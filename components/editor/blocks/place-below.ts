/** Sets a floating box below this line of text, or above it where the window ends, at the line's start and inside the window. */
export function placeBelow(box: HTMLElement, line: { top: number; bottom: number; left: number }): void {
  const { width, height } = box.getBoundingClientRect();
  const shown = window.visualViewport?.height ?? window.innerHeight; // less than the window while a phone shows its keyboard
  const isAbove = line.bottom + height + 8 > shown && line.top - height > 8;
  const isMirrored = getComputedStyle(box).direction === "rtl";
  const from = isMirrored ? document.documentElement.clientWidth - line.left : line.left;
  const most = document.documentElement.clientWidth - width - 8;
  box.style.insetBlockStart = `${isAbove ? line.top - height - 4 : line.bottom + 4}px`;
  box.style.insetInlineStart = `${Math.max(8, Math.min(from, most))}px`;
}
