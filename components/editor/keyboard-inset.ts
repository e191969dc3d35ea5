"use client";

import { useEffect } from "react";

const least = 120; // px: less is the browser's own bar coming and going

/**
 * A phone's keyboard covers what is fixed to the bottom of the page. The stylesheet learns how much it covers
 * (`--keyboard`) and how far the page was pushed up (`--pushed`), so that the tools stand on the keyboard and never on the text.
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const view = visualViewport;
    const { documentElement: page } = document;
    if (!view) return;
    const look = () => {
      const isZoomed = Math.abs(view.scale - 1) > 0.01;
      const covered = isZoomed ? 0 : Math.round(page.clientHeight - view.height - view.offsetTop);
      const isOpen = covered > least;
      page.toggleAttribute("data-keyboard", isOpen);
      page.style.setProperty("--keyboard", `${isOpen ? covered : 0}px`);
      page.style.setProperty("--pushed", `${isZoomed ? 0 : Math.round(view.offsetTop)}px`);
    };
    look();
    view.addEventListener("resize", look);
    view.addEventListener("scroll", look);
    return () => {
      view.removeEventListener("resize", look);
      view.removeEventListener("scroll", look);
      page.removeAttribute("data-keyboard");
      page.style.removeProperty("--keyboard");
      page.style.removeProperty("--pushed");
    };
  }, []);
}
