import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

/** A refusal that belongs to no single field, shown where the person is looking. Nothing is drawn without one. */
export function RefusalAlert({ refusal }: { refusal: string | null | undefined }) {
  if (!refusal) return null;
  return (
    <Alert color="red" variant="light" icon={<IconInfoCircle size={18} />}>
      {refusal}
    </Alert>
  );
}
