import { Group, Stack, Text } from '@mantine/core';
import { formatDate } from '../../lib/dates.ts';
import { isPasskeySupported } from '../../session/passkeys.ts';
import { AddPasskey } from './add-passkey.tsx';
import { RemovePasskey } from './remove-passkey.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import type { Factors } from './second-factors.tsx';

interface Props {
  passkeys: Factors['passkeys'];
  onChanged: (codes?: readonly string[]) => Promise<void>;
}

/** Passkeys of the account. */
export function PasskeyList({ passkeys, onChanged }: Props) {
  return (
    <Stack gap="sm" role="group" aria-label="Passkeys">
      <Group justify="space-between" gap="md">
        <div>
          <Text fw={600}>Passkeys</Text>
          <Text size="sm" c="dimmed">
            {isPasskeySupported()
              ? 'Sign in with your fingerprint, face or PIN.'
              : 'This browser does not support passkeys.'}
          </Text>
        </div>
        {isPasskeySupported() && <AddPasskey onAdded={onChanged} />}
      </Group>
      {passkeys.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
            <Group component="li" key={id} justify="space-between" gap="sm">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text>{name}</Text>
                <Text size="sm" c="dimmed">
                  Added {formatDate(createdAt)}, {lastUsedAt ? `last used ${formatDate(lastUsedAt)}` : 'not used yet'}
                </Text>
              </div>
              <Group gap="xs">
                <RenamePasskey id={id} name={name} />
                <RemovePasskey id={id} name={name} onRemoved={onChanged} />
              </Group>
            </Group>
          ))}
        </Stack>
      )}
    </Stack>
  );
}
