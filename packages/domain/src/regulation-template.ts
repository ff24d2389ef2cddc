import type { RuleOutcome, SafetyCategory, SafetySeverity } from './safety.ts';

/** Built-in regulation templates. The version of a template increases when one of its concepts changes. */
export const REGULATION_TEMPLATE_IDS = [
  'JOINT_COMMISSION_SUICIDE_RISK',
  'VAWA_DOMESTIC_VIOLENCE',
  'FDA_ADVERSE_DRUG_REACTION',
  'EMTALA_MEDICAL_EMERGENCY',
  'OSHA_VIOLENCE_THREAT',
  'FRCP_LEGAL_CLAIM',
] as const;
export type RegulationTemplateId = (typeof REGULATION_TEMPLATE_IDS)[number];

export interface TemplateConcept {
  readonly name: string;
  readonly description: string;
  readonly phrases: readonly string[];
  /** Category that triggers the concept if the model detects it. Null if only phrases trigger the concept. */
  readonly category: SafetyCategory | null;
  readonly severity: SafetySeverity;
  readonly minMatches: number;
  readonly windowSize: number;
  readonly outcome: RuleOutcome;
  readonly instruction: string;
  readonly replyText: string;
}

export interface RegulationTemplate {
  readonly id: RegulationTemplateId;
  readonly version: number;
  readonly title: string;
  /** Citation of the regulation that requires the concepts. */
  readonly regulation: string;
  readonly summary: string;
  readonly concepts: readonly TemplateConcept[];
}

/** Settings of a concept that is triggered by a single match. */
export const ONCE = { severity: 'SERIOUS', minMatches: 1, windowSize: 1 } as const;
