import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { useSearchParams } from '../../app/address.ts';
import { AgentPageDocument } from '../../gql/agent-page.ts';
import { AgentVersionsDocument } from '../../gql/agent-versions.ts';
import { AgentsDocument } from '../../gql/agents.ts';
import { AgentRolloutDocument } from '../../gql/rollout.ts';
import type { AgentPageQuery, AgentsQuery, AgentVersionsQuery } from '../../gql/types.ts';
import { REFRESHED_STATUS } from '../../session/setup-status.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import type { Permission } from '../../ui/permission-button.tsx';

export type Draft = AgentPageQuery['agentDraft'];
export type DraftedQuestion = Draft['persona']['questions'][number];
export type Version = AgentVersionsQuery['agentVersions']['edges'][number]['node'];

export type AgentRow = AgentsQuery['agents']['edges'][number]['node'];

export const MANAGES = t`You need the agent.manage permission.`;

/** Returns the id of the agent in the URL. Null if the URL contains none, which means the default agent. */
export function useAgentId(): string | null {
  const { agent } = useSearchParams();
  return typeof agent === 'string' ? agent : null;
}

/** Returns the agents of the workspace, default agent first. Undefined while they load. */
export function useAgents() {
  const { data } = useScreenQuery(AgentsDocument);
  const rows = data?.agents.edges.map(({ node }) => node);
  return rows?.sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
}

/**
 * Returns the draft of the agent in the URL, and whether the viewer can change it. The draft is undefined while it
 * loads.
 */
export function useAgent() {
  const { data } = useScreenQuery(AgentPageDocument, { agentId: useAgentId() });
  const allowed = useCan('publish', 'Agent');
  const permission: Permission = { allowed, reason: allowed ? null : MANAGES };
  return { draft: data?.agentDraft, permission };
}

export function useVersions() {
  const query = useScreenQuery(AgentVersionsDocument, { first: LIMITS.pageSize, agentId: useAgentId() });
  const page = query.data?.agentVersions;
  return { versions: page?.edges.map(({ node }) => node), paging: usePages(page, query).paging };
}

/** Mutation options that refetch the agents, the draft, the versions, the rollout and the setup status. */
export const REFRESHED = {
  refetchQueries: [AgentPageDocument, AgentVersionsDocument, AgentsDocument, AgentRolloutDocument, ...REFRESHED_STATUS],
  awaitRefetchQueries: true,
};
