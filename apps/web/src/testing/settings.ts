import { DEFAULT_OUTREACH_CEILINGS } from '@frontdesk/domain';
import { BusinessHoursDocument, HoursScopesDocument } from '../gql/business-hours-section.ts';
import type { ModelBudgetQuery, VoiceSettingsQuery } from '../gql/types.ts';
import { answer } from './answers.ts';

type Settings = VoiceSettingsQuery['voiceSettings'];

/** Creates voice settings with the defaults of the Vapi assistant and without sensitive topics. */
export const buildVoiceSettings = (overrides: Partial<Settings> = {}): Settings => ({
  __typename: 'VoiceSettings',
  voiceId: null,
  speed: null,
  language: null,
  keyterms: [],
  sensitiveTopics: [],
  assistantPrompt: 'You are {{agentName}}. {{rules}}',
  version: 0,
  ...overrides,
});

/** Business hours of a workspace in which none are set. */
export const NO_HOURS = {
  __typename: 'BusinessHours' as const,
  phoneConfigId: null,
  isSet: false,
  closedBehavior: 'ANSWER' as const,
  timezone: 'Europe/London',
  isOpen: true,
  opensAt: null,
  weekly: [],
  holidays: [],
};

/** Mocks a workspace that has no business hours and no phone numbers. */
export const noBusinessHours = () => [
  answer(BusinessHoursDocument, { businessHours: NO_HOURS }),
  answer(HoursScopesDocument, { phoneConfigs: [] }),
];

/** Default limits for automatic calls and messages. */
export const LIMITS = {
  __typename: 'OutreachLimits' as const,
  country: 'GB',
  otherCountries: [] as string[],
  ...DEFAULT_OUTREACH_CEILINGS,
  messageWindow: { __typename: 'ContactWindow' as const, from: '08:00', until: '20:00' },
  callWindow: { __typename: 'ContactWindow' as const, from: '08:00', until: '20:00' },
  dialPolicy: {
    __typename: 'DialPolicy' as const,
    attempts: 3,
    spacingMinutes: 120,
    voicemailMessage: '',
    whenUnreached: 'NOTIFY' as const,
  },
  usedAttempts: 12,
  usedSpendCents: 431,
};

export const buildModelBudget = (
  overrides: Partial<ModelBudgetQuery['modelBudget']> = {},
): ModelBudgetQuery['modelBudget'] => ({
  __typename: 'ModelBudget',
  month: '2026-11',
  costMicros: 0,
  limitCents: null,
  action: 'CONTINUE',
  isStopped: false,
  ...overrides,
});
