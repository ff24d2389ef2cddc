import { t } from '@lingui/core/macro';
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useFirstFocus } from './use-first-focus.ts';
import { WarningAlert } from './warning-alert.tsx';

interface Props {
  /** Accessible name, for example "The new key". */
  label: string;
  /** Text that explains the purpose of the secret, and what to do if it is lost. */
  words: string;
  children: ReactNode;
  onDone: () => void;
}

/** Shows a secret once. The user can continue only after confirming that the secret is stored. */
export function OneTimeSecret({ label, words, children, onDone }: Props) {
  const [stored, setStored] = useState(false);
  // The secret replaces the form that had the focus, so move the focus to the secret.
  const step = useFirstFocus<HTMLDivElement>();
  // Prevents navigation until the user has stored the secret.
  useBlocker({ shouldBlockFn: () => !stored, enableBeforeUnload: () => !stored });
  return (
    <Stack gap="md" ref={step} tabIndex={-1} role="group" aria-label={label} style={{ outline: 'none' }}>
      <WarningAlert icon={<IconEyeOff size={18} aria-hidden />} title={t`You won’t be able to see this again`}>
        {words}
      </WarningAlert>
      {children}
      <Checkbox
        label={t`I’ve saved it in a safe place`}
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
      />
      <Group justify="flex-end">
        <Button disabled={!stored} onClick={onDone}>
          {t`Done`}
        </Button>
      </Group>
    </Stack>
  );
}
