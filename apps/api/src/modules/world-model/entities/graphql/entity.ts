import { type EntityType, type FieldKind, WORLD_LIMITS, type WorldSource } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, ObjectType, Resolver } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { EntityTypeEnum, FieldKindEnum, WorldSourceEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ends, inSql, list, raw, sql } from '../../../../query-compiler/index.ts';
import { eventSourceName, isCurrentField, percent } from '../world-model.reads.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on an entity, with the reason if not.',
})
class EntityPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can correct fields and retract world events.' })
  correct: PermissionCheck;
}

@ObjectType({ description: 'Id of an entity in an external system.' })
class EntityExternalId {
  @Field(() => ID, { description: 'Id of this assignment of an external id to the entity.' })
  id: string;

  @Field(() => String, {
    description:
      'Name of the external system that issued the id. The reserved name `frontdesk.contact` means that the id is that of a contact in this workspace.',
  })
  system: string;

  @Field(() => String, { description: 'Id of the entity in the external system.' })
  externalId: string;
}

@ObjectType({ description: 'A field of an entity with its confidence and source.' })
class EntityField {
  @Field(() => ID, { description: 'Id of the field of this entity.' })
  id: string;

  @Field(() => String, { description: 'Name of the field in the world events, for example `membership`.' })
  name: string;

  @Field(() => FieldKindEnum, { description: 'Data type that the value was reported with.' })
  kind: FieldKind;

  @Field(() => String, { description: 'Value as text, for every kind of field.' })
  value: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: 'Confidence in percent, 0 to 100.' })
  confidencePercent: number;

  @Public('Part of the entity.')
  @inSql.through('event', 'source')
  @Field(() => WorldSourceEnum, { description: 'Kind of source that reported the value.' })
  source: WorldSource;

  @Public('Part of the entity.')
  @inSql.expression(({ column }) =>
    eventSourceName(sql`e.id = ${column('eventId')} and e.workspace_id = ${column('workspaceId')}`),
  )
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member, API key or data source that reported the event. Null if the name is not known.',
  })
  sourceName: string | null;

  @Public('Part of the entity.')
  @inSql.expression(isCurrentField)
  @Field(() => Boolean, {
    description:
      'Whether the value applies to all linked entities. False if a linked entity has a value, or a removal, with a higher precedence.',
  })
  isCurrent: boolean;

  @Field(() => ID, { description: 'Id of the world event that set the value.' })
  eventId: string;

  @Field(() => GraphQLDateTime, { description: 'Time from which the value applies.' })
  effectiveAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the workspace received the event.' })
  ingestedAt: Date;
}

@ObjectType({ implements: Node, description: 'A person or thing that world events describe.' })
export class Entity {
  id: string;

  @Field(() => EntityTypeEnum, { description: 'What the entity is, for example a person or an appointment.' })
  type: EntityType;

  @Field(() => String, { description: 'Name derived from the fields. Empty if the fields contain no name.' })
  displayName: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: 'Overall confidence of the fields in percent, 0 to 100.' })
  confidencePercent: number;

  @Field(() => Int, { description: 'Number of world events about the entity.' })
  eventCount: number;

  @Public('Part of the entity.')
  @inSql.relation('externalIds', () =>
    list(
      [
        ['system', 'asc'],
        ['externalId', 'asc'],
      ],
      { limit: WORLD_LIMITS.externalIds },
    ),
  )
  @Field(() => [EntityExternalId], {
    description: 'Ids of the entity in external systems, at most 10, one for each system.',
  })
  externalIds: EntityExternalId[];

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the contact that the entity represents. Null if the entity does not represent a contact.',
  })
  contactId: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the entity was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the latest change of a field.' })
  updatedAt: Date;

  @Public("The caller's own permissions.")
  @inSql.permissions('WorldEvent', { correct: 'append' })
  @Field(() => EntityPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the record, with the reason if not.',
  })
  viewerCan: EntityPermissions;
}

@ObjectType({ description: 'A relationship between two entities.' })
class EntityRelationship {
  @Field(() => ID, { description: 'Id of the relationship.' })
  id: string;

  @Field(() => String, {
    description: 'Type of the relationship from the first to the second entity, for example `treated_by`.',
  })
  kind: string;

  @Public('Part of it.')
  @inSql.expression(percent)
  @Field(() => Int, { description: 'Confidence in percent, 0 to 100.' })
  confidencePercent: number;

  @Field(() => ID, { description: 'Id of the first entity.' })
  fromId: string;

  @Public('Part of the relation.')
  @inSql.through('from', 'type')
  @Field(() => EntityTypeEnum, { description: 'Type of the first entity.' })
  fromType: EntityType;

  @Public('Part of the relation.')
  @inSql.through('from', 'displayName')
  @Field(() => String, { description: 'Name of the first entity. Can be empty.' })
  fromName: string;

  @Field(() => ID, { description: 'Id of the second entity.' })
  toId: string;

  @Public('Part of the relation.')
  @inSql.through('to', 'type')
  @Field(() => EntityTypeEnum, { description: 'Type of the second entity.' })
  toType: EntityType;

  @Public('Part of the relation.')
  @inSql.through('to', 'displayName')
  @Field(() => String, { description: 'Name of the second entity. Can be empty.' })
  toName: string;

  @Field(() => ID, { description: 'Id of the world event that states the relationship.' })
  eventId: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the workspace received the event.' })
  ingestedAt: Date;
}

export const EntityConnection = connectionOf('Entity', () => Entity);

interface ListRequest {
  readonly first: number;
}

const relations = ({ first }: ListRequest) =>
  ends(
    [
      ['ingestedAt', 'desc'],
      ['id', 'desc'],
    ],
    { first },
  );

const fields = ({ first }: ListRequest) => ({ ...ends([['name', 'asc']], { first }), where: raw("kind <> 'NONE'") });

const projected = (): never => {
  throw new TypeError('Entities can be read only through a projection.');
};

@Resolver(() => Entity)
export class EntityFields {
  @Public('Part of the entity.')
  @inSql.relation('fields', fields)
  @FieldResolver(() => [EntityField], { description: 'Known fields, sorted by name.' })
  fields(
    @Arg('first', () => Int, { description: 'Maximum number of items to return, 1 to 100.' }) _first: number,
  ): EntityField[] {
    return projected();
  }

  @Public('Part of the entity.')
  @inSql.relation('outgoingRelationships', relations)
  @FieldResolver(() => [EntityRelationship], {
    description: 'Relationships in which this entity is the first entity (`fromId`), latest first.',
  })
  outgoingRelationships(
    @Arg('first', () => Int, { description: 'Maximum number of items to return, 1 to 100.' }) _first: number,
  ): EntityRelationship[] {
    return projected();
  }

  @Public('Part of the entity.')
  @inSql.relation('incomingRelationships', relations)
  @FieldResolver(() => [EntityRelationship], {
    description: 'Relationships in which this entity is the second entity (`toId`), latest first.',
  })
  incomingRelationships(
    @Arg('first', () => Int, { description: 'Maximum number of items to return, 1 to 100.' }) _first: number,
  ): EntityRelationship[] {
    return projected();
  }
}
