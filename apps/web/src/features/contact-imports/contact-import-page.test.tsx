import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CancelJobDocument, PauseJobDocument, ResumeJobDocument } from '../../gql/job-actions.ts';
import { CreateRejectedRowsLinkDocument, UpdateContactImportRowDocument } from '../../gql/rejected-rows.ts';
import { StartContactImportDocument } from '../../gql/start-contact-import.ts';
import { UndoContactImportDocument } from '../../gql/undo-contact-import.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildImport, buildJob, buildRow, checkStarted, importPage, importRows } from './contact-imports.fixtures.ts';
import type { ContactImport } from './use-contact-import.ts';

const AT = '/admin/acme/contacts/import/import-1';
const CHECKED: Partial<ContactImport> = { stage: 'CHECKED', mapping: ['NAME', 'PHONE'], willCreate: 2, invalid: 1 };

it('maps columns beside sample values and starts the preview', async () => {
  const check = checkStarted(buildImport({ stage: 'CHECKING', job: buildJob({ kind: 'CONTACT_IMPORT_CHECK' }) }));
  const answers = [importPage(() => buildImport()), importRows([buildRow()]), check];
  const { user } = renderAt(AT, { answers });
  expect(await screen.findByText('12')).toBeInTheDocument();
  expect(screen.queryByText(/Mapping reused from your last file/)).not.toBeInTheDocument();
  const button = screen.getByRole('button', { name: 'Preview import' });
  expect(button).toBeDisabled(); // Precondition: the form is invalid without a phone column.
  await user.click(screen.getByRole('combobox', { name: 'Nr field' }));
  await user.click(await screen.findByRole('option', { name: 'Phone' }));
  await user.click(screen.getByRole('radio', { name: 'Skip' }));
  await user.type(screen.getByLabelText('Add tags to all rows', { selector: 'input' }), 'spring fair{Enter}');
  await user.click(button);
  await waitFor(() => expect(check.asked).toHaveLength(1));
  expect(check.asked[0]?.input).toEqual({
    id: 'import-1',
    mapping: ['NAME', 'PHONE'],
    country: 'GB',
    onDuplicate: 'SKIP',
    tags: ['spring fair'],
  });
});

it('reuses the mapping of an earlier file with the same headers', async () => {
  const known = buildImport({ isMappingReused: true, mapping: ['NAME', 'PHONE'], country: null, onDuplicate: 'SKIP' });
  const check = checkStarted(known);
  const { user } = renderAt(AT, { answers: [importPage(() => known), importRows([buildRow()]), check] });
  expect(await screen.findByText(/Mapping reused from your last file/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Preview import' }));
  await waitFor(() => expect(check.asked).toHaveLength(1));
  expect(check.asked[0]?.input).toMatchObject({ mapping: ['NAME', 'PHONE'], country: null, onDuplicate: 'SKIP' });
});

it('shows the preview and starts the import', async () => {
  let now = buildImport(CHECKED);
  const start = answer(StartContactImportDocument, () => {
    now = buildImport({ ...CHECKED, stage: 'IMPORTING', job: buildJob() });
    return { startContactImport: { __typename: 'ContactImportPayload' as const, import: now, errors: [] } };
  });
  const { user } = renderAt(AT, { answers: [importPage(() => now), importRows([buildRow()]), start] });
  const forecast = await screen.findByLabelText('Preview', { selector: 'dl' });
  expect(forecast).toHaveTextContent('New2Updated0');
  await user.click(screen.getByRole('button', { name: 'Import 2 rows' }));
  expect(await screen.findByRole('heading', { name: 'Importing people.csv' })).toBeInTheDocument();
});

it('shows progress, rate and time left, and pauses, resumes and cancels', async () => {
  let job = buildJob();
  const page = importPage(() => buildImport({ ...CHECKED, stage: 'IMPORTING', created: 12_000, job }));
  const steered = (status: 'PAUSED' | 'RUNNING' | 'CANCELLED') => {
    job = buildJob({ status, finishedAt: status === 'CANCELLED' ? '2026-11-21T09:05:00.000Z' : null });
    return { __typename: 'Job' as const, id: job.id, status, finishedAt: job.finishedAt };
  };
  const answers = [
    page,
    importRows([]),
    answer(PauseJobDocument, () => ({
      pauseJob: { __typename: 'JobPayload' as const, job: steered('PAUSED'), errors: [] },
    })),
    answer(ResumeJobDocument, () => ({
      resumeJob: { __typename: 'JobPayload' as const, job: steered('RUNNING'), errors: [] },
    })),
    answer(CancelJobDocument, () => ({
      cancelJob: { __typename: 'JobPayload' as const, job: steered('CANCELLED'), errors: [] },
    })),
  ];
  const { user } = renderAt(AT, { answers });
  const bar = await screen.findByRole('progressbar', { name: 'Importing people.csv' });
  expect(bar).toHaveAttribute('aria-valuetext', '12,000 of 99,000, 2,900 per second, about 30 s left');
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  await user.click(await screen.findByRole('button', { name: 'Resume' }));
  await user.click(await screen.findByRole('button', { name: 'Pause' }));
  await screen.findByRole('button', { name: 'Resume' });
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '12,000 of 99,000, paused');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText(/The import was stopped/)).toBeInTheDocument();
});

