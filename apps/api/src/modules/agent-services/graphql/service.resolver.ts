import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../query-compiler/index.ts';
import { createService } from '../use-cases/create-service.ts';
import { deleteService } from '../use-cases/delete-service.ts';
import { updateService } from '../use-cases/update-service.ts';
import {
  CreateServiceInput,
  CreateServiceResult,
  DeleteServiceInput,
  DeleteServiceResult,
  UpdateServiceInput,
  UpdateServiceResult,
} from './service.results.ts';
import { ServiceConnection } from './service.type.ts';

@Resolver()
export class ServiceResolver {
  @Can('read', 'Service')
  @ProjectedField()
  @Query(() => ServiceConnection, { description: 'What handles calls and messages, newest first.' })
  services(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'Service')
  @Mutation(() => CreateServiceResult, { description: 'Binds a published agent and a published graph to the channel.' })
  createService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateServiceInput) input: CreateServiceInput,
  ) {
    return createService(ctx, bound(input));
  }

  @Can('update', 'Service')
  @Mutation(() => UpdateServiceResult, {
    description: 'Names it, says by which versions it goes, and switches it on or off.',
  })
  updateService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateServiceInput) input: UpdateServiceInput,
  ) {
    return updateService(ctx, { ...bound(input), id: ids.uuid(input.id), enabled: input.enabled ?? null });
  }

  @Can('delete', 'Service')
  @Mutation(() => DeleteServiceResult, {
    description: 'Removes a service that has handled nothing, and to which no number leads.',
  })
  deleteService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteServiceInput) { id }: DeleteServiceInput,
  ) {
    return deleteService(ctx, { id: ids.uuid(id) });
  }
}

const bound = ({ name, agentVersionId, graphVersionId }: CreateServiceInput) => ({
  name,
  agentVersionId: ids.uuid(agentVersionId),
  graphVersionId: graphVersionId == null ? null : ids.uuid(graphVersionId),
});
