import { createMongoAbility, subject } from '@casl/ability';
import { describe, expect, it } from '@jest/globals';
import { assertConditions, canOn, conditionedFields } from '../src/index.ts';
import { as, member } from './people.ts';

/**
 * Returns a record for the tests below. They check behavior of CASL 7.0.1 on which this package relies. If one fails
 * after an upgrade, review the code that relies on the behavior.
 */
const row = (fields: object) => subject('Conversation', { ...fields });

describe('CASL facts, and our answer [P7]', () => {
  it('is optimistic without a record; so decisions about a record use canOn', () => {
    const agent = as(member('agent'));
    expect(agent.can('reply', 'Conversation')).toBe(true);
    expect(canOn(agent, 'reply', 'Conversation', { heldById: 'member-ben' })).toBe(false);
  });

  it('treats a record without the field as one with null there; so canOn refuses such a record', () => {
    const ability = createMongoAbility([
      { action: 'assign', subject: 'Conversation', conditions: { assigneeId: null } },
    ]);
    expect(ability.can('assign', row({ id: 'c1' }))).toBe(true);
    expect(() => canOn(as(member('agent')), 'reply', 'Conversation', { id: 'c1' })).toThrow(
      'selected without "heldById"',
    );
    expect(() => canOn(as(member('agent')), 'reply', 'Conversation', { heldById: undefined })).toThrow(
      'selected without',
    );
  });

  it('lets a record without the field pass a denial; so canOn requires the fields of denials too', () => {
    const ability = createMongoAbility([
      { action: 'remove', subject: 'Member' },
      { action: 'remove', subject: 'Member', conditions: { role: 'owner' }, inverted: true },
    ]);
    expect(ability.can('remove', subject('Member', { id: 'm1' }))).toBe(true);
    expect(ability.can('remove', subject('Member', { id: 'm1', role: 'owner' }))).toBe(false);
    expect(conditionedFields(as(member('admin')), 'remove', 'Member')).toEqual(['role']);
  });

  it('lets the last rule win; so denials are compiled last', () => {
    const [allow, forbid] = [
      { action: 'read', subject: 'Conversation' },
      { action: 'read', subject: 'Conversation', inverted: true },
    ];
    expect(createMongoAbility([forbid, allow]).can('read', 'Conversation')).toBe(true);
    expect(createMongoAbility([allow, forbid]).can('read', 'Conversation')).toBe(false);
  });

  it('lets an action without a field pass a rule limited to fields; so we have no rule with fields', () => {
    const ability = createMongoAbility([{ action: 'update', subject: 'Conversation', fields: ['topic'] }]);
    expect(ability.can('update', 'Conversation')).toBe(true);
    expect(ability.can('update', 'Conversation', 'heldById')).toBe(false);
    expect(as(member('owner')).rules.filter(({ fields }) => fields)).toEqual([]);
  });

  it('treats an empty condition as every row; so it is refused', () => {
    const ability = createMongoAbility([{ action: 'read', subject: 'Conversation', conditions: {} }]);
    expect(ability.can('read', row({ heldById: 'member-ben' }))).toBe(true);
    expect(() => assertConditions({}, 'read Conversation')).toThrow('empty condition');
  });

  it('denies on an undefined condition, until JSON makes it an empty one; so it is refused', () => {
    const rules = [{ action: 'read', subject: 'Conversation', conditions: { heldById: undefined } }];
    expect(createMongoAbility(rules).can('read', row({ heldById: 'member-ben' }))).toBe(false);
    expect(createMongoAbility(JSON.parse(JSON.stringify(rules))).can('read', row({ heldById: 'member-ben' }))).toBe(
      true,
    );
    expect(() => assertConditions({ heldById: undefined } as never, 'read Conversation')).toThrow(
      'neither text nor null',
    );
  });

  it('lets $ne pass if the field was not selected; so operators are refused in conditions', () => {
    const ability = createMongoAbility([
      { action: 'read', subject: 'Conversation', conditions: { mode: { $ne: 'PAUSED' } } },
    ]);
    expect(ability.can('read', row({ id: 'c1' }))).toBe(true);
    expect(() => assertConditions({ mode: { $ne: 'PAUSED' } } as never, 'read Conversation')).toThrow(TypeError);
  });

  it('runs a stored $regex, which can block for seconds; so operators are refused in conditions [P8]', () => {
    const ability = createMongoAbility([
      { action: 'read', subject: 'Conversation', conditions: { topic: { $regex: '^(a+)+$' } } },
    ]);
    expect(ability.can('read', row({ topic: 'aaaa' }))).toBe(true);
    expect(() => assertConditions({ topic: { $regex: '^(a+)+$' } } as never, 'read Conversation')).toThrow(TypeError);
  });

  it('treats manage as every action and all as every subject; so workspace rules use neither', () => {
    const ability = createMongoAbility([{ action: 'manage', subject: 'all' }]);
    expect(ability.can('delete', 'Workspace')).toBe(true);
    expect(JSON.stringify(as(member('owner')).rules)).not.toMatch(/"manage"|"all"/);
  });

  it('recognizes a plain object only by its marker, and marks the object it is given; so canOn checks a copy', () => {
    const ability = createMongoAbility([{ action: 'read', subject: 'Conversation' }]);
    expect(ability.can('read', { id: 'c1' } as never)).toBe(false);
    expect(() => subject('Conversation', Object.freeze({ id: 'c1' }))).toThrow(TypeError);

    const frozen = Object.freeze({ heldById: 'member-ada' });
    expect(canOn(as(member('agent')), 'reply', 'Conversation', frozen)).toBe(true);
    expect(Object.getOwnPropertyNames(frozen)).toEqual(['heldById']);
  });

  it('compares strictly: an id in another case is another id', () => {
    expect(canOn(as(member('agent')), 'reply', 'Conversation', { heldById: 'MEMBER-ADA' })).toBe(false);
    expect(canOn(as(member('agent')), 'reply', 'Conversation', { heldById: 'member-ada' })).toBe(true);
  });
});
