export { RegulationTemplateResolver } from './graphql/regulation-template.ts';
export { SafetyResolver } from './graphql/safety.resolver.ts';
export { SafetySettingsResolver } from './graphql/safety-settings.ts';
export { SafetyTriggerResolver } from './graphql/safety-trigger.ts';
export { safetyInstructions } from './instructions.ts';
export { isSecondOpinionOn } from './safety.repository.ts';
export { askSecondOpinion } from './second-opinion.ts';
export { type EvaluationResult, evaluateFindings, evaluateMessage } from './use-cases/evaluate-message.ts';
