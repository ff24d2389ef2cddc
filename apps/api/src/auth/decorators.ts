import { createParameterDecorator } from 'type-graphql';
import { unauthenticated } from '../errors/denials.ts';
import { requireWorkspace } from './access-context.ts';
import type { RequestContext, SignedInContext } from './context.ts';

/** Passes the request context to the resolver, narrowed to the needed type. */
export const InRequest = () => createParameterDecorator<RequestContext>(({ context }) => context);

export const SignedIn = () => createParameterDecorator<RequestContext>(({ context }) => signedIn(context));

export const InWorkspace = () => createParameterDecorator<RequestContext>(({ context }) => requireWorkspace(context));

export function signedIn(ctx: RequestContext): SignedInContext {
  if (ctx.actor.kind !== 'user') throw unauthenticated();
  return { ...ctx, actor: ctx.actor };
}
