import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InRequest, InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { OperationKindEnum } from '../../../../graphql/enums.ts';
import { ids, isSha256 } from '../../../../graphql/ids.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { curlFor } from '../curl.ts';
import type { OperationRow } from '../persisted-operations.repository.ts';
import {
  createPersistedOperation,
  createPlaygroundToken,
  deletePersistedOperation,
} from '../use-cases/persisted-operations.ts';
import { analyzeDocument } from './analyze-document.ts';

@ObjectType({ description: 'Use of a persisted operation by one API key.' })
class PersistedOperationUse {
  @Field(() => ID, { description: 'Id of the API key.' })
  apiKeyId: string;

  @Public('Part of the operation.')
  @inSql.through('apiKey', 'name')
  @Field(() => String, { description: 'Name of the API key.' })
  apiKeyName: string;

  @Field(() => Int, { description: 'Number of runs. The latest runs are counted within a minute.' })
  count: number;

  @Field(() => GraphQLDateTime, { description: 'Time of the last run with the key, to the minute.' })
  lastUsedAt: Date;
}

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a persisted operation, with the reason if not.',
})
class PersistedOperationPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the operation.' })
  delete: PermissionCheck;
}

@ObjectType({ description: 'A GraphQL document that clients run by its id, without sending the text.' })
class PersistedOperation {
  @Field(() => ID, { description: 'SHA-256 hash of the document in hexadecimal.' })
  id: string;

  @Field(() => String, { description: 'Name of the operation in the document.' })
  name: string;

  @Field(() => OperationKindEnum, { description: 'Whether the operation is a query or a mutation.' })
  kind: 'QUERY' | 'MUTATION';

  @Field(() => String, { description: 'Text of the GraphQL document.' })
  document: string;

  @Field(() => String, { description: 'Name of the member or API key that registered the operation, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the operation was registered.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last run with an API key, to the minute. Null if no API key ran the operation.',
  })
  lastUsedAt: Date | null;

  @Field(() => Int, {
    description: 'Maximum number of values in the response. It determines the cost of the operation.',
  })
  cost: number;

  @Field(() => [String], { description: 'Policies that an API key needs to run the operation.' })
  policies: string[];

  @Public('Usage is part of the operation.')
  @inSql.relation('uses', () => list([['lastUsedAt', 'desc']]))
  @Field(() => [PersistedOperationUse], { description: 'Number of runs by API key, latest use first.' })
  uses: PersistedOperationUse[];

  @Public("The caller's own permissions.")
  @inSql.permissions('PersistedOperation', { delete: 'delete' })
  @Field(() => PersistedOperationPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the operation, with the reason if not.',
  })
  viewerCan: PersistedOperationPermissions;
}

@ObjectType({
  description:
    'Token with which the playground runs arbitrary GraphQL documents in one workspace. It is valid for fifteen minutes.',
})
export class PlaygroundTokenPayload extends Payload {
  @Field(() => OneTimeSecret, { description: 'Token to send in the header `authorization: Bearer …`.' })
  token: string;

  @Field(() => GraphQLDateTime, { description: 'Time from which the token is not accepted.' })
  expiresAt: Date;
}

const PersistedOperationConnection = connectionOf('PersistedOperation', () => PersistedOperation);

@ObjectType({ description: 'Payload of the mutations that return a persisted operation.' })
export class PersistedOperationPayload extends Payload {
  @Field(() => PersistedOperation, { description: 'Persisted operation after the mutation.' })
  readonly operation: Read;
}

@Resolver(() => PersistedOperation)
export class PersistedOperationFields {
  @Public('Derived from the id and the public URL.')
  @inSql.row({ id: true, document: true })
  @FieldResolver(() => String, {
    description: 'A cURL command that runs the operation. It expects the API key in the variable FRONTDESK_KEY.',
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
    description: 'Persisted operations of the workspace, newest first.',
  })
  persistedOperations(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { isId: isSha256 });
  }

  @Can('register', 'PersistedOperation')
  @Mutation(() => PersistedOperationPayload, {
    description:
      'Registers a GraphQL document so that clients can run it by its id, the SHA-256 hash of the exact text. Registering the same document again has no effect. Another document with the same operation name is refused.',
  })
  createPersistedOperation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('document', () => String, {
      description: 'GraphQL document with one named query or mutation and its fragments.',
    })
    document: string,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<PersistedOperationPayload | Refused> {
    return createPersistedOperation(ctx, document, analyzeDocument(schema, document));
  }

  @Can('delete', 'PersistedOperation')
  @Mutation(() => DeletedPayload, {
    description:
      'Deletes a persisted operation. It can no longer be run. Members without the policy `api_key.manage` can delete only operations that they registered.',
  })
  deletePersistedOperation(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deletePersistedOperation(ctx, { id: ids.sha256(id) });
  }

  @Can('use', 'Playground')
  @Mutation(() => PlaygroundTokenPayload, {
    description:
      "Creates a token with which the playground runs arbitrary GraphQL documents with the viewer's permissions. Available to members only, not to API keys.",
  })
  createPlaygroundToken(@InWorkspace() ctx: WorkspaceContext): Promise<PlaygroundTokenPayload | Refused> {
    return createPlaygroundToken(ctx);
  }
}
