import { ContactDetailsDocument } from '../../gql/contact-details.ts';
import { ContactTagsDocument } from '../../gql/contact-tags.ts';
import { ContactTimelineDocument } from '../../gql/contact-timeline.ts';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import { SavedViewsDocument } from '../../gql/saved-views.ts';
import type { ContactDetailsQuery, ContactsPageQuery, SavedViewsQuery } from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };

type Contact = ContactsPageQuery['contacts']['edges'][number]['node'] & ContactDetailsQuery['contact'];

export const buildContact = (overrides: Partial<Contact> = {}): Contact => ({
  __typename: 'Contact',
  id: 'contact-1',
  name: 'Cora Contact',
  phone: '+442079460018',
  email: 'cora@example.test',
  company: 'Example Ltd',
  notes: 'Met at the fair.',
  tags: ['vip'],
  externalIds: [],
  metadata: [],
  reachability: 'REACHABLE',
  blockedAt: null,
  optedOutAt: null,
  consentAt: null,
  mergeUndoableUntil: null,
  createdAt: '2026-11-21T09:00:00.000Z',
  updatedAt: '2026-11-21T09:00:00.000Z',
  viewerCan: { __typename: 'ContactPermissions', update: ALLOWED, delete: ALLOWED, merge: ALLOWED, block: ALLOWED },
  ...overrides,
});

/** Mocks the list of contacts. Every query returns the same contacts. */
export const contactsPage = (contacts: Contact[], total = contacts.length) =>
  answer(ContactsPageDocument, {
    workspace: {
      __typename: 'Workspace',
      id: 'workspace-acme',
      viewerCan: { __typename: 'WorkspacePermissions', createContacts: ALLOWED, importContacts: ALLOWED },
    },
    contacts: {
      __typename: 'ContactConnection',
      edges: contacts.map((node) => ({ __typename: 'ContactEdge' as const, cursor: `c-${node.id}`, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: total > contacts.length, endCursor: null },
      totalCount: total,
    },
  });

export const details = (contacts: Contact[]) =>
  answer(ContactDetailsDocument, ({ id }) => {
    const contact = contacts.find((one) => one.id === id);
    if (!contact) throw new Error(`No contact has the id ${id}.`);
    return { contact };
  });

type View = SavedViewsQuery['savedViews']['edges'][number]['node'];

/** Mocks the queries of the contacts page other than the list of contacts. */
export const around = (views: View[] = []) => [
  answer(ContactTagsDocument, { contactTags: [{ __typename: 'ContactTag', tag: 'vip', count: 1 }] }),
  answer(ContactTimelineDocument, {
    contactTimeline: [
      {
        __typename: 'TimelineEntry',
        kind: 'MESSAGE',
        id: 'message-1',
        occurredAt: '2026-11-21T09:00:00.000Z',
        detail: 'CONTACT',
        text: 'Are you open today?',
        subjectId: 'conversation-1',
        source: null,
        confidencePercent: null,
        recordName: null,
      },
    ],
  }),
  answer(SavedViewsDocument, {
    savedViews: {
      __typename: 'SavedViewConnection',
      edges: views.map((node) => ({ __typename: 'SavedViewEdge' as const, cursor: node.id, node })),
      totalCount: views.length,
    },
  }),
];
