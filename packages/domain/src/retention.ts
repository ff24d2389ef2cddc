/** For how many days leads and transcripts may be kept; no number means forever (CB-24). */
export const RETENTION_DAYS = { least: 1, most: 3650 } as const;

/** The hour of UTC at which whatever is past its time goes (CB-23). */
export const SWEEP_HOUR_UTC = 3;

/** What a legal hold keeps. A lead and a contact stand for a person: everything of theirs is kept. */
export const LEGAL_HOLD_SCOPES = ['WORKSPACE', 'LEAD', 'CONTACT'] as const;
export type LegalHoldScope = (typeof LEGAL_HOLD_SCOPES)[number];

export const LEGAL_HOLD_SCOPE_TITLES: Record<LegalHoldScope, string> = {
  WORKSPACE: 'The whole workspace',
  LEAD: 'One lead',
  CONTACT: 'One contact',
};
