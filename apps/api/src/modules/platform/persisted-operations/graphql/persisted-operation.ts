import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { OperationKindEnum } from '../../../../graphql/enums.ts';
import { ids, isSha256 } from '../../../../graphql/ids.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { curlFor } from '../curl.ts';
import type { OperationRow } from '../persisted-operations.repository.ts';
import { createPlaygroundToken } from '../use-cases/create-playground-token.ts';
import { deletePersistedOperation, registerPersistedOperation } from '../use-cases/persisted-operations.ts';
import { analyzeDocument } from './analyze-document.ts';

@ObjectType({ description: 'Usage of an operation by one key.' })
class PersistedOperationUse {
  @Field(() => ID)
  apiKeyId: string;

  @Public('Part of the operation.')
  @inSql.through('apiKey', 'name')
  @Field(() => String)
  apiKeyName: string;

  @Field(() => Int, { description: 'Number of runs, up to a minute ago.' })
  count: number;

  @Field(() => GraphQLDateTime)
  lastUsedAt: Date;
}

@ObjectType({ description: 'Actions that the viewer can take on a persisted operation.' })
class PersistedOperationPermissions {
  @Field(() => PermissionCheck)
  delete: PermissionCheck;
}

@ObjectType({ description: 'A document that clients run by id, without sending its text.' })
class PersistedOperation {
  @Field(() => ID, { description: 'SHA-256 of the document in hexadecimal.' })
  id: string;

  @Field(() => String, { description: 'Operation name.' })
  name: string;

  @Field(() => OperationKindEnum)
  kind: 'QUERY' | 'MUTATION';

  @Field(() => String)
  document: string;

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'To the minute. Null when never run.' })
  lastUsedAt: Date | null;

  @Field(() => Int, { description: 'Maximum number of values in its response, which determines its cost.' })
  cost: number;

  @Field(() => [String], { description: 'Policies that a key needs to run it.' })
  policies: string[];

  @Public('Usage is part of the operation.')
  @inSql.relation('uses', () => list([['lastUsedAt', 'desc']]))
  @Field(() => [PersistedOperationUse], { description: 'Usage by key, latest first.' })
  uses: PersistedOperationUse[];

  @Public("The caller's own permissions.")
  @inSql.permissions('PersistedOperation', { delete: 'delete' })
  @Field(() => PersistedOperationPermissions, { description: 'Actions that the viewer can take on this operation.' })
  viewerCan: PersistedOperationPermissions;
}

@ObjectType({
  description: 'Token for ad hoc documents in the playground. Valid for fifteen minutes in one workspace.',
})
class PlaygroundToken {
  @Field(() => OneTimeSecret)
  token: string;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;
}

const PersistedOperationConnection = connectionOf('PersistedOperation', () => PersistedOperation);

@InputType()
class RegisterPersistedOperationInput {
  @Field(() => String, { description: 'One named query or mutation with its fragments.' })
  document: string;
}

@InputType()
class DeletePersistedOperationInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'The operation can be run by its id. Registering again has no effect.' })
class PersistedOperationRegistered {
  readonly type: 'PersistedOperationRegistered';

  @Field(() => PersistedOperation)
  readonly operation: Read;
}

@ObjectType({ description: 'The id can no longer be run.' })
class PersistedOperationDeleted {
  readonly type: 'PersistedOperationDeleted';

  @Field(() => ID)
  readonly id: string;
}

const RegisterPersistedOperationResult = resultUnion(
  'RegisterPersistedOperationResult',
  PersistedOperationRegistered,
  Refused,
);
const DeletePersistedOperationResult = resultUnion(
  'DeletePersistedOperationResult',
  PersistedOperationDeleted,
  Refused,
);

@Resolver(() => PersistedOperation)
export class PersistedOperationFields {
  @Public('Derived from the id and the public URL.')
  @inSql.row({ id: true, document: true })
  @FieldResolver(() => String, {
    description: 'A cURL command that runs it, with the API key in FRONTDESK_KEY.',
  })
  curl(@InRequest() ctx: RequestContext, @Root() operation: OperationRow): string {
    return curlFor(ctx.services.publicBaseUrl, operation);
  }
}

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
