import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../query-compiler/index.ts';
import { createApiKey } from '../use-cases/create-api-key.ts';
import { reduceApiKeyScopes } from '../use-cases/reduce-api-key-scopes.ts';
import { revokeApiKey } from '../use-cases/revoke-api-key.ts';
import { rotateApiKey } from '../use-cases/rotate-api-key.ts';
import { updateApiKey } from '../use-cases/update-api-key.ts';
import {
  CreateApiKeyInput,
  NarrowApiKeyInput,
  RevokeApiKeyInput,
  RotateApiKeyInput,
  UpdateApiKeyInput,
} from './api-key.inputs.ts';
import {
  CreateApiKeyResult,
  NarrowApiKeyResult,
  RevokeApiKeyResult,
  RotateApiKeyResult,
  UpdateApiKeyResult,
} from './api-key.results.ts';
import { ApiKeyConnection } from './api-key.type.ts';

@Resolver()
export class ApiKeyResolver {
  @Can('read', 'ApiKey')
  @ProjectedField()
  @Query(() => ApiKeyConnection, {
    description: 'The API keys the viewer may see, newest first, revoked ones included.',
  })
  apiKeys(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'ApiKey')
  @Mutation(() => CreateApiKeyResult, {
    description: 'Makes a key, never wider than its maker. The secret is shown in this answer only.',
  })
  createApiKey(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput) {
    const { serviceIdentityId } = input;
    return createApiKey(ctx, { ...input, serviceIdentityId: serviceIdentityId ? ids.uuid(serviceIdentityId) : null });
  }

  @Can('rotate', 'ApiKey')
  @Mutation(() => RotateApiKeyResult, {
    description: 'Makes a key that takes the place of another, which opens until the overlap is over.',
  })
  rotateApiKey(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => RotateApiKeyInput) input: RotateApiKeyInput) {
    return rotateApiKey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => UpdateApiKeyResult, { description: 'Names a key, and says from where it may call.' })
  updateApiKey(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => UpdateApiKeyInput) input: UpdateApiKeyInput) {
    return updateApiKey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => NarrowApiKeyResult, { description: 'Leaves a key the policies that it has needed lately.' })
  narrowApiKey(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => NarrowApiKeyInput) input: NarrowApiKeyInput) {
    return reduceApiKeyScopes(ctx, { id: ids.uuid(input.id) });
  }

  @Can('revoke', 'ApiKey')
  @Mutation(() => RevokeApiKeyResult, { description: 'Ends a key; its next call is refused.' })
  revokeApiKey(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput) {
    return revokeApiKey(ctx, { id: ids.uuid(input.id) });
  }
}
