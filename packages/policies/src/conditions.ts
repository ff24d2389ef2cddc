/**
 * Plain equality, null included: the one dialect that CASL's matcher and SQL read alike. `conversation.assigneeId` is the
 * column of a row at the other end of a relation; of many rows, any one.
 */
export type Conditions = Readonly<Record<string, string | null>>;

/**
 * Refuses what would open more than it says. An undefined value and an empty object both list every row once they stand
 * inside an `AND`; an operator (`$regex`, `$ne`) blocks the event loop or passes where the field was not selected.
 */
export function assertConditions(conditions: Conditions, where: string): Conditions {
  const entries = Object.entries(conditions);
  if (entries.length === 0)
    throw new TypeError(`The rule for ${where} has an empty condition, which would match every row.`);
  for (const [field, value] of entries) {
    if (field === '' || field.startsWith('$'))
      throw new TypeError(`The rule for ${where} uses the operator "${field}".`);
    if (value !== null && (typeof value !== 'string' || value === '')) {
      throw new TypeError(`The rule for ${where} compares "${field}" with something that is neither text nor null.`);
    }
  }
  return conditions;
}
