import type { ApiKeyMode } from '@frontdesk/domain';
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDate } from '../../lib/dates.ts';
import { Caution } from '../../ui/caution.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';

export interface NewKey {
  name: string;
  mode: ApiKeyMode;
  secret: string;
  expiresAt: string;
}

/** The only moment in which the key can be read. */
export function SecretStep({ made: { name, mode, secret, expiresAt }, onDone }: { made: NewKey; onDone: () => void }) {
  const [stored, setStored] = useState(false);
  // It takes the place of the form that had the focus.
  const step = useFirstFocus<HTMLDivElement>();
  // Neither the back button nor the palette leads away from a key that nobody has stored.
  useBlocker({ shouldBlockFn: () => !stored, enableBeforeUnload: () => !stored });
  return (
    <Stack gap="md" ref={step} tabIndex={-1} role="group" aria-label="The new key" style={{ outline: 'none' }}>
      <Caution icon={<IconEyeOff size={18} aria-hidden />} title="It is shown this once">
        We keep only a fingerprint of it. When it is lost, revoke it and create another one.
      </Caution>
      <CopyField label="API key" value={secret} />
      <CopyField label="As a line for the environment" value={`FRONTDESK_KEY=${secret}`} />
      {mode === 'AD_HOC' ? (
        <CopyField label="As a line for the shell, to try it" value={curlWith(secret)} />
      ) : (
        <Text size="sm" c="dimmed">
          It runs persisted operations only: each of them has its own line for the shell in the playground.
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {name} works at once, until {formatDate(expiresAt)}.
      </Text>
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

const curlWith = (secret: string): string =>
  `curl '${window.location.origin}/graphql' -H 'authorization: Bearer ${secret}' -H 'content-type: application/json' --data '{"query":"{ workspace { slug } }"}'`;