const DONE: Partial<ContactImport> = {
  ...CHECKED,
  stage: 'IMPORTED',
  created: 2,
  undoable: true,
  finishedAt: '2026-11-21T09:05:00.000Z',
};

it('links to the tagged contacts [WC-23]', async () => {
  const tagged = buildImport({ ...DONE, tags: ['spring fair'] });
  renderAt(AT, { answers: [importPage(() => tagged), importRows([])] });
  const link = await screen.findByRole('link', { name: 'spring fair' });
  expect(decodeURIComponent(link.getAttribute('href') ?? '')).toMatch(/^\/admin\/acme\/contacts\?tag=.*spring.fair/);
});

it('fixes a rejected row in place and shows a refusal at its field', async () => {
  let busy = true;
  const fix = answer(UpdateContactImportRowDocument, () => {
    if (busy) return { updateContactImportRow: refused('IMPORT_BUSY') };
    const row = buildRow({ cells: ['Ben', '+442079460702'], action: 'CREATE', reason: null });
    const found = buildImport({ ...DONE, willCreate: 3, invalid: 0 });
    return {
      updateContactImportRow: { __typename: 'ContactImportRowPayload' as const, import: found, row, errors: [] },
    };
  });
  const { user } = renderAt(AT, { answers: [importPage(() => buildImport(DONE)), importRows([buildRow()]), fix] });
  const row = within(await screen.findByRole('form', { name: 'Row 2' }));
  expect(row.getByRole('button', { name: 'Fix row 2' })).toBeDisabled();
  await user.clear(row.getByLabelText('Nr'));
  await user.type(row.getByLabelText('Nr'), '+442079460702');
  await user.click(row.getByRole('button', { name: 'Fix row 2' }));
  expect(await row.findByText(/A job for this import is running/)).toBeInTheDocument();
  busy = false;
  await user.click(row.getByRole('button', { name: 'Fix row 2' }));
  expect(await screen.findByRole('button', { name: 'Import 1 row' })).toBeInTheDocument();
  expect(fix.asked.at(-1)?.input).toEqual({ importId: 'import-1', row: 2, cells: ['Ben', '+442079460702'] });
});

