import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../context/context.ts';
import { InWorkspace } from '../../../context/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { Projected, page } from '../../../reads/index.ts';
import { createApiKey } from '../use-cases/create-api-key.ts';
import { revokeApiKey } from '../use-cases/revoke-api-key.ts';
import { CreateApiKeyInput, RevokeApiKeyInput } from './api-key.inputs.ts';
import { CreateApiKeyResult, RevokeApiKeyResult } from './api-key.results.ts';
import { ApiKeyConnection } from './api-key.type.ts';

@Resolver()
export class ApiKeyResolver {
  @Can('read', 'ApiKey')
  @Projected()
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
    return createApiKey(ctx, input);
  }

  @Can('revoke', 'ApiKey')
  @Mutation(() => RevokeApiKeyResult, { description: 'Ends a key; its next call is refused.' })
  revokeApiKey(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => RevokeApiKeyInput) input: RevokeApiKeyInput) {
    return revokeApiKey(ctx, { id: ids.uuid(input.id) });
  }
}
