import { t } from '@lingui/core/macro';
import { Button, Group } from '@mantine/core';
import { IconSearchOff, IconX } from '@tabler/icons-react';
import { EmptyState } from './empty-state.tsx';

/** An active filter condition: its label, and the filter without this condition. */
export interface FilterDrop<Filter> {
  words: string;
  next: Filter;
}

interface Props<Filter> {
  /** Title of the empty state, for example `No matching leads`. */
  title: string;
  /** Text if `drops` has at most one condition, for example `Remove the filter to see all leads.` */
  hint: string;
  drops: readonly FilterDrop<Filter>[];
  onChange: (filter: Filter) => void;
}

/** Empty state if no rows match the filter. Has a button for each active condition that removes the condition. */
export function NoMatch<Filter>({ title, hint, drops, onChange }: Props<Filter>) {
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title={title}
      action={
        <Group justify="center" gap="xs">
          {drops.map(({ words, next }) => (
            <Button
              key={words}
              variant="default"
              size="xs"
              leftSection={<IconX size={14} aria-hidden />}
              aria-label={t`Remove filter: ${words}`}
              onClick={() => onChange(next)}
            >
              {words}
            </Button>
          ))}
        </Group>
      }
    >
      {drops.length > 1 ? t`Remove a filter to see more results.` : hint}
    </EmptyState>
  );
}
