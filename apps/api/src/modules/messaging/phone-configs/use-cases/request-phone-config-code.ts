import type { CodeMethod } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { transitionNumber } from './transition.ts';

/** Makes Meta send a verification code to the phone number. */
export const requestPhoneConfigCode = (ctx: WorkspaceContext, { id, method }: { id: string; method: CodeMethod }) =>
  transitionNumber(ctx, {
    id,
    step: 'requestCode',
    event: 'phone_config.code_requested',
    ask: (port) => port.requestCode({ method, language: 'en_US' }),
    change: () => ({ state: 'CODE_REQUESTED' }),
  });
