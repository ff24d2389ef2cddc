import { COMPLIANCE_CONTROLS, ENVIRONMENT_CONTROLS, type Environment, idleMinutesIn } from './environments.ts';

/** Consequences of a conversion that an admin must acknowledge (AM-28). */
export const ENVIRONMENT_WARNING_CODES = [
  'IDLE_TIMEOUT',
  'AUDIT_RETENTION',
  'AGENT_EDITS',
  'COMPLIANCE_CONTROLS',
] as const;
export type EnvironmentWarningCode = (typeof ENVIRONMENT_WARNING_CODES)[number];

export interface EnvironmentWarning {
  readonly code: EnvironmentWarningCode;
  readonly effect: 'STRICTER' | 'RELAXED';
  readonly before: string;
  readonly after: string;
  /** Sentence that describes the consequence. */
  readonly message: string;
}

/** Returns the warnings of a conversion to another environment, at most one per code. Empty if no control changes. */
export function environmentWarnings(
  from: Environment,
  to: Environment,
  { idleMinutes = null }: { idleMinutes?: number | null } = {},
): EnvironmentWarning[] {
  const [now, then] = [ENVIRONMENT_CONTROLS[from], ENVIRONMENT_CONTROLS[to]];
  const idle = [idleMinutesIn(from, idleMinutes), idleMinutesIn(to, idleMinutes)] as const;
  const warnings = [
    idle[0] !== idle[1] && idleTimeout(idle[0], idle[1]),
    now.auditRetentionDays !== then.auditRetentionDays &&
      auditRetention(now.auditRetentionDays, then.auditRetentionDays),
    now.warnsOnAgentEdits !== then.warnsOnAgentEdits && agentEdits(then.warnsOnAgentEdits),
    ...compliance(from, to),
  ];
  return warnings.filter((warning) => warning !== false);
}

const idleTimeout = (before: number, after: number): EnvironmentWarning => ({
  code: 'IDLE_TIMEOUT',
  effect: after < before ? 'STRICTER' : 'RELAXED',
  before: duration(before),
  after: duration(after),
  message: `Members confirm their identity after ${duration(after)} of inactivity instead of ${duration(before)}.`,
});

const auditRetention = (before: number, after: number): EnvironmentWarning => ({
  code: 'AUDIT_RETENTION',
  effect: after > before ? 'STRICTER' : 'RELAXED',
  before: `${before} days`,
  after: `${after} days`,
  message: `Audit events must be kept for ${after} days instead of ${before}.`,
});

const agentEdits = (warned: boolean): EnvironmentWarning => ({
  code: 'AGENT_EDITS',
  effect: warned ? 'STRICTER' : 'RELAXED',
  before: warned ? 'no warning' : 'a warning',
  after: warned ? 'a warning' : 'no warning',
  message: warned
    ? `Members who edit the agent see a warning that changes go live immediately.`
    : 'Members who edit the agent no longer see a warning.',
});

/**
 * Returns a warning with the compliance controls that start or stop applying. Returns an empty list if no control
 * changes.
 */
function compliance(from: Environment, to: Environment): EnvironmentWarning[] {
  const [now, then] = [ENVIRONMENT_CONTROLS[from].complianceControls, ENVIRONMENT_CONTROLS[to].complianceControls];
  const begun = then.filter((control) => !now.includes(control));
  const ended = now.filter((control) => !then.includes(control));
  if (begun.length + ended.length === 0) return [];
  const named = (controls: typeof now) => controls.map((control) => COMPLIANCE_CONTROLS[control]).join('; ') || 'none';
  const sentences = [
    ...(begun.length > 0 ? [`These controls take effect: ${named(begun)}.`] : []),
    ...(ended.length > 0 ? [`These controls are relaxed: ${named(ended)}.`] : []),
  ];
  const effect = begun.length >= ended.length ? 'STRICTER' : 'RELAXED';
  return [
    { code: 'COMPLIANCE_CONTROLS', effect, before: named(now), after: named(then), message: sentences.join(' ') },
  ];
}

function duration(minutes: number): string {
  const [count, word] = minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
