import { describe, expect, it } from '@jest/globals';
import {
  apiKeyPermissions,
  checkGrantLimit,
  effectivePermissionsOf,
  maximumPermissionsOf,
  type PolicyKey,
  requestedKeyPermissions,
} from '../src/index.ts';
import { deny, grant, minutesFromNow, person } from './people.ts';
import { allowedGrant, giver, maximumPermissions, refusedGrant } from './permissions.ts';

/** Ben can manage members but lacks campaign.run. Cleo has both. */
const ben = () => giver('member', grant('workspace.members'));
const cleo = () => giver('member', grant('workspace.members'), grant('campaign.run'));
const withCampaignRun = () => maximumPermissions('viewer', grant('campaign.run'));
const aboveBen = refusedGrant('ABOVE_YOURS', 'campaign.run');

describe('no member grants what they do not hold', () => {
  it('on editing a member [WC-10]', () => {
    expect(checkGrantLimit({ giver: ben(), target: maximumPermissions('viewer'), result: withCampaignRun() })).toEqual(
      aboveBen,
    );
    expect(checkGrantLimit({ giver: cleo(), target: maximumPermissions('viewer'), result: withCampaignRun() })).toEqual(
      allowedGrant,
    );
  });

  it('on inviting one [WC-09]', () => {
    expect(checkGrantLimit({ giver: ben(), result: withCampaignRun() })).toEqual(aboveBen);
    expect(checkGrantLimit({ giver: cleo(), result: withCampaignRun() })).toEqual(allowedGrant);
  });

  it('on an invitation that is accepted after its inviter was demoted [P3]', () => {
    const invitation = maximumPermissions('member');
    expect(checkGrantLimit({ giver: giver('admin'), result: invitation })).toEqual(allowedGrant);
    const demoted = checkGrantLimit({ giver: giver('viewer'), result: invitation });
    expect(demoted).toMatchObject({ allowed: false, reason: 'ABOVE_YOURS' });
  });

  it('on creating or changing a custom role', () => {
    const role = (...customRole: PolicyKey[]) => maximumPermissionsOf({ ...person('viewer'), customRole });
    expect(checkGrantLimit({ giver: ben(), result: role('lead.read', 'campaign.run') })).toEqual(aboveBen);
    expect(checkGrantLimit({ giver: ben(), target: role('campaign.run'), result: role('lead.read') })).toMatchObject({
      reason: 'TARGET_HAS_MORE_PERMISSIONS',
    });
    expect(checkGrantLimit({ giver: cleo(), target: role('campaign.run'), result: role('lead.read') })).toEqual(
      allowedGrant,
    );
  });

  it('on creating an API key [AM-21]', () => {
    const key = (creator: ReturnType<typeof ben>) => requestedKeyPermissions({ creator, scopes: ['campaign.run'] });
    expect(checkGrantLimit({ giver: ben(), result: key(ben()) })).toEqual(aboveBen);
    expect(checkGrantLimit({ giver: cleo(), result: key(cleo()) })).toEqual(allowedGrant);
  });

  it('on rotating the key of a member who holds more, and so seeing its secret', () => {
    const key = apiKeyPermissions({ creator: maximumPermissions('owner'), scopes: ['workspace.admin'] });
    expect(checkGrantLimit({ giver: giver('admin'), target: key, result: key })).toEqual(
      refusedGrant('TARGET_HAS_MORE_PERMISSIONS', 'workspace.admin', 'billing.manage', 'billing.admin'),
    );
    expect(checkGrantLimit({ giver: giver('owner'), target: key, result: key })).toEqual(allowedGrant);
  });

  it('through dependencies of a policy', () => {
    const narrow = effectivePermissionsOf({ ...person('viewer'), customRole: ['workspace.members'] });
    expect(
      checkGrantLimit({
        giver: narrow,
        result: maximumPermissionsOf({ ...person('viewer'), customRole: ['contact.manage'] }),
      }),
    ).toEqual(refusedGrant('ABOVE_YOURS', 'contact.read', 'contact.manage'));
  });

  it('an admin does not hand out workspace.admin, which brings the billing [AM-16] [WC-32]', () => {
    expect(
      checkGrantLimit({ giver: giver('admin'), result: maximumPermissions('viewer', grant('workspace.admin')) }),
    ).toEqual(refusedGrant('ABOVE_YOURS', 'workspace.admin', 'billing.manage', 'billing.admin'));
    expect(
      checkGrantLimit({
        giver: giver('viewer', grant('workspace.admin')),
        result: maximumPermissions('viewer', grant('workspace.admin')),
      }),
    ).toEqual(allowedGrant);
  });

  it('through workspace.admin when one policy of it is denied to the granter', () => {
    const without = giver('viewer', grant('workspace.admin'), deny('campaign.run'));
    expect(checkGrantLimit({ giver: without, result: maximumPermissions('viewer', grant('workspace.admin')) })).toEqual(
      aboveBen,
    );
    const same = maximumPermissions('viewer', grant('workspace.admin'), deny('campaign.run'));
    expect(checkGrantLimit({ giver: without, result: same })).toEqual(allowedGrant);
  });

  it('by lifting a denial', () => {
    const before = maximumPermissions('admin', deny('analytics.read'));
    expect(
      checkGrantLimit({
        giver: giver('admin', deny('analytics.read')),
        target: before,
        result: maximumPermissions('admin'),
      }),
    ).toEqual(refusedGrant('ABOVE_YOURS', 'analytics.read'));
    expect(checkGrantLimit({ giver: giver('admin'), target: before, result: maximumPermissions('admin') })).toEqual(
      allowedGrant,
    );
  });

  it('to themselves', () => {
    const self = [deny('campaign.run'), grant('workspace.members')];
    expect(
      checkGrantLimit({
        giver: giver('admin', ...self),
        target: maximumPermissions('admin', ...self),
        result: maximumPermissions('admin'),
      }),
    ).toEqual(aboveBen);
  });
});

