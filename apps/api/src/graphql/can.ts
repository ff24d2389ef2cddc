import { type Action, isWorkspacePair, type SubjectName } from '@frontdesk/policies';
import { Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { platformAbilityOf } from '../auth/ability-cache.ts';
import { requireWorkspace } from '../auth/access-context.ts';
import { requiredPolicy } from '../auth/authorize.ts';
import type { RequestContext } from '../auth/context.ts';
import { adminFactorRequired, forbidden, unauthenticated } from '../errors/denials.ts';

type FieldDecorator = MethodDecorator & PropertyDecorator;

/**
 * Adds authorization layer 1 to a field: throws an error unless the API caller has the permission for at least some
 * records of the type. Use-cases then check the individual record with `authorize`.
 */
export function Can(action: Action, subject: SubjectName): FieldDecorator {
  const gate: MiddlewareFn<RequestContext> = ({ context }, next) => {
    assertPermitted(context, action, subject);
    return next();
  };
  return both(Extensions({ can: { action, subject } }), UseMiddleware(gate));
}

/**
 * Marks a field that requires no permission check. The reason is intended for reviewers and for the permission tests.
 */
export const Public = (reason: string): FieldDecorator => Extensions({ public: reason });

/**
 * Makes the field null for API callers who cannot read the field, while the other fields of the object stay readable.
 */
export const NullIfHidden = (): FieldDecorator => Extensions({ nullIfHidden: true });

export function assertPermitted(ctx: RequestContext, action: Action, subject: SubjectName): void {
  if (!isWorkspacePair(action, subject)) {
    if (ctx.platformAbility.can(action, subject)) return;
    if (ctx.actor.kind === 'anonymous') throw unauthenticated();
    throw isGlobalAdminAct(ctx.actor, action, subject) ? adminFactorRequired() : forbidden();
  }
  if (!requireWorkspace(ctx).ability.can(action, subject)) throw forbidden(requiredPolicy(action, subject));
}

/** Returns whether the API caller is a global admin who could perform this action with two-factor authentication. */
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
