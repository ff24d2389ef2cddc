import { type Action, isWorkspacePair, type SubjectName } from '@frontdesk/policies';
import { Extensions, type MiddlewareFn, UseMiddleware } from 'type-graphql';
import { platformAbilityOf } from '../auth/ability-cache.ts';
import { requireWorkspace } from '../auth/access-context.ts';
import { requiredPolicy } from '../auth/authorize.ts';
import type { RequestContext } from '../auth/context.ts';
import { adminFactorRequired, forbidden, unauthenticated } from '../errors/denials.ts';

/** For a method that resolves a field, or for the field itself. */
type FieldDecorator = MethodDecorator & PropertyDecorator;

/** Wall 1: could this caller ever do it? Whether to *this* record is asked by the use-case, with `authorize`. */
export function Can(action: Action, subject: SubjectName): FieldDecorator {
  const gate: MiddlewareFn<RequestContext> = ({ context }, next) => {
    assertPermitted(context, action, subject);
    return next();
  };
  return both(Extensions({ can: { action, subject } }), UseMiddleware(gate));
}

/** No gate, on purpose; the reason is read by the sweep and by whoever reviews it. */
export const Public = (reason: string): FieldDecorator => Extensions({ public: reason });

/** For a part that is null to whoever may read nothing of its kind, and so no reason to refuse the whole. */
export const NullIfHidden = (): FieldDecorator => Extensions({ nullIfHidden: true });

export function assertPermitted(ctx: RequestContext, action: Action, subject: SubjectName): void {
  if (!isWorkspacePair(action, subject)) {
    if (ctx.platformAbility.can(action, subject)) return;
    if (ctx.actor.kind === 'anonymous') throw unauthenticated();
    throw isGlobalAdminAct(ctx.actor, action, subject) ? adminFactorRequired() : forbidden();
  }
  if (!requireWorkspace(ctx).ability.can(action, subject)) throw forbidden(requiredPolicy(action, subject));
}

/** Whether a global admin could do it: refused to one, it lacks only the second factor. */
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
