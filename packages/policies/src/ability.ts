import { createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf, subject } from '@casl/ability';
import type { Action, SubjectName } from './actions.ts';

export type AppAbility = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName>]>;

/** One CASL rule as it travels to the browser: plain JSON, and the same for both matchers. */
export type RawRule = RawRuleOf<AppAbility>;

/** For the browser and for tests; the api builds its Prisma twin from the same rules. */
export const abilityFrom = (rules: readonly RawRule[]): AppAbility => createMongoAbility<AppAbility>([...rules]);

/**
 * May they do this to this record? Without a record CASL is optimistic, and a record that lacks the field a rule looks at
 * passes for one that has null there; so this asks for both. A copy is asked about, since CASL marks the object it judges
 * and Apollo's cache is frozen.
 */
export function canOn(ability: AppAbility, action: Action, name: SubjectName, record: object): boolean {
  for (const field of conditionedFields(ability, action, name)) {
    if (!isSelected(record, field.split('.'))) {
      throw new TypeError(`${name} was selected without "${field}", which the rules for "${action}" look at.`);
    }
  }
  return ability.can(action, subject(name, { ...record }));
}

/** Through a relation too: `conversation.assigneeId` wants the conversation with the record, or null where there is none. */
function isSelected(value: unknown, [field, ...rest]: readonly string[]): boolean {
  if (field === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.every((one) => isSelected(one, [field, ...rest]));
  if (value === null) return true;
  const next: unknown = (value as Record<string, unknown>)[field];
  return next !== undefined && isSelected(next, rest);
}

/** The fields that must be selected before anybody may judge a record. */
export function conditionedFields(ability: AppAbility, action: Action, name: SubjectName): string[] {
  const fields = ability.possibleRulesFor(action, name).flatMap(({ conditions }) => Object.keys(conditions ?? {}));
  return [...new Set(fields)];
}
