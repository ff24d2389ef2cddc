import { describe, expect, it } from '@jest/globals';
import {
  type AccessContext,
  assertConditions,
  canOn,
  defineRules,
  type PolicyKey,
  ROLE_NAMES,
  type RoleName,
} from '../src/index.ts';
import { ADA, as, BEN, grant, keyOf, member } from './people.ts';

/** Returns the conditions of all rules of a member or API key. */
const conditionsOf = (context: AccessContext) =>
  defineRules(context).flatMap(({ conditions }) => (conditions ? [conditions] : []));

it.each(ROLE_NAMES)('repeats no action of %s under a condition that another rule allows without one', (role) => {
  const rules = defineRules(member(role)).filter(({ inverted }) => !inverted);
  const actsOf = (some: typeof rules) =>
    some.flatMap(({ action, subject }) => [action].flat().map((one) => `${one} ${String(subject)}`));
  const open = actsOf(rules.filter(({ conditions }) => !conditions));
  const limited = actsOf(rules.filter(({ conditions }) => conditions));
  expect(limited.filter((act) => open.includes(act))).toEqual([]);
  expect(open.length).toBeGreaterThan(0);
});

describe('owner-only actions', () => {
  it.each(['delete', 'transferOwnership'] as const)('lets only an owner %s the workspace [CB-29] [CB-33]', (act) => {
    expect(as(member('owner')).can(act, 'Workspace')).toBe(true);
    for (const role of ROLE_NAMES.filter((name) => name !== 'owner')) {
      expect(as(member(role, [grant('workspace.admin')])).can(act, 'Workspace')).toBe(false);
    }
  });

  it('lets no API key delete or transfer the workspace, not even an owner’s with every scope', () => {
    const key = as(keyOf('owner', ['workspace.admin']));
    expect([key.can('delete', 'Workspace'), key.can('transferOwnership', 'Workspace')]).toEqual([false, false]);
    // Precondition: the API key holds every policy.
    expect([key.can('rename', 'Workspace'), key.can('remove', 'Member')]).toEqual([true, true]);
  });

  it.each(['update', 'remove'] as const)('lets only an owner %s an owner', (act) => {
    const [owner, other] = [{ role: 'owner' }, { role: 'admin' }];
    const on = (context: AccessContext, row: object) => canOn(as(context), act, 'Member', row);
    expect([on(member('owner'), owner), on(member('owner'), other)]).toEqual([true, true]);
    expect([on(member('admin'), owner), on(member('admin'), other)]).toEqual([false, true]);
    const key = keyOf('owner', ['workspace.members']);
    expect([on(key, owner), on(key, other)]).toEqual([false, true]);
  });
});

