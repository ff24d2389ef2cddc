import { KNOWLEDGE_LIMITS, REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { SyncKnowledgeSourceDocument } from '../../gql/sync-knowledge-source.ts';
import { answer } from '../../testing/answers.ts';
import { FakeRequest, useFakeRequests } from '../../testing/fake-request.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { besideSources, buildFile, buildSource, openedSource, sourceList } from './knowledge.fixtures.ts';

const AT = '/admin/acme/knowledge/sources';

useFakeRequests();

const pdf = (name: string) => new File(['%PDF-1.4'], name, { type: 'application/pdf' });
/** Finds the file input by selector, because it has no accessible name. */
const picker = () => document.querySelector('input[type=file]') as HTMLInputElement;
const uploads = async () => within(await screen.findByRole('list', { name: 'Uploads' }));
const sent = async (at: number) => {
  await waitFor(() => expect(FakeRequest.sent).toHaveLength(at + 1));
  return FakeRequest.sent[at] as FakeRequest;
};

it('uploads files one after the other with their progress, and then lists them as being read [AG-16]', async () => {
  let rows = [buildSource()];
  const { user } = renderAt(AT, { answers: [...besideSources(), sourceList(() => rows)] });
  expect(await screen.findByRole('button', { name: 'Upload files' })).toBeVisible();
  await user.upload(picker(), [pdf('Prices.pdf'), pdf('Rules.pdf')]);
  const first = await sent(0);
  expect(first.url).toBe('/uploads/knowledge?name=Prices.pdf');
  expect(first.headers).toMatchObject({ 'x-workspace': 'acme', 'content-type': 'application/octet-stream' });
  act(() => void first.upload.dispatchEvent(new ProgressEvent('progress', { loaded: 4 })));
  expect(await (await uploads()).findByRole('progressbar', { name: 'Upload of Prices.pdf' })).toHaveAttribute(
    'aria-valuenow',
    '50',
  );
  expect((await uploads()).getByRole('progressbar', { name: 'Upload of Rules.pdf' })).toBeInTheDocument();
  rows = [buildFile({ status: 'READING', format: null, pageCount: null, readAt: null, passageCount: 0 }), ...rows];
  await first.answer(200, { id: 'file-1' });
  const list = within(await screen.findByRole('list', { name: 'Sources' }));
  expect(await list.findByText('Reading')).toBeVisible();
  await (await sent(1)).answer(200, { id: 'file-2' });
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Uploads' })).toBeNull());
});

it('says why an upload was refused or failed, and tries again [AG-16]', async () => {
  const { user } = renderAt(AT, { answers: [...besideSources(), sourceList([])] });
  await screen.findByText('No sources yet');
  await user.upload(picker(), [pdf('a.pdf')]);
  await (await sent(0)).answer(422, { code: 'KNOWLEDGE_FILES_UNREAD' });
  expect(await screen.findByText(REFUSALS.KNOWLEDGE_FILES_UNREAD)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Upload a.pdf again' }));
  const again = await sent(1);
  expect(screen.queryByText(REFUSALS.KNOWLEDGE_FILES_UNREAD)).toBeNull();
  act(() => void again.dispatchEvent(new Event('error')));
  expect(await screen.findByText('Could not reach the server. Try again.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove a.pdf' }));
  expect(screen.queryByRole('list', { name: 'Uploads' })).toBeNull();
});

it('refuses a file above 20 MB without sending it, and cancels an upload', async () => {
  const { user } = renderAt(AT, { answers: [...besideSources(), sourceList([])] });
  await screen.findByText('No sources yet');
  const large = pdf('large.pdf');
  Object.defineProperty(large, 'size', { value: KNOWLEDGE_LIMITS.fileBytes + 1 });
  await user.upload(picker(), [large]);
  expect(await screen.findByText(REFUSALS.KNOWLEDGE_FILE_TOO_LARGE)).toBeVisible();
  expect(FakeRequest.sent).toEqual([]);
  await user.upload(picker(), [pdf('a.pdf')]);
  const request = await sent(0);
  await user.click(screen.getByRole('button', { name: 'Cancel the upload of a.pdf' }));
  expect(request.isAborted).toBe(true);
  expect((await uploads()).getAllByRole('listitem')).toHaveLength(1);
});

it('uploads files that are dropped on the list', async () => {
  renderAt(AT, { answers: [...besideSources(), sourceList([buildSource()])] });
  const list = await screen.findByRole('list', { name: 'Sources' });
  fireEvent.drop(list, { dataTransfer: { files: [pdf('Dropped.pdf')], types: ['Files'] } });
  expect((await sent(0)).url).toBe('/uploads/knowledge?name=Dropped.pdf');
});

it('shows format, size and last read of a file, and why it could not be read; reads it again [AG-16]', async () => {
  let failed = buildFile({ id: 'file-2', title: 'Scan.pdf', status: 'FAILED', error: 'NO_TEXT', readAt: null });
  const read = answer(SyncKnowledgeSourceDocument, () => {
    failed = { ...failed, status: 'READING', error: null };
    return {
      syncKnowledgeSource: { __typename: 'KnowledgeSourcePayload' as const, source: failed, errors: [] },
    };
  });
  const { user } = renderAt(AT, { answers: [...besideSources(), sourceList(() => [buildFile(), failed]), read] });
  const [first, second] = within(await screen.findByRole('list', { name: 'Sources' })).getAllByRole('listitem');
  expect(first).toHaveTextContent(/Prices\.pdfPDF · 2 pages · 1\.2 MB · Added by Ada Lovelace · Read/);
  expect(second).toHaveTextContent('The file contains no text.');
  await user.click(screen.getByRole('button', { name: 'Read Scan.pdf again' }));
  expect(await screen.findByText('Reading')).toBeVisible();
  expect(read.asked).toEqual([{ id: 'file-2' }]);
});

it('shows the passages of a file with their pages, and replaces the file', async () => {
  const { user, at } = renderAt(`${AT}/file-1`, {
    answers: [...besideSources(), sourceList([buildFile()]), openedSource(buildFile())],
  });
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Page 2')).toBeVisible();
  expect(dialog.getByText('A haircut costs 40 EUR.')).toBeVisible();
  expect(dialog.getByText('The first 1 of 2 passages.')).toBeVisible();
  expect(dialog.queryByRole('button', { name: 'Save source' })).toBeNull();
  await user.upload(document.querySelector('[role=dialog] input[type=file]') as HTMLInputElement, pdf('New.pdf'));
  expect((await sent(0)).url).toBe('/uploads/knowledge?name=New.pdf&replace=file-1');
  await waitFor(() => expect(at()).toBe(AT));
});

it('lets a viewer read a file, but not upload, replace or delete one', async () => {
  renderAt(`${AT}/file-1`, {
    as: 'viewer',
    answers: [...besideSources(), sourceList([buildFile()]), openedSource(buildFile())],
  });
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('button', { name: 'Replace file' })).toHaveAccessibleDescription(
    'You need the knowledge.manage permission.',
  );
  const upload = screen.getByRole('button', { name: 'Upload files', hidden: true });
  expect(upload).toHaveAttribute('aria-disabled', 'true');
});
