import { Text } from '@mantine/core';
import { CopyField } from '../../ui/copy-field.tsx';
import { OneTimeSecret } from '../../ui/one-time-secret.tsx';
import { VerifySnippets } from './verify-snippets.tsx';

/** The secret of an endpoint, and what is done with it. */
export const SecretStep = ({ secret, onDone }: { secret: string; onDone: () => void }) => (
  <OneTimeSecret
    label="The new secret"
    words="Your endpoint verifies by it that an event comes from here. When it is lost, rotate it."
    onDone={onDone}
  >
    <CopyField label="Signing secret" value={secret} />
    <Text size="sm" fw={500}>
      How your endpoint verifies
    </Text>
    <VerifySnippets />
  </OneTimeSecret>
);
