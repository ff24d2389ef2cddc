import { t } from '@lingui/core/macro';
import { Textarea, type TextareaProps } from '@mantine/core';

/** Splits a text into IP addresses or ranges, which are separated by whitespace, commas or semicolons. */
export const rangesIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((range) => range.trim())
    .filter((range) => range !== '');

/** Text field for the IP addresses from which a key can be used. */
export function RangesField(props: TextareaProps) {
  return (
    <Textarea
      label={t`Allowed IP addresses (optional)`}
      description={t`One address or CIDR range per line. Leave empty to allow all.`}
      autosize
      minRows={2}
      maxRows={8}
      autoComplete="off"
      spellCheck={false}
      {...props}
    />
  );
}
