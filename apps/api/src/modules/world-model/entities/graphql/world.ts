import type { EntityType } from '@frontdesk/domain';
import { Arg, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { EntityTypeEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { EventOrder, ListOrder } from '../../../../graphql/list-order.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, orderOf, ProjectedField, page, type Read, table } from '../../../../query-compiler/index.ts';
import { entitiesAsOf, fieldsAsOf } from '../past.reads.ts';
import { updateEntity } from '../use-cases/update-entity.ts';
import { createWorldEvent, retractWorldEvent } from '../use-cases/world-events.ts';
import { entitiesWhere, worldEventsWhere } from '../world-model.reads.ts';
import { Entity, EntityConnection } from './entity.ts';
import { PastEntity, PastEntityField } from './past-entity.ts';
import { WorldEventConnection } from './world-event.ts';
import { EntityFilter, WorldEventFilter } from './world-filters.ts';

@InputType({ description: 'Id of an entity in an external system. If no entity has this id, an entity is created.' })
class EntityRefInput {
  @Field(() => EntityTypeEnum, { description: 'Type of the entity.' })
  type: EntityType;

  @Field(() => String, {
    description: 'Name of the external system, 1 to 80 characters. Names that begin with `frontdesk.` are reserved.',
  })
  system: string;

  @Field(() => String, { description: 'Id in the external system, 1 to 200 characters.' })
  externalId: string;
}

@InputType({
  description:
    'A field and its value. Set at most one of `string`, `number` and `boolean`. If none is set, the value of the field is removed.',
})
class EntityFieldInput {
  @Field(() => String, { description: 'Name of the field, at most 64 letters, digits, dots and underscores.' })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: 'Text value, at most 2000 characters. Set at most one of `string`, `number` and `boolean`.',
  })
  string?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Numeric value. Set at most one of `string`, `number` and `boolean`.',
  })
  number?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Boolean value. Set at most one of `string`, `number` and `boolean`.',
  })
  boolean?: boolean | null;
}

@InputType({ description: 'A relationship of the entity to another entity.' })
class EntityRelationshipInput {
  @Field(() => String, { description: 'Type of the relationship to the other entity, for example `treated_by`.' })
  kind: string;

  @Field(() => EntityRefInput, { description: 'Entity that the relationship points to.' })
  to: EntityRefInput;
}

@InputType()
class CreateWorldEventInput {
  @Field(() => String, {
    description: 'Idempotency key, 1 to 200 characters. If an event with this key exists, the new event is ignored.',
  })
  idempotencyKey: string;

  @Field(() => EntityRefInput, { description: 'Entity that the event is about.' })
  entity: EntityRefInput;

  @Field(() => String, { description: 'Type of the event, for example `order.shipped`, at most 80 characters.' })
  type: string;

  @Field(() => [EntityFieldInput], { description: 'Fields that the event states, at most 50.' })
  fields: EntityFieldInput[];

  @Field(() => [EntityRelationshipInput], {
    nullable: true,
    description: 'Relationships that the event states, at most 50. If omitted, there are none.',
  })
  relations?: EntityRelationshipInput[] | null;

  @Field(() => Int, {
    description: 'Confidence in percent, 0 to 95. Use 50 for information that a person has confirmed.',
  })
  confidencePercent: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time from which the event applies, between 1900 and one day from now. If omitted, the current time is used.',
  })
  effectiveAt?: Date | null;
}

@InputType()
class UpdateEntityInput {
  @Field(() => ID, { description: 'Id of the entity.' })
  id: string;

  @Field(() => EntityFieldInput, { description: 'Field with its correct value.' })
  field: EntityFieldInput;
}

@ObjectType({ description: 'Payload of `createWorldEvent`.' })
export class CreateWorldEventPayload extends Payload {
  @Field(() => Entity, { description: 'Entity after the mutation.' })
  readonly entity: Read;

  @Field(() => Boolean, {
    description: 'Whether the event was recorded. False if an event with the key existed and nothing was changed.',
  })
  readonly isNew: boolean;
}

@ObjectType({ description: 'Payload of the mutations that return an entity.' })
export class EntityPayload extends Payload {
  @Field(() => Entity, { description: 'Entity after the mutation.' })
  readonly entity: Read;
}

