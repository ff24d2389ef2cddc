export { forgetLeads } from './forget-leads.ts';
export { EntityFields } from './graphql/entity.fields.ts';
export { WorldResolver } from './graphql/world.resolver.ts';
export { WorldEventFields } from './graphql/world-event.fields.ts';
export { learn } from './learn.ts';
export { learnAnswers } from './learn-answers.ts';
export { moveContact, moveContactBack } from './move-contact.ts';
export type { EntityRef, Told } from './told.ts';
