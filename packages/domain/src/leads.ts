/**
 * Reasons why a lead has not been contacted yet: the agent is paused or was never published, no channel or no greeting
 * template is set up, the contact window is closed, or the last call was not answered and another call is scheduled.
 */
export const LEAD_WAITING_REASONS = [
  'PAUSED',
  'NOT_SET_UP',
  'NOT_PUBLISHED',
  'NO_GREETING_TEMPLATE',
  'OUTSIDE_HOURS',
  'REDIAL',
] as const;
export type LeadWaitingReason = (typeof LEAD_WAITING_REASONS)[number];

/** Range and default of the number of waiting leads that are greeted per minute. */
export const GREETING_RATES = { min: 1, max: 60, initial: 6 } as const;

/** Progress of a lead towards a booking. */
export const LEAD_STATUSES = ['NEW', 'CONTACTED', 'QUALIFIED', 'BOOKED', 'UNQUALIFIED', 'LOST'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const LEAD_STATUS_TITLES: Record<LeadStatus, string> = {
  NEW: 'New',
  CONTACTED: 'Contacted',
  QUALIFIED: 'Qualified',
  BOOKED: 'Booked',
  UNQUALIFIED: 'Unqualified',
  LOST: 'Lost',
};

/** Statuses of a lead whose qualification has ended without a booking. Leads with other statuses are open. */
export const CLOSED_LEAD_STATUSES = ['UNQUALIFIED', 'LOST'] as const satisfies readonly LeadStatus[];

export const LEAD_SOURCES = ['FORM', 'API', 'MANUAL', 'WHATSAPP', 'CALL', 'IMPORT'] as const;
export type LeadSource = (typeof LEAD_SOURCES)[number];

export const LEAD_SOURCE_TITLES: Record<LeadSource, string> = {
  FORM: 'Form',
  API: 'API',
  MANUAL: 'Manual',
  WHATSAPP: 'WhatsApp',
  CALL: 'Phone call',
  IMPORT: 'Import',
};
