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
import { allowedGrant, giver, maximumPermissions, refusedGrant } from './permissions.ts';

describe('only an owner changes an owner, or makes one', () => {
  const unlimited = () => giver('viewer', grant('workspace.admin'));

  it('refuses everyone else with any policies [CB-33]', () => {
    const ownerOnly = refusedGrant('OWNER_ONLY');
    expect(checkGrantLimit({ giver: unlimited(), result: maximumPermissions('owner') })).toEqual(ownerOnly);
    expect(checkGrantLimit({ giver: unlimited(), target: maximumPermissions('owner') })).toEqual(ownerOnly);
    expect(
      checkGrantLimit({
        giver: unlimited(),
        target: maximumPermissions('owner'),
        result: maximumPermissions('viewer'),
      }),
    ).toEqual(ownerOnly);
    for (const role of ROLE_NAMES.filter((name) => name !== 'owner')) {
      expect(checkGrantLimit({ giver: giver(role), target: maximumPermissions('owner') })).toEqual(ownerOnly);
    }
    expect(
      checkGrantLimit({
        giver: giver('owner'),
        target: maximumPermissions('owner'),
        result: maximumPermissions('viewer'),
      }),
    ).toEqual(allowedGrant);
    expect(
      checkGrantLimit({
        giver: giver('owner'),
        target: maximumPermissions('member'),
        result: maximumPermissions('owner'),
      }),
    ).toEqual(allowedGrant);
  });

  it('does not treat an API key as an owner', () => {
    const key = apiKeyPermissions({ creator: giver('owner'), scopes: ['workspace.admin'] });
    expect(checkGrantLimit({ giver: key, result: maximumPermissions('owner') })).toEqual(refusedGrant('OWNER_ONLY'));
    expect(checkGrantLimit({ giver: key, result: maximumPermissions('viewer', grant('workspace.admin')) })).toEqual(
      allowedGrant,
    );
  });
});

describe('partial access is not granted in full', () => {
  it('role agent does not create a member who replies everywhere [CB-34]', () => {
    const sender = [grant('workspace.members'), grant('message.send')];
    const everywhere = maximumPermissionsOf({ ...person('viewer'), customRole: ['message.send'] });
    expect(checkGrantLimit({ giver: giver('agent', ...sender), result: everywhere })).toEqual(
      refusedGrant('ABOVE_YOURS', 'message.send'),
    );
    expect(checkGrantLimit({ giver: giver('viewer', ...sender), result: everywhere })).toEqual(allowedGrant);
  });

  it('a member who sees contact details masked does not unmask anyone, themselves included', () => {
    const lead = { ...person('admin'), maskContactDetails: true };
    const verdict = checkGrantLimit({
      giver: effectivePermissionsOf(lead),
      target: maximumPermissionsOf(lead),
      result: maximumPermissions('admin'),
    });
    expect(verdict).toEqual(refusedGrant('ABOVE_YOURS', 'lead.read', 'contact.read', 'contact.erase'));
    // The member cannot change a target without masking, but can change a target that is masked and stays masked.
    expect(
      checkGrantLimit({ giver: effectivePermissionsOf(lead), target: maximumPermissions('member') }),
    ).toMatchObject({
      reason: 'TARGET_HAS_MORE_PERMISSIONS',
    });
    const maskedToo = maximumPermissionsOf({ ...person('member'), maskContactDetails: true });
    expect(checkGrantLimit({ giver: effectivePermissionsOf(lead), target: maskedToo, result: maskedToo })).toEqual(
      allowedGrant,
    );
    expect(
      checkGrantLimit({
        giver: giver('admin'),
        target: maximumPermissionsOf(lead),
        result: maximumPermissions('admin'),
      }),
    ).toEqual(allowedGrant);
  });

  it('one limit does not replace another', () => {
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
    ).toEqual(allowedGrant);
  });

  it('but a limited member’s own key keeps the limit, and can be created', () => {
    const masked = effectivePermissionsOf({ ...person('member'), maskContactDetails: true });
    expect(
      checkGrantLimit({ giver: masked, result: requestedKeyPermissions({ creator: masked, scopes: ['lead.manage'] }) }),
    ).toEqual(allowedGrant);
    expect(
      checkGrantLimit({ giver: masked, result: requestedKeyPermissions({ creator: masked, scopes: ['audit.read'] }) }),
    ).toEqual(refusedGrant('ABOVE_YOURS', 'audit.read'));
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
