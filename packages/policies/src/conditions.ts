/**
 * Equality conditions, including null, that CASL and SQL evaluate in the same way. A path such as
 * `conversation.assigneeId` refers to a related row. If there are several related rows, one match is sufficient.
 */
export type Conditions = Readonly<Record<string, string | null>>;

/**
 * Rejects conditions that could grant too much. An undefined value or an empty object matches every row. Operators such
 * as `$regex` or `$ne` can block the event loop or match fields that were not selected.
 */
export function assertConditions(conditions: Conditions, where: string): Conditions {
  const entries = Object.entries(conditions);
  if (entries.length === 0)
    throw new TypeError(`The rule for ${where} has an empty condition, which would match every row.`);
  for (const [field, value] of entries) {
    if (field === '' || field.startsWith('$'))
      throw new TypeError(`The rule for ${where} uses the operator "${field}".`);
    if (value !== null && (typeof value !== 'string' || value === '')) {
      throw new TypeError(`The rule for ${where} compares "${field}" with a value that is neither text nor null.`);
    }
  }
  return conditions;
}
