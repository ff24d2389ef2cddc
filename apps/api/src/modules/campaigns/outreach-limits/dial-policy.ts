import { DEFAULT_DIAL_POLICY, type DialPolicy, type UnreachedAction } from '@frontdesk/domain';
import type { OutreachLimitsRow } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/** Rules for repeated calls to a lead (AG-13). Defaults apply to values that the workspace has not set. */
export const readDialPolicy = async (tx: Tx): Promise<DialPolicy> =>
  dialPolicyOf(await tx.outreachLimitsRow.findFirst());

export const dialPolicyOf = (
  stored: Pick<OutreachLimitsRow, 'dialAttempts' | 'redialMinutes' | 'voicemailMessage' | 'whenUnreached'> | null,
): DialPolicy => ({
  attempts: stored?.dialAttempts ?? DEFAULT_DIAL_POLICY.attempts,
  spacingMinutes: stored?.redialMinutes ?? DEFAULT_DIAL_POLICY.spacingMinutes,
  voicemailMessage: stored?.voicemailMessage ?? DEFAULT_DIAL_POLICY.voicemailMessage,
  whenUnreached: (stored?.whenUnreached as UnreachedAction | null | undefined) ?? DEFAULT_DIAL_POLICY.whenUnreached,
});
