import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

/** Error message of a form or an action. Renders nothing if there is no error. */
export function RefusalAlert({ refusal }: { refusal: string | null | undefined }) {
  if (!refusal) return null;
  return (
    <Alert color="red" variant="light" icon={<IconInfoCircle size={18} />}>
      {refusal}
    </Alert>
  );
}
