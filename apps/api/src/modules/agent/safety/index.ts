export { RegulationTemplateResolver } from './graphql/regulation-template.resolver.ts';
export { SafetyResolver } from './graphql/safety.resolver.ts';
export { SafetyTriggerResolver } from './graphql/safety-trigger.resolver.ts';
export { safetyInstructions } from './instructions.ts';
export { evaluateMessage } from './use-cases/evaluate-message.ts';
