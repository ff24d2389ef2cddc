import { DEFAULT_OUTREACH_CEILINGS } from '@frontdesk/domain';

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
