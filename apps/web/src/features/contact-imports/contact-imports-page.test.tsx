import type { RawRule } from '@frontdesk/policies';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { ContactImportsPageDocument } from '../../gql/contact-imports-page.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { answer } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildImport, buildJob, importPage, importRows } from './contact-imports.fixtures.ts';

const AT = '/admin/acme/contacts/import';
const real = globalThis.fetch;
let reply: { id?: string; code?: string };
const send = jest.fn(async (_input: unknown, _init?: RequestInit) => ({ json: async () => reply }));
beforeEach(() => {
  send.mockClear();
  globalThis.fetch = send as unknown as typeof fetch;
});
afterEach(() => {
  globalThis.fetch = real;
});

const history = (imports = [buildImport()]) =>
  answer(ContactImportsPageDocument, {
    contactImports: {
      __typename: 'ContactImportConnection',
      edges: imports.map((node) => ({ __typename: 'ContactImportEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: imports.length,
    },
  });
const file = () => new File(['Name,Phone\nAna,1\n'], 'people.csv', { type: 'text/csv' });
/** Finds the file input by selector, because it has no accessible name. */
const picker = () => document.querySelector('input[type=file]') as HTMLInputElement;

it('uploads the file unchanged with its workspace, then opens the mapping', async () => {
  reply = { id: 'import-1' };
  const answers = [history([]), importPage(() => buildImport()), importRows([])];
  const { user, at } = renderAt(AT, { answers });
  await screen.findByRole('button', { name: 'Choose file' });
  await user.upload(picker(), file());
  await waitFor(() => expect(at()).toBe(`${AT}/import-1`));
  expect(send).toHaveBeenCalledWith(
    '/uploads/contacts?name=people.csv',
    expect.objectContaining({ headers: expect.objectContaining({ 'x-workspace': 'acme' }), body: expect.any(File) }),
  );
});

it('shows why a file was refused and stays on the page', async () => {
  reply = { code: 'FILE_NOT_CSV' };
  const { user, at } = renderAt(AT, { answers: [history([])] });
  await screen.findByRole('button', { name: 'Choose file' });
  await user.upload(picker(), file());
  expect(await screen.findByText(/This is not a CSV file/)).toBeInTheDocument();
  expect(at()).toBe(AT);
});

it('explains the page’s denial by the limit to assigned conversations, not by a policy', async () => {
  const workspace = buildWorkspace();
  const rules = (workspace.viewer.rules as RawRule[]).filter(({ subject }) => subject !== 'Contact');
  const limited = answer(SessionWorkspaceDocument, {
    workspace: { ...workspace, viewer: { ...workspace.viewer, rules } },
  });
  renderAt(AT, { answers: [limited] });
  expect(await screen.findByText(/only open conversations assigned to you/)).toBeInTheDocument();
  expect(screen.queryByText('contact.manage')).toBeNull();
  expect(screen.queryByRole('button', { name: /Ask|Request/ })).toBeNull();
});

it('shows the status of each import', async () => {
  const imports = [
    buildImport({ id: 'a', fileName: 'a.csv', stage: 'IMPORTING', job: buildJob() }),
    buildImport({
      id: 'b',
      fileName: 'b.csv',
      stage: 'IMPORTING',
      job: buildJob({ id: 'job-2', status: 'CANCELLED' }),
    }),
    buildImport({ id: 'c', fileName: 'c.csv', stage: 'IMPORTED', created: 1_204, updated: 3 }),
    buildImport({ id: 'd', fileName: 'd.csv', stage: 'UNDONE' }),
  ];
  renderAt(AT, { answers: [history(imports)] });
  const status = (name: RegExp) => screen.findByRole('row', { name });
  expect(await status(/a\.csv/)).toHaveTextContent('Running');
  expect(await status(/b\.csv/)).toHaveTextContent('Stopped');
  expect(await status(/c\.csv/)).toHaveTextContent('Done');
  expect(await status(/c\.csv/)).toHaveTextContent('1,204, 3');
  expect(await status(/d\.csv/)).toHaveTextContent('Undone');
});

it('uploads a file of leads to its own address', async () => {
  reply = { id: 'import-1' };
  const listed = history([buildImport({ kind: 'LEADS', stage: 'IMPORTED', createdLeads: 3 })]);
  const answers = [listed, importPage(() => buildImport({ kind: 'LEADS' })), importRows([])];
  const { user, at } = renderAt('/admin/acme/leads/import', { answers });
  expect(await screen.findByRole('row', { name: /people\.csv/ })).toHaveTextContent('3 leads');
  expect(listed.asked[0]).toMatchObject({ kind: 'LEADS' });
  await user.upload(picker(), file());
  await waitFor(() => expect(at()).toBe('/admin/acme/leads/import/import-1'));
  expect(send).toHaveBeenCalledWith('/uploads/leads?name=people.csv', expect.anything());
});

it('uploads saved replies as CSV or JSON, at most 5 MB', async () => {
  reply = { id: 'import-1' };
  const found = buildImport({ kind: 'SAVED_REPLIES', stage: 'IMPORTED', created: 3 });
  const answers = [history([found]), importPage(() => found), importRows([])];
  const { user, at } = renderAt('/admin/acme/saved-replies/import', { answers });
  expect(await screen.findByText(/CSV with a header row, or JSON of Chatwoot/)).toBeInTheDocument();
  expect(picker().accept).toContain('.json');
  const large = file();
  Object.defineProperty(large, 'size', { value: 500 * 1024 * 1024 });
  await user.upload(picker(), large);
  expect(await screen.findByText(/A file of saved replies can have at most 5 MB and 1,000 rows/)).toBeInTheDocument();
  expect(send).not.toHaveBeenCalled();
  await user.upload(picker(), file());
  await waitFor(() => expect(at()).toBe('/admin/acme/saved-replies/import/import-1'));
  expect(send).toHaveBeenCalledWith('/uploads/saved-replies?name=people.csv', expect.anything());
});

it('uploads earlier messages as CSV or JSON, from a link beside the import of contacts', async () => {
  reply = { id: 'import-1' };
  const found = buildImport({ kind: 'HISTORY', stage: 'IMPORTED', created: 3 });
  const answers = [history([]), importPage(() => found), importRows([])];
  const { user, at } = renderAt('/admin/acme/contacts/import', { answers });
  await user.click(await screen.findByRole('link', { name: 'Import earlier messages' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/messages/import'));
  expect(await screen.findByText(/JSON of Chatwoot or WATI/)).toBeInTheDocument();
  expect(picker().accept).toContain('.ndjson');
  const large = file();
  Object.defineProperty(large, 'size', { value: 500 * 1024 * 1024 });
  await user.upload(picker(), large);
  expect(await screen.findByText(/export contacts, saved replies or messages instead of a backup/)).toBeInTheDocument();
  await user.upload(picker(), file());
  await waitFor(() => expect(at()).toBe('/admin/acme/messages/import/import-1'));
  expect(send).toHaveBeenCalledWith('/uploads/history?name=people.csv', expect.anything());
});
