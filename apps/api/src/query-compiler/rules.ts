import {
  type Action,
  type AppAbility,
  type SubjectName,
  WORKSPACE_SUBJECTS,
  type WorkspaceSubject,
} from '@frontdesk/policies';
import { columnOf, joinConditionOf, modelNamed } from '../db/data-model.ts';
import { castTo } from './leaf.ts';
import { and, raw, runValue, type Sql, sql } from './sql.ts';

/**
 * Returns CASL's decision as SQL: true, false or a condition on the row's columns. As in CASL, the last matching rule
 * takes precedence.
 */
export function allowedSql(ability: AppAbility, action: Action, subject: SubjectName, alias: string): Sql {
  const rules = ability.rulesFor(action, subject);
  return rules.reduceRight<Sql>((otherwise, { conditions, inverted, fields }, index) => {
    if (fields) throw new TypeError(`A rule about ${subject} is limited to fields, which cannot be expressed in SQL.`);
    if (!conditions) return raw(inverted ? 'false' : 'true');
    const fits = matchingSql({ action, subject, index }, conditions, alias);
    // In CASL, a comparison with null does not match. In SQL, its negation would be null, so null is converted to false
    // before the negation.
    if (inverted) return sql`(not coalesce(${fits}, false) and ${otherwise})`;
    return isFalse(otherwise) ? fits : sql`(${fits} or ${otherwise})`;
  }, raw('false'));
}

/** Returns the condition for rows that the viewer can read. Returns null if the viewer can read all rows. */
export function readableRows(ability: AppAbility, subject: SubjectName, alias: string): Sql | null {
  const rows = allowedSql(ability, 'read', subject, alias);
  return rows.shape === 'true' ? null : rows;
}

export const isSubject = (name: string): name is WorkspaceSubject =>
  (WORKSPACE_SUBJECTS as readonly string[]).includes(name);

/**
 * Workspace types without rules of their own, with the relations to the rows that the viewer must be able to read. The
 * type of the first relation determines the permission.
 */
const OWNERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Takeover: ['conversation'],
  AgentHandoff: ['conversation'],
  Rating: ['conversation'],
  EscalationRun: ['conversation'],
  EscalationNotification: ['run'],
  TranscriptTurn: ['call'],
  OperatorAction: ['call'],
  CampaignRecipient: ['campaign', 'contact'],
  AgentVersion: ['agent'],
  KnowledgeWebPage: ['source'],
  SurfaceAnswer: ['surface'],
  SurfaceFile: ['surface'],
};

/** Workspace types whose rows all have the rule of another type. */
const SUBJECTS: Readonly<Record<string, WorkspaceSubject>> = {
  CustomRole: 'Role',
  AccessDenial: 'AuditEvent',
  KnowledgeVersion: 'KnowledgeSource',
  LeadFormVersion: 'LeadForm',
  EntityLink: 'Entity',
  PossibleDuplicate: 'Entity',
  TemplateFile: 'WhatsAppTemplate',
};

const ownersOf = (model: string) => (Object.hasOwn(OWNERS, model) ? OWNERS[model] : undefined);

/**
 * Returns the subject whose `read` permission a type requires. Returns null for types that are part of a readable row.
 */
export function subjectOf(type: string): WorkspaceSubject | null {
  if (isSubject(type)) return type;
  const subject = Object.hasOwn(SUBJECTS, type) ? SUBJECTS[type] : undefined;
  if (subject) return subject;
  const owners = ownersOf(type);
  return owners ? subjectOf(joinConditionOf(type, owners[0]).model) : null;
}

/**
 * Returns the condition for rows of a model that the viewer can read. Returns null if the viewer can read all rows, and
 * for models whose rows are accessible only through other rows.
 */
export function ownedRows(ability: AppAbility, model: string, alias: string): Sql | null {
  const subject = isSubject(model) ? model : SUBJECTS[model];
  if (subject) return readableRows(ability, subject, alias);
  const rules = (ownersOf(model) ?? []).flatMap((relation) => {
    const { model: other, on } = joinConditionOf(model, relation);
    const above = `${alias}_${relation}`;
    const rule = ownedRows(ability, other, above);
    if (!rule) return [];
    const met = on.map(([ours, theirs]) =>
      raw(`${above}.${columnOf(other, theirs).column} = ${alias}.${columnOf(model, ours).column}`),
    );
    return [sql`exists (select from ${raw(`${modelNamed(other).table} ${above}`)} where ${and(...met, rule)})`];
  });
  return rules.length > 0 ? and(...rules) : null;
}

interface RuleLocation {
  readonly action: Action;
  readonly subject: SubjectName;
  /** Index of the rule among the rules for this action and subject. */
  readonly index: number;
}

function matchingSql(place: RuleLocation, conditions: object, alias: string): Sql {
  const { subject } = place;
  const tests = Object.entries(conditions).map(([field, value]: [string, unknown]) => {
    const [relation = '', far] = field.split('.');
    if (far === undefined) return comparisonSql(place, { model: subject, alias, column: field, field }, value);
    const { model, on } = joinConditionOf(subject, relation);
    const other = `${alias}_${relation}`;
    const met = on.map(([ours, theirs]) =>
      raw(`${other}.${columnOf(model, theirs).column} = ${alias}.${columnOf(subject, ours).column}`),
    );
    const test = comparisonSql(place, { model, alias: other, column: far, field }, value);
    return sql`exists (select from ${raw(`${modelNamed(model).table} ${other}`)} where ${and(...met, test)})`;
  });
  return sql`(${tests.reduce((left, right) => sql`${left} and ${right}`)})`;
}

interface Comparison {
  readonly model: string;
  readonly alias: string;
  readonly column: string;
  /** Name of the field that the rule compares. */
  readonly field: string;
}

function comparisonSql(
  { action, subject, index }: RuleLocation,
  { model, alias, column: name, field }: Comparison,
  value: unknown,
) {
  const { column, type } = columnOf(model, name);
  const at = raw(`${alias}.${column}`);
  if (value === null) return sql`${at} is null`;
  if (typeof value !== 'string')
    throw new TypeError(`The rule for ${action} ${subject} does not compare with a string or null.`);
  const ours = runValue(({ ctx }) => {
    const now: object | undefined = ctx.ability.rulesFor(action, subject)[index]?.conditions;
    const own: unknown = now && Object.entries(now).find(([key]) => key === field)?.[1];
    // A comparison with an undefined value would match no rows, and its negation would match every row.
    if (typeof own !== 'string')
      throw new TypeError(`The rules for ${action} ${subject} do not match the cached statement.`);
    return own;
  });
  return sql`${at} = ${ours}${raw(castTo(type))}`;
}

const isFalse = ({ shape }: Sql) => shape === 'false';

const shapes = new WeakMap<AppAbility, string>();

/**
 * Returns the rules without their values, as the key of cached plans. API callers whose rules have the same shape share
 * plans.
 */
export function ruleShape(ability: AppAbility): string {
  const known = shapes.get(ability);
  if (known !== undefined) return known;
  const shape = JSON.stringify(
    ability.rules.map(({ action, subject, conditions, inverted, fields }) => [
      action,
      subject,
      conditions ? Object.entries(conditions).map(([field, value]) => [field, value === null]) : 0,
      inverted ? 1 : 0,
      fields ?? 0,
    ]),
  );
  shapes.set(ability, shape);
  return shape;
}
