"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "../icons.tsx";
import { fetchAsked } from "../missing-part.ts";
import type { FinderWindowProps } from "./finder-window.tsx";
import { areLettersSilent, isFindKey, isKeysKey, isTyping, keyOf, lettersKey, nameFindKey } from "./key-of.ts";
import type { KeysWindowProps } from "./keys-window.tsx";

type Props = Pick<FinderWindowProps, "places" | "mayWrite" | "mayList" | "personId" | "find">;
type Windows = { Finder: ComponentType<FinderWindowProps>; Keys: ComponentType<KeysWindowProps> };

/**
 * The button that finds, and the desk's keys. Every letter is also a button or a link somewhere; none counts while
 * somebody types or a window is open. What the keys open comes when it is first asked for.
 */
export function Finder(props: Props) {
  const t = useTranslations("finder");
  const router = useRouter();
  const [windows, setWindows] = useState<Windows | null>(null);
  const [open, setOpen] = useState<"finder" | "keys" | null>(null);
  const isOpen = useRef(false);
  isOpen.current = open !== null;

  const show = useCallback(async (name: "finder" | "keys") => {
    const both = () => Promise.all([import("./finder-window.tsx"), import("./keys-window.tsx")]);
    const parts = await fetchAsked(both, () => void show(name));
    if (!parts) return;
    const [finder, keys] = parts;
    setWindows({ Finder: finder.FinderWindow, Keys: keys.KeysWindow });
    setOpen(name);
  }, []);

  const { mayWrite } = props;
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      if (isFindKey(event)) {
        event.preventDefault(); // the browser's own search
        if (isOpen.current) setOpen(null);
        else if (!isElsewhere()) void show("finder");
        return;
      }
      if (isKeysKey(event) && !isOpen.current && !isElsewhere()) {
        event.preventDefault();
        return void show("keys");
      }
      const key = keyOf(event);
      if (key === null || isOpen.current || isTyping(event.target) || isElsewhere() || areLettersSilent()) return;
      if (key === "?") void show("keys");
      else if (key === "n" && mayWrite) router.push("/desk/articles/new");
      else if (key === "/") focusSearch() || void show("finder");
      else if (key === "j" || key === "k") moveFocus(key === "j" ? 1 : -1);
      else return;
      event.preventDefault();
    }
    const showKeys = () => void show("keys");
    window.addEventListener("keydown", hear);
    window.addEventListener("khabar:keys", showKeys); // a button of the page asks
    return () => {
      window.removeEventListener("keydown", hear);
      window.removeEventListener("khabar:keys", showKeys);
    };
  }, [mayWrite, router, show]);

  const close = (stays: boolean) => !stays && setOpen(null);
  return (
    <>
      <button
        type="button"
        onClick={() => show("finder")}
        aria-keyshortcuts="Control+K Meta+K"
        title={t("title")}
        className="flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2.5 rounded-sm text-muted hover:text-ink md:my-3 md:min-h-9 md:justify-start md:border md:border-field md:bg-raised md:px-2 md:text-small md:group-data-folded/shell:justify-center md:group-data-folded/shell:border-transparent md:group-data-folded/shell:bg-transparent"
      >
        <Icon name="find" />
        <span className="grow text-start max-md:sr-only md:group-data-folded/shell:sr-only">{t("open")}</span>
        <span
          suppressHydrationWarning
          aria-hidden="true"
          className="hidden font-sans text-light md:inline md:group-data-folded/shell:hidden"
        >
          {nameFindKey()}
        </span>
      </button>
      {windows && (
        <>
          <windows.Finder {...props} isOpen={open === "finder"} onOpenChange={close} onKeys={() => setOpen("keys")} />
          <windows.Keys
            isOpen={open === "keys"}
            onOpenChange={close}
            {...{ mayWrite, mayList: props.mayList, areLettersOn: !areLettersSilent() }}
            onLetters={(areOn) => localStorage.setItem(lettersKey, areOn ? "on" : "off")}
          />
        </>
      )}
    </>
  );
}

/** Another window is open: its keys are its own. */
function isElsewhere(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog]") !== null;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  field?.focus();
  field?.select();
  return field !== null;
}

/** The real focus goes through the lines, so that Enter opens and a screen reader follows. */
function moveFocus(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const here = document.activeElement;
  const at = here instanceof HTMLElement ? rows.indexOf(here) : -1;
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
