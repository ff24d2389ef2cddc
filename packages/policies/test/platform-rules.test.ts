import { describe, expect, it } from '@jest/globals';
import { abilityFrom, canOn, type PlatformCaller, platformRules, WORKSPACE_SUBJECTS } from '../src/index.ts';

const ada: PlatformCaller = {
  kind: 'user',
  userId: 'user-ada',
  emailVerified: true,
  globalRole: 'USER',
  canCreateWorkspaces: true,
};
const as = (caller: PlatformCaller) => abilityFrom(platformRules(caller));

describe('outside every workspace', () => {
  it('lets an anonymous caller do nothing', () => {
    expect(
      platformRules({ kind: 'anonymous', emailVerified: true, globalRole: 'ADMIN', canCreateWorkspaces: true }),
    ).toEqual([]);
    expect(platformRules(ada)).not.toEqual([]);
  });

  it('lets a user revoke their own sessions only', () => {
    expect(canOn(as(ada), 'revoke', 'Session', { userId: 'user-ada' })).toBe(true);
    expect(canOn(as(ada), 'revoke', 'Session', { userId: 'user-ben' })).toBe(false);
  });

  it('lets only a verified user create a workspace [WC-38]', () => {
    expect(as(ada).can('create', 'Workspace')).toBe(true);
    expect(as({ ...ada, emailVerified: false }).can('create', 'Workspace')).toBe(false);
    const { emailVerified: _, ...unknown } = ada;
    expect(as(unknown).can('create', 'Workspace')).toBe(false);
  });

  it('lets only a verified user accept or decline an invitation [WC-38]', () => {
    for (const act of ['accept', 'decline'] as const) {
      expect(as(ada).can(act, 'MyInvitation')).toBe(true);
      expect(as({ ...ada, emailVerified: false }).can(act, 'MyInvitation')).toBe(false);
    }
  });

  it('lets a verified user read and create organizations, and change only those they manage [AM-13]', () => {
    expect(as(ada).can('read', 'Organization') && as(ada).can('create', 'Organization')).toBe(true);
    expect(canOn(as(ada), 'update', 'Organization', { managerId: 'user-ada' })).toBe(true);
    for (const managerId of ['user-ben', null])
      expect(canOn(as(ada), 'update', 'Organization', { managerId })).toBe(false);
    expect(as({ ...ada, emailVerified: false }).can('read', 'Organization')).toBe(false);
  });

  it('lets no one create a workspace unless the platform allows it [WC-39]', () => {
    const { canCreateWorkspaces: _, ...unsaid } = ada;
    expect(as({ ...ada, canCreateWorkspaces: false }).can('create', 'Workspace')).toBe(false);
    expect(as(unsaid).can('create', 'Workspace')).toBe(false);
    expect(as(ada).can('create', 'Workspace')).toBe(true);
  });

  it('opens the platform’s pages to a global admin, and to no other user [WC-33] [WC-34]', () => {
    const pages = (caller: PlatformCaller) => [
      as(caller).can('read', 'Platform'),
      as(caller).can('manage', 'Platform'),
      as(caller).can('disable', 'PlatformUser'),
    ];
    expect(pages({ ...ada, globalRole: 'ADMIN' })).toEqual([true, true, true]);
    expect(pages({ ...ada, globalRole: 'ADMIN', lacksSecondFactor: true })).toEqual(pages(ada));
    expect(pages(ada)).toEqual([false, false, false]);
  });

  it('gives a global admin no rule about anything inside a workspace [WC-35]', () => {
    const inside = platformRules({ ...ada, globalRole: 'ADMIN' }).filter(({ subject }) =>
      WORKSPACE_SUBJECTS.includes(subject as (typeof WORKSPACE_SUBJECTS)[number]),
    );
    expect(inside).toEqual([{ action: ['create'], subject: 'Workspace' }]);
  });

  it.each([undefined, ''])('refuses to create rules for a user whose id is %p', (userId) => {
    expect(() => platformRules({ ...ada, userId })).toThrow('needs a userId');
  });
});
