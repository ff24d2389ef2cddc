import { createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf, subject } from '@casl/ability';
import type { Action, SubjectName } from './actions.ts';

export type AppAbility = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName>]>;

/** One CASL rule as plain JSON, shared by server and browser. */
export type RawRule = RawRuleOf<AppAbility>;

/** For the browser and tests. The API builds its Prisma ability from the same rules. */
export const abilityFrom = (rules: readonly RawRule[]): AppAbility => createMongoAbility<AppAbility>([...rules]);

/**
 * Returns whether the rules allow an action on a record. Without a record CASL is optimistic, and a record without a
 * conditioned field matches null, so both are checked. Passes a copy, because CASL marks the object and Apollo's
 * cache is frozen.
 */
export function canOn(ability: AppAbility, action: Action, name: SubjectName, record: object): boolean {
  for (const field of conditionedFields(ability, action, name)) {
    if (!isSelected(record, field.split('.'))) {
      throw new TypeError(`${name} was selected without "${field}", which the rules for "${action}" look at.`);
    }
  }
  return ability.can(action, subject(name, { ...record }));
}

/** Also checks relations: `conversation.assigneeId` requires the conversation, or null, to be selected. */
function isSelected(value: unknown, [field, ...rest]: readonly string[]): boolean {
  if (field === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.every((one) => isSelected(one, [field, ...rest]));
  if (value === null) return true;
  const next: unknown = (value as Record<string, unknown>)[field];
  return next !== undefined && isSelected(next, rest);
}

/** Fields that must be selected before a record can be authorized. */
export function conditionedFields(ability: AppAbility, action: Action, name: SubjectName): string[] {
  const fields = ability.possibleRulesFor(action, name).flatMap(({ conditions }) => Object.keys(conditions ?? {}));
  return [...new Set(fields)];
}
