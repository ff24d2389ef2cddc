import { Text } from '@mantine/core';
import { CopyField } from '../../ui/copy-field.tsx';
import { OneTimeSecret } from '../../ui/one-time-secret.tsx';
import { VerifySnippets } from './verify-snippets.tsx';

/** Signing secret of an endpoint with verification code. */
export const SecretStep = ({ secret, onDone }: { secret: string; onDone: () => void }) => (
  <OneTimeSecret
    label="New signing secret"
    words="Use it to verify that events come from Frontdesk. If you lose it, rotate it."
    onDone={onDone}
  >
    <CopyField label="Signing secret" value={secret} />
    <Text size="sm" fw={500}>
      Verify signatures
    </Text>
    <VerifySnippets />
  </OneTimeSecret>
);
