import { describe, expect, it } from '@jest/globals';
import { type AccessContext, canOn, type RoleName } from '../src/index.ts';
import { ADA, as, BEN, grant, keyOf, member } from './people.ts';

const heldByAda = { heldById: ADA.memberId, assigneeId: BEN.memberId };
const heldByBen = { heldById: BEN.memberId, assigneeId: ADA.memberId };
const unassigned = { heldById: null, assigneeId: null };

describe('conversations', () => {
  it('lets role agent reply only in a conversation assigned to them [CB-34] [CB-37]', () => {
    const ben = as(member('agent'));
    expect(canOn(ben, 'reply', 'Conversation', heldByAda)).toBe(true);
    expect([heldByBen, unassigned].map((row) => canOn(ben, 'reply', 'Conversation', row))).toEqual([false, false]);
    expect(canOn(ben, 'takeOver', 'Conversation', unassigned)).toBe(true);
  });

  it('lets the role agent with message.send reply, but not assign or dial; its keys cannot reply [CB-34]', () => {
    const abilityOf = (role: RoleName) => {
      const ability = as(member(role, [grant('message.send')]));
      return [
        canOn(ability, 'reply', 'Conversation', unassigned),
        canOn(ability, 'reply', 'Conversation', heldByBen),
        ability.can('assign', 'Conversation'),
        ability.can('dial', 'Call'),
      ];
    };
    expect(abilityOf('agent')).toEqual([true, false, false, false]);
    expect(abilityOf('viewer')).toEqual([true, false, true, true]);
    // An API key has the restrictions of its creator.
    expect(
      canOn(as(keyOf('agent', ['message.send'], [grant('message.send')])), 'reply', 'Conversation', unassigned),
    ).toBe(false);
  });

  it('lets a member with message.send reply if no other member has taken over, and return the conversation after the reply [WC-21] [WC-30]', () => {
    const chat = as(member('viewer', [grant('message.send')]));
    const canDo = (action: 'reply' | 'returnToAgent') =>
      [unassigned, heldByAda, heldByBen].map((row) => canOn(chat, action, 'Conversation', row));
    expect(canDo('reply')).toEqual([true, true, false]);
    expect(canDo('returnToAgent')).toEqual([false, true, false]);
    const key = as(keyOf('viewer', ['message.send'], [grant('message.send')]));
    expect([unassigned, heldByAda].map((row) => canOn(key, 'reply', 'Conversation', row))).toEqual([true, false]);
  });

  it('lets an operator reply while assigned, and return only their own [AM-18]', () => {
    const operator = as(member('operator'));
    for (const act of ['reply', 'returnToAgent'] as const) {
      expect(canOn(operator, act, 'Conversation', heldByAda)).toBe(true);
      expect(canOn(operator, act, 'Conversation', heldByBen)).toBe(false);
    }
  });

  it('limits a member to the conversations assigned to them, in every action', () => {
    const limited = as(member('member', [], { assignedConversationsOnly: true }));
    const free = as(member('member'));
    for (const act of ['read', 'markRead', 'assign', 'takeOver'] as const) {
      expect(canOn(limited, act, 'Conversation', heldByAda)).toBe(false);
      expect(canOn(free, act, 'Conversation', heldByAda)).toBe(true);
      expect(canOn(limited, act, 'Conversation', heldByBen)).toBe(true);
    }
    const unheld = (assigneeId: string) => ({ heldById: null, assigneeId });
    const replies = [unheld(ADA.memberId), unheld(BEN.memberId)];
    expect(replies.map((row) => canOn(limited, 'reply', 'Conversation', row))).toEqual([true, false]);
    expect(replies.map((row) => canOn(free, 'reply', 'Conversation', row))).toEqual([true, true]);
    const [mine, others] = [{ conversation: heldByBen }, { conversation: heldByAda }];
    expect([mine, others].map((row) => canOn(limited, 'read', 'Message', row))).toEqual([true, false]);
    expect(canOn(free, 'read', 'Message', others)).toBe(true);
    expect(() => canOn(limited, 'read', 'Message', { id: 'm1' })).toThrow('without "conversation.assigneeId"');
    // A contact can be accessed through any of the contact's conversations. A lead cannot be accessed.
    const known = { conversations: [heldByAda, heldByBen] };
    const unknown = [{ conversations: [heldByAda] }, { conversations: [] }];
    expect(canOn(limited, 'read', 'Contact', known)).toBe(true);
    expect(unknown.map((row) => canOn(limited, 'read', 'Contact', row))).toEqual([false, false]);
    expect([limited.can('read', 'Lead'), free.can('read', 'Lead')]).toEqual([false, true]);
  });

  it('lets a member limited to their conversations change contacts, and create none', () => {
    const of = (context: AccessContext) =>
      (['update', 'create', 'import'] as const).map((act) => as(context).can(act, 'Contact'));
    expect(of(member('member'))).toEqual([true, true, true]);
    expect(of(member('owner', [], { assignedConversationsOnly: true }))).toEqual([true, false, false]);
    expect(of({ ...keyOf('member', ['contact.manage']), assignedConversationsOnly: true })).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('contact details', () => {
  it('masks phone and email for a member, and for the keys they create', () => {
    const permissions = (context: AccessContext) => [
      as(context).can('readDetails', 'Contact'),
      as(context).can('readDetails', 'Lead'),
    ];
    expect(permissions(member('member'))).toEqual([true, true]);
    expect(permissions(member('member', [], { maskContactDetails: true }))).toEqual([false, false]);
    expect(permissions({ ...keyOf('member', ['contact.read', 'lead.read']), maskContactDetails: true })).toEqual([
      false,
      false,
    ]);
    expect(as(member('member', [], { maskContactDetails: true })).can('read', 'Contact')).toBe(true);
  });
});
