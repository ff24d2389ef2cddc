import { t } from '@lingui/core/macro';
import { TextInput } from '@mantine/core';
import { useState } from 'react';

interface Props {
  name: string;
  taken: readonly string[];
  onRename: (name: string) => void;
}

const NAME = /^[a-z][a-z0-9_]{0,59}$/;

/**
 * Field for the name of a state. When the field loses the focus, a valid name is applied, and an invalid or taken name
 * is discarded.
 */
export function StateName({ name, taken, onRename }: Props) {
  const [typed, setTyped] = useState(name);
  const isTaken = typed !== name && taken.includes(typed);
  const problem = isTaken
    ? t`Another state has this name.`
    : NAME.test(typed)
      ? null
      : t`Start with a letter. Use up to 60 lowercase letters, digits and underscores.`;
  return (
    <TextInput
      label={t`State name`}
      value={typed}
      error={problem}
      maxLength={60}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (problem) setTyped(name);
        else if (typed !== name) onRename(typed);
      }}
    />
  );
}
