export { changeContactRecord, readContactFields, readContactRecord } from './contact-record.ts';
export { deleteLeadEvents } from './delete-lead-events.ts';
export { entityExport } from './entity-export.ts';
export type { EntityRef, WorldEventInput } from './event-input.ts';
export { Entity, EntityFields } from './graphql/entity.ts';
export { EntityExportResolver } from './graphql/entity-export.ts';
export { EntityPayload, WorldResolver } from './graphql/world.ts';
export { WorldEventFields } from './graphql/world-event.ts';
export { ingestEvents } from './ingest-events.ts';
export {
  contactRef,
  ingestContacts,
  ingestLeadAnswers,
  ingestSurfaceAnswers,
  type SurfaceFact,
} from './ingest-lead-answers.ts';
export { moveContactEvents, moveContactEventsBack } from './move-contact.ts';
export { moveReportedEvents } from './move-reported-events.ts';
export { publishEntityUpdates } from './publish-entity-update.ts';
export { entityRef } from './use-cases/event-validation.ts';
export { eventSourceOf } from './use-cases/world-events.ts';
