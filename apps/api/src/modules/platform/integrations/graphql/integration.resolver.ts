import type { IntegrationProvider } from '@frontdesk/domain';
import { Arg, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { IntegrationProviderEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { list, ProjectedField } from '../../../../query-compiler/index.ts';
import { deleteIntegration, enableSimulator, upsertIntegration, verifyIntegration } from '../use-cases/integrations.ts';
import { Integration, IntegrationPayload, UpsertIntegrationInput } from './integration.ts';

@Resolver()
export class IntegrationResolver {
  @Can('read', 'Integration')
  @ProjectedField()
  @Query(() => [Integration], {
    description: 'Integrations of the workspace, sorted by provider. Providers without credentials are omitted.',
  })
  integrations() {
    return list([['provider', 'asc']]);
  }

  @Can('set', 'Integration')
  @Mutation(() => IntegrationPayload, {
    description:
      'Stores the credentials of a provider encrypted. No field returns the credentials. They must then be verified with `verifyIntegration`. Available to members only, not to API keys.',
  })
  upsertIntegration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpsertIntegrationInput) input: UpsertIntegrationInput,
  ): Promise<IntegrationPayload | Refused> {
    return upsertIntegration(ctx, input);
  }

  @Can('set', 'Integration')
  @Mutation(() => IntegrationPayload, {
    description:
      'Connects the simulator of a provider and replaces stored credentials. Available in development workspaces on servers that run simulators. Available to members only, not to API keys.',
  })
  enableSimulator(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('provider', () => IntegrationProviderEnum, { description: 'Provider to simulate.' })
    provider: IntegrationProvider,
  ): Promise<IntegrationPayload | Refused> {
    return enableSimulator(ctx, { provider });
  }

  @Can('verify', 'Integration')
  @Mutation(() => IntegrationPayload, {
    description:
      'Verifies the credentials of an integration with the provider and stores the result. A workspace can do this 30 times an hour.',
  })
  verifyIntegration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<IntegrationPayload | Refused> {
    return verifyIntegration(ctx, { id: ids.uuid(id) });
  }

  @Can('remove', 'Integration')
  @Mutation(() => DeletedPayload, {
    description: 'Removes an integration and deletes its credentials. Available to members only, not to API keys.',
  })
  deleteIntegration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteIntegration(ctx, { id: ids.uuid(id) });
  }
}
