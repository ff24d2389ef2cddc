import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { correctEntity } from '../use-cases/correct-entity.ts';
import { recordWorldEvent } from '../use-cases/record-world-event.ts';
import { retractWorldEvent } from '../use-cases/retract-world-event.ts';
import { entitiesWhere, worldEventsWhere } from '../world-model.reads.ts';
import { Entity, EntityConnection } from './entity.type.ts';
import {
  CorrectEntityInput,
  EntityFilter,
  EntitySort,
  RecordWorldEventInput,
  RetractWorldEventInput,
  WorldEventFilter,
} from './world.inputs.ts';
import { CorrectEntityResult, RecordWorldEventResult, RetractWorldEventResult } from './world.results.ts';
import { WorldEventConnection } from './world-event.type.ts';

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
