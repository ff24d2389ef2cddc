import { useMutation } from '@apollo/client/react';
import type { RefusalCode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Alert, Button, Group, List, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { METER_TITLES, quantityText } from '../../app/meter-labels.ts';
import { FEATURE_TITLES } from '../../app/plan-labels.ts';
import { BillingPlanDocument, InvoicesDocument } from '../../gql/billing-page.ts';
import { ChangeSubscriptionDocument, PaymentsDocument } from '../../gql/payments.ts';
import type { PreviewSubscriptionChangeMutation } from '../../gql/types.ts';
import { amountText } from '../../lib/amount.ts';
import { formatDate } from '../../lib/dates.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import type { Refused } from '../../lib/use-form-mutation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { OpenPortal } from './open-portal.tsx';

export type ChangePreview = NonNullable<PreviewSubscriptionChangeMutation['previewSubscriptionChange']['preview']>;

interface Props {
  preview: ChangePreview;
  /** Shows a new preview of the same change. Returns the error if the server rejects it. */
  recalculate: () => Promise<Refused | undefined>;
  onBack: () => void;
  onClose: () => void;
}

/** Price and effects of a change of the subscription, with the button that makes it. */
export function ChangePrice({ preview, recalculate, onBack, onClose }: Props) {
  const { timezone } = useWorkspace();
  const [code, setCode] = useState<RefusalCode | null>(null);
  const [change] = useMutation(ChangeSubscriptionDocument, {
    refetchQueries: [PaymentsDocument, BillingPlanDocument, InvoicesDocument],
    awaitRefetchQueries: true,
  });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await change({ variables: { token: preview.token } });
    const refused = refusalOf(data?.changeSubscription);
    setCode(refused?.code ?? null);
    if (refused?.code === 'PREVIEW_OUTDATED') return recalculate();
    if (refused) return refused;
    void toast(preview.isImmediate ? t`Plan changed.` : t`Change scheduled.`);
    onClose();
    return undefined;
  });
  return (
    <Stack gap="md">
      {code === 'PREVIEW_OUTDATED' && !refusal && (
        <Alert color="orange">{t`The price has changed. Check the new price.`}</Alert>
      )}
      <Terms preview={preview} timezone={timezone} />
      <Lost preview={preview} />
      <RefusalAlert refusal={refusal} />
      {code === 'PAYMENT_FAILED' && <OpenPortal />}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onBack} disabled={pending}>{t`Back`}</Button>
        {code !== 'PAYMENT_FAILED' && (
          <Button loading={pending} onClick={() => void attempt()}>
            {actionText(preview, timezone)}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function actionText({ isImmediate, dueMinor, currency, appliesAt }: ChangePreview, timezone: string): string {
  if (!isImmediate) return t`Change on ${formatDate(appliesAt, timezone)}`;
  return dueMinor > 0 ? t`Pay ${amountText(dueMinor, currency)} now and change` : t`Change now`;
}

function Terms({ preview, timezone }: { preview: ChangePreview; timezone: string }) {
  const { planName, isImmediate, appliesAt, nextInvoiceAt, nextInvoiceMinor } = preview;
  const text = useFirstFocus<HTMLParagraphElement>();
  const rows: [string, number][] = [
    ...(isImmediate ? amountsOf(preview) : []),
    [t`Next invoice on ${formatDate(nextInvoiceAt, timezone)}`, nextInvoiceMinor],
  ];
  return (
    <>
      <Text ref={text} tabIndex={-1} size="sm">
        {isImmediate
          ? t`${planName} applies immediately.`
          : t`${planName} applies from ${formatDate(appliesAt, timezone)}. Until then, nothing changes.`}
      </Text>
      <Table aria-label={t`Price of the change`}>
        <Table.Tbody>
          {rows.map(([label, minor]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td ta="right">{amountText(minor, preview.currency)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

const amountsOf = (preview: ChangePreview): [string, number][] => [
  [t`Credit for unused time`, preview.creditMinor],
  [t`Charge until the next invoice`, preview.chargeMinor],
  [t`Tax`, preview.taxMinor],
  [t`Total`, preview.totalMinor],
  [t`Due now`, preview.dueMinor],
];

function Lost({ preview: { lostFeatures, lowerLimits } }: { preview: ChangePreview }) {
  if (lostFeatures.length === 0 && lowerLimits.length === 0) return null;
  return (
    <WarningAlert title={t`What the workspace loses`}>
      <List size="sm">
        {lostFeatures.map((feature) => (
          <List.Item key={feature}>{FEATURE_TITLES[feature]}</List.Item>
        ))}
        {lowerLimits.map((limit) => (
          <List.Item key={limit.meter}>{limitText(limit)}</List.Item>
        ))}
      </List>
      {lowerLimits.some(({ isEnforced, used, after }) => isEnforced && used > after) &&
        t`Nothing is deleted, but nothing can be added above a limit.`}
    </WarningAlert>
  );
}

function limitText({ meter, unit, before, after, used }: ChangePreview['lowerLimits'][number]): string {
  const title = METER_TITLES[meter];
  const [next, now] = [quantityText(after, unit), quantityText(used, unit)];
  return before === null
    ? t`${title}: ${next} instead of unlimited, ${now} used`
    : t`${title}: ${next} instead of ${quantityText(before, unit)}, ${now} used`;
}
