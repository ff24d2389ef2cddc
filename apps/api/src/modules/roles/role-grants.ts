import { isPolicyKey, type PolicyKey } from '@frontdesk/policies';
import type { Holding } from '../members/index.ts';
import type { CustomRoleRow, OfferRow } from './roles.repository.ts';

/** The role alone, as somebody without anything beside it would hold it. */
export const bare = (policies: readonly PolicyKey[]): Holding => ({ role: 'member', customRole: policies, grants: [] });

export const policiesIn = ({ policies }: Pick<CustomRoleRow, 'policies'>): PolicyKey[] => policies.filter(isPolicyKey);

/** What an invitation would make of its receiver, with another role. */
export const offerWith = ({ policies }: OfferRow, role: Pick<Holding, 'role' | 'customRole'>): Holding => ({
  ...role,
  grants: policies.filter(isPolicyKey).map((policy) => ({ policy, effect: 'GRANT', expiresAt: null })),
});
