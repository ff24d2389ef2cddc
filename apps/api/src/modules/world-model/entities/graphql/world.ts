import type { EntityType, SortDirection, WorldSource } from '@frontdesk/domain';
import { Arg, Field, Float, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { EntityTypeEnum, SortDirectionEnum, WorldSourceEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { correctEntity } from '../use-cases/correct-entity.ts';
import { recordWorldEvent, retractWorldEvent } from '../use-cases/world-events.ts';
import { entitiesWhere, worldEventsWhere } from '../world-model.reads.ts';
import { Entity, EntityConnection } from './entity.ts';
import { WorldEventConnection } from './world-event.ts';

@InputType({ description: 'All given conditions must match.' })
class EntityFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Text in the name or the values. At most 100 characters.',
  })
  search?: string | null;

  @Field(() => [EntityTypeEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  types?: EntityType[] | null;

  @Field(() => ID, { nullable: true, description: 'Entity of this contact.' })
  contactId?: string | null;
}

@InputType()
class EntitySort {
  @Field(() => SortDirectionEnum, { description: 'By the time of the latest change.' })
  direction: SortDirection;
}

@InputType({ description: 'All given conditions must match.' })
class WorldEventFilter {
  @Field(() => ID, { nullable: true })
  entityId?: string | null;

  @Field(() => [WorldSourceEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  sources?: WorldSource[] | null;

  @Field(() => String, { nullable: true, description: 'Exact type, for example `order.shipped`.' })
  type?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Received at or after this time.' })
  since?: Date | null;
}

@InputType({ description: 'External id of an entity. Unknown entities are created.' })
class EntityRefInput {
  @Field(() => EntityTypeEnum)
  type: EntityType;

  @Field(() => String, { description: '1 to 80 characters. Names that begin with `frontdesk.` are reserved.' })
  system: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  externalId: string;
}

@InputType({ description: 'Exactly one of `text`, `number` and `yes`. None of them removes the value.' })
class FieldInput {
  @Field(() => String, { description: 'At most 64 letters, digits, dots and underscores.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'At most 2000 characters.' })
  text?: string | null;

  @Field(() => Float, { nullable: true })
  number?: number | null;

  @Field(() => Boolean, { nullable: true })
  yes?: boolean | null;
}

@InputType()
class EntityRelationshipInput {
  @Field(() => String, { description: 'Type of the relationship to the other entity, for example `treated_by`.' })
  kind: string;

  @Field(() => EntityRefInput)
  to: EntityRefInput;
}

@InputType()
class RecordWorldEventInput {
  @Field(() => String, {
    description: 'Idempotency key of 1 to 200 characters. An event with an existing key is ignored.',
  })
  key: string;

  @Field(() => EntityRefInput, { description: 'Entity that the event is about.' })
  entity: EntityRefInput;

  @Field(() => String, { description: 'For example `order.shipped`. At most 80 characters.' })
  type: string;

  @Field(() => [FieldInput], { description: 'At most 50.' })
  fields: FieldInput[];

  @Field(() => [EntityRelationshipInput], { nullable: true, description: 'At most 50.' })
  relations?: EntityRelationshipInput[] | null;

  @Field(() => Int, { description: '0 to 95. Confirmed by a person: 50.' })
  confidencePercent: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time from which it applies, from 1900 to one day ahead. Absent: now.',
  })
  effectiveAt?: Date | null;
}

@InputType()
class CorrectEntityInput {
  @Field(() => ID)
  id: string;

  @Field(() => FieldInput)
  field: FieldInput;
}

@InputType()
class RetractWorldEventInput {
  @Field(() => ID)
  id: string;
}

@ObjectType()
abstract class EntityResult {
  @Field(() => Entity)
  readonly entity: Read;
}

@ObjectType({ description: 'The event was recorded and the entity was projected again.' })
class WorldEventRecorded extends EntityResult {
  readonly type: 'WorldEventRecorded';

  @Field(() => Boolean, { description: 'False when the key existed already and nothing happened.' })
  readonly isNew: boolean;
}

@ObjectType({ description: 'The field was corrected. Less confident events no longer change it.' })
class EntityCorrected extends EntityResult {
  readonly type: 'EntityCorrected';
}

@ObjectType({ description: 'The event no longer counts and remains visible.' })
class WorldEventRetracted extends EntityResult {
  readonly type: 'WorldEventRetracted';
}

const RecordWorldEventResult = resultUnion('RecordWorldEventResult', WorldEventRecorded, Refused);
const CorrectEntityResult = resultUnion('CorrectEntityResult', EntityCorrected, Refused);
const RetractWorldEventResult = resultUnion('RetractWorldEventResult', WorldEventRetracted, Refused);

@Resolver()
export class WorldResolver {
  @Can('read', 'Entity')
  @ProjectedField()
  @Query(() => EntityConnection, { description: 'Entities, latest change first.' })
  // oxlint-disable-next-line max-params -- one parameter for each argument of the field.
  entities(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => EntityFilter, { nullable: true }) filter: EntityFilter | null,
    @Arg('sort', () => EntitySort, { nullable: true }) sort: EntitySort | null,
  ) {
    const direction = sort?.direction === 'ASC' ? 'asc' : 'desc';
    return page({ first, after }, { by: 'updatedAt', direction, where: entitiesWhere(ctx, filter ?? {}) });
  }

  @Can('read', 'Entity')
  @ProjectedField()
  @Query(() => Entity, { description: 'One entity. NOT_FOUND for an id of another workspace or an unknown one.' })
  entity(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'WorldEvent')
  @ProjectedField()
  @Query(() => WorldEventConnection, { description: 'World events, latest first.' })
  worldEvents(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => WorldEventFilter, { nullable: true }) filter: WorldEventFilter | null,
  ) {
    return page({ first, after }, { by: 'ingestedAt', where: worldEventsWhere(filter ?? {}) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => RecordWorldEventResult, {
    description: 'Records an event about an entity. An event with an existing key is ignored.',
  })
  recordWorldEvent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RecordWorldEventInput) input: RecordWorldEventInput,
  ): Promise<typeof RecordWorldEventResult> {
    return recordWorldEvent(ctx, input);
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => CorrectEntityResult, { description: 'Corrects a field with full confidence.' })
  correctEntity(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CorrectEntityInput) input: CorrectEntityInput,
  ): Promise<typeof CorrectEntityResult> {
    return correctEntity(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => RetractWorldEventResult, {
    description: 'Retracts an event, so that it no longer counts. Nothing is deleted.',
  })
  retractWorldEvent(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RetractWorldEventInput) { id }: RetractWorldEventInput,
  ): Promise<typeof RetractWorldEventResult> {
    return retractWorldEvent(ctx, { id: ids.uuid(id) });
  }
}
