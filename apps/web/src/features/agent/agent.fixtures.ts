import { DEFAULT_PERSONA, DEFAULT_QUESTIONS } from '@frontdesk/agent';
import { defaultGraphV2, sourceOf } from '@frontdesk/agent/engine';
import { AgentPageDocument } from '../../gql/agent-page.ts';
import { AgentVersionsDocument } from '../../gql/agent-versions.ts';
import { AgentsDocument } from '../../gql/agents.ts';
import { answer } from '../../testing/answers.ts';
import type { AgentRow, Draft, Version } from './use-agent.ts';

const made = sourceOf(defaultGraphV2(DEFAULT_QUESTIONS, 'BOOK'));

export const buildDraft = (overrides: Partial<Draft> = {}): Draft => ({
  __typename: 'AgentDraft',
  agentId: 'agent-1',
  name: 'Front desk',
  revision: 3,
  goal: 'BOOK',
  source: made,
  hasCustomBookFlow: false,
  problems: [],
  publishedNumber: 1,
  isPublished: false,
  testPolicy: 'OPTIONAL',
  hasPassedTests: false,
  persona: {
    __typename: 'DraftedPersona',
    ...DEFAULT_PERSONA,
    questions: DEFAULT_QUESTIONS.map((question) => ({ __typename: 'DraftedQuestion', ...question })),
  },
  ...overrides,
});

export const buildVersion = (number: number, overrides: Partial<Version> = {}): Version => ({
  __typename: 'AgentVersion',
  id: `version-${number}`,
  number,
  personaName: 'Alex',
  personaRole: DEFAULT_PERSONA.role,
  personaTone: DEFAULT_PERSONA.tone,
  source: made,
  note: '',
  restoredNumber: null,
  publishedByName: 'Ada Lovelace',
  publishedAt: '2026-03-02T10:00:00.000Z',
  ...overrides,
});

type DraftOf = (agentId: string | null) => Draft;

export const draftAnswer = (draft: Draft | DraftOf = buildDraft()) =>
  answer(AgentPageDocument, ({ agentId }) => ({
    agentDraft: typeof draft === 'function' ? draft(agentId ?? null) : draft,
  }));

export const buildAgentRow = (overrides: Partial<AgentRow> = {}): AgentRow => ({
  __typename: 'Agent',
  id: 'agent-1',
  name: 'Front desk',
  isDefault: true,
  publishedNumber: 1,
  services: [],
  viewerCan: { __typename: 'AgentPermissions', update: ALLOWED, delete: ALLOWED },
  ...overrides,
});

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };

export const agentsAnswer = (agents: AgentRow[] | (() => AgentRow[])) =>
  answer(AgentsDocument, () => {
    const rows = typeof agents === 'function' ? agents() : agents;
    return {
      agents: {
        __typename: 'AgentConnection' as const,
        totalCount: rows.length,
        edges: rows.map((node) => ({ __typename: 'AgentEdge' as const, node })),
      },
    };
  });

export const versionsAnswer = (versions: Version[] = [buildVersion(1)]) =>
  answer(AgentVersionsDocument, {
    agentVersions: {
      __typename: 'AgentVersionConnection',
      totalCount: versions.length,
      edges: versions.map((node) => ({ __typename: 'AgentVersionEdge' as const, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  });
