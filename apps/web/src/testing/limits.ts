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

/** A workspace without business hours. */
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
