import { PasswordInput, Text } from '@mantine/core';
import { useId } from 'react';
import { useViewer } from '../../session/viewer.ts';
import { Segments } from '../../ui/segments.tsx';
import classes from './playground-page.module.css';

/** `null`: the current user. A string, possibly empty: an API key. */
export type ApiKeyChoice = string | null;

interface Props {
  apiKey: ApiKeyChoice;
  onChange: (apiKey: ApiKeyChoice) => void;
}

/** Caller of a run: the current user or a pasted API key. */
export function CallerBar({ apiKey, onChange }: Props) {
  const { name } = useViewer();
  const wordsId = useId();
  const withKey = apiKey !== null;
  return (
    <div className={classes.caller}>
      <Text size="sm" fw={500}>
        Run as
      </Text>
      <Segments
        label="Run as"
        describedBy={wordsId}
        value={withKey ? 'key' : 'self'}
        onChange={(choice) => onChange(choice === 'key' ? '' : null)}
        segments={[
          { value: 'self', label: name },
          { value: 'key', label: 'API key' },
        ]}
      />
      {withKey && (
        <PasswordInput
          className={classes.key}
          aria-label="API key"
          placeholder="fd_live_…"
          autoComplete="off"
          size="xs"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide key' }}
          value={apiKey}
          onChange={(event) => onChange(event.currentTarget.value.trim())}
        />
      )}
      <Text size="sm" c="dimmed" id={wordsId} className={classes.callerWords}>
        {withKey
          ? 'The key is only kept in memory while this page is open.'
          : 'Runs against live data with your permissions.'}
      </Text>
    </div>
  );
}
