import type { TimelineKind } from '@frontdesk/domain';
import type { AppAbility, WorkspaceSubject } from '@frontdesk/policies';
import { raw, type Sql, sql } from '../../../../query-compiler/index.ts';

export interface TimelineScope {
  readonly ability: AppAbility;
  /** Returns a condition for rows that the API caller can read. */
  readable(subject: WorkspaceSubject, alias: string): Sql;
  /**
   * Returns the last clauses of a query for entries whose time is in the given column. The clauses select one page of
   * the entries before the requested time, newest first.
   */
  page(column: string): Sql;
}

/**
 * Function that returns SQL queries for timeline entries of one kind. Returns no queries if the API caller cannot read
 * any of these entries.
 */
export type Branch = (scope: TimelineScope) => Sql[];

/** Returns a branch that has no queries unless the API caller can read some objects of all given types. */
export const ifReadable =
  (subjects: readonly WorkspaceSubject[], ...queries: readonly ((scope: TimelineScope) => Sql)[]): Branch =>
  (scope) =>
    subjects.every((subject) => scope.ability.can('read', subject)) ? queries.map((query) => query(scope)) : [];

interface EntryColumns {
  readonly id: string;
  readonly at: string;
  /** SQL expression for the detail of an entry. If omitted, the detail is empty. */
  readonly detail?: string;
  /** SQL expression for the text of an entry. If omitted, the text is empty. */
  readonly text?: string;
  readonly subject: string;
  /** SQL expressions for the details of a fact. Omitted for entries of other kinds. */
  readonly fact?: Readonly<Record<'source' | 'confidencePercent' | 'recordName', string>>;
}

/** Returns the select list of a branch. All values are SQL expressions. */
export function entry(
  kind: TimelineKind,
  { id, at, detail = `''`, text = `''`, subject, fact = NO_FACT }: EntryColumns,
): Sql {
  return raw(
    `'${kind}' as kind, ${id}::text as id, ${at} as "occurredAt", ${detail} as detail, ${text} as text, ${subject}::text as "subjectId", ${fact.source} as source, ${fact.confidencePercent} as "confidencePercent", ${fact.recordName} as "recordName"`,
  );
}

const NO_FACT = { source: 'null::text', confidencePercent: 'null::int', recordName: 'null::text' };

/** SQL query that returns no rows and defines the columns and their types. */
export const NO_ROW: Sql = sql`select ${entry('AUDIT', { id: 'null', at: 'now()', subject: 'null' })} where false`;

/**
 * Common table expressions used by several branches: the contact, its ids in the audit log, and its conversations,
 * calls, leads, bookings and forms. Except for the conversations, they contain only rows that the API caller can read.
 */
export const objectsOf = ({ readable }: TimelineScope, id: string): Sql => sql`
  person as materialized (select * from contacts p where p.id = ${id}::uuid and ${readable('Contact', 'p')}),
  identity as materialized (${IDENTITY}),
  conversation as materialized (
    select c.* from person p join conversations c on c.workspace_id = p.workspace_id and c.contact_id = p.id),
  call as materialized (
    select c.* from person p join calls c on c.workspace_id = p.workspace_id and c.contact_id = p.id
     where ${readable('Call', 'c')}),
  lead as materialized (
    select l.* from person p join leads l on l.workspace_id = p.workspace_id and l.phone = p.phone
     where ${readable('Lead', 'l')}),
  booking as materialized (
    select b.* from lead l join bookings b on b.workspace_id = l.workspace_id and b.lead_id = l.id
     where ${readable('Booking', 'b')}),
  surface as materialized (
    select s.*, t.name from person p join surfaces s on s.workspace_id = p.workspace_id and s.contact_id = p.id
      join surface_templates t on t.workspace_id = s.workspace_id and t.id = s.template_id
     where ${readable('Surface', 's')})`;

/**
 * SQL query for the contact and the contacts that were merged into it, unless the merge was undone. `offset 0` forces
 * the use of the subject index.
 */
const IDENTITY = raw(`
  select p.workspace_id, p.id as contact_id, p.id::text as id from person p
  union all
  select p.workspace_id, p.id, m.merged_id from person p cross join lateral (
      select m.after ->> 'mergedId' as merged_id from audit_events m
       where m.workspace_id = p.workspace_id and m.subject_id = p.id::text and m.name = 'contact.merged' offset 0) m
   where not exists (select from contacts c where c.workspace_id = p.workspace_id and c.id = m.merged_id::uuid)`);

/**
 * SQL table expression that joins the objects `o` of a common table expression with their audit events `a`. Reads at
 * most one page per object, using the subject index.
 */
export const auditedSql = ({ page }: TimelineScope, objects: string, condition: string): Sql => sql`
  ${raw(objects)} o cross join lateral (
    select a.* from audit_events a where a.workspace_id = o.workspace_id and a.subject_id = o.id::text
       and ${raw(condition)} ${page('a.at')}) a`;

interface Changes {
  /** Name of the common table expression that contains the changed objects. */
  readonly objects: string;
  /** Subject type of the objects in the audit log. */
  readonly type: string;
  /** Names of the audit events without the subject type, in upper case. */
  readonly names: readonly string[];
  readonly text?: string;
  readonly subject?: string;
  readonly where?: Sql;
}

/**
 * Query for entries about changes whose time only the audit log contains. The API caller needs permission to read the
 * changed object. An entry contains the name of the change, but not the actor.
 */
export function changes(scope: TimelineScope, kind: TimelineKind, options: Changes): Sql {
  const { objects, type, names, text = `''`, subject = 'o.id', where = raw('true') } = options;
  const eventNames = names.map((name) => `'${type}.${name}'`.toLowerCase()).join(', ');
  const detail = `upper(split_part(a.name, '.', 2))`;
  return sql`
    select ${entry(kind, { id: 'a.id', at: 'a.at', detail, text, subject })}
      from ${auditedSql(scope, objects, `a.subject_type = '${type}' and a.name in (${eventNames})`)}
     where ${where} ${scope.page('a.at')}`;
}
