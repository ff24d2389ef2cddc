import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { Entity, EntityPayload } from '../../entities/index.ts';
import { suggestedPairs } from '../entity-links.reads.ts';
import { linkEntities, unlinkEntities } from '../use-cases/entity-links.ts';
import { linkExternalId, unlinkExternalId } from '../use-cases/external-ids.ts';
import { dismissPossibleDuplicate } from '../use-cases/possible-duplicates.ts';
import { PossibleDuplicate, PossibleDuplicateConnection } from './possible-duplicate.ts';

@ObjectType({ description: 'Payload of the mutations that link entities or remove a link.' })
export class EntityLinkPayload extends Payload {
  @Field(() => Entity, { description: 'First entity after the mutation.' })
  readonly entity: Read;

  @Field(() => Entity, { description: 'Second entity after the mutation.' })
  readonly otherEntity: Read;
}

@ObjectType({ description: 'Payload of `dismissPossibleDuplicate`.' })
export class PossibleDuplicatePayload extends Payload {
  @Field(() => PossibleDuplicate, { description: 'Pair after the mutation.' })
  readonly possibleDuplicate: Read;
}

@InputType()
class LinkExternalIdInput {
  @Field(() => ID, { description: 'Id of the entity.' })
  entityId: string;

  @Field(() => String, {
    description:
      'Name of the external system, 1 to 80 characters. For a data source, `data_source.` followed by its id. Names that begin with `frontdesk.` are reserved.',
  })
  system: string;

  @Field(() => String, { description: 'Id of the entity in the external system, 1 to 200 characters.' })
  externalId: string;
}

@Resolver()
export class EntityLinkResolver {
  @Can('read', 'Entity')
  @ProjectedField()
  @Query(() => PossibleDuplicateConnection, {
    description: 'Pairs of people who may be the same person, latest first. Linked and dismissed pairs are omitted.',
  })
  possibleDuplicates(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('entityId', () => ID, {
      nullable: true,
      description: 'Id of an entity whose pairs are returned. If omitted, the pairs of all entities are returned.',
    })
    entityId: string | null,
  ) {
    return page({ first, after }, { where: suggestedPairs(entityId == null ? null : ids.uuidOrNone(entityId)) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => EntityLinkPayload, {
    description:
      'Links two entities that represent the same person or thing. Each entity keeps its events, and the agent reads them as one entity. Linked entities must have the same type, at most one id in each system and no different birth dates.',
  })
  linkEntities(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('entityId', () => ID, { description: 'Id of the first entity.' }) entityId: string,
    @Arg('otherEntityId', () => ID, { description: 'Id of the second entity.' }) otherEntityId: string,
  ): Promise<EntityLinkPayload | Refused> {
    return linkEntities(ctx, { entityId: ids.uuid(entityId), otherEntityId: ids.uuid(otherEntityId) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => EntityLinkPayload, {
    description:
      'Removes the direct link between two entities. Both entities are read separately again, unless they are linked through other entities.',
  })
  unlinkEntities(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('entityId', () => ID, { description: 'Id of the first entity.' }) entityId: string,
    @Arg('otherEntityId', () => ID, { description: 'Id of the second entity.' }) otherEntityId: string,
  ): Promise<EntityLinkPayload | Refused> {
    return unlinkEntities(ctx, { entityId: ids.uuid(entityId), otherEntityId: ids.uuid(otherEntityId) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => EntityPayload, {
    description:
      'Adds an external id to an entity. Events about this id then belong to the entity, and no other entity is created for it. An entity and the entities linked to it have at most one id in each system.',
  })
  linkExternalId(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => LinkExternalIdInput) input: LinkExternalIdInput,
  ): Promise<EntityPayload | Refused> {
    return linkExternalId(ctx, { ...input, entityId: ids.uuid(input.entityId) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => EntityPayload, {
    description:
      'Removes an external id from an entity. If a data source reported events under the id, they move to a new entity with this id. Other events stay with the entity.',
  })
  unlinkExternalId(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the assignment, from `Entity.externalIds`.' }) id: string,
  ): Promise<EntityPayload | Refused> {
    return unlinkExternalId(ctx, { id: ids.uuid(id) });
  }

  @Can('append', 'WorldEvent')
  @Mutation(() => PossibleDuplicatePayload, {
    description: 'Records that the entities of a pair are not the same. The pair is not suggested again.',
  })
  dismissPossibleDuplicate(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the pair.' }) id: string,
  ): Promise<PossibleDuplicatePayload | Refused> {
    return dismissPossibleDuplicate(ctx, { id: ids.uuid(id) });
  }
}
