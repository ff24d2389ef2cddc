export { changeContactRecord, readContactRecord } from './contact-record.ts';
export { deleteLeadEvents } from './delete-lead-events.ts';
export type { EntityRef, WorldEventInput } from './event-input.ts';
export { EntityFields } from './graphql/entity.ts';
export { WorldResolver } from './graphql/world.ts';
export { WorldEventFields } from './graphql/world-event.ts';
export { ingestEvents } from './ingest-events.ts';
export { ingestLeadAnswers } from './ingest-lead-answers.ts';
export { moveContactEvents, moveContactEventsBack } from './move-contact.ts';
