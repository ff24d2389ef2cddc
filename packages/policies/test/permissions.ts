import {
  effectivePermissionsOf,
  maximumPermissionsOf,
  type PolicyGrant,
  type PolicyKey,
  type RoleName,
} from '../src/index.ts';
import { person } from './people.ts';

export const giver = (role: RoleName, ...grants: PolicyGrant[]) => effectivePermissionsOf(person(role, ...grants));
export const reach = (role: RoleName, ...grants: PolicyGrant[]) => maximumPermissionsOf(person(role, ...grants));

export const allowed = { allowed: true };
export const refused = (reason: string, ...exceeding: PolicyKey[]) => ({ allowed: false, reason, exceeding });
