import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { createApiKey, reduceApiKeyScopes, revokeApiKey, updateApiKey } from '../use-cases/api-keys.ts';
import { rotateApiKey } from '../use-cases/rotate-api-key.ts';
import {
  CreateApiKeyInput,
  CreateApiKeyResult,
  ReduceApiKeyScopesInput,
  ReduceApiKeyScopesResult,
  RevokeApiKeyInput,
  RevokeApiKeyResult,
  RotateApiKeyInput,
  RotateApiKeyResult,
  UpdateApiKeyInput,
  UpdateApiKeyResult,
} from './api-key.mutations.ts';
import { ApiKeyConnection } from './api-key.type.ts';

@Resolver()
export class ApiKeyResolver {
  @Can('read', 'ApiKey')
  @ProjectedField()
  @Query(() => ApiKeyConnection, {
    description: 'API keys that the viewer can see, newest first, including revoked ones.',
  })
  apiKeys(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'ApiKey')
  @Mutation(() => CreateApiKeyResult, {
    description: "Creates a key with at most the caller's permissions. The secret is returned only in this response.",
  })
  createApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
  ): Promise<typeof CreateApiKeyResult> {
    const { serviceAccountId } = input;
    return createApiKey(ctx, { ...input, serviceAccountId: serviceAccountId ? ids.uuid(serviceAccountId) : null });
  }

  @Can('rotate', 'ApiKey')
  @Mutation(() => RotateApiKeyResult, {
    description: 'Creates a replacement for a key. The old key works until the end of the grace period.',
  })
  rotateApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RotateApiKeyInput) input: RotateApiKeyInput,
  ): Promise<typeof RotateApiKeyResult> {
    return rotateApiKey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => UpdateApiKeyResult, { description: 'Changes the name and the allowed address ranges of a key.' })
  updateApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateApiKeyInput) input: UpdateApiKeyInput,
  ): Promise<typeof UpdateApiKeyResult> {
    return updateApiKey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => ReduceApiKeyScopesResult, {
    description: "Reduces a key's scopes to the policies that it has used recently.",
  })
  reduceApiKeyScopes(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReduceApiKeyScopesInput) input: ReduceApiKeyScopesInput,
  ): Promise<typeof ReduceApiKeyScopesResult> {
    return reduceApiKeyScopes(ctx, { id: ids.uuid(input.id) });
  }

  @Can('revoke', 'ApiKey')
  @Mutation(() => RevokeApiKeyResult, { description: 'Revokes a key. Its next request is refused.' })
  revokeApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput,
  ): Promise<typeof RevokeApiKeyResult> {
    return revokeApiKey(ctx, { id: ids.uuid(input.id) });
  }
}