it('downloads rejected rows and undoes the import after confirmation', async () => {
  let now = buildImport(DONE);
  const link = answer(CreateRejectedRowsLinkDocument, { createRejectedRowsLink: refused('IMPORT_BUSY') });
  const undo = answer(UndoContactImportDocument, () => {
    now = buildImport({ ...DONE, stage: 'UNDONE', undoable: false });
    return { undoContactImport: { __typename: 'ContactImportPayload' as const, import: now, errors: [] } };
  });
  const { user } = renderAt(AT, { answers: [importPage(() => now), importRows([buildRow()]), link, undo] });
  await user.click(await screen.findByRole('button', { name: 'Download CSV' }));
  expect(await screen.findByText(/A job for this import is running/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Undo import' }));
  expect(undo.asked).toHaveLength(0);
  const dialog = within(await screen.findByRole('dialog', { name: 'Undo the import of people.csv?' }));
  await user.click(dialog.getByRole('button', { name: 'Undo import' }));
  expect(await screen.findByRole('heading', { name: 'Undone' })).toBeInTheDocument();
});

it('shows only the counts of another member’s import', async () => {
  renderAt(AT, { answers: [importPage(() => buildImport({ ...DONE, isViewerOwner: false, undoable: true }))] });
  expect(await screen.findByText(/Only Ada Okafor can see/)).toBeInTheDocument();
  expect(screen.getByLabelText('Results')).toHaveTextContent('Created2');
  expect(screen.queryByRole('button', { name: 'Undo import' })).not.toBeInTheDocument();
});

const LEADS: Partial<ContactImport> = { kind: 'LEADS', onDuplicate: 'SKIP', mapping: ['NAME', 'PHONE'] };

it('previews a file of leads with a confirmed consent, without contacting them unless chosen', async () => {
  const check = checkStarted(buildImport({ ...LEADS, stage: 'CHECKING', job: buildJob() }));
  const answers = [importPage(() => buildImport(LEADS)), importRows([buildRow()]), check];
  const { user } = renderAt(AT, { answers });
  const button = await screen.findByRole('button', { name: 'Preview import' });
  expect(button).toBeDisabled(); // Precondition: the consent is not confirmed.
  await user.click(screen.getByRole('combobox', { name: 'Kunde field' }));
  await user.click(await screen.findByRole('option', { name: 'Answer' }));
  await user.click(screen.getByRole('checkbox', { name: 'The people in this file agreed to be contacted' }));
  await user.click(button);
  await waitFor(() => expect(check.asked).toHaveLength(1));
  const settings = { greetLeads: false, isConsentConfirmed: true };
  expect(check.asked[0]?.input).toMatchObject({ mapping: ['ANSWER', 'PHONE'], onDuplicate: 'SKIP', ...settings });
});

it('does not offer the fields of leads for contacts', async () => {
  const { user } = renderAt(AT, { answers: [importPage(() => buildImport()), importRows([buildRow()])] });
  await user.click(await screen.findByRole('combobox', { name: 'Kunde field' }));
  expect(await screen.findByRole('option', { name: 'Company' })).toBeInTheDocument();
  expect(screen.queryByRole('option', { name: 'External id' })).not.toBeInTheDocument();
  expect(screen.queryByRole('checkbox', { name: /agreed to be contacted/ })).not.toBeInTheDocument();
});

it('shows in the preview which leads are new, and links to those that exist', async () => {
  const found = buildImport({ ...CHECKED, ...LEADS, greetLeads: true, willCreateLeads: 2, existingLeads: 1 });
  const known = buildRow({
    cells: ['Ana', '+442079460018'],
    reason: 'This contact has an open lead.',
    existingLeadId: 'lead-7',
  });
  renderAt(AT, { answers: [importPage(() => found), importRows([], { EXISTING_LEAD: [known] })] });
  const forecast = await screen.findByLabelText('Preview', { selector: 'dl' });
  expect(forecast).toHaveTextContent('New leads2Existing leads1New contacts2');
  expect(screen.getByText(/The agent contacts new leads/)).toBeInTheDocument();
  const row = within(await screen.findByRole('list', { name: 'Existing leads' }));
  expect(row.getByText(/This contact has an open lead/)).toBeInTheDocument();
  expect(row.getByRole('link', { name: 'Open lead' })).toHaveAttribute('href', '/admin/acme/leads/lead-7');
});

it('shows which rows the undo has kept and why', async () => {
  const found = buildImport({ ...DONE, ...LEADS, stage: 'UNDONE', undoable: false, createdLeads: 2 });
  const kept = buildRow({ cells: ['Ben', '+442079460018'], reason: 'The lead was changed after the import.' });
  renderAt(AT, { answers: [importPage(() => found), importRows([], { KEPT: [kept] })] });
  const list = await screen.findByRole('list', { name: 'Kept by the undo' });
  expect(list).toHaveTextContent('Row 2 · BenThe lead was changed after the import.');
  const main = within(screen.getByRole('main'));
  expect(main.getByRole('link', { name: 'Leads' })).toHaveAttribute('href', '/admin/acme/leads');
});

it.each([
  ['CONTACTS', 'Contacts', '/admin/acme/contacts/import/import-1'],
  ['LEADS', 'Leads', '/admin/acme/leads/import/import-1'],
  ['SAVED_REPLIES', 'Saved replies', '/admin/acme/saved-replies/import/import-1'],
] as const)('highlights the page of an import of %s in the menu: %s', async (kind, title, path) => {
  const { at } = renderAt(AT, { answers: [importPage(() => buildImport({ kind })), importRows([buildRow()])] });
  expect(await screen.findByRole('button', { name: 'Preview import' })).toBeInTheDocument();
  expect(at()).toBe(path);
  const current = screen.getAllByRole('link', { current: 'page' }).map((link) => link.textContent);
  expect(current).toContain(title);
  expect(current).not.toContain(title === 'Contacts' ? 'Leads' : 'Contacts');
});

const REPLIES: Partial<ContactImport> = { kind: 'SAVED_REPLIES', onDuplicate: 'SKIP', mapping: ['SHORTCUT', 'IGNORE'] };

it('previews saved replies with a shortcut and a text, without the settings of contacts', async () => {
  const check = checkStarted(buildImport({ ...REPLIES, stage: 'CHECKING', job: buildJob() }));
  const answers = [importPage(() => buildImport(REPLIES)), importRows([buildRow()]), check];
  const { user } = renderAt(AT, { answers });
  const button = await screen.findByRole('button', { name: 'Preview import' });
  expect(button).toBeDisabled(); // Precondition: no column is the text.
  expect(screen.queryByLabelText('Default country')).not.toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: 'Nr field' }));
  expect(screen.queryByRole('option', { name: 'Phone' })).not.toBeInTheDocument();
  await user.click(await screen.findByRole('option', { name: 'Text' }));
  await user.click(screen.getByRole('radio', { name: 'All members' }));
  await user.click(button);
  await waitFor(() => expect(check.asked).toHaveLength(1));
  const settings = { onDuplicate: 'SKIP', replyVisibility: 'SHARED' };
  expect(check.asked[0]?.input).toEqual({ id: 'import-1', mapping: ['SHORTCUT', 'TEXT'], ...settings });
});

