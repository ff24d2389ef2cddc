import type { ApiKeyLabel } from '@frontdesk/domain';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Identity } from './api-key-owner-select.tsx';
import { CreateApiKeyForm } from './create-api-key-form.tsx';
import { type NewKey, SecretStep } from './secret-step.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Environments with an active key, as far as the viewer can see. */
  taken: ApiKeyLabel[];
  identities: Identity[];
}

/** Settings of the key, then its secret: shown once, and confirmed before closing. */
export function CreateApiKeyDialog({ opened, onClose, taken, identities }: Props) {
  const [made, setMade] = useState<NewKey | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // Reset after the exit transition, because the form would reappear while fading.
      onExitTransitionEnd={() => setMade(null)}
      title={made ? 'Save your API key' : 'Create API key'}
      size="xl"
      withCloseButton={!made}
      closeOnEscape={!made}
      closeOnClickOutside={false}
    >
      {made ? (
        <SecretStep made={made} onDone={onClose} />
      ) : (
        <CreateApiKeyForm taken={taken} identities={identities} onMade={setMade} onCancel={onClose} />
      )}
    </Modal>
  );
}
