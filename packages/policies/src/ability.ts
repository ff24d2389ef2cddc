import { createMongoAbility, type ForcedSubject, type MongoAbility, type RawRuleOf, subject } from '@casl/ability';
import type { Action, SubjectName } from './actions.ts';

export type AppAbility = MongoAbility<[Action, SubjectName | ForcedSubject<SubjectName>]>;

/** One CASL rule as plain JSON. The server sends the rules to the browser. */
export type RawRule = RawRuleOf<AppAbility>;

/** Builds an ability from the permission rules of an API caller. Used by the API, the browser and tests. */
export const abilityFrom = (rules: readonly RawRule[]): AppAbility => createMongoAbility<AppAbility>([...rules]);

/**
 * Returns whether the rules allow an action on a record. Throws an error if a field that the rules check was not
 * selected. Copies the record, because CASL modifies its argument and the objects in Apollo's cache are frozen.
 */
export function canOn(ability: AppAbility, action: Action, name: SubjectName, record: object): boolean {
  for (const field of conditionedFields(ability, action, name)) {
    if (!isSelected(record, field.split('.'))) {
      throw new TypeError(`${name} was selected without "${field}", which the rules for "${action}" check.`);
    }
  }
  return ability.can(action, subject(name, { ...record }));
}

/**
 * Returns whether a field was selected. A path such as `conversation.assigneeId` also requires the related
 * conversation, which can be null.
 */
function isSelected(value: unknown, [field, ...rest]: readonly string[]): boolean {
  if (field === undefined) return value !== undefined;
  if (Array.isArray(value)) return value.every((one) => isSelected(one, [field, ...rest]));
  if (value === null) return true;
  const next: unknown = (value as Record<string, unknown>)[field];
  return next !== undefined && isSelected(next, rest);
}

/** Returns the names of the fields that must be selected before a record can be authorized. */
export function conditionedFields(ability: AppAbility, action: Action, name: SubjectName): string[] {
  const fields = ability.possibleRulesFor(action, name).flatMap(({ conditions }) => Object.keys(conditions ?? {}));
  return [...new Set(fields)];
}
