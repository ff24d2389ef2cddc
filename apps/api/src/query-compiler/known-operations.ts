import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { RequestContext, Transport } from '../auth/context.ts';
import { executeInDatabase } from './executor.ts';
import { isDatabaseText } from './read-gateway.ts';

/** Request properties that Apollo's checks and content negotiation depend on. */
export interface RequestFormat {
  readonly query: string;
  readonly accept: string;
  readonly contentType: string;
}

export interface KnownOperations {
  /** Learns from Apollo which operations passed its checks. */
  readonly plugin: ApolloServerPlugin<RequestContext>;
  /** Records an operation that passed every check and was output directly. */
  learn(ctx: RequestContext, manner: RequestFormat, answeredAs: string): void;
  /** Body and content type, when the same text was requested in the same manner before. Null: use Apollo. */
  answer(ctx: RequestContext, manner: RequestFormat, asked: OperationRequestBody): Promise<KnownAnswer | null>;
}

export interface KnownAnswer {
  readonly body: string;
  /** Content type. */
  readonly type: string;
}

interface OperationRequestBody {
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

const MOST = 500;
const LONGEST = 10_000;

/**
 * Parsing, validation and limits depend on the text alone, so what passed them once is not sent through them again. Who asks
 * and what they may see is decided every time, by the gate and the rules in `executeInDatabase`.
 */
export function knownOperations(schema: GraphQLSchema): KnownOperations {
  const known = new Map<string, { document: DocumentNode; type: string }>();
  // Apollo copies the context; the transport inside stays the same object.
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
    learn: ({ transport }, manner, type) => {
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
