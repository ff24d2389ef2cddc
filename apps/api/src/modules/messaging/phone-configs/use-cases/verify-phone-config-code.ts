import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { transitionNumber } from './transition.ts';

/** Verifies, with the code sent to the phone number, that the member controls the number. */
export function verifyPhoneConfigCode(ctx: WorkspaceContext, { id, code }: { id: string; code: string }) {
  const digits = code.replaceAll(/[\s-]/g, '');
  return transitionNumber(ctx, {
    id,
    step: 'verifyCode',
    event: 'phone_config.verified',
    check: () => (/^\d{6}$/.test(digits) ? null : refused('CODE_INVALID', 'code')),
    ask: (port) => port.verifyCode(digits),
    field: 'code',
    change: () => ({ state: 'VERIFIED', verifiedAt: ctx.services.clock() }),
  });
}
