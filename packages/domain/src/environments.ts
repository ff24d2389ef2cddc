/** Purpose of a workspace. A production workspace contains real personal data and has the strictest timeouts. */
export const ENVIRONMENTS = ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const ENVIRONMENT_TITLES: Record<Environment, string> = {
  PRODUCTION: 'Production',
  STAGING: 'Staging',
  DEVELOPMENT: 'Development',
};

/** Requirements that an environment sets for the members of a workspace. */
export interface EnvironmentControls {
  /** Idle timeout of a session in minutes: the default and the range from which an admin can choose. */
  readonly idleMinutes: { readonly usual: number; readonly least: number; readonly most: number };
  readonly auditRetentionDays: number;
  /** Whether editors of the agent are warned that changes reach real contacts immediately (AM-26). */
  readonly warnsOnAgentEdits: boolean;
  /** HIPAA and HITRUST controls that the settings of the environment implement. */
  readonly complianceControls: readonly ComplianceControl[];
}

export const COMPLIANCE_CONTROLS = {
  AUTOMATIC_LOGOFF: 'HIPAA § 164.312(a)(2)(iii), HITRUST 01.t: automatic sign-out of idle sessions',
  AUDIT_RETENTION: 'HIPAA § 164.316(b)(2)(i), HITRUST 09.aa: audit records kept for six years',
  CHANGE_CONTROL: 'HITRUST 09.b, 10.k: changes are tested outside production first',
} as const;
export type ComplianceControl = keyof typeof COMPLIANCE_CONTROLS;

const HOUR = 60;

export const ENVIRONMENT_CONTROLS: Readonly<Record<Environment, EnvironmentControls>> = {
  PRODUCTION: {
    idleMinutes: { usual: 15, least: 5, most: 15 },
    // Six years, including leap days.
    auditRetentionDays: 2192,
    warnsOnAgentEdits: true,
    complianceControls: ['AUTOMATIC_LOGOFF', 'AUDIT_RETENTION', 'CHANGE_CONTROL'],
  },
  STAGING: {
    idleMinutes: { usual: 8 * HOUR, least: 5, most: 12 * HOUR },
    auditRetentionDays: 365,
    warnsOnAgentEdits: false,
    complianceControls: [],
  },
  DEVELOPMENT: {
    idleMinutes: { usual: 24 * HOUR, least: 5, most: 7 * 24 * HOUR },
    auditRetentionDays: 90,
    warnsOnAgentEdits: false,
    complianceControls: [],
  },
};

/**
 * Returns the effective idle timeout: the configured value, limited to the range of the environment, or the default if
 * none is configured.
 */
export function idleMinutesIn(environment: Environment, chosen: number | null = null): number {
  const { usual, least, most } = ENVIRONMENT_CONTROLS[environment].idleMinutes;
  return chosen === null ? usual : Math.min(Math.max(chosen, least), most);
}

/** Returns whether a conversion is allowed. A workspace can only be converted between staging and production. */
export const canConvertTo = (from: Environment, to: Environment): boolean =>
  (from === 'STAGING' && to === 'PRODUCTION') || (from === 'PRODUCTION' && to === 'STAGING');
