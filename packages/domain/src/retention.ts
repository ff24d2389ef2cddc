/** Retention range of leads and transcripts, in days. Without a value, data is kept forever (CB-24). */
export const RETENTION_DAYS = { least: 1, most: 3650 } as const;

/** Hour (UTC) of the daily retention sweep (CB-23). */
export const SWEEP_HOUR_UTC = 3;

/** What a legal hold preserves. A lead or contact hold preserves all data of that person. */
export const LEGAL_HOLD_SCOPES = ['WORKSPACE', 'LEAD', 'CONTACT'] as const;
export type LegalHoldScope = (typeof LEGAL_HOLD_SCOPES)[number];

export const LEGAL_HOLD_SCOPE_TITLES: Record<LegalHoldScope, string> = {
  WORKSPACE: 'The whole workspace',
  LEAD: 'One lead',
  CONTACT: 'One contact',
};
