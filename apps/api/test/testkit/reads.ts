import { type GraphQLSchema, parse, validate } from 'graphql';
import { authenticate } from '../../src/auth/authenticate.ts';
import type { RequestContext, Transport } from '../../src/auth/context.ts';
import { answer, executeInDatabase, executeWithGraphqlJs } from '../../src/query-compiler/executor.ts';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** No connection: these tests run below HTTP. */
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
  /** Direct output. Null when graphql-js executes the operation. */
  readonly passed: string | null;
  readonly over: string;
  /** Response to the caller, with prefetching when graphql-js executes it. */
  readonly answered: string;
  readonly failed: boolean;
}

/** Runs one operation directly and with graphql-js. Null for an invalid document. */
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
  const answered = passed === null ? JSON.stringify((await answer(schema, again(ctx), asked)).data) : passed;
  return { passed, over: JSON.stringify(over.data), answered, failed: over.errors !== undefined };
}

/** The same caller with a new request, because cost is limited per request. */
function again(ctx: RequestContext): RequestContext {
  const { workspaceAccess: entrance } = ctx;
  if (entrance.kind !== 'entered') return ctx;
  return { ...ctx, workspaceAccess: { kind: 'entered', context: { ...entrance.context } } };
}
