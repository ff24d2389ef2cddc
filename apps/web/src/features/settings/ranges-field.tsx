import { Textarea, type TextareaProps } from '@mantine/core';

/** One address or range on each line, or with commas between them. */
export const rangesIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((range) => range.trim())
    .filter((range) => range !== '');

/** From where a key may call. */
export function RangesField(props: TextareaProps) {
  return (
    <Textarea
      label="Allowed addresses (optional)"
      description="One address or range a line, as in 203.0.113.7 or 2001:db8::/32. Empty: it opens from everywhere."
      autosize
      minRows={2}
      maxRows={8}
      autoComplete="off"
      spellCheck={false}
      {...props}
    />
  );
}
