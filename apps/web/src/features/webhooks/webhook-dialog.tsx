import { useMutation } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { CreateWebhookDocument } from '../../gql/create-webhook.ts';
import type { WebhookCard_WebhookFragment } from '../../gql/types.ts';
import { UpdateWebhookDocument } from '../../gql/update-webhook.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { toast } from '../../ui/toast.ts';
import type { EventInfo } from './event-tree.tsx';
import { SecretStep } from './secret-step.tsx';
import { WebhookForm, type WebhookValues } from './webhook-form.tsx';

interface Props {
  /** NEW, the webhook to edit, or null while closed. */
  edited: 'NEW' | WebhookCard_WebhookFragment | null;
  events: readonly EventInfo[];
  sandboxUrl: string | null;
  onClose: () => void;
}

/** Settings, then the signing secret if it is new. The dialog stays open until the secret is saved. */
export function WebhookDialog({ edited, events, sandboxUrl, onClose }: Props) {
  const [secret, setSecret] = useState<string | null>(null);
  const shown = useLastValue(edited);
  const stored = shown === 'NEW' ? null : shown;
  const create = useCreate(setSecret);
  const update = useUpdate((next) => (next === null ? onClose() : setSecret(next)));
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      // After the exit transition, because the form would reappear while fading.
      onExitTransitionEnd={() => setSecret(null)}
      title={secret ? 'Save your signing secret' : stored ? 'Edit webhook' : 'Add webhook'}
      size="lg"
      withCloseButton={!secret}
      closeOnEscape={!secret}
      closeOnClickOutside={false}
    >
      {secret ? (
        <SecretStep secret={secret} onDone={onClose} />
      ) : (
        shown && (
          <WebhookForm
            edited={stored}
            events={events}
            sandboxUrl={sandboxUrl}
            saveLabel={stored ? 'Save' : 'Add webhook'}
            onSave={(terms) => (stored ? update(stored.id, terms) : create(terms))}
            onCancel={onClose}
          />
        )
      )}
    </Modal>
  );
}

function useCreate(onMade: (secret: string) => void) {
  const [create] = useMutation(CreateWebhookDocument, { refetchQueries: [WebhooksPageDocument] });
  return async (terms: WebhookValues) => {
    // The secret must not be cached.
    const { data } = await create({ variables: { input: terms }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.createWebhook, { WebhookCreated: (answer) => onMade(answer.secret) });
  };
}

function useUpdate(onDone: (secret: string | null) => void) {
  const [update] = useMutation(UpdateWebhookDocument, { refetchQueries: [WebhooksPageDocument] });
  return async (id: string, terms: WebhookValues) => {
    // A new secret must not be cached.
    const { data } = await update({ variables: { input: { id, ...terms } }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.updateWebhook, {
      WebhookUpdated: ({ secret }) => {
        void toast('Webhook saved.');
        onDone(secret);
      },
    });
  };
}
