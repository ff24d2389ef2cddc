import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import {
  EnableWebhookDocument,
  ResendDeliveryDocument,
  ResendFailedDeliveriesDocument,
  TestWebhookDocument,
} from '../../gql/webhook-actions.ts';
import { WebhookDeliveriesDocument } from '../../gql/webhook-deliveries.ts';
import { WebhookDeliveryDocument } from '../../gql/webhook-delivery.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { toast } from '../../ui/toast.ts';

const BOTH = { refetchQueries: [WebhooksPageDocument, WebhookDeliveriesDocument] };

/** Returns an action that sends a test event. The event appears in the list of deliveries. */
export function useTest(id: string) {
  const [test] = useMutation(TestWebhookDocument, BOTH);
  return useMutationAction(async () => {
    const { data } = await test({ variables: { id } });
    return handleMutationResult(data?.testWebhook, () => void toast(t`Test event sent.`));
  });
}

export function useEnable(id: string) {
  const [enable] = useMutation(EnableWebhookDocument, BOTH);
  return useMutationAction(async () => {
    const { data } = await enable({ variables: { id } });
    return handleMutationResult(
      data?.enableWebhook,
      () => void toast(t`Webhook enabled. Pending events are being sent.`),
    );
  });
}

const RETENTION_MS = 30 * 86_400_000;

/** Returns an action that resends all failed deliveries of a webhook within the retention period. */
export function useResendFailedDeliveries(webhookId: string) {
  const [replay] = useMutation(ResendFailedDeliveriesDocument, BOTH);
  return useMutationAction(async () => {
    const since = new Date(Date.now() - RETENTION_MS).toISOString();
    const { data } = await replay({ variables: { input: { webhookId, since } } });
    return handleMutationResult(
      data?.resendFailedDeliveries,
      (answer) => void toast(t`${plural(answer.count, { one: '# delivery', other: '# deliveries' })} resent.`),
    );
  });
}

export function useReplay(id: string) {
  const refetchQueries = [...BOTH.refetchQueries, WebhookDeliveryDocument];
  const [replay] = useMutation(ResendDeliveryDocument, { refetchQueries });
  return useMutationAction(async () => {
    const { data } = await replay({ variables: { id } });
    return handleMutationResult(data?.resendDelivery, () => void toast(t`Delivery resent with the same ID.`));
  });
}
