import { type ComponentProps, type ReactNode, useId } from "react";

export const plainBoxClass =
  "h-11 w-full min-w-0 rounded-sm border border-field bg-raised px-3 text-start text-ink placeholder:text-light disabled:opacity-60 md:h-9 pointer-coarse:h-11";

type Named = { label: string; isLabelHidden?: boolean };

/** One line of text without React Aria, where a page's script must stay small. */
export function PlainField({ label, isLabelHidden = false, ...props }: Named & Omit<ComponentProps<"input">, "id">) {
  const id = useId();
  return (
    <div className="block w-full">
      <PlainLabel id={id} label={label} isLabelHidden={isLabelHidden} />
      <input dir="auto" {...props} id={id} className={plainBoxClass} />
    </div>
  );
}

/** One of a few, by the browser's own select, in a form that is sent whole. */
export function PlainSelect({
  label,
  isLabelHidden = false,
  children,
  ...props
}: Named & Omit<ComponentProps<"select">, "id"> & { children: ReactNode }) {
  const id = useId();
  return (
    <div className="block w-full">
      <PlainLabel id={id} label={label} isLabelHidden={isLabelHidden} />
      <select {...props} id={id} className={plainBoxClass}>
        {children}
      </select>
    </div>
  );
}

function PlainLabel({ id, label, isLabelHidden }: Required<Named> & { id: string }) {
  return (
    <label htmlFor={id} className={isLabelHidden ? "sr-only" : "block pb-1 font-medium text-ink"}>
      {label}
    </label>
  );
}
