import type { WorkspaceContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { type Refused, refused } from '../../../../errors/refused.ts';
import { callbackOf } from '../cloud-number.ts';
import type { PhoneConfigRow } from '../phone-configs.repository.ts';
import { type FoundNumber, transitionNumber } from './transition.ts';

export interface ActivatePhoneConfig {
  readonly id: string;
  readonly pin?: string | null;
}

/** Activates a phone number. A number can be active only once on the platform. */
export const activatePhoneConfig = (ctx: WorkspaceContext, { id, pin }: ActivatePhoneConfig) =>
  orUniqueViolation(refused('NUMBER_IN_USE'), () =>
    transitionNumber(ctx, {
      id,
      step: 'activate',
      event: 'phone_config.activated',
      check: (number) => checkActivation(ctx, number, pin),
      ask: (port, { tokens }) =>
        port.register({ pin: pin ?? '', callbackUrl: callbackOf(ctx.services, id), verifyToken: tokens.verifyToken }),
      field: 'pin',
      change: (row) => ({ state: 'ACTIVE', activeAs: activeNumberKey(row), activatedAt: ctx.services.clock() }),
    }),
  );

/**
 * These checks run before the request to Meta, because registering the phone number would disconnect it from its other
 * use.
 */
async function checkActivation(
  { services }: WorkspaceContext,
  { row, tokens }: FoundNumber,
  pin: string | null | undefined,
): Promise<Refused | null> {
  if (tokens && tokens.appSecret === null) return refused('APP_SECRET_MISSING');
  if (tokens && !/^\d{6}$/.test(pin ?? '')) return refused('PIN_INVALID', 'pin');
  const { rowCount } = await services.database.system.pool.query(
    `select 1 from phone_configs where number = $1 and state = 'ACTIVE' and (provider = 'VAPI') = $2 and id <> $3`,
    [row.number, row.provider === 'VAPI', row.id],
  );
  return rowCount === 0 ? null : refused('NUMBER_IN_USE');
}

const activeNumberKey = ({ provider, number }: PhoneConfigRow): string =>
  `${provider === 'VAPI' ? 'VOICE' : 'WHATSAPP'} ${number}`;