describe('no member grants for longer than they hold', () => {
  const until = (minutes: number | null) => (minutes === null ? null : minutesFromNow(minutes));
  const verdict = (mine: number | null, other: number | null) =>
    checkGrantLimit({
      giver: giver('member', grant('workspace.members'), grant('campaign.run', until(mine))),
      result: maximumPermissions('viewer', grant('campaign.run', until(other))),
    });

  it('refuses a later expiry than the granter’s own, and no expiry', () => {
    expect([verdict(10, 11), verdict(10, null)]).toEqual([aboveBen, aboveBen]);
    expect([verdict(10, 10), verdict(10, 9), verdict(null, null)]).toEqual([allowedGrant, allowedGrant, allowedGrant]);
  });

  it('refuses a grant under a denial that expires, and allows one that remains denied', () => {
    const gift = (end: Date | null) =>
      maximumPermissions('viewer', grant('workspace.settings'), deny('workspace.settings', end));
    expect(checkGrantLimit({ giver: ben(), result: gift(minutesFromNow(1)) })).toEqual(
      refusedGrant('ABOVE_YOURS', 'workspace.settings'),
    );
    expect(checkGrantLimit({ giver: ben(), result: gift(null) })).toEqual(allowedGrant);
  });

  it('does not count what is temporarily denied to the granter', () => {
    const paused = giver('admin', deny('campaign.run', minutesFromNow(10)));
    expect(checkGrantLimit({ giver: paused, result: withCampaignRun() })).toEqual(aboveBen);
  });

  it('includes policies of the role after a grant of the same policy has ended', () => {
    const holder = giver('admin', grant('campaign.run', minutesFromNow(10)));
    expect(holder.until.get('campaign.run')).toBeNull();
    expect(giver('viewer', grant('campaign.run', minutesFromNow(10))).until.get('campaign.read')).toBeNull();
    expect(giver('agent', grant('campaign.run', minutesFromNow(10))).until.get('campaign.read')).toEqual(
      minutesFromNow(10),
    );
  });

  it('ends a key when its creator’s access ends, or when it expires itself', () => {
    const creator = giver('viewer', grant('campaign.run', minutesFromNow(10)));
    const end = (expiresAt: Date | null) =>
      apiKeyPermissions({ creator, scopes: ['campaign.run'], expiresAt }).until.get('campaign.run');
    expect([end(null), end(minutesFromNow(20)), end(minutesFromNow(5))]).toEqual([
      minutesFromNow(10),
      minutesFromNow(10),
      minutesFromNow(5),
    ]);
  });
});

describe('a member who holds more cannot be managed', () => {
  it('refuses to change or remove them', () => {
    const above = refusedGrant('TARGET_HAS_MORE_PERMISSIONS', 'campaign.run');
    expect(checkGrantLimit({ giver: ben(), target: withCampaignRun(), result: maximumPermissions('viewer') })).toEqual(
      above,
    );
    expect(checkGrantLimit({ giver: ben(), target: withCampaignRun() })).toEqual(above);
    expect(checkGrantLimit({ giver: cleo(), target: withCampaignRun() })).toEqual(allowedGrant);
  });

  it('includes policies that they will hold after a denial expires', () => {
    const resting = maximumPermissions('viewer', grant('campaign.run'), deny('campaign.run', minutesFromNow(10)));
    expect(checkGrantLimit({ giver: ben(), target: resting })).toEqual(
      refusedGrant('TARGET_HAS_MORE_PERMISSIONS', 'campaign.run'),
    );
    expect(checkGrantLimit({ giver: ben(), target: maximumPermissions('viewer', deny('campaign.run')) })).toEqual(
      allowedGrant,
    );
  });
});

it('returns nothing without a subject', () => {
  expect(() => checkGrantLimit({ giver: giver('owner') })).toThrow(TypeError);
});
