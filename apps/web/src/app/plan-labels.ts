import { t } from '@lingui/core/macro';
import type { BillingMode, InvoiceStatus, PlanFeature, SubscriptionStatus } from '../gql/types.ts';
import type { Tone } from '../ui/status-badge.tsx';

/** Titles of the plan features. A missing title is a compile error. */
export const FEATURE_TITLES: Readonly<Record<PlanFeature, string>> = {
  CAMPAIGNS: t`Campaigns`,
  SEQUENCES: t`Sequences`,
  MCP_SERVERS: t`MCP servers`,
  SEARCH_BY_MEANING: t`Search by meaning`,
  OUTBOUND_CALLS: t`Outbound calls`,
};

export const FEATURES = Object.keys(FEATURE_TITLES) as readonly PlanFeature[];

export const SUBSCRIPTION_STATUSES: Readonly<Record<SubscriptionStatus, { title: string; tone: Tone }>> = {
  SCHEDULED: { title: t`Scheduled`, tone: 'info' },
  ACTIVE: { title: t`Active`, tone: 'good' },
  PAST_DUE: { title: t`Past due`, tone: 'warning' },
  RESTRICTED: { title: t`Restricted`, tone: 'bad' },
  CANCELED: { title: t`Canceled`, tone: 'bad' },
  EXPIRED: { title: t`Expired`, tone: 'bad' },
  ENDED: { title: t`Ended`, tone: 'neutral' },
  INCOMPLETE: { title: t`Payment missing`, tone: 'warning' },
  TRIALING: { title: t`Trial`, tone: 'info' },
  PAUSED: { title: t`Paused`, tone: 'warning' },
};

interface WorkspacePlan {
  readonly billing: BillingMode;
  readonly planName: string | null;
  readonly status: SubscriptionStatus | null;
}

/** Returns a sentence that describes the plan of the workspace. */
export function planSentence({ billing, planName, status }: WorkspacePlan): string {
  if (status === 'INCOMPLETE') return t`The first payment is missing. The subscription applies when it is paid.`;
  if (status === 'PAUSED') return t`The subscription is paused. Add a payment method to continue.`;
  if (billing === 'OFF') return t`Billing is turned off on this installation.`;
  if (planName === null) return t`No plan applies, so there are no limits.`;
  if (status === 'PAST_DUE')
    return t`The subscription to ${planName} is past due. The plan still applies for some days.`;
  if (status === 'RESTRICTED') return t`The plan ${planName} is restricted until the invoices are paid.`;
  return t`This workspace has the plan ${planName}.`;
}

/** Returns the title of the status of an invoice. */
export function invoiceStatus({ status, isOverdue }: { status: InvoiceStatus; isOverdue: boolean }) {
  return isOverdue ? ({ title: t`Overdue`, tone: 'bad' } as const) : INVOICE_STATUSES[status];
}

export const INVOICE_STATUSES: Readonly<Record<InvoiceStatus, { title: string; tone: Tone }>> = {
  DRAFT: { title: t`Draft`, tone: 'neutral' },
  OPEN: { title: t`Open`, tone: 'info' },
  PAID: { title: t`Paid`, tone: 'good' },
  VOID: { title: t`Void`, tone: 'neutral' },
};
