import { BillingPlansDocument } from '../../gql/plans.ts';
import { WorkspacePlansDocument } from '../../gql/subscriptions.ts';
import type { BillingMode } from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';
import type { Plan, Version } from './plan.ts';
import type { PlatformInvoice } from './platform-invoice.ts';
import type { Subscription, WorkspacePlan } from './subscriptions-section.tsx';

const pageInfo = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };

export const VERSION: Version = {
  __typename: 'PlanVersion',
  id: 'version-1',
  number: 1,
  features: ['CAMPAIGNS'],
  limits: [{ __typename: 'PlanLimit', meter: 'MEMBERS', included: 3, mode: 'HARD', unitPriceMinor: null }],
  prices: [{ __typename: 'PlanPrice', currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 0 }],
  throughput: null,
  graceDays: 14,
  publishedAt: '2026-11-01T09:00:00.000Z',
  subscriptionCount: 2,
};

export const PLAN: Plan = {
  __typename: 'Plan',
  id: 'plan-1',
  key: 'starter',
  name: 'Starter',
  description: 'For one team.',
  visibility: 'PUBLIC',
  isDefault: false,
  archivedAt: null,
  versions: [VERSION],
};

export const plans = (list: Plan[] = [PLAN], billingMode: BillingMode = 'MANUAL') =>
  answer(BillingPlansDocument, {
    billingMode,
    plans: {
      __typename: 'PlanConnection',
      edges: list.map((node) => ({ __typename: 'PlanEdge' as const, cursor: node.id, node })),
      totalCount: list.length,
      pageInfo,
    },
  });

export const SUBSCRIPTION: Subscription = {
  __typename: 'ManualSubscription',
  id: 'subscription-1',
  planVersionId: 'version-1',
  planName: 'Starter',
  versionNumber: 1,
  interval: 'MONTH',
  seats: 5,
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: '2026-12-31T00:00:00.000Z',
  priceMinor: null,
  currency: null,
  note: '',
  overrides: { __typename: 'SubscriptionOverrides', features: [], limits: [], throughput: null },
};

export const ACME: WorkspacePlan = {
  __typename: 'WorkspacePlan',
  id: 'workspace-acme',
  name: 'Acme',
  slug: 'acme',
  planName: 'Starter',
  status: 'ACTIVE',
  limits: [
    {
      __typename: 'LimitUsage',
      meter: 'MEMBERS',
      unit: 'COUNT',
      included: 5,
      used: 4,
      mode: 'HARD',
      reachedPercent: 80,
    },
  ],
  subscription: SUBSCRIPTION,
};

export const GLOBEX: WorkspacePlan = {
  ...ACME,
  id: 'workspace-globex',
  name: 'Globex',
  slug: 'globex',
  planName: null,
  status: null,
  limits: [],
  subscription: null,
};

export const workspacePlans = (find: (search: string) => WorkspacePlan[] = () => [ACME, GLOBEX]) =>
  answer(WorkspacePlansDocument, ({ search }) => {
    const list = find(search ?? '');
    return {
      workspacePlans: {
        __typename: 'WorkspacePlanConnection' as const,
        edges: list.map((node) => ({ __typename: 'WorkspacePlanEdge' as const, cursor: node.id, node })),
        totalCount: list.length,
        pageInfo,
      },
    };
  });

export const PLATFORM_INVOICE: PlatformInvoice = {
  __typename: 'PlatformInvoice',
  id: 'INV-1',
  workspaceName: 'Acme',
  workspaceSlug: 'acme',
  workspaceDeletedAt: null,
  invoice: {
    __typename: 'Invoice',
    id: 'INV-1',
    number: 'INV-1',
    status: 'OPEN',
    isOverdue: false,
    periodStart: '2026-10-01T00:00:00.000Z',
    periodEnd: '2026-11-01T00:00:00.000Z',
    currency: 'EUR',
    netMinor: 4118,
    taxMinor: 782,
    totalMinor: 4900,
    taxTreatment: 'STANDARD',
    taxName: 'VAT',
    taxPercent: 19,
    issuerName: 'Frontdesk Ltd',
    issuerAddress: '2 Main St',
    issuerCountry: 'DE',
    issuerTaxId: '',
    issuerBankDetails: '',
    payerName: 'Acme Ltd',
    payerAddress: '1 Main St',
    payerCountry: 'DE',
    payerVatId: null,
    dueAt: '2026-11-15T00:00:00.000Z',
    provider: 'MANUAL',
    amountDueMinor: 4900,
    creditUses: [],
    creditNotes: [],
    lines: [
      { __typename: 'InvoiceLine', position: 1, kind: 'BASE', amountMinor: 4018, usage: null },
      { __typename: 'InvoiceLine', position: 2, kind: 'SEATS', amountMinor: 100, usage: null },
    ],
  },
};
