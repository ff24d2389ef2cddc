import type { ImportRowGroup } from '@frontdesk/domain';
import { ContactImportPageDocument } from '../../gql/contact-import-page.ts';
import { ContactImportRowsDocument } from '../../gql/contact-import-rows.ts';
import { PreviewContactImportDocument } from '../../gql/preview-contact-import.ts';
import type { ContactImportRowsQuery } from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';
import type { ContactImport } from './use-contact-import.ts';

export type Job = NonNullable<ContactImport['job']>;
type Row = ContactImportRowsQuery['contactImportRows'][number];

export const buildJob = (overrides: Partial<Job> = {}): Job => ({
  __typename: 'Job',
  id: 'job-1',
  kind: 'CONTACT_IMPORT',
  status: 'RUNNING',
  title: 'Importing people.csv',
  done: 12_000,
  total: 99_000,
  rate: 2_900,
  etaSeconds: 30,
  failure: null,
  finishedAt: null,
  ...overrides,
});

export const buildImport = (overrides: Partial<ContactImport> = {}): ContactImport => ({
  __typename: 'ContactImport',
  id: 'import-1',
  kind: 'CONTACTS',
  product: null,
  fileName: 'people.csv',
  stage: 'UPLOADED',
  encoding: 'utf-8',
  delimiter: ',',
  headers: ['Kunde', 'Nr'],
  rows: 3,
  mapping: ['NAME', 'IGNORE'],
  isMappingReused: false,
  country: null,
  onDuplicate: 'UPDATE',
  tags: [],
  willCreate: 0,
  willUpdate: 0,
  willSkip: 0,
  willOptOut: 0,
  greetLeads: false,
  willCreateLeads: 0,
  existingLeads: 0,
  rowsWithAttachments: 0,
  duplicates: 0,
  invalid: 0,
  created: 0,
  updated: 0,
  skipped: 0,
  optedOut: 0,
  createdLeads: 0,
  replyVisibility: 'PRIVATE',
  memberName: 'Ada Okafor',
  isViewerOwner: true,
  undoable: false,
  createdAt: '2026-11-21T09:00:00.000Z',
  finishedAt: null,
  job: null,
  ...overrides,
});

/** Mocks the query of the import page. `now` returns the import in its current state. */
export const importPage = (now: () => ContactImport) =>
  answer(ContactImportPageDocument, () => ({
    workspace: { __typename: 'Workspace' as const, id: 'workspace-acme', defaultCountry: 'GB' },
    contactImport: now(),
  }));

export const buildRow = (overrides: Partial<Row> = {}): Row => ({
  __typename: 'ContactImportRow',
  id: 'row-2',
  row: 2,
  cells: ['Ben', '12'],
  action: 'INVALID',
  reason: 'This is not a valid phone number.',
  existingLeadId: null,
  ...overrides,
});

/** Mocks the rows of an import. Rows of a group are returned for this group only. */
export const importRows = (rows: Row[], groups: Partial<Record<ImportRowGroup, Row[]>> = {}) =>
  answer(ContactImportRowsDocument, ({ group }) => ({ contactImportRows: group ? (groups[group] ?? []) : rows }));

export const checkStarted = (found: ContactImport) =>
  answer(PreviewContactImportDocument, {
    previewContactImport: { __typename: 'ContactImportPayload', import: found, errors: [] },
  });
