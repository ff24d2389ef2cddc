export { deleteLeadEvents } from './delete-lead-events.ts';
export type { EntityRef, WorldEventInput } from './event-input.ts';
export { EntityFields } from './graphql/entity.fields.ts';
export { WorldResolver } from './graphql/world.resolver.ts';
export { WorldEventFields } from './graphql/world-event.fields.ts';
export { ingestEvents } from './ingest-events.ts';
export { ingestLeadAnswers } from './ingest-lead-answers.ts';
export { moveContactEvents, moveContactEventsBack } from './move-contact.ts';
