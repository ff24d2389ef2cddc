import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack } from '@mantine/core';
import { OpenBillingPortalDocument } from '../../gql/payments.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** Button that opens the page of Stripe with the card and the invoices. */
export function OpenPortal() {
  const canManage = useCan('update', 'BillingAccount');
  const [openPortal] = useMutation(OpenBillingPortalDocument);
  const { attempt, pending, refusal } = useMutationAction(async () =>
    handleMutationResult((await openPortal()).data?.openBillingPortal, ({ url }) => window.location.assign(url)),
  );
  if (!canManage) return null;
  return (
    <Stack gap="xs" align="flex-start">
      <Button variant="default" loading={pending} onClick={() => void attempt()}>{t`Manage payment`}</Button>
      <RefusalAlert refusal={refusal} />
    </Stack>
  );
}
