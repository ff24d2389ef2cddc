import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Modal, Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import type { WebhookCard_WebhookFragment } from '../../gql/types.ts';
import { WebhookCard_WebhookFragmentDoc } from '../../gql/webhook-card.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { CreateWebhookDocument, UpdateWebhookDocument } from '../../gql/webhooks-page-actions.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { DeliveriesSection } from './deliveries-section.tsx';
import type { EventInfo } from './event-tree.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { SecretStep } from './secret-step.tsx';
import { useDeliveriesFilter } from './use-deliveries.ts';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm, type WebhookValues } from './webhook-form.tsx';
import classes from './webhooks.module.css';

/** Page with the webhooks of the workspace and their deliveries. */
export function WebhooksPage() {
  const { data } = useScreenQuery(WebhooksPageDocument);
  const webhooks = useFragments(WebhookCard_WebhookFragmentDoc, data?.webhooks.edges.map(({ node }) => node) ?? []);
  const canCreate = useCan('create', 'Webhook');
  const [edited, setEdited] = useState<'NEW' | WebhookCard_WebhookFragment | null>(null);
  const [rotated, setRotated] = useState<string | null>(null);
  const { filter, setFilter } = useDeliveriesFilter();
  const add = canCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('NEW')} disabled={!data}>
      {t`Add webhook`}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t`Webhooks`}
        description={t`Send signed events to your endpoints, with automatic retries.`}
        actions={add}
      />
      <Stack gap="lg">
        {!data && <LoadingCards />}
        {data && webhooks.length === 0 && (
          <Section title={t`Endpoints`} quietTitle flush>
            <EmptyState icon={<IconWebhook size={24} stroke={1.6} />} title={t`No webhooks yet`}>
              {t`Add an endpoint and select its events.`}
            </EmptyState>
          </Section>
        )}
        {webhooks.map((webhook) => (
          <WebhookCard
            key={webhook.id}
            webhook={webhook}
            onEdit={() => setEdited(webhook)}
            onRotate={() => setRotated(webhook.id)}
            onShowDeliveries={() => setFilter({ ...filter, endpoint: webhook.id })}
          />
        ))}
        <DeliveriesSection webhooks={webhooks} filter={filter} setFilter={setFilter} />
      </Stack>
      <WebhookDialog
        edited={edited}
        events={data?.webhookEventTypes ?? []}
        sandboxUrl={data?.webhookSandboxUrl ?? null}
        onClose={() => setEdited(null)}
      />
      <RotateDialog id={rotated} onClose={() => setRotated(null)} />
    </>
  );
}

function LoadingCards() {
  return (
    <Paper className={classes.card} aria-busy>
      <VisuallyHidden role="status">{t`Loading webhooks`}</VisuallyHidden>
      <Stack gap="sm" aria-hidden>
        <Skeleton height={16} width="40%" radius="xl" />
        <Skeleton height={12} width="65%" radius="xl" />
        <Skeleton height={28} width="80%" />
      </Stack>
    </Paper>
  );
}

interface WebhookDialogProps {
  /** Webhook to edit, or NEW to create a webhook. Null if the dialog is closed. */
  edited: 'NEW' | WebhookCard_WebhookFragment | null;
  events: readonly EventInfo[];
  sandboxUrl: string | null;
  onClose: () => void;
}

/**
 * Dialog that adds or edits a webhook. If a new signing secret was created, shows it until the user confirms that it is
 * stored.
 */
function WebhookDialog({ edited, events, sandboxUrl, onClose }: WebhookDialogProps) {
  const [secret, setSecret] = useState<string | null>(null);
  const shown = useLastValue(edited);
  const stored = shown === 'NEW' ? null : shown;
  const create = useCreate(setSecret);
  const update = useUpdate((next) => (next === null ? onClose() : setSecret(next)));
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      // Reset the state after the exit transition. Otherwise the form would appear again while the dialog fades out.
      onExitTransitionEnd={() => setSecret(null)}
      title={secret ? t`Save your signing secret` : stored ? t`Edit webhook` : t`Add webhook`}
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
            saveLabel={stored ? t`Save` : t`Add webhook`}
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
    // The response contains the secret, which must not be cached.
    const { data } = await create({ variables: { input: terms }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.createWebhook, (answer) => onMade(answer.secret));
  };
}

function useUpdate(onDone: (secret: string | null) => void) {
  const [update] = useMutation(UpdateWebhookDocument, { refetchQueries: [WebhooksPageDocument] });
  return async (id: string, terms: WebhookValues) => {
    // The response can contain a new secret, which must not be cached.
    const { data } = await update({ variables: { input: { id, ...terms } }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.updateWebhook, ({ secret }) => {
      void toast(t`Webhook saved.`);
      onDone(secret);
    });
  };
}
