import { type GraphQLSchema, parse, validate } from 'graphql';
import { authenticate } from '../../src/auth/authenticate.ts';
import type { RequestContext, Transport } from '../../src/auth/context.ts';
import { answer, executeInDatabase, executeWithGraphqlJs } from '../../src/query-compiler/executor.ts';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Nobody's connection: these tests stand behind HTTP. */
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
  /** The text that leaves; null where the operation is left to graphql-js. */
  readonly passed: string | null;
  readonly over: string;
  /** What a caller is told, which is read ahead where it does not pass. */
  readonly told: string;
  readonly failed: boolean;
}

/** One operation as pass-through and as graphql-js over the same projections; null when it is no valid document. */
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
  const told = passed === null ? JSON.stringify((await answer(schema, again(ctx), asked)).data) : passed;
  return { passed, over: JSON.stringify(over.data), told, failed: over.errors !== undefined };
}

/** The same caller with another request: what one may ask for is counted for each. */
function again(ctx: RequestContext): RequestContext {
  const { workspaceAccess: entrance } = ctx;
  if (entrance.kind !== 'entered') return ctx;
  return { ...ctx, workspaceAccess: { kind: 'entered', context: { ...entrance.context } } };
}