it('shows which saved replies are new and which exist', async () => {
  const found = buildImport({ ...REPLIES, stage: 'CHECKED', willCreate: 2, willSkip: 1 });
  const known = buildRow({ cells: ['hours', 'Open'], reason: 'A saved reply with this shortcut exists.' });
  renderAt(AT, { answers: [importPage(() => found), importRows([], { EXISTING_SAVED_REPLY: [known] })] });
  const forecast = await screen.findByLabelText('Preview', { selector: 'dl' });
  expect(forecast).toHaveTextContent('New saved replies2Existing saved replies1');
  const list = await screen.findByRole('list', { name: 'Existing saved replies' });
  expect(list).toHaveTextContent('Row 2 · hoursA saved reply with this shortcut exists.');
});

it('warns that the first row is not imported if no column is recognized', async () => {
  const found = buildImport({ mapping: ['IGNORE', 'IGNORE'] });
  renderAt(AT, { answers: [importPage(() => found), importRows([buildRow()])] });
  expect(await screen.findByText(/The first row of the file is the header and is not imported/)).toBeInTheDocument();
});

it('names the product whose contact export the file is', async () => {
  const found = buildImport({ product: 'CHATWOOT' });
  renderAt(AT, { answers: [importPage(() => found), importRows([buildRow()])] });
  expect(await screen.findByText('Recognized as a contact export of Chatwoot.')).toBeInTheDocument();
});

it('maps earlier messages with a country and without settings of contacts, and previews opt-outs', async () => {
  const mapping = ['PHONE', 'SENT_AT', 'DIRECTION', 'TEXT'] as const;
  const counts = { willCreate: 4, willSkip: 1, rowsWithAttachments: 2, willOptOut: 1 };
  let now = buildImport({ kind: 'HISTORY', product: 'WATI', headers: ['a', 'b', 'c', 'd'], mapping: [...mapping] });
  const check = checkStarted(buildImport({ kind: 'HISTORY', stage: 'CHECKED', mapping: [...mapping], ...counts }));
  const { user } = renderAt('/admin/acme/messages/import/import-1', {
    answers: [importPage(() => now), importRows([buildRow()]), check],
  });
  expect(await screen.findByText('Recognized as messages of WATI.')).toBeInTheDocument();
  expect(screen.queryByRole('radio', { name: 'Skip' })).not.toBeInTheDocument();
  now = buildImport({ kind: 'HISTORY', stage: 'CHECKED', mapping: [...mapping], ...counts });
  await user.click(screen.getByRole('button', { name: 'Preview import' }));
  await waitFor(() => expect(check.asked).toHaveLength(1));
  expect(check.asked[0]?.input).toEqual({ id: 'import-1', mapping, country: 'GB', onDuplicate: 'SKIP' });
  expect(await screen.findByLabelText('Preview', { selector: 'dl' })).toHaveTextContent(
    'New messages4Existing messages1Without attachments2Duplicates0Errors0Opt-outs1',
  );
});
