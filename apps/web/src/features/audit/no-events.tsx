import { Button } from '@mantine/core';
import { IconHistory, IconSearchOff } from '@tabler/icons-react';
import { EmptyState } from '../../ui/empty-state.tsx';

export function NoEvents({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) {
    return (
      <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title="No events yet">
        Every change in this workspace is recorded here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title="No matching events"
      action={
        <Button variant="default" onClick={onClear}>
          Clear filters
        </Button>
      }
    >
      Change or clear the filters.
    </EmptyState>
  );
}
