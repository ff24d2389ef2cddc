import { DEFAULT_OUTREACH_CEILINGS } from '@frontdesk/domain';

/** Default calling and messaging limits. */
export const LIMITS = {
  __typename: 'OutreachLimits' as const,
  country: 'GB',
  otherCountries: [] as string[],
  ...DEFAULT_OUTREACH_CEILINGS,
  usedAttempts: 12,
  usedSpendCents: 431,
};
