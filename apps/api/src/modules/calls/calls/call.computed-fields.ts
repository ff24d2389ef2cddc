import { type Sql, sql } from '../../../query-compiler/index.ts';

interface Row {
  column(field: string): Sql;
}

/** Name of the member in the call. Null if no member is in it. */
export const holderName = ({ column }: Row): Sql => sql`(
  select u.name from members hm join users u on u.id = hm.user_id
  where hm.workspace_id = ${column('workspaceId')} and hm.id = ${column('heldById')})`;

export const wrappedUpByName = ({ column }: Row): Sql => sql`(
  select wa.member_name from operator_actions wa
  where wa.workspace_id = ${column('workspaceId')} and wa.call_id = ${column('id')} and wa.kind = 'WRAP_UP'
  order by wa.at desc, wa.id desc limit 1)`;

export const serviceName = ({ column }: Row): Sql => sql`(
  select s.name from services s where s.workspace_id = ${column('workspaceId')} and s.id = ${column('serviceId')})`;

/** Phone number of the workspace that the call uses. Null if the call uses the phone number of the integration. */
export const workspaceNumber = ({ column }: Row): Sql => sql`(
  select p.number from phone_configs p where p.workspace_id = ${column('workspaceId')} and p.id = ${column('phoneConfigId')})`;

/** Reason of the open escalation. Null if no escalation is open. */
export const escalationCode = ({ column }: Row): Sql => sql`(
  select e.code from escalations e where e.workspace_id = ${column('workspaceId')} and e.open_call_id = ${column('id')})`;

export const escalationDetail = ({ column }: Row): Sql => sql`(
  select e.detail from escalations e where e.workspace_id = ${column('workspaceId')} and e.open_call_id = ${column('id')})`;

/**
 * Names of the monitored concepts that matched, newest match first. Matches that are only recorded, without further
 * action, are excluded.
 */
export const safetyMatches = ({ column }: Row): Sql => sql`array(
  select sc.concept_name from safety_triggers sc
  where sc.workspace_id = ${column('workspaceId')} and sc.call_id = ${column('id')} and sc.outcome <> 'NOTE'
  group by sc.concept_name order by max(sc.at) desc, sc.concept_name)`;

export const operatorName = ({ column }: Row): Sql => sql`(
  select u.name from members om join users u on u.id = om.user_id
  where om.workspace_id = ${column('workspaceId')} and om.id = ${column('memberId')})`;

/**
 * Name of the contact, or "Withheld number" if the call has no contact. A name that is a phone number is replaced,
 * because the viewer may not be allowed to see the number.
 */
export const callerName = ({ column }: Row): Sql => sql`(
  select case when cc.id is null then 'Withheld number' when cc.name ~ '^[-+0-9() ./]{5,}$' then 'Unnamed contact' else cc.name end
  from calls ec left join contacts cc on cc.workspace_id = ec.workspace_id and cc.id = ec.contact_id
  where ec.workspace_id = ${column('workspaceId')} and ec.id = ${column('callId')})`;

export const acknowledgedByName = ({ column }: Row): Sql => sql`(
  select u.name from members am join users u on u.id = am.user_id
  where am.workspace_id = ${column('workspaceId')} and am.id = ${column('acknowledgedById')})`;
