import { type Action, isWorkspacePair, type SubjectName } from '@frontdesk/policies';
import { Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { platformAbilityOf } from '../auth/ability-cache.ts';
import { requireWorkspace } from '../auth/access-context.ts';
import { requiredPolicy } from '../auth/authorize.ts';
import type { RequestContext } from '../auth/context.ts';
import { adminFactorRequired, forbidden, unauthenticated } from '../errors/denials.ts';

/** Decorates a resolver method or a field. */
type FieldDecorator = MethodDecorator & PropertyDecorator;

/** Authorization layer 1: whether the caller could ever do this. Use-cases check the record with `authorize`. */
export function Can(action: Action, subject: SubjectName): FieldDecorator {
  const gate: MiddlewareFn<RequestContext> = ({ context }, next) => {
    assertPermitted(context, action, subject);
    return next();
  };
  return both(Extensions({ can: { action, subject } }), UseMiddleware(gate));
}

/** Marks a field as deliberately ungated. The sweep and reviewers read the reason. */
export const Public = (reason: string): FieldDecorator => Extensions({ public: reason });

/** The field is null for callers who cannot read it, without refusing the whole object. */
export const NullIfHidden = (): FieldDecorator => Extensions({ nullIfHidden: true });

export function assertPermitted(ctx: RequestContext, action: Action, subject: SubjectName): void {
  if (!isWorkspacePair(action, subject)) {
    if (ctx.platformAbility.can(action, subject)) return;
    if (ctx.actor.kind === 'anonymous') throw unauthenticated();
    throw isGlobalAdminAct(ctx.actor, action, subject) ? adminFactorRequired() : forbidden();
  }
  if (!requireWorkspace(ctx).ability.can(action, subject)) throw forbidden(requiredPolicy(action, subject));
}

/** Returns whether a global admin could do it, so that only the second factor is missing. */
function isGlobalAdminAct(actor: RequestContext['actor'], action: Action, subject: SubjectName): boolean {
  if (actor.kind !== 'user' || actor.globalRole !== 'ADMIN') return false;
  const { userId, globalRole } = actor;
  return platformAbilityOf({ kind: 'user', userId, globalRole }).can(action, subject);
}

const both =
  (...decorators: unknown[]): FieldDecorator =>
  (target: object, key: string | symbol, descriptor?: PropertyDescriptor) => {
    for (const decorate of decorators as ((...on: unknown[]) => void)[]) decorate(target, key, descriptor);
  };
