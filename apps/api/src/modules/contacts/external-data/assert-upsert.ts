import { requiredPolicy } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { forbidden } from '../../../errors/denials.ts';
import { assertShown } from '../../../query-compiler/index.ts';

/**
 * Throws FORBIDDEN unless the caller can create and update records of the type and sees contact details. Otherwise, the
 * result would tell whether a record exists that has a phone number or an external id.
 */
export function assertUpsert({ ability }: Pick<WorkspaceContext, 'ability'>, type: 'Lead' | 'Contact'): void {
  if (!ability.can('update', type)) throw forbidden(requiredPolicy('update', type));
  assertShown(ability, type, 'phone', 'phone');
}
