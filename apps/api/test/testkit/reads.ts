import { type GraphQLSchema, parse, validate } from 'graphql';
import { authenticate } from '../../src/auth/authenticate.ts';
import type { RequestContext, Transport } from '../../src/auth/context.ts';
import { answer, executeInDatabase, executeWithGraphqlJs } from '../../src/query-compiler/executor.ts';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** An empty transport, because these tests do not use HTTP. */
const TRANSPORT: Transport = {
  requestId: 'test',
  ipAddress: '',
  userAgent: '',
  refreshCookie: null,
  setRefreshCookie() {},
  userCaused: false,
  deviceCookie: null,
  setDeviceCookie() {},
  onAbort: () => () => {},
  lookBackMs: 0,
  socket: null,
};

export const contextOf = (fd: TestFrontdesk, { bearer, workspace }: Caller): Promise<RequestContext> =>
  authenticate(fd.services, TRANSPORT, { bearer: bearer ?? null, workspaceSlug: workspace ?? null });

export interface ComparedReads {
  /** JSON that the database returned for the whole operation. Null if graphql-js must execute the operation. */
  readonly passed: string | null;
  readonly over: string;
  /** The response that the caller gets. If graphql-js executes the operation, compiled reads are prefetched. */
  readonly answered: string;
  readonly failed: boolean;
  /** Whether the caller's operation was refused as a whole, because it requests too many values. */
  readonly isTooComplex: boolean;
}

/** Runs an operation in the database and with graphql-js. Returns null for an invalid document. */
export async function readBothWays(
  schema: GraphQLSchema,
  ctx: RequestContext,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<ComparedReads | null> {
  const document = parse(query);
  if (validate(schema, document).length > 0) return null;
  const asked = { document, variables: { ...variables } };
  const passed = await executeInDatabase(schema, again(ctx), asked);
  const over = await executeWithGraphqlJs(schema, again(ctx), asked);
  const whole = passed === null ? await answer(schema, again(ctx), asked) : null;
  return {
    passed,
    over: JSON.stringify(over.data),
    answered: whole ? JSON.stringify(whole.data) : (passed ?? ''),
    failed: over.errors !== undefined,
    isTooComplex: whole?.errors?.some(({ extensions }) => extensions['code'] === 'QUERY_TOO_COMPLEX') ?? false,
  };
}

/** Copies the request context, because cost is counted per context and each execution needs a new count. */
function again(ctx: RequestContext): RequestContext {
  const { workspaceAccess: entrance } = ctx;
  if (entrance.kind !== 'entered') return ctx;
  return { ...ctx, workspaceAccess: { kind: 'entered', context: { ...entrance.context } } };
}
