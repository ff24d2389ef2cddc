import { DEFAULT_AGENT_LIMITS, DEFAULT_OPT_OUT, INBOX_TABS } from '@frontdesk/domain';
import type { PolicyGrant, RoleName } from '@frontdesk/policies';
import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createApi } from '../app/apollo/client.ts';
import { App } from '../app/app.tsx';
import { reportUnexpectedError } from '../app/report-error.ts';
import { createSite } from '../app/routes.tsx';
import { AccountSessionsDocument } from '../gql/account-sessions.ts';
import { AgentLimitsDocument } from '../gql/agent-limits.ts';
import { AgentMetricsDocument } from '../gql/agent-metrics.ts';
import { AgentUsageDocument } from '../gql/agent-usage.ts';
import { AgentsDocument } from '../gql/agents.ts';
import { ContactEntityDocument } from '../gql/contact-entity.ts';
import { ExtendSessionDocument, IdleTimeoutDocument } from '../gql/idle-timeout.ts';
import { InboxCountsDocument } from '../gql/inbox-counts.ts';
import { IntegrationsDocument } from '../gql/integrations-section.ts';
import { JobsTrayDocument } from '../gql/jobs-tray.ts';
import { LegalHoldsDocument } from '../gql/legal-holds.ts';
import { AllowedMcpToolsDocument, McpServersDocument } from '../gql/mcp.ts';
import { MemberMetricsDocument } from '../gql/member-metrics.ts';
import { MessagingSettingsDocument } from '../gql/messaging-settings.ts';
import { OutreachLimitsDocument } from '../gql/outreach-limits-section.ts';
import { PersonHoldsDocument } from '../gql/person-holds.ts';
import { PhoneNumbersDocument } from '../gql/phone-numbers.ts';
import { RecordFieldsDocument } from '../gql/record-fields.ts';
import { RetentionSettingsDocument } from '../gql/retention-settings.ts';
import { ReviewSettingsDocument } from '../gql/review-settings.ts';
import { AgentRolloutDocument } from '../gql/rollout.ts';
import { SecondFactorsDocument } from '../gql/second-factors.ts';
import { SessionWorkspaceDocument } from '../gql/session-workspace.ts';
import { SetupStatusDocument } from '../gql/setup-status.ts';
import { SupportAccessesDocument } from '../gql/support-section.ts';
import { TakeoverLimitDocument } from '../gql/takeover-section.ts';
import { TemplatesDocument } from '../gql/templates-section.ts';
import { ToolsDocument } from '../gql/tools.ts';
import type { LegalHoldsQuery, RetentionSettingsQuery } from '../gql/types.ts';
import { UnreadNotificationsDocument } from '../gql/unread-notifications.ts';
import { VoiceSettingsDocument } from '../gql/voice-settings.ts';
import { LeadBacklogDocument } from '../gql/waiting-leads.ts';
import { createSession, type SessionGrant, type SessionTransport, type Viewer } from '../session/session.ts';
import type { CurrentWorkspace } from '../session/workspace.tsx';
import { type Answer, answer, answeringLink } from './answers.ts';
import {
  noModelUsage,
  noneWaiting,
  noPlan,
  noSentForms,
  noSupportAccesses,
  noTimeline,
  noVoiceVerification,
  noWork,
} from './default-answers.ts';
import {
  buildFactors,
  buildMembership,
  buildSessions,
  buildSetupStatus,
  buildViewer,
  buildWorkspace,
} from './people.ts';
import { buildVoiceSettings, LIMITS, noBusinessHours } from './settings.ts';

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
const noRetention: RetentionSettingsQuery = {
  retention: {
    __typename: 'Retention',
    days: null,
    sweepsAt: '2026-11-22T03:00:00.000Z',
    held: false,
    lastSweep: null,
  },
};
const noHolds: LegalHoldsQuery = {
  workspace: {
    __typename: 'Workspace',
    id: 'workspace-acme',
    viewerCan: { __typename: 'WorkspacePermissions', updateRetention: ALLOWED, placeLegalHolds: ALLOWED },
  },
  legalHolds: {
    __typename: 'LegalHoldConnection',
    edges: [],
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    totalCount: 0,
  },
};

/** Mocked responses for a live agent with default limits, without providers and phone numbers. */
const setupAnswers = [
  answer(ReviewSettingsDocument, { reviewSettings: { __typename: 'ReviewSettings', samplePercent: 0 } }),
  answer(AgentLimitsDocument, { agentLimits: { __typename: 'AgentLimits', ...DEFAULT_AGENT_LIMITS } }),
  answer(IntegrationsDocument, {
    integrations: [],
    workspace: {
      __typename: 'Workspace',
      id: 'workspace-acme',
      twilioInboundUrl: 'http://localhost/api/whatsapp/inbound',
      calendarEventsUrl: 'http://localhost/api/calendar/events',
      viewerCan: {
        __typename: 'WorkspacePermissions',
        setIntegrations: { __typename: 'PermissionCheck', allowed: true, reason: null },
        enableSimulator: { __typename: 'PermissionCheck', allowed: true, reason: null },
      },
    },
  }),
  answer(SetupStatusDocument, ({ guide }) => {
    const { setupGuide } = buildSetupStatus();
    return guide ? { setupGuide } : { agentReadiness: setupGuide?.readiness };
  }),
  answer(AgentsDocument, { agents: { __typename: 'AgentConnection', totalCount: 0, edges: [] } }),
  answer(AgentUsageDocument, {
    agentUsage: { __typename: 'AgentUsage', latestNumbers: [], isAccountNumberLatest: false, services: [] },
  }),
];

