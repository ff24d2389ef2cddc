import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { Caution } from '../../ui/caution.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { VerifySnippets } from './verify-snippets.tsx';

/** The only moment in which the secret can be read. */
export function SecretStep({ secret, onDone }: { secret: string; onDone: () => void }) {
  const [stored, setStored] = useState(false);
  // It takes the place of the form that had the focus.
  const step = useFirstFocus<HTMLDivElement>();
  // Neither the back button nor the palette leads away from a secret that nobody has stored.
  useBlocker({ shouldBlockFn: () => !stored, enableBeforeUnload: () => !stored });
  return (
    <Stack gap="md" ref={step} tabIndex={-1} role="group" aria-label="The new secret" style={{ outline: 'none' }}>
      <Caution icon={<IconEyeOff size={18} aria-hidden />} title="It is shown this once">
        Your endpoint verifies by it that an event comes from here. When it is lost, rotate it.
      </Caution>
      <CopyField label="Signing secret" value={secret} />
      <Text size="sm" fw={500}>
        How your endpoint verifies
      </Text>
      <VerifySnippets />
      <Checkbox
        label="I stored it in a safe place."
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!stored} onClick={onDone}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
