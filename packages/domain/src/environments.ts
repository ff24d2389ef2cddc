/** What a workspace is for: production carries real people's data and the strictest timeouts. */
export const ENVIRONMENTS = ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const ENVIRONMENT_TITLES: Record<Environment, string> = {
  PRODUCTION: 'Production',
  STAGING: 'Staging',
  DEVELOPMENT: 'Development',
};

/** How long a person may do nothing in a workspace before they are asked who they are, in minutes, by what it is for (AM-23, AM-24). */
export const IDLE_MINUTES: Record<
  Environment,
  { readonly usual: number; readonly least: number; readonly most: number }
> = {
  PRODUCTION: { usual: 15, least: 5, most: 15 },
  STAGING: { usual: 8 * 60, least: 5, most: 12 * 60 },
  DEVELOPMENT: { usual: 24 * 60, least: 5, most: 7 * 24 * 60 },
};

/** What holds in a workspace: its own choice within the bounds of its environment, which a conversion changes at once (AM-29, AM-30). */
export function idleMinutesOf(environment: Environment, chosen: number | null): number {
  const { usual, least, most } = IDLE_MINUTES[environment];
  return chosen === null ? usual : Math.min(Math.max(chosen, least), most);
}
