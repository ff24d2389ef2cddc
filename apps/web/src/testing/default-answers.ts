import { BillingNoticeDocument } from '../gql/billing-notice.ts';
import { ContactTimelineDocument } from '../gql/contact-timeline.ts';
import { ConversationCostDocument } from '../gql/conversation-cost.ts';
import { ModelBudgetDocument } from '../gql/model-budget.ts';
import { ModelPricesDocument } from '../gql/model-prices.ts';
import { ModelUsageDocument } from '../gql/model-usage.ts';
import { OverviewWorkDocument } from '../gql/overview-work.ts';
import { PlanBannerDocument } from '../gql/plan-banner.ts';
import { SecuritySettingsDocument } from '../gql/security-section.ts';
import { SentFormsDocument } from '../gql/sent-forms.ts';
import type { SupportAccessesQuery } from '../gql/types.ts';
import { UsagePlanDocument } from '../gql/usage-plan.ts';
import { VoiceVerificationDocument } from '../gql/voice.ts';
import { WaitingCountDocument } from '../gql/waiting-conversations.ts';
import { answer } from './answers.ts';
import { buildModelBudget } from './settings.ts';
import { buildVoiceVerification } from './voice-verification.fixtures.ts';

/** Security settings of an installation without a speaker engine. */
export const noVoiceVerification = [
  answer(SecuritySettingsDocument, {
    securitySettings: {
      __typename: 'SecuritySettings',
      requiresSecondFactor: false,
      idleMinutes: null,
      environment: 'PRODUCTION',
      isVoiceVerificationAvailable: false,
      voiceVerificationEnabled: false,
      voiceThreshold: 'BALANCED',
      voiceSkipPolicy: 'ALLOW_AND_NOTIFY',
    },
  }),
  answer(VoiceVerificationDocument, { voiceVerification: buildVoiceVerification({ status: 'NOT_REQUIRED' }) }),
];

export const noPlan = [
  answer(BillingNoticeDocument, { billingNotice: null }),
  answer(PlanBannerDocument, { entitlements: { __typename: 'Entitlements', status: null, limits: [] } }),
  answer(UsagePlanDocument, {
    entitlements: {
      __typename: 'Entitlements',
      billing: 'OFF',
      planName: null,
      status: null,
      features: [],
      limits: [],
      throughput: null,
    },
  }),
];

export const noSentForms = answer(SentFormsDocument, {
  surfaces: {
    __typename: 'SurfaceConnection',
    edges: [],
    totalCount: 0,
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  },
});

export const noTimeline = answer(ContactTimelineDocument, { contactTimeline: [] });

export const noModelUsage = [
  answer(ModelUsageDocument, { modelUsage: [] }),
  answer(ModelBudgetDocument, { modelBudget: buildModelBudget() }),
  answer(ConversationCostDocument, {
    conversationModelUsage: { __typename: 'ConversationModelUsage', callCount: 0, unpricedCount: 0, costMicros: 0 },
  }),
  answer(ModelPricesDocument, {
    modelPrices: {
      __typename: 'ModelPriceConnection',
      edges: [],
      totalCount: 0,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }),
];

export const noSupportAccesses: SupportAccessesQuery = {
  supportAccesses: {
    __typename: 'SupportAccessConnection',
    edges: [],
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    totalCount: 0,
  },
};

/** Nothing waits, and there are no appointments. */
export const noWork = answer(OverviewWorkDocument, (variables) => ({
  ...(variables.calls ? { escalationQueue: { __typename: 'EscalationConnection' as const, totalCount: 0 } } : {}),
  ...(variables.reviews ? { reviews: { __typename: 'ReviewConnection' as const, totalCount: 0 } } : {}),
  ...(variables.questions
    ? { unansweredQuestions: { __typename: 'UnansweredQuestionConnection' as const, totalCount: 0 } }
    : {}),
  ...(variables.bookings ? { bookings: { __typename: 'BookingConnection' as const, edges: [], totalCount: 0 } } : {}),
}));

export const noneWaiting = answer(WaitingCountDocument, { conversationCounts: [] });
