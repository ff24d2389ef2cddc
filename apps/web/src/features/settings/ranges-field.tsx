import { Textarea, type TextareaProps } from '@mantine/core';

/** One address or range per line, or separated by commas. */
export const rangesIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((range) => range.trim())
    .filter((range) => range !== '');

/** IP addresses a key can be used from. */
export function RangesField(props: TextareaProps) {
  return (
    <Textarea
      label="Allowed IP addresses (optional)"
      description="One address or CIDR range per line. Leave empty to allow all."
      autosize
      minRows={2}
      maxRows={8}
      autoComplete="off"
      spellCheck={false}
      {...props}
    />
  );
}
