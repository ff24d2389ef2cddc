import { ADVERSE_DRUG_REACTION } from './regulation-adverse-drug-reaction.ts';
import { DOMESTIC_VIOLENCE } from './regulation-domestic-violence.ts';
import { LEGAL_CLAIM } from './regulation-legal-claim.ts';
import { MEDICAL_EMERGENCY } from './regulation-medical-emergency.ts';
import { SUICIDE_RISK } from './regulation-suicide-risk.ts';
import type { RegulationTemplate, RegulationTemplateId } from './regulation-template.ts';
import { VIOLENCE_THREAT } from './regulation-violence-threat.ts';

export const REGULATION_TEMPLATES: readonly RegulationTemplate[] = [
  SUICIDE_RISK,
  DOMESTIC_VIOLENCE,
  ADVERSE_DRUG_REACTION,
  MEDICAL_EMERGENCY,
  VIOLENCE_THREAT,
  LEGAL_CLAIM,
];

export const regulationTemplate = (id: RegulationTemplateId): RegulationTemplate => {
  const template = REGULATION_TEMPLATES.find((one) => one.id === id);
  if (!template) throw new Error(`There is no template ${id}.`);
  return template;
};
