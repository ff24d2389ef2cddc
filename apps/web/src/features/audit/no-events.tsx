import { Button } from '@mantine/core';
import { IconHistory, IconSearchOff } from '@tabler/icons-react';
import { EmptyState } from '../../ui/empty-state.tsx';

export function NoEvents({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (!filtered) {
    return (
      <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title="Nothing has happened yet">
        Every change in this workspace is written down here in the moment it is made.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconSearchOff size={24} stroke={1.6} />}
      title="Nothing fits"
      action={
        <Button variant="default" onClick={onClear}>
          Show everything
        </Button>
      }
    >
      No row of the trail fits this filter.
    </EmptyState>
  );
}
