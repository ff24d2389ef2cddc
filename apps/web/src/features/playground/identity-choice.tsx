import { PasswordInput, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import classes from './playground-page.module.css';

/** Who asks: the viewer, or a key of theirs. A key is kept in this page only. */
export type Identity = { as: 'self' } | { as: 'key'; key: string };

interface Props {
  identity: Identity;
  onChange: (identity: Identity) => void;
}

export function IdentityChoice({ identity, onChange }: Props) {
  const labelId = useId();
  return (
    <div className={classes.identity}>
      <div>
        <Text size="sm" fw={500} mb={4} id={labelId}>
          Ask as
        </Text>
        <SegmentedControl
          aria-labelledby={labelId}
          value={identity.as}
          onChange={(as) => onChange(as === 'key' ? { as: 'key', key: '' } : { as: 'self' })}
          data={[
            { value: 'self', label: 'Yourself' },
            { value: 'key', label: 'An API key' },
          ]}
        />
      </div>
      {identity.as === 'key' && (
        <PasswordInput
          className={classes.key}
          label="API key"
          placeholder="fd_live_…"
          autoComplete="off"
          spellCheck={false}
          value={identity.key}
          onChange={(event) => onChange({ as: 'key', key: event.currentTarget.value.trim() })}
        />
      )}
    </div>
  );
}