interface Options {
  /** Role of the viewer in Acme, or `nobody` for an anonymous visitor. */
  as?: RoleName | 'nobody';
  grants?: PolicyGrant[];
  viewer?: Partial<Viewer>;
  workspace?: Partial<CurrentWorkspace>;
  /** Mocked responses. The test fails if the page sends an operation without a mocked response. */
  answers?: Answer[];
}

/** Opens the app at a URL with a mocked server. */
export function renderAt(path: string, { as = 'owner', grants, viewer, workspace, answers = [] }: Options = {}) {
  const role = as === 'nobody' ? 'viewer' : as;
  const grant: SessionGrant = {
    accessToken: 'token',
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    viewer: buildViewer({ memberships: [buildMembership({ role })], ...viewer }),
  };
  let known: SessionGrant | null = as === 'nobody' ? null : grant;
  const transport: SessionTransport = {
    refresh: async () => known,
    viewer: async () => known?.viewer ?? null,
    signOut: async () => {
      known = null;
    },
  };
  const session = createSession(transport, { channel: null });
  const all = [
    // By default, the workspace has no idle timeout.
    answer(IdleTimeoutDocument, { idleTimeout: null }),
    ...noVoiceVerification,
    answer(OutreachLimitsDocument, { outreachLimits: LIMITS }),
    ...noBusinessHours(),
    answer(SupportAccessesDocument, noSupportAccesses),
    answer(TakeoverLimitDocument, {
      workspace: {
        __typename: 'Workspace',
        id: 'workspace-acme',
        takeoverIdleMinutes: null,
        viewerCan: { __typename: 'WorkspacePermissions', update: ALLOWED },
      },
    }),
    answer(PersonHoldsDocument, { legalHolds: { __typename: 'LegalHoldConnection', edges: [] } }),
    answer(ContactEntityDocument, { entities: { __typename: 'EntityConnection', edges: [] } }),
    answer(RetentionSettingsDocument, noRetention),
    answer(UnreadNotificationsDocument, { notifications: { __typename: 'NotificationConnection', totalCount: 0 } }),
    ...setupAnswers,
    answer(PhoneNumbersDocument, { phoneConfigs: [] }),
    answer(TemplatesDocument, {
      templates: {
        __typename: 'WhatsAppTemplateConnection',
        edges: [],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        totalCount: 0,
      },
    }),
    answer(MessagingSettingsDocument, {
      messagingSettings: {
        __typename: 'MessagingSettings',
        version: 0,
        greetingTemplateId: null,
        greetingVariables: [],
        optOutLanguages: DEFAULT_OPT_OUT.map((terms) => ({
          __typename: 'OptOutKeywords' as const,
          language: terms.language,
          optOutKeywords: [],
          optInKeywords: [],
          confirmation: null,
        })),
      },
    }),
    answer(LeadBacklogDocument, {
      leadBacklog: { __typename: 'LeadBacklog', count: 0, oldestAt: null, preview: null, waitingReasons: [] },
    }),
    ...noPlan,
    answer(RecordFieldsDocument, { recordFields: [] }),
    answer(AgentMetricsDocument, { agentMetrics: [] }),
    answer(MemberMetricsDocument, { memberMetrics: [] }),
    ...noModelUsage,
    noSentForms,
    noTimeline,
    noWork,
    noneWaiting,
    answer(AgentRolloutDocument, { agentRollout: null }),
    answer(AllowedMcpToolsDocument, { mcpTools: { __typename: 'McpToolConnection', edges: [] } }),
    answer(McpServersDocument, {
      mcpServers: { __typename: 'McpServerConnection', edges: [], totalCount: 0 },
    }),
    answer(ToolsDocument, { httpTools: { __typename: 'HttpToolConnection', edges: [], totalCount: 0 } }),
    answer(VoiceSettingsDocument, { voiceSettings: buildVoiceSettings() }),
    answer(InboxCountsDocument, {
      conversationCounts: INBOX_TABS.map((tab) => ({ __typename: 'ConversationCountByTab' as const, tab, count: 2 })),
    }),
    answer(JobsTrayDocument, { jobs: { __typename: 'JobConnection', edges: [], totalCount: 0 } }),
    answer(LegalHoldsDocument, noHolds),
    answer(ExtendSessionDocument, {
      extendSession: { __typename: 'IdleTimeoutPayload', idleTimeout: null, errors: [] },
    }),
    answer(SecondFactorsDocument, { viewer: buildFactors() }),
    answer(AccountSessionsDocument, { viewer: buildSessions() }),
    answer(SessionWorkspaceDocument, { workspace: buildWorkspace(role, { grants, ...workspace }) }),
    ...answers,
  ];
  const api = createApi(session, () => ({ link: answeringLink(all), close() {} }));
  const router = createSite({ session, ready: session.start() }, createMemoryHistory({ initialEntries: [path] }));
  const user = userEvent.setup();
  render(<App session={session} api={api} router={router} env="test" />, { onCaughtError: reportUnexpectedError });
  return { user, router, session, at: () => router.state.location.href };
}
