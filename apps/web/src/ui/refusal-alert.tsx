import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

/** A refusal without a field. Renders nothing without one. */
export function RefusalAlert({ refusal }: { refusal: string | null | undefined }) {
  if (!refusal) return null;
  return (
    <Alert color="red" variant="light" icon={<IconInfoCircle size={18} />}>
      {refusal}
    </Alert>
  );
}
