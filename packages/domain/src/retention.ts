/**
 * Range of the retention period of leads and transcripts, in days. Without a retention period, data is stored
 * indefinitely (CB-24).
 */
export const RETENTION_DAYS = { least: 1, most: 3650 } as const;

/** Hour of the day in UTC at which the retention job runs (CB-23). */
export const SWEEP_HOUR_UTC = 3;

/** Scopes of a legal hold, which protects data from deletion. LEAD and CONTACT protect all data of that person. */
export const LEGAL_HOLD_SCOPES = ['WORKSPACE', 'LEAD', 'CONTACT'] as const;
export type LegalHoldScope = (typeof LEGAL_HOLD_SCOPES)[number];

export const LEGAL_HOLD_SCOPE_TITLES: Record<LegalHoldScope, string> = {
  WORKSPACE: 'The whole workspace',
  LEAD: 'One lead',
  CONTACT: 'One contact',
};
