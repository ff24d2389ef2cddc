import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids, isSha256 } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { createPlaygroundToken } from '../use-cases/create-playground-token.ts';
import { deletePersistedOperation } from '../use-cases/delete-persisted-operation.ts';
import { registerPersistedOperation } from '../use-cases/register-persisted-operation.ts';
import { analyzeDocument } from './analyze-document.ts';
import { DeletePersistedOperationInput, RegisterPersistedOperationInput } from './persisted-operation.inputs.ts';
import { DeletePersistedOperationResult, RegisterPersistedOperationResult } from './persisted-operation.results.ts';
import { PersistedOperationConnection, PlaygroundToken } from './persisted-operation.type.ts';

@Resolver()
export class PersistedOperationResolver {
  @Can('read', 'PersistedOperation')
  @ProjectedField()
  @Query(() => PersistedOperationConnection, {
    description: 'Persisted operations, newest first.',
  })
  persistedOperations(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { isId: isSha256 });
  }

  @Can('register', 'PersistedOperation')
  @Mutation(() => RegisterPersistedOperationResult, {
    description: 'Registers a document, so that it can be run by id.',
  })
  registerPersistedOperation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RegisterPersistedOperationInput) { document }: RegisterPersistedOperationInput,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<typeof RegisterPersistedOperationResult> {
    return registerPersistedOperation(ctx, document, analyzeDocument(schema, document));
  }

  @Can('delete', 'PersistedOperation')
  @Mutation(() => DeletePersistedOperationResult, { description: 'Retires an operation immediately.' })
  deletePersistedOperation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeletePersistedOperationInput) input: DeletePersistedOperationInput,
  ): Promise<typeof DeletePersistedOperationResult> {
    return deletePersistedOperation(ctx, { id: ids.sha256(input.id) });
  }

  @Can('use', 'Playground')
  @Mutation(() => PlaygroundToken, {
    description: "Creates a token for ad hoc documents in the playground, with the caller's permissions.",
  })
  createPlaygroundToken(@InWorkspace() ctx: WorkspaceContext): Promise<PlaygroundToken> {
    return createPlaygroundToken(ctx);
  }
}
