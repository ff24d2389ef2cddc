import { Button, Stack } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import type { WebhookCard_WebhookFragment } from '../../gql/types.ts';
import { WebhookCard_WebhookFragmentDoc } from '../../gql/webhook-card.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Section } from '../../ui/section.tsx';
import { DeliveriesSection } from './deliveries-section.tsx';
import { LoadingCards } from './loading-cards.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { useDeliveriesFilter } from './use-deliveries.ts';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

/** Webhook endpoints and their deliveries. */
export function WebhooksPage() {
  const { data } = useScreenQuery(WebhooksPageDocument);
  const webhooks = useFragments(WebhookCard_WebhookFragmentDoc, data?.webhooks.edges.map(({ node }) => node) ?? []);
  const canCreate = useCan('create', 'Webhook');
  const [edited, setEdited] = useState<'NEW' | WebhookCard_WebhookFragment | null>(null);
  const [rotated, setRotated] = useState<string | null>(null);
  const { filter, setFilter } = useDeliveriesFilter();
  const add = canCreate && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('NEW')} disabled={!data}>
      Add webhook
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Webhooks"
        description="Send signed events to your endpoints, with automatic retries."
        actions={add}
      />
      <Stack gap="lg">
        {!data && <LoadingCards />}
        {data && webhooks.length === 0 && (
          <Section title="Endpoints" quietTitle flush>
            <EmptyState icon={<IconWebhook size={24} stroke={1.6} />} title="No webhooks yet">
              Add an endpoint and select its events.
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
