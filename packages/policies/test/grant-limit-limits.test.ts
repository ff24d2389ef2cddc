import { describe, expect, it } from '@jest/globals';
import { limitedPolicies } from '../src/effective-permissions.ts';
import {
  apiKeyPermissions,
  checkGrantLimit,
  defineRules,
  effectivePermissionsOf,
  type MemberLimits,
  maximumPermissionsOf,
  POLICIES,
  type PolicyKey,
  ROLE_NAMES,
  type RoleName,
  requestedKeyPermissions,
} from '../src/index.ts';
import { ADA, grant, person } from './people.ts';
import { allowed, giver, reach, refused } from './permissions.ts';

describe('only an owner touches an owner, or makes one', () => {
  const unlimited = () => giver('viewer', grant('workspace.admin'));

  it('refuses everybody else, whatever they hold [CB-33]', () => {
    const ownerOnly = refused('OWNER_ONLY');
    expect(checkGrantLimit({ giver: unlimited(), result: reach('owner') })).toEqual(ownerOnly);
    expect(checkGrantLimit({ giver: unlimited(), target: reach('owner') })).toEqual(ownerOnly);
    expect(checkGrantLimit({ giver: unlimited(), target: reach('owner'), result: reach('viewer') })).toEqual(ownerOnly);
    for (const role of ROLE_NAMES.filter((name) => name !== 'owner')) {
      expect(checkGrantLimit({ giver: giver(role), target: reach('owner') })).toEqual(ownerOnly);
    }
    expect(checkGrantLimit({ giver: giver('owner'), target: reach('owner'), result: reach('viewer') })).toEqual(
      allowed,
    );
    expect(checkGrantLimit({ giver: giver('owner'), target: reach('member'), result: reach('owner') })).toEqual(
      allowed,
    );
  });

  it('takes no API key for an owner', () => {
    const key = apiKeyPermissions({ creator: giver('owner'), scopes: ['workspace.admin'] });
    expect(checkGrantLimit({ giver: key, result: reach('owner') })).toEqual(refused('OWNER_ONLY'));
    expect(checkGrantLimit({ giver: key, result: reach('viewer', grant('workspace.admin')) })).toEqual(allowed);
  });
});

describe('what is held only in part is not passed on', () => {
  it('role agent does not make someone who replies everywhere [CB-34]', () => {
    const sender = [grant('workspace.members'), grant('message.send')];
    const everywhere = maximumPermissionsOf({ ...person('viewer'), customRole: ['message.send'] });
    expect(checkGrantLimit({ giver: giver('agent', ...sender), result: everywhere })).toEqual(
      refused('ABOVE_YOURS', 'message.send'),
    );
    expect(checkGrantLimit({ giver: giver('viewer', ...sender), result: everywhere })).toEqual(allowed);
  });

  it('a member who sees contact details masked does not unmask anybody, themselves included', () => {
    const lead = { ...person('admin'), maskContactDetails: true };
    const verdict = checkGrantLimit({
      giver: effectivePermissionsOf(lead),
      target: maximumPermissionsOf(lead),
      result: reach('admin'),
    });
    expect(verdict).toEqual(refused('ABOVE_YOURS', 'lead.read', 'contact.read'));
    // Somebody who sees them is out of reach, and somebody who does not either is within it, as long as it stays so.
    expect(checkGrantLimit({ giver: effectivePermissionsOf(lead), target: reach('member') })).toMatchObject({
      reason: 'TARGET_ABOVE_YOURS',
    });
    const maskedToo = maximumPermissionsOf({ ...person('member'), maskContactDetails: true });
    expect(checkGrantLimit({ giver: effectivePermissionsOf(lead), target: maskedToo, result: maskedToo })).toEqual(
      allowed,
    );
    expect(
      checkGrantLimit({ giver: giver('admin'), target: maximumPermissionsOf(lead), result: reach('admin') }),
    ).toEqual(allowed);
  });

  it('one limit does not stand for another', () => {
    const [masked, assigned] = [{ maskContactDetails: true }, { assignedConversationsOnly: true }];
    const narrowed = effectivePermissionsOf({ ...person('admin'), ...assigned });
    const verdict = checkGrantLimit({
      giver: narrowed,
      result: maximumPermissionsOf({ ...person('agent'), ...masked }),
    });
    expect(verdict).toMatchObject({ allowed: false, reason: 'ABOVE_YOURS' });
    expect(
      checkGrantLimit({
        giver: narrowed,
        result: maximumPermissionsOf({ ...person('agent'), ...masked, ...assigned }),
      }),
    ).toEqual(allowed);
  });

  it('but a limited member’s own key keeps the limit, and may be made', () => {
    const masked = effectivePermissionsOf({ ...person('member'), maskContactDetails: true });
    expect(
      checkGrantLimit({ giver: masked, result: requestedKeyPermissions({ creator: masked, scopes: ['lead.manage'] }) }),
    ).toEqual(allowed);
    expect(
      checkGrantLimit({ giver: masked, result: requestedKeyPermissions({ creator: masked, scopes: ['audit.read'] }) }),
    ).toEqual(refused('ABOVE_YOURS', 'audit.read'));
  });

  it('covers every policy whose rules a role or a limit narrows', () => {
    const rulesOf = (role: RoleName, limits: MemberLimits, key: PolicyKey) =>
      JSON.stringify(defineRules({ kind: 'member', role, policies: new Set([key]), ...ADA, ...limits }));
    const limited = [{}, { maskContactDetails: true }, { assignedConversationsOnly: true }].flatMap((limits) =>
      ROLE_NAMES.filter((role) => role !== 'owner').map((role) => ({ role, limits })),
    );
    const narrowed = limited.flatMap(({ role, limits }) =>
      POLICIES.filter(({ key }) => rulesOf(role, limits, key) !== rulesOf('viewer', {}, key)).map(({ key }) => ({
        role,
        limits,
        key,
      })),
    );
    const forgotten = narrowed.filter(({ role, limits, key }) => !limitedPolicies({ role, ...limits }).has(key));
    if (forgotten.length)
      throw new Error(`Add to partlyHeld in src/effective-permissions.ts: ${JSON.stringify(forgotten)}.`);
    expect(new Set(narrowed.map(({ key }) => key)).size).toBeGreaterThan(5);
  });
});
