import { holderOf, type PolicyGrant, type PolicyKey, type RoleName, reachOf } from '../src/index.ts';
import { person } from './people.ts';

export const giver = (role: RoleName, ...grants: PolicyGrant[]) => holderOf(person(role, ...grants));
export const reach = (role: RoleName, ...grants: PolicyGrant[]) => reachOf(person(role, ...grants));

export const allowed = { allowed: true };
export const refused = (reason: string, ...exceeding: PolicyKey[]) => ({ allowed: false, reason, exceeding });
