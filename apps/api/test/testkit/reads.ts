import { type GraphQLSchema, parse, validate } from 'graphql';
import { authenticate } from '../../src/context/authenticate.ts';
import type { RequestContext, Transport } from '../../src/context/context.ts';
import { goneOver, passedThrough } from '../../src/reads/executor.ts';
import type { Caller } from './as.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Nobody's connection: these tests stand behind HTTP. */
const TRANSPORT: Transport = {
  requestId: 'test',
  ipAddress: '',
  userAgent: '',
  refreshCookie: null,
  setRefreshCookie() {},
};

export const contextOf = (fd: TestFrontdesk, { bearer, workspace }: Caller): Promise<RequestContext> =>
  authenticate(fd.services, TRANSPORT, { bearer: bearer ?? null, workspaceSlug: workspace ?? null });

export interface BothWays {
  /** The text that leaves; null where the operation is left to graphql-js. */
  readonly passed: string | null;
  readonly over: string;
  readonly failed: boolean;
}

/** One operation as pass-through and as graphql-js over the same projections; null when it is no valid document. */
export async function bothWays(
  schema: GraphQLSchema,
  ctx: RequestContext,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<BothWays | null> {
  const document = parse(query);
  if (validate(schema, document).length > 0) return null;
  const asked = { document, variables: { ...variables } };
  const passed = await passedThrough(schema, ctx, asked);
  const over = await goneOver(schema, ctx, asked);
  return { passed, over: JSON.stringify(over.data), failed: over.errors !== undefined };
}
