import type { EntityType, FieldKind, WorldSource } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { EntityTypeEnum, FieldKindEnum, WorldSourceEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, list, sql } from '../../../query-compiler/index.ts';
import { eventSourceName } from '../event-source.reads.ts';
import { percent } from '../percent.reads.ts';

@ObjectType({ description: 'What the viewer may do to an entity, with the reason when not.' })
export class EntityPermissions {
  @Field(() => Permission, { description: 'Correct its fields, and withdraw what was told of it.' })
  correct: Permission;
}

@ObjectType({ description: 'How a system calls an entity.' })
export class EntityExternalId {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: '`frontdesk.contact` for a contact of this workspace.' })
  system: string;

  @Field(() => String)
  externalId: string;
}

@ObjectType({ description: 'One field of an entity: what is known, how surely, and who said so.' })
export class EntityField {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => FieldKindEnum)
  kind: FieldKind;

  @Field(() => String, { description: 'As text, whatever its kind.' })
  value: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: '0 to 100.' })
  confidencePercent: number;

  @Public('Part of the entity.')
  @inSql.through('event', 'source')
  @Field(() => WorldSourceEnum)
  source: WorldSource;

  @Public('Part of the entity.')
  @inSql.expression(({ column }) =>
    eventSourceName(sql`e.id = ${column('eventId')} and e.workspace_id = ${column('workspaceId')}`),
  )
  @Field(() => String, { nullable: true, description: 'The name of whoever said so; null where it is not known.' })
  saidBy: string | null;

  @Field(() => ID, { description: 'The event that set it.' })
  eventId: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Since when it is so.' })
  effectiveAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When the workspace learned it.' })
  ingestedAt: Date;
}

@ObjectType({ description: 'Somebody or something that the workspace knows, by all that it was told.' })
export class Entity {
  @Field(() => ID)
  id: string;

  @Field(() => EntityTypeEnum)
  type: EntityType;

  @Field(() => String, { description: 'From its fields; empty while nothing says what it is called.' })
  displayName: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: '0 to 100: how sure its fields are, taken together.' })
  confidencePercent: number;

  @Field(() => Int, { description: 'How often something was told of it.' })
  eventCount: number;

  @Public('Part of the entity.')
  @inSql.relation('externalIds', () =>
    list(
      [
        ['system', 'asc'],
        ['externalId', 'asc'],
      ],
      { limit: 10 },
    ),
  )
  @Field(() => [EntityExternalId], { description: 'How systems call it.' })
  externalIds: EntityExternalId[];

  @Field(() => ID, { nullable: true, description: 'The contact that it is; null for whoever is none.' })
  contactId: string | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When something was learned of it last.' })
  updatedAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('WorldEvent', { correct: 'append' })
  @Field(() => EntityPermissions, { description: 'What the viewer may do to it.' })
  viewerCan: EntityPermissions;
}

@ObjectType({ description: 'Whoever or whatever an entity stands in a relation to.' })
export class EntityRelationship {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'What the first is to the second, like `treated_by`.' })
  kind: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: '0 to 100.' })
  confidencePercent: number;

  @Field(() => ID, { description: 'The first entity.' })
  fromId: string;

  @Public('Part of the relation.')
  @inSql.through('from', 'type')
  @Field(() => EntityTypeEnum)
  fromType: EntityType;

  @Public('Part of the relation.')
  @inSql.through('from', 'displayName')
  @Field(() => String, { description: 'May be empty.' })
  fromName: string;

  @Field(() => ID, { description: 'The second.' })
  toId: string;

  @Public('Part of the relation.')
  @inSql.through('to', 'type')
  @Field(() => EntityTypeEnum)
  toType: EntityType;

  @Public('Part of the relation.')
  @inSql.through('to', 'displayName')
  @Field(() => String, { description: 'May be empty.' })
  toName: string;

  @Field(() => ID, { description: 'The event that says so.' })
  eventId: string;

  @Field(() => GraphQLDateTimeISO)
  ingestedAt: Date;
}

export const EntityConnection = connectionOf('Entity', () => Entity);
