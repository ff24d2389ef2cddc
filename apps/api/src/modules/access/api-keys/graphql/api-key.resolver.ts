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
    description: 'API keys that the viewer can read, newest first, including revoked keys.',
  })
  apiKeys(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'ApiKey')
  @Mutation(() => CreateApiKeyResult, {
    description:
      "Creates an API key with at most the caller's permissions. The secret is returned only in this response.",
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
    description: 'Creates a replacement for an API key. The old key is valid until the grace period ends.',
  })
  rotateApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RotateApiKeyInput) input: RotateApiKeyInput,
  ): Promise<typeof RotateApiKeyResult> {
    return rotateApiKey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => UpdateApiKeyResult, { description: 'Changes the name and the allowed addresses of an API key.' })
  updateApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateApiKeyInput) input: UpdateApiKeyInput,
  ): Promise<typeof UpdateApiKeyResult> {
    return updateApiKey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => ReduceApiKeyScopesResult, {
    description: 'Limits an API key to the policies that it has used in the last 30 days.',
  })
  reduceApiKeyScopes(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReduceApiKeyScopesInput) input: ReduceApiKeyScopesInput,
  ): Promise<typeof ReduceApiKeyScopesResult> {
    return reduceApiKeyScopes(ctx, { id: ids.uuid(input.id) });
  }

  @Can('revoke', 'ApiKey')
  @Mutation(() => RevokeApiKeyResult, { description: 'Revokes an API key. The next request with the key is rejected.' })
  revokeApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput,
  ): Promise<typeof RevokeApiKeyResult> {
    return revokeApiKey(ctx, { id: ids.uuid(input.id) });
  }
}
