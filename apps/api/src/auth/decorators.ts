import { createParameterDecorator } from 'type-graphql';
import { unauthenticated } from '../errors/denials.ts';
import { requireWorkspace } from './access-context.ts';
import type { RequestContext, SignedInContext } from './context.ts';

/**
 * Parameter decorators that pass the request context to a resolver. `SignedIn` and `InWorkspace` throw if the caller is
 * not signed in or has no workspace.
 */
export const InRequest = () => createParameterDecorator<RequestContext>(({ context }) => context);

export const SignedIn = () => createParameterDecorator<RequestContext>(({ context }) => signedIn(context));

export const InWorkspace = () => createParameterDecorator<RequestContext>(({ context }) => requireWorkspace(context));

export function signedIn(ctx: RequestContext): SignedInContext {
  if (ctx.actor.kind !== 'user') throw unauthenticated();
  return { ...ctx, actor: ctx.actor };
}
