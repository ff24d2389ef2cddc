import { type Channel, type IntegrationStatus, MODEL_PROVIDERS } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

interface ConnectedAccount {
  readonly state: IntegrationStatus;
  readonly sandbox: boolean;
}

/** Phone number from which conversations are started: the earliest activated number that is still active. */
interface ActiveNumber {
  readonly provider: 'WHATSAPP_CLOUD' | 'TWILIO' | 'VAPI';
  readonly sandbox: boolean;
  readonly hasService: boolean;
  readonly isServiceDisabled: boolean;
}

/** Stored facts that determine whether the agent can reply. */
export interface AgentReadinessFacts {
  readonly channel: Channel;
  readonly isPaused: boolean;
  /** True if the default agent has a published version. */
  readonly isPublished: boolean;
  /** Account at Twilio for WhatsApp, or at Vapi for calls. Null if none is connected. */
  readonly provider: ConnectedAccount | null;
  /**
   * Account at a provider of language models. If there are several, a verified account is preferred. Null if none is
   * connected.
   */
  readonly model: ConnectedAccount | null;
  readonly number: ActiveNumber | null;
  /** WhatsApp only: true if a phone number with its own credentials was added but is not active. */
  readonly hasInactiveNumber: boolean;
  /** Voice only: true if the phone number of the Vapi account was added but is not active. */
  readonly isAccountNumberInactive: boolean;
  /** WhatsApp only: true if the phone number used to greet leads can send the chosen greeting template. */
  readonly hasGreeting: boolean;
}

/** Reads all facts with a single SQL statement. */
export async function agentStatusFacts(tx: Tx): Promise<AgentReadinessFacts> {
  const [facts] = await tx.sql<AgentReadinessFacts>`
    select w.channel, w.agent_paused_at is not null as "isPaused",
      exists (select from agents a join agent_versions v on v.workspace_id = a.workspace_id and v.agent_id = a.id
        where a.workspace_id = w.workspace_id and a.is_default) as "isPublished",
      (select jsonb_build_object('state', i.state, 'sandbox', i.sandbox) from integrations i where i.workspace_id = w.workspace_id
        and i.provider = case w.channel when 'VOICE' then 'VAPI' else 'TWILIO' end) as provider,
      (select jsonb_build_object('state', i.state, 'sandbox', i.sandbox) from integrations i where i.workspace_id = w.workspace_id
        and i.provider = any(${[...MODEL_PROVIDERS]}::text[])
        order by i.state = 'VERIFIED' desc, array_position(${[...MODEL_PROVIDERS]}::text[], i.provider) limit 1) as model,
      (select jsonb_build_object('provider', p.provider, 'sandbox', p.sandbox, 'hasService', s.id is not null,
          'isServiceDisabled', s.disabled_at is not null)
        from phone_configs p
        left join number_routes r on r.workspace_id = p.workspace_id and r.id = p.id
        left join services s on s.workspace_id = r.workspace_id and s.id = r.service_id
        where p.workspace_id = w.workspace_id and p.state = 'ACTIVE' and (p.provider = 'VAPI') = (w.channel = 'VOICE')
        order by p.activated_at, p.id limit 1) as number,
      exists (select from phone_configs p where p.workspace_id = w.workspace_id and p.provider = 'WHATSAPP_CLOUD'
        and p.state <> 'ACTIVE') as "hasInactiveNumber",
      exists (select from phone_configs p join integrations i on i.workspace_id = p.workspace_id and i.provider = 'VAPI'
        where p.workspace_id = w.workspace_id and p.provider = 'VAPI' and p.provider_number_id = i.phone_number_id
        and p.state <> 'ACTIVE') as "isAccountNumberInactive",
      exists (select from messaging_settings m
        join whats_app_templates t on t.workspace_id = m.workspace_id and t.id = m.greeting_template_id
        left join lateral (select p.business_account_id as account_id from phone_configs p where p.workspace_id = m.workspace_id
          and p.state = 'ACTIVE' and p.provider in ('WHATSAPP_CLOUD', 'TWILIO') order by p.activated_at, p.id limit 1) n on true
        left join integrations i on i.workspace_id = m.workspace_id and i.provider = 'TWILIO'
        where m.workspace_id = w.workspace_id and t.status = 'APPROVED' and t.removed_at is null
          and (t.header_format is null or t.header_file_id is not null)
          and t.provider = case when n.account_id is null then 'TWILIO' else 'WHATSAPP_CLOUD' end
          and t.account_id = coalesce(n.account_id, i.account_sid)) as "hasGreeting"
    from workspaces w`;
  if (!facts) throw new Error('The workspace does not exist.');
  return facts;
}

