"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { boxClass } from "#components/ui/field-class.ts";
import { showToast } from "#components/ui/toast.tsx";
import { useLate } from "../use-late.ts";
import { OrderedList } from "./ordered-list.tsx";

export type Pick = { id: number; label: string };

type Props = {
  name: string;
  title: string;
  addLabel: string;
  emptyText: string; // no item chosen
  unknownText: string; // nothing fits what is typed
  options: Pick[];
  chosen: number[];
  onChange: (change: (ids: number[]) => number[]) => void; // of the list as it is by then
  create?: { label: (text: string) => string; make: (text: string) => Promise<number | null> };
  isDisabled: boolean;
  isPlain?: boolean;
  fixed?: number[]; // cannot be removed here
};

const newId = -1;

/** Several of many: found by typing, in an order that can be changed, removed with a way back. */
export function Picks(props: Props) {
  const { name, title, addLabel, emptyText, unknownText, options, chosen, onChange, create, isDisabled, isPlain } =
    props;
  const t = useTranslations("facts");
  const [text, setText] = useState("");
  const [round, setRound] = useState(0); // a fresh, closed box after each pick
  const [isWanted, setWanted] = useState(false); // somebody stands in the box
  const late = useLate(() => import("#components/ui/combo-box.tsx"), isWanted);
  const labelOf = (id: number) => options.find((option) => option.id === id)?.label ?? `${id}`;
  const typed = text.trim();
  const isKnown = options.some((option) => option.label.toLocaleLowerCase() === typed.toLocaleLowerCase());
  const free = options.filter((option) => !chosen.includes(option.id));
  const offered = create && typed !== "" && !isKnown ? [...free, { id: newId, label: create.label(typed) }] : free;

  const pick = async (id: number | null) => {
    if (id === null) return;
    const found = id === newId ? await create?.make(typed) : id;
    setText("");
    setRound(round + 1);
    if (found) onChange((ids) => (ids.includes(found) ? ids : [...ids, found]));
  };
  const remove = (id: number) => {
    const without = (ids: number[]) => ids.filter((other) => other !== id);
    onChange(without);
    const undo = () => onChange((ids) => without(ids).toSpliced(chosen.indexOf(id), 0, id));
    showToast(t("removed", { name: labelOf(id) }), { label: t("undo"), onPress: undo });
  };

  return (
    <fieldset id={`fact-${name}`}>
      <legend className="font-medium">{title}</legend>
      {chosen.length === 0 && <p className="pb-1 text-muted text-small">{emptyText}</p>}
      <OrderedList
        name={name}
        label={title}
        items={chosen}
        keyOf={(id) => id}
        words={(id) => ({
          moveUp: t("moveUp", { name: labelOf(id) }),
          moveDown: t("moveDown", { name: labelOf(id) }),
          remove: t("remove", { name: labelOf(id) }),
        })}
        show={(id) => <bdi>{labelOf(id)}</bdi>}
        onChange={(ids) => onChange(() => ids)}
        onRemove={remove}
        isDisabled={isDisabled}
        isPlain={isPlain ?? false}
        canRemove={(id) => !props.fixed?.includes(id)}
      />
      {!isDisabled && !late && (
        <input
          role="combobox"
          aria-expanded={false}
          aria-controls={`fact-${name}`}
          aria-label={addLabel}
          placeholder={addLabel}
          dir="auto"
          className={boxClass}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onFocus={() => setWanted(true)}
          onBlur={() => setWanted(false)}
        />
      )}
      {!isDisabled && late && (
        <late.ComboBox
          key={round}
          autoFocus={isWanted || round > 0}
          opensOn={round === 0 && text !== "" ? "focus" : "input"}
          label={addLabel}
          isLabelHidden
          placeholder={addLabel}
          options={offered}
          value={null}
          onChange={pick}
          inputValue={text}
          onInputChange={setText}
          emptyText={unknownText}
          openLabel={t("open")}
        />
      )}
    </fieldset>
  );
}
