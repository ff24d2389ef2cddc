import { raw, type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** SQL expression for the id of the contact with the lead's phone number. Null if there is no such contact. */
export const contactIdOf = ({ column }: Row): Sql => sql`(
  select lc.id from contacts lc where lc.workspace_id = ${column('workspaceId')} and lc.phone = ${column('phone')})`;

/** SQL expression for the number of the form version that the lead submitted. Null if there is none. */
export const formVersionNumberOf = ({ column }: Row): Sql => sql`(
  select fv.number from lead_form_versions fv
  where fv.workspace_id = ${column('workspaceId')} and fv.id = ${column('formVersionId')})`;

/**
 * SQL expression for the id of the conversation linked to this lead. If there is none, the latest WhatsApp conversation
 * linked to another lead of the contact with this lead's phone number.
 */
export const conversationIdOf = ({ column }: Row): Sql => sql`coalesce((
  select am.id from agent_memories am where am.workspace_id = ${column('workspaceId')} and am.lead_id = ${column('id')}
  order by am.updated_at desc limit 1), (
  select cv.id from contacts lc join conversations cv on cv.workspace_id = lc.workspace_id and cv.contact_id = lc.id
    join agent_memories am on am.workspace_id = cv.workspace_id and am.id = cv.id and am.lead_id is not null
  where lc.workspace_id = ${column('workspaceId')} and lc.phone = ${column('phone')} and cv.channel = 'WHATSAPP'
  order by cv.created_at desc limit 1))`;

/**
 * SQL expression for the reason why a call to this lead would currently be refused, or null if it would be allowed.
 * Outreach limits and the contact window are not considered.
 */
export const callBlockedReason = ({ column }: { column(field: string): Sql }): Sql => {
  const here = (t: string) => sql`${raw(t)}.workspace_id = ${column('workspaceId')}`;
  const contact = sql`from contacts dc where ${here('dc')} and dc.phone = dl.phone`;
  return sql`(select case
    when not exists (select from integrations di where ${here('di')} and di.provider = 'VAPI' and di.state = 'VERIFIED')
      then 'VOICE_NOT_SET_UP'
    when exists (select from calls da where ${here('da')} and (da.active_lead_id = dl.id or da.active_phone = dl.phone))
      then 'CALL_RUNNING'
    when exists (select ${contact} and dc.blocked_at is not null) then 'CONTACT_BLOCKED'
    when exists (select ${contact} and exists (
      select from opt_outs o where o.workspace_id = dc.workspace_id and o.contact_id = dc.id)) then 'CONTACT_SILENT'
    when (select dw.agent_paused_at from workspaces dw where ${here('dw')}) is not null then 'AGENT_PAUSED'
    when not exists (select from agents ga join agent_versions gv on gv.workspace_id = ga.workspace_id
        and gv.agent_id = ga.id where ${here('ga')} and ga.is_default)
      and not exists (select from services ds where ${here('ds')} and ds.channel = 'VOICE' and ds.disabled_at is null)
      then 'AGENT_NOT_PUBLISHED'
    end from leads dl where ${here('dl')} and dl.id = ${column('id')})`;
};
