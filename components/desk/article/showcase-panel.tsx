"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLate } from "../use-late.ts";
import { isPanelFolded } from "./edge-state.ts";
import { Panel } from "./panel.tsx";
import { useDesk } from "./story-desk.tsx";

const name = "showcase";

/** How others will show the story, and who may see its draft from outside. Fetched when somebody opens it. */
export function ShowcasePanel() {
  const t = useTranslations("showcase");
  const { view } = useDesk();
  const [isOpen, setOpen] = useState(() => !isPanelFolded(name, true));
  const [isCut, setCut] = useState(false);
  const late = useLate(
    () => import("./showcase.tsx"),
    isOpen,
    () => {
      setOpen(false);
      setCut(true);
    },
  );
  if (view.id === 0) return null;
  const toggle = (opened: boolean) => {
    setOpen(opened);
    if (opened) setCut(false);
  };
  return (
    <Panel name={name} title={t("title")} isFoldedFirst onToggle={toggle}>
      {late ? <late.Showcase /> : <p className="text-muted">{t(isCut ? "cut" : "loading")}</p>}
    </Panel>
  );
}
