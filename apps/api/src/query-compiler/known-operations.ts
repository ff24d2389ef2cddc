import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { RequestContext, Transport } from '../auth/context.ts';
import { executeInDatabase } from './executor.ts';
import { isDatabaseText } from './read-gateway.ts';

/** Properties of a request that Apollo uses for its checks and for choosing the content type. */
export interface RequestFormat {
  readonly query: string;
  readonly accept: string;
  readonly contentType: string;
}

export interface KnownOperations {
  /** Apollo plugin that records which operations passed Apollo's checks. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
  /** Records that a document passed all checks and that its response was produced by the database. */
  remember(ctx: RequestContext, manner: RequestFormat, answeredAs: string): void;
  /**
   * Returns the response if the same document passed the checks in an earlier request with the same headers. Returns
   * null if Apollo must handle the request.
   */
  answer(ctx: RequestContext, manner: RequestFormat, asked: OperationRequestBody): Promise<KnownAnswer | null>;
}

export interface KnownAnswer {
  readonly body: string;
  /** Content type of the response. */
  readonly type: string;
}

interface OperationRequestBody {
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

const MOST = 500;
const LONGEST = 10_000;

/**
 * Caches documents that passed parsing, validation and the document limits, because these checks depend only on the
 * text. The API caller's permissions are checked for every request in `executeInDatabase`.
 */
export function knownOperations(schema: GraphQLSchema): KnownOperations {
  const known = new Map<string, { document: DocumentNode; type: string }>();
  // The transport is the key, because Apollo copies the context, and the copy contains the same transport object.
  const passed = new WeakMap<Transport, DocumentNode>();
  return {
    plugin: {
      requestDidStart: async () => ({
        willSendResponse: async ({ response: { body }, contextValue, document }) => {
          if (document && body.kind === 'single' && isDatabaseText(body.singleResult.data)) {
            passed.set(contextValue.transport, document);
          }
        },
      }),
    },
    remember: ({ transport }, manner, type) => {
      const document = passed.get(transport);
      if (!document || manner.query.length > LONGEST || !manner.contentType.startsWith('application/json')) return;
      if (known.size >= MOST) known.clear();
      known.set(keyOf(manner), { document, type });
    },
    answer: async (ctx, manner, { operationName = null, variables = null }) => {
      const found = known.get(keyOf(manner));
      if (!found || !(operationName === null || typeof operationName === 'string') || !isRecordOrNull(variables))
        return null;
      const text = await executeInDatabase(schema, ctx, { document: found.document, operationName, variables });
      return text === null ? null : { body: `{"data":${text}}\n`, type: found.type };
    },
  };
}

const keyOf = ({ accept, contentType, query }: RequestFormat): string => JSON.stringify([accept, contentType, query]);

const isRecordOrNull = (value: unknown): value is Record<string, unknown> | null =>
  value === null || (typeof value === 'object' && !Array.isArray(value));
