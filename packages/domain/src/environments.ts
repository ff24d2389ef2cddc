/** What a workspace is for: production carries real people's data and the strictest timeouts. */
export const ENVIRONMENTS = ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const ENVIRONMENT_TITLES: Record<Environment, string> = {
  PRODUCTION: 'Production',
  STAGING: 'Staging',
  DEVELOPMENT: 'Development',
};

/** How long what happened is kept, by what the workspace is for: six years, one year, ninety days. */
export const AUDIT_RETENTION_DAYS: Record<Environment, number> = {
  PRODUCTION: 2190,
  STAGING: 365,
  DEVELOPMENT: 90,
};
