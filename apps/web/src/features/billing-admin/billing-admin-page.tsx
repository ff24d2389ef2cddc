import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSearchParams } from '../../app/address.ts';
import { firstParam } from '../../lib/search-params.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Segments } from '../../ui/segments.tsx';
import { InvoicesSection } from './invoices-section.tsx';
import { IssuerSection } from './issuer-section.tsx';
import { PaymentEventsSection } from './payment-events-section.tsx';
import { PlansSection } from './plans-section.tsx';
import { SubscriptionsSection } from './subscriptions-section.tsx';
import { TaxRatesSection } from './tax-rates-section.tsx';
import { UsageEventsSection } from './usage-events-section.tsx';
import { WeightsSection } from './weights-section.tsx';

const VIEWS = [
  { value: 'plans', label: t`Plans` },
  { value: 'subscriptions', label: t`Subscriptions` },
  { value: 'invoices', label: t`Invoices` },
  { value: 'usage', label: t`Usage` },
  { value: 'taxes', label: t`Taxes` },
  { value: 'payments', label: t`Payment events` },
  { value: 'weights', label: t`Weights` },
] as const;
type View = (typeof VIEWS)[number]['value'];

const SECTIONS: Record<View, ReactNode> = {
  plans: <PlansSection />,
  subscriptions: <SubscriptionsSection />,
  invoices: <InvoicesSection />,
  usage: <UsageEventsSection />,
  taxes: (
    <Stack gap="lg">
      <TaxRatesSection />
      <IssuerSection />
    </Stack>
  ),
  payments: <PaymentEventsSection />,
  weights: <WeightsSection />,
};

/**
 * Page for global admins with the plans, subscriptions and invoices of all workspaces. Gives no access to workspaces
 * (WC-33, WC-35).
 */
export function BillingAdminPage() {
  const params = useSearchParams();
  const navigate = useNavigate();
  const view: View = VIEWS.find(({ value }) => value === firstParam(params, 'view'))?.value ?? 'plans';
  return (
    <>
      <PageHeader title={t`Billing`} description={t`Plans and subscriptions give no access to workspaces.`} />
      <Stack gap="lg" align="stretch">
        <div>
          <Segments<View>
            label={t`View`}
            segments={VIEWS}
            value={view}
            onChange={(next) => void navigate({ to: '.', search: { view: next }, replace: true, resetScroll: false })}
          />
        </div>
        {SECTIONS[view]}
      </Stack>
    </>
  );
}