describe('members', () => {
  it('shows members, roles and policies to every member [AM-14]', () => {
    for (const role of ROLE_NAMES) {
      const ability = as(member(role));
      expect([ability.can('read', 'Member'), ability.can('read', 'Role'), ability.can('read', 'Policy')]).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  it('shows members to an API key only with workspace.members', () => {
    expect(as(keyOf('admin', ['lead.read'])).can('read', 'Member')).toBe(false);
    expect(as(keyOf('admin', ['workspace.members'])).can('read', 'Member')).toBe(true);
  });

  it('lets every member remove themselves, but not others', () => {
    for (const role of ROLE_NAMES) {
      const ability = as(member(role));
      expect(canOn(ability, 'leave', 'Member', { id: ADA.memberId, role })).toBe(true);
      expect(canOn(ability, 'leave', 'Member', { id: BEN.memberId, role })).toBe(false);
    }
    expect(as(keyOf('owner', ['workspace.admin'])).can('leave', 'Member')).toBe(false);
  });

  it('keeps role agent out of settings, integrations and API keys [CB-35]', () => {
    const shut = (role: RoleName) => {
      const ability = as(member(role));
      return [
        ability.can('update', 'Workspace'),
        ability.can('read', 'Integration'),
        ability.can('set', 'Integration'),
        ability.can('create', 'ApiKey'),
      ];
    };
    expect(shut('agent')).toEqual([false, false, false, false]);
    expect(shut('admin')).toEqual([true, true, true, true]);
  });
});

describe('a viewer', () => {
  it('only reads, apart from what concerns themselves [AM-19]', () => {
    const acts = (role: RoleName) =>
      defineRules(member(role))
        .filter(({ conditions }) => !conditions)
        .flatMap(({ action }) => [action].flat())
        .filter((action) => !['read', 'readDetails'].includes(action));
    expect(acts('viewer')).toEqual([]);
    expect(acts('operator')).toContain('markRead');
  });
});

describe('API keys', () => {
  const ofAda = { createdById: ADA.userId };
  const ofBen = { createdById: BEN.userId };

  it('let a member manage the keys they created, and an admin all [CB-25]', () => {
    for (const act of ['read', 'create', 'revoke', 'rotate'] as const) {
      expect(canOn(as(member('member')), act, 'ApiKey', ofAda)).toBe(true);
      expect(canOn(as(member('member')), act, 'ApiKey', ofBen)).toBe(false);
      expect(canOn(as(member('admin')), act, 'ApiKey', ofBen)).toBe(true);
    }
  });

  it('let no API key see, create, rotate or revoke API keys', () => {
    const scopes: PolicyKey[] = ['api_key.manage'];
    for (const act of ['read', 'create', 'revoke', 'rotate'] as const) {
      expect(as(keyOf('owner', scopes)).can(act, 'ApiKey')).toBe(false);
      expect(as(member('owner')).can(act, 'ApiKey')).toBe(true);
    }
    expect(as(keyOf('owner', scopes)).can('register', 'PersistedOperation')).toBe(true);
  });

  it('let a key with the scope lead.manage create a lead, and do nothing else [CB-08]', () => {
    const key = as(keyOf('admin', ['lead.manage']));
    expect([key.can('create', 'Lead'), key.can('read', 'Lead')]).toEqual([true, true]);
    expect([key.can('read', 'Contact'), key.can('update', 'Workspace'), key.can('dial', 'Call')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('the rules themselves', () => {
  it.each(['memberId', 'userId'] as const)('cannot be created for a caller without a %s', (field) => {
    for (const missing of [undefined, null, '', 7]) {
      expect(() => defineRules({ ...member('agent'), [field]: missing })).toThrow(`needs its ${field}`);
    }
    expect(() => defineRules(member('agent'))).not.toThrow();
  });

  it('refuse an empty condition, an undefined one and every operator [P8]', () => {
    const refused = [
      {},
      { heldById: undefined },
      { heldById: '' },
      { $or: 'x' },
      { heldById: { $ne: 'x' } },
      { '': 'x' },
    ];
    for (const conditions of refused) {
      expect(() => assertConditions(conditions as never, 'reply Conversation')).toThrow(TypeError);
    }
    expect(assertConditions({ heldById: 'member-ada', assigneeId: null }, 'reply Conversation')).toBeDefined();
  });

  it('use plain equality only, with the ids of the caller', () => {
    const conditions = ROLE_NAMES.flatMap((role) =>
      conditionsOf(member(role, [], { assignedConversationsOnly: true })),
    );
    expect(conditions.length).toBeGreaterThan(20);
    const values = conditions.flatMap((one) => Object.values(one));
    expect([...new Set(values)].sort()).toEqual([ADA.memberId, null, 'owner', 'SHARED', ADA.userId].sort());
  });

  it('put denials last, since the last matching rule wins [P7]', () => {
    const inverted = defineRules(member('admin')).map((rule) => rule.inverted === true);
    expect(inverted).toContain(true);
    expect(inverted.slice(inverted.indexOf(true))).not.toContain(false);
  });

  it('never use “all” or “manage”', () => {
    for (const role of ROLE_NAMES) {
      for (const { action, subject } of defineRules(member(role, [grant('workspace.admin')]))) {
        expect([action].flat()).not.toContain('manage');
        expect([subject].flat()).not.toContain('all');
      }
    }
  });

  it('give a member without any policy their own rows and the names of records, and nothing else', () => {
    const reads = defineRules(member('viewer', [], { policies: new Set() })).filter(({ conditions }) => !conditions);
    expect(reads.map(({ subject }) => subject)).toEqual(['Workspace', 'Role', 'Policy', 'Member']);
    expect(reads.every(({ action }) => [action].flat().join() === 'read')).toBe(true);
    // Rules for reading the workspace, its roles and its policies apply to every API key, even without scopes.
    expect(defineRules(keyOf('owner', [])).map(({ subject }) => subject)).toEqual(['Workspace', 'Role', 'Policy']);
  });
});
