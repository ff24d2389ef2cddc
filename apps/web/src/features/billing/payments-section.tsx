import { useMutation, useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Alert, Group, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { SUBSCRIPTION_STATUSES } from '../../app/plan-labels.ts';
import { PaymentsDocument, RefreshPaymentsDocument } from '../../gql/payments.ts';
import { formatDate } from '../../lib/dates.ts';
import { firstParam } from '../../lib/search-params.ts';
import { denialOf } from '../../session/denial.ts';
import { useRefetchSoon } from '../../session/use-refetch-soon.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { ChangePlan, type Subscription } from './change-plan.tsx';
import { OpenPortal } from './open-portal.tsx';
import { PendingChange } from './pending-change.tsx';
import { PlanChoice } from './plan-choice.tsx';
import type { Payments } from './plan-fields.tsx';

/** Subscription through Stripe, or the plans to choose from. */
export function PaymentsSection({ hasPlan, onPaid }: { hasPlan: boolean; onPaid: () => void }) {
  const { data, error, refetch } = useQuery(PaymentsDocument, { fetchPolicy: 'cache-and-network' });
  const payments = data?.payments;
  const isWaiting = firstParam(useSearchParams(), 'checkout') === 'done' && payments?.subscription === null;
  useReturn(isWaiting, refetch, onPaid);
  return (
    <Section title={t`Subscription`} description={t`Paid through Stripe.`}>
      {error && !data ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : !payments ? (
        <Skeleton height={120} role="status" aria-label={t`Loading subscription`} />
      ) : (
        <Stack gap="md">
          {payments.subscription ? (
            <SubscriptionText subscription={payments.subscription} />
          ) : isWaiting ? (
            <Waiting />
          ) : (
            <Choice payments={payments} hasPlan={hasPlan} />
          )}
          <Group gap="sm" align="flex-start">
            {payments.subscription && <PlanButton payments={payments} subscription={payments.subscription} />}
            {payments.canOpenPortal && <OpenPortal />}
          </Group>
        </Stack>
      )}
    </Section>
  );
}

/** Reads the payments from Stripe once after the return from a checkout, and looks until the subscription is stored. */
function useReturn(isWaiting: boolean, refetch: () => Promise<unknown>, onPaid: () => void) {
  const [refresh] = useMutation(RefreshPaymentsDocument);
  const canManage = useCan('update', 'BillingAccount');
  const asked = useRef(false);
  const wasWaiting = useRef(false);
  useEffect(() => {
    if (wasWaiting.current && !isWaiting) onPaid();
    wasWaiting.current = isWaiting;
    if (!isWaiting || asked.current || !canManage) return;
    asked.current = true;
    void refresh().catch(() => {});
  }, [isWaiting, canManage, refresh, onPaid]);
  useRefetchSoon(isWaiting, refetch);
}

function Waiting() {
  const { slug: workspace } = useWorkspace();
  return (
    <>
      <Group gap="sm" role="status">
        <Loader size="sm" aria-hidden />
        <Text size="sm">{t`Waiting for Stripe to confirm the payment. The plan applies after that.`}</Text>
      </Group>
      <AnchorLink to={paths.billing({ workspace })} size="sm">
        {t`Not paid? Choose a plan`}
      </AnchorLink>
    </>
  );
}

function Choice({ payments: { plans, minSeats }, hasPlan }: { payments: Payments; hasPlan: boolean }) {
  const canManage = useCan('update', 'BillingAccount');
  if (hasPlan)
    return <Text size="sm">{t`An administrator of this installation manages the plan of this workspace.`}</Text>;
  if (!canManage) return <Text size="sm">{t`No subscription yet. An owner can choose a plan.`}</Text>;
  return plans.length > 0 ? (
    <PlanChoice plans={plans} minSeats={minSeats} />
  ) : (
    <Text size="sm" c="dimmed">{t`No plans are offered yet.`}</Text>
  );
}

function SubscriptionText({ subscription }: { subscription: Subscription }) {
  const { timezone } = useWorkspace();
  const { planName, status, interval, seats, periodEndsAt, cancelsAt, pendingChange } = subscription;
  const { title, tone } = SUBSCRIPTION_STATUSES[status];
  const terms = [
    planName,
    interval === 'MONTH' ? t`monthly` : t`yearly`,
    ...(seats === null ? [] : [t`${seats} seats`]),
    cancelsAt ? t`ends on ${formatDate(cancelsAt, timezone)}` : t`renews on ${formatDate(periodEndsAt, timezone)}`,
  ];
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <StatusBadge tone={tone}>{title}</StatusBadge>
        <Text size="sm">{terms.join(' · ')}</Text>
      </Group>
      {(status === 'PAST_DUE' || status === 'RESTRICTED' || status === 'INCOMPLETE') && (
        <Alert color="orange">{t`A payment failed. Pay the open invoice, or change the card at Stripe.`}</Alert>
      )}
      {pendingChange && <PendingChange change={pendingChange} />}
    </Stack>
  );
}

function PlanButton({ payments, subscription }: { payments: Payments; subscription: Subscription }) {
  const canManage = useCan('update', 'BillingAccount');
  const { status, cancelsAt, pendingChange } = subscription;
  if (!canManage || status !== 'ACTIVE' || cancelsAt || pendingChange) return null;
  return <ChangePlan payments={payments} subscription={subscription} />;
}
