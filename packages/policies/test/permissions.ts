import {
  effectivePermissionsOf,
  maximumPermissionsOf,
  type PolicyGrant,
  type PolicyKey,
  type RoleName,
} from '../src/index.ts';
import { person } from './people.ts';

export const giver = (role: RoleName, ...grants: PolicyGrant[]) => effectivePermissionsOf(person(role, ...grants));
export const maximumPermissions = (role: RoleName, ...grants: PolicyGrant[]) =>
  maximumPermissionsOf(person(role, ...grants));

export const allowedGrant = { allowed: true };
export const refusedGrant = (reason: string, ...exceeding: PolicyKey[]) => ({ allowed: false, reason, exceeding });
