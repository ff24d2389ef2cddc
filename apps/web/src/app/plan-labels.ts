import { t } from '@lingui/core/macro';
import type { PlanFeature, SubscriptionStatus } from '../gql/types.ts';
import type { Tone } from '../ui/status-badge.tsx';

/** Title of each feature of a plan. A feature without a title does not compile. */
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
  EXPIRED: { title: t`Expired`, tone: 'bad' },
  ENDED: { title: t`Ended`, tone: 'neutral' },
};
