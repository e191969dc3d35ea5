"use client";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  Text,
} from "react-aria-components";
import type { Found } from "#db/find.ts";
import type { Outcome } from "#newsroom/refusal.ts";
import { Icon } from "../icons.tsx";
import { type Place, placeAddresses } from "../place.ts";
import { StatusMark } from "../status-mark.tsx";
import { type FinderGroup, type FinderItem, fits, keepRecent, readPageDeeds, readRecent } from "./finder-items.ts";

export type FinderWindowProps = {
  places: Place[];
  mayWrite: boolean;
  mayList: boolean;
  personId: number;
  find: (input: { text: string }) => Promise<Outcome<Found>>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onKeys: () => void;
};

/** Over everything: stories, people, deeds that make sense here, pages. Type, choose, be there. */
export function FinderWindow(props: FinderWindowProps) {
  const { isOpen, onOpenChange } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className="fixed inset-0 z-40 flex justify-center bg-black/45 sm:px-4 sm:pt-[12vh]"
    >
      <Modal className="flex w-full max-w-xl flex-col self-start border-rule bg-raised shadow-xl max-sm:h-dvh sm:max-h-[70vh] sm:rounded-md sm:border">
        <Contents {...props} />
      </Modal>
    </ModalOverlay>
  );
}

function Contents(props: FinderWindowProps) {
  const { personId, onOpenChange } = props;
  const t = useTranslations("finder");
  const desk = useTranslations("desk");
  const router = useRouter();
  const [text, setText] = useState("");
  const { found, isPending, hasFailed } = useFound(props.find, text);
  const groups = useGroups(props, text, found);
  const items = new Map(groups.flatMap((group) => group.items.map((item) => [item.id, item])));

  function choose(item: FinderItem | undefined) {
    if (!item) return;
    if (item.href) {
      keepRecent(personId, item);
      router.push(item.href);
    }
    if (item.id !== "keys") onOpenChange(false);
    if (item.press) setTimeout(item.press); // once the window has let go of the page
  }

  return (
    <Dialog aria-label={t("title")} className="flex min-h-0 flex-col outline-none">
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField aria-label={t("title")} autoFocus className="flex items-center gap-2.5 border-rule border-b px-4">
          <Icon name="find" />
          <Input
            dir="auto"
            placeholder={t("placeholder")}
            className="min-h-13 min-w-0 grow bg-transparent text-base outline-none [&::-webkit-search-cancel-button]:hidden"
          />
          <button
            type="button"
            onClick={() => onOpenChange(false)}
            className="min-h-11 cursor-pointer px-2 text-muted text-small underline underline-offset-4"
          >
            {desk("close")}
          </button>
        </SearchField>
        <Menu
          aria-label={t("results")}
          items={groups}
          onAction={(id) => choose(items.get(String(id)))}
          className="min-h-0 overflow-y-auto p-2 outline-none"
          renderEmptyState={() => (
            <p className="px-3 py-8 text-center text-muted">{isPending ? t("searching") : t("nothing")}</p>
          )}
        >
          {(group) => (
            <MenuSection id={group.id} items={group.items} className="pb-2">
              <Header className="px-3 py-1 text-light text-small">{group.title}</Header>
              {group.items.map((item) => (
                <Line key={item.id} item={item} />
              ))}
            </MenuSection>
          )}
        </Menu>
      </Autocomplete>
      <p aria-live="polite" className="border-rule border-t px-4 py-2 text-light text-small empty:hidden">
        {hasFailed ? t("failed") : null}
      </p>
    </Dialog>
  );
}

