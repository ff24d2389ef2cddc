import type { ApiKeyGracePeriod } from '@frontdesk/domain';
import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ApiKeyGracePeriodEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { createApiKey, revokeApiKey, updateApiKey, updateApiKeyScopes } from '../use-cases/api-keys.ts';
import { rotateApiKey } from '../use-cases/rotate-api-key.ts';
import {
  ApiKeyPayload,
  ApiKeySecretPayload,
  CreateApiKeyInput,
  RotateApiKeyPayload,
  UpdateApiKeyInput,
} from './api-key.mutations.ts';
import { ApiKeyConnection } from './api-key.type.ts';

@Resolver()
export class ApiKeyResolver {
  @Can('read', 'ApiKey')
  @ProjectedField()
  @Query(() => ApiKeyConnection, {
    description:
      'API keys that the viewer can read, newest first, including expired and revoked keys. Members with the policy `api_key.manage` see all keys, other members the keys that they created.',
  })
  apiKeys(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('create', 'ApiKey')
  @Mutation(() => ApiKeySecretPayload, {
    description:
      "Creates an API key with at most the viewer's permissions. The secret is returned only in this response. Available to members only, not to API keys.",
  })
  createApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput,
  ): Promise<ApiKeySecretPayload | Refused> {
    const { serviceAccountId } = input;
    return createApiKey(ctx, { ...input, serviceAccountId: serviceAccountId ? ids.uuid(serviceAccountId) : null });
  }

  @Can('rotate', 'ApiKey')
  @Mutation(() => RotateApiKeyPayload, {
    description:
      'Creates a replacement for an active API key with the same settings and the same validity period. It belongs to the viewer, or to the service account of the old key. The old key is valid until the grace period ends or the key expires, whichever is first.',
  })
  rotateApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('gracePeriod', () => ApiKeyGracePeriodEnum, { description: 'Time for which the old key remains valid.' })
    gracePeriod: ApiKeyGracePeriod,
  ): Promise<RotateApiKeyPayload | Refused> {
    return rotateApiKey(ctx, { id: ids.uuid(id), gracePeriod });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => ApiKeyPayload, {
    description:
      'Changes the name and the allowed addresses of an active API key. Refused for a key of another member with permissions that the viewer does not have.',
  })
  updateApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateApiKeyInput) input: UpdateApiKeyInput,
  ): Promise<ApiKeyPayload | Refused> {
    return updateApiKey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'ApiKey')
  @Mutation(() => ApiKeyPayload, {
    description:
      'Limits an active API key to the policies that it has used in the last 30 days. Refused if it has used none of its policies in this time.',
  })
  updateApiKeyScopes(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ApiKeyPayload | Refused> {
    return updateApiKeyScopes(ctx, { id: ids.uuid(id) });
  }

  @Can('revoke', 'ApiKey')
  @Mutation(() => ApiKeyPayload, {
    description:
      'Revokes an API key. The next request with the key is rejected. Has no effect if the key is already revoked.',
  })
  revokeApiKey(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ApiKeyPayload | Refused> {
    return revokeApiKey(ctx, { id: ids.uuid(id) });
  }
}