interface ServiceUsage {
  readonly id: string;
  readonly name: string;
  /** Number of the agent version that the service currently uses. */
  readonly agentNumber: number;
  /** True if the service always uses the latest published version. */
  readonly isLatest: boolean;
  /**
   * Number of the pinned context graph. Null if the service uses the graph of its agent version or the latest graph.
   */
  readonly fixedGraphNumber: number | null;
  /** True if the service uses the graph of the latest published version, although its agent version is pinned. */
  readonly isGraphLatest: boolean;
  readonly numbers: readonly string[];
}

export interface AgentUsageRows {
  /** Phone numbers in E.164 format that use the latest version of the agent without a service. */
  readonly latestNumbers: readonly string[];
  /** True if the phone number of the Vapi account uses the latest version. That number itself is not stored. */
  readonly isAccountNumberLatest: boolean;
  /** Enabled services that use the agent, sorted by name. */
  readonly services: readonly ServiceUsage[];
}

/**
 * Reads which phone numbers and services use an agent. The default agent handles active phone numbers without a
 * service, and the number of the connected account if it was not added to the workspace.
 */
export async function agentUsageRows(tx: Tx, agentId: string): Promise<AgentUsageRows> {
  const [usage] = await tx.sql<AgentUsageRows>`
    select array(
        select p.number from phone_configs p where p.workspace_id = a.workspace_id and a.is_default and p.state = 'ACTIVE'
          and not exists (select from number_routes r where r.workspace_id = p.workspace_id and r.id = p.id)
        union
        select i.from_number from integrations i where i.workspace_id = a.workspace_id and a.is_default
          and i.provider = 'TWILIO' and not exists (select from phone_configs p where p.workspace_id = a.workspace_id
            and p.number = i.from_number and p.state = 'ACTIVE')
        order by 1) as "latestNumbers",
      a.is_default and exists (select from integrations i where i.workspace_id = a.workspace_id and i.provider = 'VAPI'
        and not exists (select from phone_configs p where p.workspace_id = a.workspace_id and p.provider = 'VAPI'
          and p.provider_number_id = i.phone_number_id)) as "isAccountNumberLatest",
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'isLatest', s.agent_version_id is null,
          'isGraphLatest', s.is_graph_latest,
          'fixedGraphNumber', (select g.number from context_graph_versions g where g.workspace_id = s.workspace_id
            and g.id = s.graph_version_id),
          'agentNumber', (select max(v.number) from agent_versions v where v.workspace_id = s.workspace_id
            and v.agent_id = s.agent_id and v.id = coalesce(s.agent_version_id, v.id)),
          'numbers', array(
            select p.number from number_routes r
            join phone_configs p on p.workspace_id = r.workspace_id and p.id = r.id
            where r.workspace_id = s.workspace_id and r.service_id = s.id order by p.number)) order by s.name, s.id)
        from services s
        where s.workspace_id = a.workspace_id and s.agent_id = a.id and s.disabled_at is null), '[]') as services
    from agents a where a.id = ${agentId}`;
  if (!usage) throw new Error('The agent was deleted.');
  return usage;
}

/** Stored facts of the setup guide that are not part of the agent status. */
export interface SetupGuideFacts {
  readonly isTested: boolean;
  readonly hasLead: boolean;
  readonly hasTeammate: boolean;
  readonly isDismissed: boolean;
  /** Providers of the connected integrations. */
  readonly providers: readonly string[];
}

export async function setupGuideFacts(tx: Tx, memberId: string): Promise<SetupGuideFacts> {
  const [facts] = await tx.sql<SetupGuideFacts>`
    select exists (select from agents where tested_at is not null) as "isTested",
      exists (select from leads) as "hasLead",
      exists (select from invitations) or (select count(*) > 1 from members) as "hasTeammate",
      exists (select from members where id = ${memberId} and setup_guide_dismissed_at is not null) as "isDismissed",
      array(select provider from integrations) as providers`;
  if (!facts) throw new Error('The query returned no row.');
  return facts;
}

export const setGuideDismissedAt = (tx: Tx, memberId: string, setupGuideDismissedAt: Date | null) =>
  tx.member.updateMany({ where: { id: memberId }, data: { setupGuideDismissedAt } });
