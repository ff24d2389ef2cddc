import { Button, Group } from '@mantine/core';
import { IconSearchOff, IconX } from '@tabler/icons-react';
import { EmptyState } from './empty-state.tsx';

/** Label of a filter condition, and the filter without it. */
export interface FilterDrop<Filter> {
  words: string;
  next: Filter;
}

interface Props<Filter> {
  /** `No matching leads`. */
  title: string;
  /** `all leads`: what the unfiltered list shows. */
  everything: string;
  drops: readonly FilterDrop<Filter>[];
  onChange: (filter: Filter) => void;
}

/** No results: each filter condition can be removed. */
export function NoMatch<Filter>({ title, everything, drops, onChange }: Props<Filter>) {
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
              aria-label={`Remove filter: ${words}`}
              onClick={() => onChange(next)}
            >
              {words}
            </Button>
          ))}
        </Group>
      }
    >
      {drops.length > 1 ? 'Remove a filter to see more results.' : `Remove the filter to see ${everything}.`}
    </EmptyState>
  );
}
