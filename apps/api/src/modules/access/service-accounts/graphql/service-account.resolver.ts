import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page, raw } from '../../../../query-compiler/index.ts';
import { createServiceAccount } from '../use-cases/create-service-account.ts';
import { removeServiceAccount } from '../use-cases/remove-service-account.ts';
import { updateServiceAccount } from '../use-cases/update-service-account.ts';
import {
  CreateServiceAccountInput,
  RemoveServiceAccountInput,
  UpdateServiceAccountInput,
} from './service-account.inputs.ts';
import {
  CreateServiceAccountResult,
  RemoveServiceAccountResult,
  UpdateServiceAccountResult,
} from './service-account.results.ts';
import { ServiceAccountConnection } from './service-account.type.ts';

@Resolver()
export class ServiceAccountResolver {
  @Can('read', 'ServiceAccount')
  @ProjectedField()
  @Query(() => ServiceAccountConnection, { description: 'Active service accounts, newest first.' })
  serviceAccounts(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { where: raw('removed_at is null') });
  }

  @Can('create', 'ServiceAccount')
  @Mutation(() => CreateServiceAccountResult, { description: 'Creates a service account.' })
  createServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateServiceAccountInput) input: CreateServiceAccountInput,
  ): Promise<typeof CreateServiceAccountResult> {
    return createServiceAccount(ctx, input);
  }

  @Can('update', 'ServiceAccount')
  @Mutation(() => UpdateServiceAccountResult, { description: 'Changes the name and policies of a service account.' })
  updateServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateServiceAccountInput) input: UpdateServiceAccountInput,
  ): Promise<typeof UpdateServiceAccountResult> {
    return updateServiceAccount(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'ServiceAccount')
  @Mutation(() => RemoveServiceAccountResult, { description: 'Deletes a service account and revokes its keys.' })
  removeServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveServiceAccountInput) input: RemoveServiceAccountInput,
  ): Promise<typeof RemoveServiceAccountResult> {
    return removeServiceAccount(ctx, { id: ids.uuid(input.id) });
  }
}
