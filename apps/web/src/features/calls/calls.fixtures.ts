import type { TranscriptRole } from '@frontdesk/domain';
import { TranscriptPageDocument } from '../../gql/transcript-page.ts';
import { answer } from '../../testing/answers.ts';

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
const callPermissions = {
  __typename: 'CallPermissions' as const,
  join: ALLOWED,
  guide: ALLOWED,
  end: ALLOWED,
  wrapUp: ALLOWED,
};

/** Creates a call with all fields that the pages use. */
export const buildCall = (overrides: object = {}) => ({
  __typename: 'Call' as const,
  id: 'call-1',
  direction: 'OUTBOUND' as const,
  status: 'IN_PROGRESS' as const,
  mode: 'AGENT' as const,
  contact: { __typename: 'Contact' as const, id: 'contact-1' },
  contactName: 'Marisol Ortega' as string | null,
  contactPhone: '+442079460018' as string | null,
  isWithheld: false,
  leadId: 'lead-1',
  serviceName: null,
  workspaceNumber: null,
  heldById: null,
  holderName: null,
  safetyMatches: [],
  escalationCode: null,
  escalationDetail: null,
  failure: null,
  interimRole: null,
  interimText: null,
  createdAt: '2026-11-21T09:00:00.000Z',
  startedAt: '2026-11-21T09:00:05.000Z',
  endedAt: null,
  endedReason: null,
  summary: null,
  recordingUrl: null,
  costCents: null,
  outcome: null,
  unansweredReason: null,
  wrapUpNote: '',
  wrappedUpAt: null,
  wrappedUpByName: null,
  actions: { __typename: 'OperatorActionConnection' as const, nodes: [] },
  viewerCan: callPermissions,
  ...overrides,
});

export const buildTurn = (text: string, role: TranscriptRole = 'AGENT', second = 0) => ({
  __typename: 'TranscriptTurn' as const,
  id: `turn-${text}`,
  role,
  text,
  occurredAt: `2026-11-21T09:00:${String(second).padStart(2, '0')}.000Z`,
  sources: [],
});

/** Mocks the transcript of a call. Expects the entries oldest first, and returns them newest first like the server. */
export const transcriptOf = (...turns: ReturnType<typeof buildTurn>[]) =>
  answer(TranscriptPageDocument, ({ filter: { search } }) => {
    const found = turns.filter(({ text }) => !search || text.includes(search)).reverse();
    return {
      transcript: {
        __typename: 'TranscriptTurnConnection' as const,
        edges: found.map((node) => ({ __typename: 'TranscriptTurnEdge' as const, cursor: node.id, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null },
        totalCount: found.length,
      },
    };
  });
