import { sql } from '../query-compiler/index.ts';
import type { Edge } from './edge.ts';
import { many, one } from './edge-joins.ts';

/** Fields that link the records of contacts and other types, by type and field name. */
export const WORLD_EDGES: Readonly<Record<string, Readonly<Record<string, Edge>>>> = {
  Entity: {
    contact: one(
      'Contact',
      'contactId',
      'Contact that the entity represents. Null if it does not represent a contact.',
    ),
    events: many('WorldEvent', { id: 'entityId' }, 'ingestedAt', 'World events about the entity, newest first.'),
    linkedEntities: many(
      'Entity',
      (own, other) => sql`${other('id')} <> ${own('id')} and ${other('id')} in (select app.entity_group(${own('id')}))`,
      'updatedAt',
      'Entities that are linked to the entity, directly or through others, latest change first.',
    ),
    links: many(
      'EntityLink',
      (own, link) => sql`${link('undoesId')} is null and ${link('entityId')} in (select app.entity_group(${own('id')}))
        and not exists (select from entity_links w where w.workspace_id = ${link('workspaceId')} and w.undoes_id = ${link('id')})`,
      'createdAt',
      'Links between the entity and its linked entities that were not withdrawn, newest first.',
    ),
  },
  EntityLink: {
    entity: one('Entity', 'entityId', 'First entity.'),
    otherEntity: one('Entity', 'otherEntityId', 'Second entity.'),
    undoes: one('EntityLink', 'undoesId', 'Link that this record withdraws. Null if this record is a link.'),
  },
  PossibleDuplicate: {
    entity: one('Entity', 'entityId', 'First entity.'),
    otherEntity: one('Entity', 'otherEntityId', 'Second entity.'),
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
