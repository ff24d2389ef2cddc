import { createParameterDecorator } from 'type-graphql';
import { unauthenticated } from '../errors/denials.ts';
import { requireWorkspace } from './access-context.ts';
import type { RequestContext, SignedInContext } from './context.ts';

/** Creates a parameter decorator that passes the request context to a resolver. */
export const InRequest = () => createParameterDecorator<RequestContext>(({ context }) => context);

/** Injects the context of a signed-in user. Throws UNAUTHENTICATED for API keys and anonymous API callers. */
export const SignedIn = () => createParameterDecorator<RequestContext>(({ context }) => signedIn(context));

/** Injects the workspace context. Throws an error if the API caller has no access (see `requireWorkspace`). */
export const InWorkspace = () => createParameterDecorator<RequestContext>(({ context }) => requireWorkspace(context));

export function signedIn(ctx: RequestContext): SignedInContext {
  if (ctx.actor.kind !== 'user') throw unauthenticated();
  return { ...ctx, actor: ctx.actor };
}
