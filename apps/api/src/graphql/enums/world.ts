import { ENTITY_TYPES, FIELD_KINDS, WORLD_SOURCES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const EntityTypeEnum = enumOf('EntityType', 'Type of an entity.', ENTITY_TYPES);
export const WorldSourceEnum = enumOf('WorldSource', 'Kind of source that reported an event.', WORLD_SOURCES, {
  AGENT: 'The agent, from a conversation or call.',
  API: 'An API key.',
  DATA_SOURCE: 'A data source.',
  MEMBER: 'A member.',
});
export const FieldKindEnum = enumOf('FieldKind', 'Data type of a field value.', FIELD_KINDS);
