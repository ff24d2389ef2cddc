import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../../auth/context.ts';
import { InRequest } from '../../../../auth/decorators.ts';
import { Public } from '../../../../graphql/can.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { curlFor } from '../curl.ts';
import type { OperationRow } from '../persisted-operations.repository.ts';
import { PersistedOperation } from './persisted-operation.type.ts';

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
