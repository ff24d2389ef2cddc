import type { RuleOutcome, SafetySeverity } from './safety.ts';

/** What a regulation asks people to notice, made ready. Versions count up when a concept changes. */
export const REGULATION_TEMPLATE_IDS = [
  'JOINT_COMMISSION_SUICIDE_RISK',
  'VAWA_DOMESTIC_VIOLENCE',
  'FDA_ADVERSE_DRUG_REACTION',
] as const;
export type RegulationTemplateId = (typeof REGULATION_TEMPLATE_IDS)[number];

export interface TemplateConcept {
  readonly name: string;
  readonly description: string;
  readonly phrases: readonly string[];
  readonly severity: SafetySeverity;
  readonly times: number;
  readonly windowTurns: number;
  readonly outcome: RuleOutcome;
  readonly instruction: string;
  readonly sentence: string;
}

export interface RegulationTemplate {
  readonly id: RegulationTemplateId;
  readonly version: number;
  readonly title: string;
  /** Where the demand stands. */
  readonly regulation: string;
  readonly summary: string;
  readonly concepts: readonly TemplateConcept[];
}

/** Once said is enough. */
export const ONCE = { severity: 'SERIOUS', times: 1, windowTurns: 1 } as const;
