import type { Outcome } from '@frontdesk/agent';

export const OUTCOME_TITLES: Record<Outcome, string> = {
  BOOKED: 'Booked',
  QUALIFIED: 'Qualified',
  UNQUALIFIED: 'Unqualified',
  OPTED_OUT: 'Opted out',
  ENDED: 'Ended',
};
