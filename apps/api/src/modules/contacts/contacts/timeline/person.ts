import { TIMELINE_CHANGES } from '@frontdesk/domain';
import { maskColumn, maskJson, type Sql, sql } from '../../../../query-compiler/index.ts';
import { auditedSql, type Branch, changes, entry, ifReadable, type TimelineScope } from './scope.ts';

const sentForms = ({ page }: TimelineScope): Sql => sql`
  select ${entry('FORM', { id: 's.id', at: 's.created_at', detail: `case when s.conversation_id is null then 'LINK_CREATED' else 'SENT' end`, text: 's.name', subject: 's.id' })}
    from surface s where true ${page('s.created_at')}`;

const formChanges = (scope: TimelineScope): Sql =>
  changes(scope, 'FORM', {
    objects: 'surface',
    type: 'Surface',
    names: TIMELINE_CHANGES.FORM.filter((name) => name !== 'SENT' && name !== 'LINK_CREATED'),
    text: 'o.name',
  });

const FACT_DETAIL = `case when w.type = 'event.withdrawn' then 'RETRACTED'
    when w.type in ('field.corrected', 'field.changed') then 'CORRECTED' else 'LEARNED' end`;

/**
 * World events about the contact's entity and its linked entities, at the time they were received. Copies of the
 * contact's own details are omitted. For a retraction, the entry contains the statement that was retracted.
 */
const facts = ({ ability, readable, page }: TimelineScope): Sql => sql`
  select ${entry('FACT', {
    id: 'w.id',
    at: 'w.ingested_at',
    detail: FACT_DETAIL,
    text: 'statement.text',
    subject: 'w.entity_id',
    fact: { source: 'w.source', confidencePercent: 'round(w.confidence * 100)::int', recordName: 'w.record_name' },
  })}
    from (
      select w.*, case when e.id <> own.id then ${maskColumn(ability, 'Entity', 'displayName', 'e')} end as record_name
        from person p join entities own on own.workspace_id = p.workspace_id and own.contact_id = p.id
        cross join lateral app.entity_group(own.id) g(id)
        join entities e on e.workspace_id = p.workspace_id and e.id = g.id
        cross join lateral (
          select w.* from world_events w where w.workspace_id = e.workspace_id and w.entity_id = e.id
             and w.type <> 'contact.known' and ${readable('WorldEvent', 'w')} ${page('w.ingested_at')}) w
       where ${readable('Entity', 'own')} and ${readable('Entity', 'e')} ${page('w.ingested_at')}) w
    left join world_events x on x.workspace_id = w.workspace_id and x.id = w.supersedes_id and w.type = 'event.withdrawn'
    cross join lateral (
      select coalesce(string_agg(line.name || ': ' || line.value, E'\\n' order by line.name, line.value), '') as text from (
        select f.key as name, coalesce(f.value, '') as value
          from jsonb_each_text(${maskJson(ability, sql`coalesce(x.fields, w.fields)`)}) f
        union all
        select r.kind, ${maskColumn(ability, 'Entity', 'displayName', 'o')}
          from jsonb_to_recordset(coalesce(x.relations, w.relations)) r(kind text, "toId" uuid)
          join entities o on o.workspace_id = w.workspace_id and o.id = r."toId" and ${readable('Entity', 'o')}
      ) line) statement`;

const optOuts = ({ page }: TimelineScope): Sql => sql`
  select ${entry('OPT_OUT', { id: 'o.id', at: 'o.at', subject: 'p.id' })}
    from person p join opt_outs o on o.workspace_id = p.workspace_id and o.contact_id = p.id where true ${page('o.at')}`;

const WITHDRAWN = `a.subject_type = 'Contact' and a.name = 'contact.opted_out' and exists (
  select from audit_events w where w.workspace_id = a.workspace_id and w.subject_id = a.subject_id
     and w.name = 'contact.opted_in' and (w.at, w.id) > (a.at, a.id))`;

/**
 * Query for the entries about withdrawn opt-outs. The row of an opt-out is deleted when it is withdrawn, so only the
 * audit log contains the time.
 */
const withdrawnOptOuts = (scope: TimelineScope): Sql => sql`
  select ${entry('OPT_OUT', { id: 'a.id', at: 'a.at', subject: 'o.contact_id' })}
    from ${auditedSql(scope, 'identity', WITHDRAWN)} where true ${scope.page('a.at')}`;

const OPTED_IN = `a.subject_type = 'Contact' and a.name = 'contact.opted_in'`;

const optIns = (scope: TimelineScope): Sql => sql`
  select ${entry('OPT_IN', { id: 'a.id', at: 'a.at', subject: 'o.contact_id' })}
    from ${auditedSql(scope, 'identity', OPTED_IN)} where true ${scope.page('a.at')}`;

/** Condition for changes of the contact, except changes that have an entry kind of their own. */
const CONTACT_CHANGE = `a.subject_type = 'Contact' and a.name not in ('contact.opted_out', 'contact.opted_in')`;

const contactChanges = (scope: TimelineScope): Sql => sql`
  select ${entry('AUDIT', { id: 'a.id', at: 'a.at', detail: 'a.actor_label', text: 'a.name', subject: 'a.subject_id' })}
    from ${auditedSql(scope, 'identity', CONTACT_CHANGE)} where true ${scope.page('a.at')}`;

/** Condition for changes of the name, phone number, email address or message of the contact's leads. */
const LEAD_CHANGE = `a.subject_type = 'Lead' and a.name = 'lead.updated'
  and jsonb_exists_any(a.after, array['name', 'phone', 'email', 'message'])`;

const leadChanges = (scope: TimelineScope): Sql => sql`
  select ${entry('AUDIT', { id: 'a.id', at: 'a.at', detail: 'a.actor_label', text: 'a.name', subject: 'a.subject_id' })}
    from ${auditedSql(scope, 'lead', LEAD_CHANGE)} where true ${scope.page('a.at')}`;

export const PERSON_BRANCHES = {
  FORM: ifReadable(['Surface'], sentForms, formChanges),
  FACT: ifReadable(['Entity', 'WorldEvent'], facts),
  OPT_OUT: ifReadable([], optOuts, withdrawnOptOuts),
  OPT_IN: ifReadable([], optIns),
  AUDIT: (scope) => [
    ...ifReadable(['AuditEvent'], contactChanges)(scope),
    ...ifReadable(['AuditEvent', 'Lead'], leadChanges)(scope),
  ],
} as const satisfies Record<string, Branch>;
