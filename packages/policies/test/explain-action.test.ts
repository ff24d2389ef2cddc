import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WORKSPACE_ACTIONS } from '../src/actions.ts';
import {
  type Action,
  type ActionQuestion,
  abilityFrom,
  canOn,
  defineRules,
  effectivePolicies,
  explainAction,
  POLICIES,
  scopedPolicies,
  WORKSPACE_SUBJECTS,
  type WorkspaceSubject,
} from '../src/index.ts';
import { ADA, BEN, deny, grant, NOW, person } from './people.ts';
import { anyone } from './scenes.ts';

const seed = Number(process.env.SEED ?? 20261121);

const PAIRS: readonly (readonly [Action, WorkspaceSubject])[] = WORKSPACE_SUBJECTS.flatMap((subject) =>
  WORKSPACE_ACTIONS[subject].map((action) => [action as Action, subject] as const),
);

const ask = (
  who: Omit<ActionQuestion['person'], 'now'> & { maskContactDetails?: boolean; assignedConversationsOnly?: boolean },
  act: readonly [Action, WorkspaceSubject],
  record?: object,
) => {
  const { maskContactDetails = false, assignedConversationsOnly = false, ...held } = who;
  const kind = held.scopes ? ('api_key' as const) : ('member' as const);
  const context = { kind, role: held.role, ...ADA, maskContactDetails, assignedConversationsOnly };
  return explainAction({
    person: { ...held, now: NOW },
    context,
    action: act[0],
    subject: act[1],
    ...(record ? { record } : {}),
  });
};

describe('why a member is allowed or denied an action', () => {
  it('names the policy and where it comes from', () => {
    expect(ask(person('member'), ['update', 'Lead'])).toMatchObject({
      allowed: true,
      policy: 'lead.manage',
      message: 'Allowed: the role Member includes it.',
    });
    const night = { ...person('member'), customRole: ['lead.manage'] as const, customRoleName: 'Night shift' };
    expect(ask(night, ['update', 'Lead']).message).toBe('Allowed: the role Night shift includes it.');
    expect(ask(person('agent', grant('contact.manage')), ['read', 'Contact']).message).toBe(
      'Allowed: included with contact.manage.',
    );
    expect(ask(person('member', deny('lead.manage')), ['update', 'Lead'])).toMatchObject({
      allowed: false,
      denialReason: 'POLICY',
      policy: 'lead.manage',
      why: { deniedBy: ['lead.manage'] },
    });
  });

  it('names the limit or the row that denies it', () => {
    const [mine, others] = [
      { heldById: null, assigneeId: ADA.memberId },
      { heldById: null, assigneeId: BEN.memberId },
    ];
    const heldByBen = { heldById: BEN.memberId, assigneeId: null };
    const limited = { ...person('member'), assignedConversationsOnly: true };
    expect(ask(limited, ['reply', 'Conversation'], mine).allowed).toBe(true);
    expect(ask(limited, ['reply', 'Conversation'], others).denialReason).toBe('NOT_ASSIGNED');
    expect(ask(person('agent'), ['reply', 'Conversation'], mine).denialReason).toBe('NOT_TAKEN_OVER');
    expect(ask(person('member'), ['reply', 'Conversation'], heldByBen).denialReason).toBe('NOT_TAKEN_OVER');
    expect(ask({ ...person('member'), maskContactDetails: true }, ['readDetails', 'Lead']).denialReason).toBe('MASKED');
    expect(ask(person('member'), ['revoke', 'ApiKey'], { createdById: BEN.userId }).denialReason).toBe('NOT_OWN');
    expect(ask(person('admin'), ['remove', 'Member'], { id: BEN.memberId, role: 'owner' }).denialReason).toBe(
      'OWNER_ONLY',
    );
    expect(ask(person('admin'), ['delete', 'Workspace']).denialReason).toBe('OWNER_ONLY');
    const key = { ...person('owner'), scopes: ['api_key.manage'] as const };
    expect(ask(key, ['create', 'ApiKey']).denialReason).toBe('API_KEYS_EXCLUDED');
    expect(ask({ ...key, scopes: ['lead.read'] }, ['update', 'Lead'])).toMatchObject({
      denialReason: 'POLICY',
      why: { outsideScopes: true },
    });
  });

  const rows = fc.record({
    id: fc.constantFrom(ADA.memberId, BEN.memberId),
    role: fc.constantFrom('owner', 'admin', 'viewer'),
    heldById: fc.constantFrom(ADA.memberId, BEN.memberId, null),
    assigneeId: fc.constantFrom(ADA.memberId, BEN.memberId, null),
    memberId: fc.constantFrom(ADA.memberId, BEN.memberId),
    toMemberId: fc.constantFrom(ADA.memberId, BEN.memberId),
    createdById: fc.constantFrom(ADA.userId, BEN.userId),
    userId: fc.constantFrom(ADA.userId, BEN.userId),
    visibility: fc.constantFrom('PRIVATE', 'SHARED'),
    conversation: fc.record({ assigneeId: fc.constantFrom(ADA.memberId, BEN.memberId) }),
    conversations: fc.array(fc.record({ assigneeId: fc.constantFrom(ADA.memberId, BEN.memberId) }), { maxLength: 2 }),
  });
  const scopes = fc.option(fc.uniqueArray(fc.constantFrom(...POLICIES.map(({ key }) => key)), { maxLength: 5 }), {
    nil: undefined,
    freq: 4,
  });

  it('agrees with the rules for every action on every subject, for random people, keys and rows', () => {
    const tally = { yes: 0, no: 0 };
    fc.assert(
      fc.property(anyone, scopes, fc.option(rows, { nil: undefined }), (someone, narrowed, record) => {
        const held = effectivePolicies({ ...someone, now: NOW });
        const ability = abilityFrom(
          defineRules({
            kind: narrowed ? 'api_key' : 'member',
            role: someone.role,
            policies: narrowed ? scopedPolicies(held, narrowed) : held,
            maskContactDetails: someone.maskContactDetails ?? false,
            assignedConversationsOnly: someone.assignedConversationsOnly ?? false,
            ...ADA,
          }),
        );
        return PAIRS.every(([action, subject]) => {
          const allowed = record
            ? canOn(ability, 'read', subject, record) && canOn(ability, action, subject, record)
            : ability.can(action, subject);
          const explained = ask({ ...someone, ...(narrowed ? { scopes: narrowed } : {}) }, [action, subject], record);
          tally[allowed ? 'yes' : 'no'] += 1;
          return (
            explained.allowed === allowed && (explained.denialReason === null) === allowed && explained.message !== ''
          );
        });
      }),
      { numRuns: 300, seed },
    );
    expect(Math.min(tally.yes, tally.no)).toBeGreaterThan(1_000);
  }, 60_000);

  it('never names a policy as missing that is held', () => {
    fc.assert(
      fc.property(anyone, (someone) => {
        const held = effectivePolicies({ ...someone, now: NOW });
        return PAIRS.every((pair) => {
          const { denialReason, policy } = ask(someone, pair);
          return denialReason !== 'POLICY' || policy === null || !held.has(policy);
        });
      }),
      { numRuns: 100, seed },
    );
  }, 60_000);
});
