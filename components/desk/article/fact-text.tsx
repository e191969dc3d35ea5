"use client";

import { useState } from "react";
import { TextArea, TextField } from "#components/ui/text-field.tsx";

type Props = {
  id?: string;
  label: string;
  description?: string;
  error?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  isLong?: boolean;
  isDisabled?: boolean;
  maxLength: number;
  tidy?: (text: string) => string; // what the server makes of it
};

/**
 * A text that saves itself. While it is being typed the server's tidied copy does not push itself under the cursor; what
 * somebody else wrote there does, so that nobody types over it unseen.
 */
export function FactText({ value, onChange, isLong = false, id, tidy = trim, ...props }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const isOwn = typed !== null && (typed === value || tidy(typed) === value);
  const field = {
    ...props,
    value: isOwn ? typed : value,
    onChange: (text: string) => {
      setTyped(text);
      onChange(text);
    },
    onBlur: () => setTyped(null),
  };
  return <div id={id}>{isLong ? <TextArea {...field} rows={2} /> : <TextField {...field} />}</div>;
}

function trim(text: string): string {
  return text.trim();
}
