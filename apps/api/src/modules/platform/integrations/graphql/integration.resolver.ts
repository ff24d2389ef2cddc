import { Arg, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { list, ProjectedField } from '../../../../query-compiler/index.ts';
import { removeIntegration, setIntegration, useSandbox, verifyIntegration } from '../use-cases/integrations.ts';
import {
  Integration,
  RemoveIntegrationInput,
  RemoveIntegrationResult,
  SetIntegrationInput,
  SetIntegrationResult,
  UseSandboxInput,
  VerifyIntegrationInput,
  VerifyIntegrationResult,
} from './integration.ts';

@Resolver()
export class IntegrationResolver {
  @Can('read', 'Integration')
  @ProjectedField()
  @Query(() => [Integration], {
    description: 'Integrations of the workspace. Providers without credentials are omitted.',
  })
  integrations() {
    return list([['provider', 'asc']]);
  }

  @Can('set', 'Integration')
  @Mutation(() => SetIntegrationResult, {
    description: 'Stores the credentials of a provider encrypted. No field returns the credentials. Verify them next.',
  })
  setIntegration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetIntegrationInput) input: SetIntegrationInput,
  ): Promise<typeof SetIntegrationResult> {
    return setIntegration(ctx, input);
  }

  @Can('set', 'Integration')
  @Mutation(() => SetIntegrationResult, {
    description: 'Connects the simulator of a provider. Available in development workspaces only.',
  })
  useSandbox(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UseSandboxInput) input: UseSandboxInput,
  ): Promise<typeof SetIntegrationResult> {
    return useSandbox(ctx, input);
  }

  @Can('verify', 'Integration')
  @Mutation(() => VerifyIntegrationResult, {
    description: 'Verifies the credentials of an integration with the provider and stores the result.',
  })
  verifyIntegration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => VerifyIntegrationInput) input: VerifyIntegrationInput,
  ): Promise<typeof VerifyIntegrationResult> {
    return verifyIntegration(ctx, { id: ids.uuid(input.id) });
  }

  @Can('remove', 'Integration')
  @Mutation(() => RemoveIntegrationResult, { description: 'Removes an integration and deletes its credentials.' })
  removeIntegration(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveIntegrationInput) input: RemoveIntegrationInput,
  ): Promise<typeof RemoveIntegrationResult> {
    return removeIntegration(ctx, { id: ids.uuid(input.id) });
  }
}
