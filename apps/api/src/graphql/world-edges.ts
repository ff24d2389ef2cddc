import type { Edge } from './edge.ts';
import { many, one } from './edge-joins.ts';

/** The edges from and to the records of contacts. */
export const WORLD_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Entity: {
    contact: one(
      'Contact',
      'contactId',
      'Contact that the entity represents. Null if it does not represent a contact.',
    ),
    events: many('WorldEvent', { id: 'entityId' }, 'ingestedAt', 'World events about the entity, newest first.'),
  },
  EntityField: { event: one('WorldEvent', 'eventId', 'World event that set the value.') },
  EntityRelationship: {
    event: one('WorldEvent', 'eventId', 'World event that states the relationship.'),
    from: one('Entity', 'fromId', 'First entity.'),
    to: one('Entity', 'toId', 'Second entity.'),
  },
  WorldEvent: {
    entity: one('Entity', 'entityId', 'Entity that the event is about.'),
    lead: one('Lead', 'leadId', 'Lead from which the event was derived. Null if there is none.'),
    supersedes: one('WorldEvent', 'supersedesId', 'Event that this event replaces. Null if it replaces none.'),
  },
};
