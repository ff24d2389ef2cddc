export { forgetLeads } from './delete-lead-events.ts';
export type { EntityRef, Told } from './event-input.ts';
export { EntityFields } from './graphql/entity.fields.ts';
export { WorldResolver } from './graphql/world.resolver.ts';
export { WorldEventFields } from './graphql/world-event.fields.ts';
export { learn } from './ingest-events.ts';
export { learnAnswers } from './ingest-lead-answers.ts';
export { moveContact, moveContactBack } from './move-contact.ts';
