import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
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
  @Query(() => ServiceConnection, { description: 'Services of the workspace, newest first.' })
  services(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'Service')
  @Mutation(() => CreateServiceResult, {
    description: 'Creates a service from a published agent and a published graph.',
  })
  createService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateServiceInput) input: CreateServiceInput,
  ): Promise<typeof CreateServiceResult> {
    return createService(ctx, bound(input));
  }

  @Can('update', 'Service')
  @Mutation(() => UpdateServiceResult, {
    description: 'Updates the name and versions of a service, or enables or disables it.',
  })
  updateService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateServiceInput) input: UpdateServiceInput,
  ): Promise<typeof UpdateServiceResult> {
    return updateService(ctx, { ...bound(input), id: ids.uuid(input.id), enabled: input.enabled ?? null });
  }

  @Can('delete', 'Service')
  @Mutation(() => DeleteServiceResult, {
    description: 'Deletes a service without calls, conversations or numbers.',
  })
  deleteService(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteServiceInput) { id }: DeleteServiceInput,
  ): Promise<typeof DeleteServiceResult> {
    return deleteService(ctx, { id: ids.uuid(id) });
  }
}

const bound = ({ name, agentVersionId, graphVersionId }: CreateServiceInput) => ({
  name,
  agentVersionId: ids.uuid(agentVersionId),
  graphVersionId: graphVersionId == null ? null : ids.uuid(graphVersionId),
});
