import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useFirstFocus } from './use-first-focus.ts';
import { WarningAlert } from './warning-alert.tsx';

interface Props {
  /** Names what is shown: "The new key". */
  label: string;
  /** What it is good for, and what to do when it is lost. */
  words: string;
  children: ReactNode;
  onDone: () => void;
}

/** The only moment in which a secret can be read: it ends when somebody says that they stored it. */
export function OneTimeSecret({ label, words, children, onDone }: Props) {
  const [stored, setStored] = useState(false);
  // It takes the place of the form that had the focus.
  const step = useFirstFocus<HTMLDivElement>();
  // Neither the back button nor the palette leads away from a secret that nobody has stored.
  useBlocker({ shouldBlockFn: () => !stored, enableBeforeUnload: () => !stored });
  return (
    <Stack gap="md" ref={step} tabIndex={-1} role="group" aria-label={label} style={{ outline: 'none' }}>
      <WarningAlert icon={<IconEyeOff size={18} aria-hidden />} title="It is shown this once">
        {words}
      </WarningAlert>
      {children}
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
