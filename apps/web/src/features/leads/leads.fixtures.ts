import type { LeadWaitingReason, OutreachKind } from '@frontdesk/domain';
import { LeadsPageDocument } from '../../gql/leads-page.ts';
import type {
  LeadAnswers_LeadFragment,
  LeadBookings_LeadFragment,
  LeadExternalData_LeadFragment,
  LeadsPageQueryVariables,
  LeadTable_LeadFragment,
} from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';

interface Permission {
  __typename: 'PermissionCheck';
  allowed: boolean;
  reason: string | null;
}

export const ALLOWED: Permission = { __typename: 'PermissionCheck', allowed: true, reason: null };
export const REFUSED = (reason: string): Permission => ({ __typename: 'PermissionCheck', allowed: false, reason });

interface Lead extends Omit<LeadTable_LeadFragment, ' $fragmentName'> {
  email: string | null;
  message: string;
  updatedAt: string;
  callBlockedReason: null;
  suppressedKind: OutreachKind | null;
  contactAt: string | null;
  waitingReason: LeadWaitingReason | null;
  unreachedAt: string | null;
  suppressedAt: string | null;
  answers: { __typename: 'LeadAnswer'; key: string; value: string }[];
  formLanguage: string | null;
  formVersionNumber: number | null;
  formAnswers: LeadAnswers_LeadFragment['formAnswers'];
  formParameters: LeadAnswers_LeadFragment['formParameters'];
  externalIds: LeadExternalData_LeadFragment['externalIds'];
  metadata: LeadExternalData_LeadFragment['metadata'];
  contactId: string | null;
  conversationId: string | null;
  bookings: LeadBookings_LeadFragment['bookings'];
  viewerCan: { __typename: 'LeadPermissions'; update: Permission; delete: Permission };
}

/** Creates a lead with all fields that the pages use. */
export const buildLead = (overrides: Partial<Lead> = {}): Lead => ({
  __typename: 'Lead',
  id: 'lead-1',
  name: 'Marisol Ortega',
  phone: '+442079460018',
  email: 'marisol@example.test',
  message: 'A check-up, please.',
  source: 'FORM',
  status: 'NEW',
  createdAt: '2026-11-21T09:00:00.000Z',
  updatedAt: '2026-11-21T09:00:00.000Z',
  callBlockedReason: null,
  suppressedKind: null,
  contactAt: null,
  waitingReason: null,
  unreachedAt: null,
  suppressedReason: null,
  suppressedAt: null,
  answers: [],
  formLanguage: null,
  formVersionNumber: null,
  formAnswers: [],
  formParameters: [],
  externalIds: [],
  metadata: [],
  contactId: null,
  conversationId: null,
  bookings: { __typename: 'BookingConnection', nodes: [] },
  viewerCan: { __typename: 'LeadPermissions', update: ALLOWED, delete: ALLOWED },
  ...overrides,
});

interface Page {
  total?: number;
  createPermission?: Permission;
  more?: boolean;
}

/**
 * Mocks the list of leads. It returns the same leads in the same order for every filter, unless a function is passed.
 */
export const leadsPage = (leads: Lead[] | ((asked: LeadsPageQueryVariables) => Lead[]), page: Page = {}) =>
  answer(LeadsPageDocument, (asked) => {
    const rows = typeof leads === 'function' ? leads(asked) : leads;
    const endCursor = rows.length > 0 ? `c-${rows.at(-1)?.id}` : null;
    return {
      workspace: {
        __typename: 'Workspace' as const,
        id: 'workspace-acme',
        viewerCan: { __typename: 'WorkspacePermissions' as const, createLeads: page.createPermission ?? ALLOWED },
      },
      leads: {
        __typename: 'LeadConnection' as const,
        edges: rows.map((node) => ({ __typename: 'LeadEdge' as const, cursor: `c-${node.id}`, node })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: page.more ?? false, endCursor },
        totalCount: page.total ?? rows.length,
      },
    };
  });
