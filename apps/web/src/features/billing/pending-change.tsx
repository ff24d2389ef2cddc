import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { CancelSubscriptionChangeDocument, PaymentsDocument } from '../../gql/payments.ts';
import { formatDate } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import type { Subscription } from './change-plan.tsx';

/** States the change at the end of the period, with a button that cancels it. */
export function PendingChange({ change }: { change: NonNullable<Subscription['pendingChange']> }) {
  const { timezone } = useWorkspace();
  const canManage = useCan('update', 'BillingAccount');
  const [cancel] = useMutation(CancelSubscriptionChangeDocument, {
    refetchQueries: [PaymentsDocument],
    awaitRefetchQueries: true,
  });
  const { attempt, pending, refusal } = useMutationAction(async () =>
    handleMutationResult(
      (await cancel()).data?.cancelSubscriptionChange,
      () => void toast(t`The current plan continues.`),
    ),
  );
  const { planName, interval, seats, appliesAt } = change;
  const terms = [
    planName,
    interval === 'MONTH' ? t`monthly` : t`yearly`,
    ...(seats === null ? [] : [t`${seats} seats`]),
  ].join(' · ');
  return (
    <Alert color="blue" role="note">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t`Changes on ${formatDate(appliesAt, timezone)} to ${terms}.`}</Text>
        {canManage && (
          <Button variant="default" loading={pending} onClick={() => void attempt()}>{t`Keep current plan`}</Button>
        )}
        <RefusalAlert refusal={refusal} />
      </Stack>
    </Alert>
  );
}
