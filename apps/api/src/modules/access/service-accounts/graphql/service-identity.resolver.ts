import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page, raw } from '../../../../query-compiler/index.ts';
import { createServiceIdentity } from '../use-cases/create-service-identity.ts';
import { removeServiceIdentity } from '../use-cases/remove-service-identity.ts';
import { updateServiceIdentity } from '../use-cases/update-service-identity.ts';
import {
  CreateServiceIdentityInput,
  RemoveServiceIdentityInput,
  UpdateServiceIdentityInput,
} from './service-identity.inputs.ts';
import {
  CreateServiceIdentityResult,
  RemoveServiceIdentityResult,
  UpdateServiceIdentityResult,
} from './service-identity.results.ts';
import { ServiceIdentityConnection } from './service-identity.type.ts';

@Resolver()
export class ServiceIdentityResolver {
  @Can('read', 'ServiceIdentity')
  @ProjectedField()
  @Query(() => ServiceIdentityConnection, { description: 'Active service accounts, newest first.' })
  serviceIdentities(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { where: raw('removed_at is null') });
  }

  @Can('create', 'ServiceIdentity')
  @Mutation(() => CreateServiceIdentityResult, { description: 'Creates a service account.' })
  createServiceIdentity(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateServiceIdentityInput) input: CreateServiceIdentityInput,
  ) {
    return createServiceIdentity(ctx, input);
  }

  @Can('update', 'ServiceIdentity')
  @Mutation(() => UpdateServiceIdentityResult, { description: 'Changes the name and policies of a service account.' })
  updateServiceIdentity(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateServiceIdentityInput) input: UpdateServiceIdentityInput,
  ) {
    return updateServiceIdentity(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'ServiceIdentity')
  @Mutation(() => RemoveServiceIdentityResult, { description: 'Deletes a service account and revokes its keys.' })
  removeServiceIdentity(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveServiceIdentityInput) input: RemoveServiceIdentityInput,
  ) {
    return removeServiceIdentity(ctx, { id: ids.uuid(input.id) });
  }
}
