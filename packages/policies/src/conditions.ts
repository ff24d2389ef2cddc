/**
 * Equality conditions including null, which CASL and SQL evaluate identically. `conversation.assigneeId` refers to a
 * column of a related row; for to-many relations any row may match.
 */
export type Conditions = Readonly<Record<string, string | null>>;

/**
 * Rejects conditions that would grant more than intended. An undefined value or an empty object matches every row
 * inside `AND`; operators such as `$regex` or `$ne` can block the event loop or match unselected fields.
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