function Line({ item }: { item: FinderItem }) {
  return (
    <MenuItem
      id={item.id}
      textValue={item.label}
      className="flex min-h-11 cursor-pointer items-center gap-3 rounded-sm px-3 outline-none data-focused:bg-wash data-focused:outline-2 data-focused:outline-transparent md:min-h-9"
    >
      <span className="text-light">
        <Icon name={item.icon} />
      </span>
      <Text slot="label" className="flex min-w-0 grow items-center gap-3">
        <span
          dir="auto"
          {...(item.language && { lang: item.language })}
          className="min-w-0 grow text-start max-sm:line-clamp-2 sm:truncate"
        >
          {item.label}
        </span>
        {item.status && (
          <span className="shrink-0 text-small">
            <StatusMark status={item.status} />
          </span>
        )}
      </Text>
    </MenuItem>
  );
}

const pause = 150; // ms: while somebody types quickly, nothing is asked

/** What the server finds. An answer that comes after a later question counts for nothing. */
function useFound(find: FinderWindowProps["find"], text: string) {
  const [answer, setAnswer] = useState<{ text: string; found: Found | null }>({ text: "\0", found: null });
  useEffect(() => {
    let isLate = false;
    const timer = setTimeout(
      async () => {
        const outcome = await find({ text }).catch(() => null);
        if (!isLate) setAnswer({ text, found: outcome?.ok ? outcome.value : null });
      },
      text === "" ? 0 : pause,
    );
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [find, text]);
  const isPending = answer.text !== text;
  return { found: answer.found, isPending, hasFailed: !isPending && answer.found === null };
}

function useGroups(
  { places, mayWrite, mayList, personId, onKeys }: FinderWindowProps,
  text: string,
  found: Found | null,
) {
  const t = useTranslations("finder");
  const desk = useTranslations("desk.place");
  const list = useTranslations("list");
  const path = usePathname();
  const [recent] = useState(() => readRecent(personId));
  const [pageDeeds] = useState(readPageDeeds);
  const fixed = useMemo(() => {
    const story = /^\/desk\/articles\/(\d+)/.exec(path)?.[1];
    const deeds: FinderItem[] = [
      ...pageDeeds,
      ...(story
        ? ([
            { id: "preview", label: t("preview"), icon: "preview", href: `/desk/articles/${story}/preview` },
            { id: "history", label: t("history"), icon: "diary", href: `/desk/articles/${story}/history` },
          ] as const)
        : []),
      ...(mayWrite ? [{ id: "write", label: t("write"), icon: "write" as const, href: "/desk/articles/new" }] : []),
      { id: "keys", label: t("keys.title"), icon: "keys", press: onKeys },
      { id: "site", label: t("site"), icon: "site", press: () => window.open("/", "_blank", "noopener") },
    ];
    const pages = places.map((place) => ({
      id: `page:${place}`,
      label: desk(place),
      icon: place,
      href: placeAddresses[place],
    }));
    return { deeds, pages };
  }, [path, places, mayWrite, pageDeeds, onKeys, t, desk]);

  const stories = (found?.stories ?? []).map(
    ({ id, headline, status, language }): FinderItem => ({
      id: `story:${id}`,
      label: headline || list("untitled"),
      icon: "articles",
      href: `/desk/articles/${id}`,
      status,
      ...(language && { language }),
    }),
  );
  const people = (found?.people ?? []).map(
    ({ id, name }): FinderItem => ({
      id: `person:${id}`,
      label: name,
      icon: "account",
      href: mayList ? `/desk/articles?person=${id}` : "/desk/staff",
    }),
  );
  const isOpen = text.trim() === "";
  const seen = new Set(isOpen ? recent.map((item) => item.href) : []);
  const groups: FinderGroup[] = [
    { id: "recent", title: t("recent"), items: isOpen ? recent : [] },
    {
      id: "stories",
      title: t(isOpen ? "ownStories" : "stories"),
      items: stories.filter((item) => !seen.has(item.href)),
    },
    { id: "people", title: t("people"), items: people },
    { id: "deeds", title: t("deeds"), items: fixed.deeds.filter((item) => fits(item, text)) },
    { id: "pages", title: t("pages"), items: fixed.pages.filter((item) => fits(item, text)) },
  ];
  return groups.filter((group) => group.items.length > 0);
}