@Resolver()
export class WorldResolver {
  @Can('read', 'Entity')
  @ProjectedField()
  @Query(() => EntityConnection, { description: 'Entities of the workspace. By default, latest change first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  entities(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => EntityFilter, { nullable: true }) filter: EntityFilter | null,
    @Arg('orderBy', () => ListOrder, {
      nullable: true,
      description: 'Order of the list. If omitted, items with the latest change first.',
    })
    orderBy: ListOrder | null,
  ) {
    const order = orderOf(orderBy, { field: 'UPDATED_AT', direction: 'DESC' });
    return page({ first, after }, { ...order, where: entitiesWhere(ctx, filter) });
  }

  @Can('read', 'Entity')
  @ProjectedField()
  @Query(() => Entity, { description: 'An entity. NOT_FOUND if the id does not exist in this workspace.' })
  entity(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Entity')
  @ProjectedField()
  @Query(() => [PastEntityField], {
    description:
      'Values of the fields of an entity, and of the entities that were linked to it, as they were known at a time in the past. Sorted by name; in each field the value that applied is first, followed by the other values of each source. Deleted events are not included. Empty if the id does not exist in this workspace.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  entityFieldsAsOf(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the entity.' }) id: string,
    @Arg('knownAt', () => GraphQLDateTime, {
      nullable: true,
      description:
        'Only events and links that the workspace had received at this time are used. Later corrections and retractions are ignored. If null or omitted, the current time is used.',
    })
    knownAt: Date | null,
    @Arg('effectiveAt', () => GraphQLDateTime, {
      nullable: true,
      description:
        'Only events that applied at this time are used. If null or omitted, events that apply later are used too.',
    })
    effectiveAt: Date | null,
  ) {
    return table(fieldsAsOf(ctx, { id: ids.uuidOrNone(id), knownAt: knownAt ?? ctx.services.clock(), effectiveAt }));
  }

  @Can('read', 'Entity')
  @ProjectedField()
  @Query(() => [PastEntity], {
    description:
      'Entities of the workspace as they were at a time in the past, latest event first. Entities without an event at that time are omitted. Pass either `knownAt` or `effectiveAt`. VALIDATION_FAILED otherwise.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  entitiesAsOf(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('afterId', () => ID, {
      nullable: true,
      description:
        'Id of the last entity of the previous page. If null or omitted, the first page is returned. Empty if the entity had no event at that time.',
    })
    afterId: string | null,
    @Arg('types', () => [EntityTypeEnum], {
      nullable: true,
      description: 'Types of the entities. If null, omitted or empty, entities of all types are returned.',
    })
    types: EntityType[] | null,
    @Arg('knownAt', () => GraphQLDateTime, {
      nullable: true,
      description: 'Only events that the workspace had received at this time are used. Null if `effectiveAt` is given.',
    })
    knownAt: Date | null,
    @Arg('effectiveAt', () => GraphQLDateTime, {
      nullable: true,
      description: 'Only events that applied at this time are used. Null if `knownAt` is given.',
    })
    effectiveAt: Date | null,
  ) {
    const place = afterId == null ? null : ids.uuidOrNone(afterId);
    return table(entitiesAsOf(ctx, { first, afterId: place, types, knownAt, effectiveAt }));
  }

  @Can('read', 'WorldEvent')
  @ProjectedField()
  @Query(() => WorldEventConnection, {
    description: 'World events of the workspace. By default, the event that was received last comes first.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  worldEvents(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => WorldEventFilter, { nullable: true }) filter: WorldEventFilter | null,
    @Arg('orderBy', () => EventOrder, { nullable: true, description: 'Order of the list. If omitted, latest first.' })
    orderBy: EventOrder | null,
  ) {
    const direction = orderBy?.direction === 'ASC' ? 'asc' : 'desc';
    return page({ first, after }, { by: 'ingestedAt', direction, where: worldEventsWhere(ctx, filter) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => CreateWorldEventPayload, {
    description: 'Records an event about an entity. If an event with the same key exists, the new event is ignored.',
  })
  createWorldEvent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateWorldEventInput) input: CreateWorldEventInput,
  ): Promise<CreateWorldEventPayload | Refused> {
    return createWorldEvent(ctx, input);
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => EntityPayload, {
    description: 'Corrects a field of an entity. The correction has full confidence.',
  })
  updateEntity(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateEntityInput) input: UpdateEntityInput,
  ): Promise<EntityPayload | Refused> {
    return updateEntity(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => EntityPayload, {
    description: 'Retracts a world event. Entities no longer use it, and it remains stored.',
  })
  retractWorldEvent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<EntityPayload | Refused> {
    return retractWorldEvent(ctx, { id: ids.uuid(id) });
  }
}
