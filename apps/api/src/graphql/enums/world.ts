import { ENTITY_TYPES, FIELD_KINDS, WORLD_SOURCES } from '@frontdesk/domain';
import { enumOf } from './enum-of.ts';

export const EntityTypeEnum = enumOf('EntityType', 'What kind of person or thing an entity is.', ENTITY_TYPES);
export const WorldSourceEnum = enumOf('WorldSource', 'Who told the world model something.', WORLD_SOURCES);
export const FieldKindEnum = enumOf('FieldKind', 'How the text of a value is to be read.', FIELD_KINDS);
