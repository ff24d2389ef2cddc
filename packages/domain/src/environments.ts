/** What a workspace is for: production carries real people's data and the strictest timeouts. */
export const ENVIRONMENTS = ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const ENVIRONMENT_TITLES: Record<Environment, string> = {
  PRODUCTION: 'Production',
  STAGING: 'Staging',
  DEVELOPMENT: 'Development',
};
