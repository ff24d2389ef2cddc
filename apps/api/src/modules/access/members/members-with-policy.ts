import type { PolicyKey } from '@frontdesk/policies';
import type { Tx } from '../../../db/tenant-db.ts';
import { allMembers, type MemberRow } from './members.repository.ts';
import { policiesOf } from './role-and-grants.ts';

/** Members who currently hold the policy, by role or by grant. */
export const membersWithPolicy = async (tx: Tx, policy: PolicyKey, now: Date): Promise<MemberRow[]> =>
  (await allMembers(tx)).filter((member) => policiesOf(member, now).has(policy));
