/** What a workspace is for: production carries real people's data and the strictest timeouts. */
export const ENVIRONMENTS = ['PRODUCTION', 'STAGING', 'DEVELOPMENT'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const ENVIRONMENT_TITLES: Record<Environment, string> = {
  PRODUCTION: 'Production',
  STAGING: 'Staging',
  DEVELOPMENT: 'Development',
};

/** What an environment asks of everybody who works in it; checks, conversions and sessions read it from here alone. */
export interface EnvironmentControls {
  /** How long a session may rest before it ends: what it is unless somebody chose, and between what they may choose. */
  readonly idleMinutes: { readonly usual: number; readonly least: number; readonly most: number };
  readonly auditRetentionDays: number;
  /** Whether those who change the agent are told that real people will meet the change at once (AM-26). */
  readonly warnsOnAgentEdits: boolean;
  /** The controls of HIPAA and HITRUST that the above fulfil here, by their names. */
  readonly complianceControls: readonly ComplianceControl[];
}

export const COMPLIANCE_CONTROLS = {
  AUTOMATIC_LOGOFF: 'HIPAA § 164.312(a)(2)(iii), HITRUST 01.t: automatic log-off of idle sessions',
  AUDIT_RETENTION: 'HIPAA § 164.316(b)(2)(i), HITRUST 09.aa: audit records kept for six years',
  CHANGE_CONTROL: 'HITRUST 09.b, 10.k: changes are tried outside production first',
} as const;
export type ComplianceControl = keyof typeof COMPLIANCE_CONTROLS;

const HOUR = 60;

export const ENVIRONMENT_CONTROLS: Readonly<Record<Environment, EnvironmentControls>> = {
  PRODUCTION: {
    idleMinutes: { usual: 15, least: 5, most: 15 },
    // Six years, the leap days included.
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

/** The idle minutes that hold: those somebody chose, as far as the environment allows them, or its usual ones. */
export function idleMinutesIn(environment: Environment, chosen: number | null = null): number {
  const { usual, least, most } = ENVIRONMENT_CONTROLS[environment].idleMinutes;
  return chosen === null ? usual : Math.min(Math.max(chosen, least), most);
}

/** Whether a workspace may become something else: staging is promoted and taken back, development stays what it is. */
export const canConvertTo = (from: Environment, to: Environment): boolean =>
  (from === 'STAGING' && to === 'PRODUCTION') || (from === 'PRODUCTION' && to === 'STAGING');
