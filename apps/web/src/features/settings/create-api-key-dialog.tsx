import type { ApiKeyLabel } from '@frontdesk/domain';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Identity } from './api-key-owner-select.tsx';
import { CreateApiKeyForm } from './create-api-key-form.tsx';
import { type NewKey, SecretStep } from './secret-step.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The environments that have an active key, as far as the viewer can see. */
  taken: ApiKeyLabel[];
  identities: Identity[];
}

/** First what the key is for, then the key itself: shown once, and not put away before it is stored. */
export function CreateApiKeyDialog({ opened, onClose, taken, identities }: Props) {
  const [made, setMade] = useState<NewKey | null>(null);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // Not before it is out of sight: it would turn into the form again while it fades.
      onExitTransitionEnd={() => setMade(null)}
      title={made ? 'Store this key now' : 'Create API key'}
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
