import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { UpdateKnowledgeSourceLinkDocument } from '../../gql/source-link.ts';
import { SyncKnowledgeSourceDocument } from '../../gql/sync-knowledge-source.ts';
import { CreateWebPageSourceDocument, UpdateWebPageSourceDocument } from '../../gql/web-page-source.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  besideSources,
  buildSitemap,
  buildSource,
  openedSource,
  sourceList,
  webPagesOf,
} from './knowledge.fixtures.ts';

const AT = '/admin/acme/knowledge/sources';
const payload = <T extends object>(source: T) => ({
  __typename: 'KnowledgeSourcePayload' as const,
  source: { __typename: 'KnowledgeSource' as const, ...source },
  errors: [],
});
const list = async () => within(await screen.findByRole('list', { name: 'Sources' }));

it('adds the pages of a sitemap with a schedule, and then lists them as waiting [AG-16]', async () => {
  let rows = [buildSource()];
  const create = answer(CreateWebPageSourceDocument, () => {
    rows = [buildSitemap({ status: 'WAITING', readAt: null, pageCount: null, foundPages: 0 }), ...rows];
    return { createWebPageSource: payload({ id: 'site-1' }) };
  });
  const { user, at } = renderAt(AT, { answers: [...besideSources(), sourceList(() => rows), create] });
  await user.click(await screen.findByRole('button', { name: 'Add web page' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add web page' }));
  await user.click(dialog.getByRole('button', { name: 'Add web page' }));
  expect(await dialog.findByText('Enter the URL.')).toBeVisible();
  await user.type(dialog.getByLabelText('URL'), 'https://www.example.com');
  await user.click(dialog.getByRole('radio', { name: 'All pages of the sitemap' }));
  await user.selectOptions(dialog.getByLabelText('Read again'), 'Daily');
  await user.click(dialog.getByRole('button', { name: 'Add web page' }));
  await waitFor(() => expect(at()).toBe(AT));
  expect(create.asked).toEqual([
    { input: { url: 'https://www.example.com', scope: 'SITEMAP', refreshInterval: 'DAILY' } },
  ]);
  expect(await (await list()).findByText('Waiting')).toBeVisible();
});

it('shows at its field why a URL was refused [AG-16]', async () => {
  const create = answer(
    CreateWebPageSourceDocument,
    refused('WEBHOOK_ADDRESS_PRIVATE', 'url', REFUSALS.WEBHOOK_ADDRESS_PRIVATE),
  );
  const { user } = renderAt(`${AT}?add=WEB_PAGE`, { answers: [...besideSources(), sourceList([]), create] });
  const dialog = within(await screen.findByRole('dialog', { name: 'Add web page' }));
  await user.type(await dialog.findByLabelText('URL'), 'https://10.0.0.1/');
  await user.click(dialog.getByRole('button', { name: 'Add web page' }));
  expect(await dialog.findByText(REFUSALS.WEBHOOK_ADDRESS_PRIVATE)).toBeVisible();
});

it('shows progress, pages that were left out, and why a page could not be read; reads it again [AG-16]', async () => {
  let failed = buildSitemap({ id: 'p', scope: 'PAGE', title: 'Prices', status: 'FAILED', error: 'ROBOTS_DISALLOWED' });
  const rows = () => [
    buildSitemap({ status: 'READING', foundPages: 12, processedPages: 5 }),
    buildSitemap({ id: 'cut', title: 'Shop', cutBy: 'PAGES', foundPages: 200, failedPages: 3 }),
    failed,
  ];
  const sync = answer(SyncKnowledgeSourceDocument, () => {
    failed = { ...failed, status: 'WAITING', error: null };
    return { syncKnowledgeSource: payload(failed) };
  });
  const { user } = renderAt(AT, { answers: [...besideSources(), sourceList(rows), sync] });
  const [reading, cut, prices] = (await list()).getAllByRole('listitem');
  expect(reading).toHaveTextContent(/Sitemap · 2 pages · 300 characters/);
  expect(reading).toHaveTextContent('Reading5 of 12 pages');
  expect(cut).toHaveTextContent('Only the first 200 pages of the sitemap were read. 3 pages could not be read.');
  expect(prices).toHaveTextContent('The website’s robots.txt doesn’t allow reading this page.');
  expect(prices).toHaveTextContent('The agent uses the text that was last read successfully.');
  await user.click(screen.getByRole('button', { name: 'Read Prices again' }));
  expect(await screen.findByText('Waiting')).toBeVisible();
  expect(sync.asked).toEqual([{ id: 'p' }]);
});

it('shows the pages of a sitemap with links and errors, and changes the schedule [AG-16]', async () => {
  const { nodes } = buildSitemap().webPages;
  const missing = {
    __typename: 'KnowledgeWebPage' as const,
    id: 'page-2',
    title: null,
    url: 'https://www.example.com/old',
    status: 'FAILED' as const,
    error: 'PAGE_NOT_FOUND' as const,
    passageCount: 0,
  };
  const source = buildSitemap({ webPages: { ...webPagesOf(...nodes, missing), totalCount: 200 } });
  const update = answer(UpdateWebPageSourceDocument, {
    updateWebPageSource: payload({ ...source, refreshInterval: 'NEVER' as const, nextReadAt: null, revision: 2 }),
  });
  const { user } = renderAt(`${AT}/site-1`, {
    answers: [...besideSources(), sourceList([source]), openedSource(source), update],
  });
  const dialog = within(await screen.findByRole('dialog'));
  const pages = within(await dialog.findByRole('list', { name: 'Pages' }));
  expect(pages.getByRole('link', { name: 'Prices' })).toHaveAttribute('href', 'https://www.example.com/prices');
  expect(pages.getByText('The page doesn’t exist. Check the URL.')).toBeVisible();
  expect(pages.getByText('The first 2 of 200 pages are shown.')).toBeVisible();
  await user.selectOptions(dialog.getByLabelText('Read again'), 'Never');
  await waitFor(() =>
    expect(update.asked).toEqual([{ input: { id: 'site-1', revision: 1, refreshInterval: 'NEVER' } }]),
  );
});

it('lets a viewer see web pages, but not add, change or read them again', async () => {
  renderAt(`${AT}/site-1`, {
    as: 'viewer',
    answers: [...besideSources(), sourceList([buildSitemap()]), openedSource(buildSitemap())],
  });
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByLabelText('Read again')).toBeDisabled();
  const add = screen.getByRole('button', { name: 'Add web page', hidden: true });
  expect(add).toHaveAttribute('aria-disabled', 'true');
});

it('turns the link for contacts off for a web page, and has no public URL for it [AG-18]', async () => {
  const page = buildSitemap();
  const save = answer(UpdateKnowledgeSourceLinkDocument, () => ({
    updateKnowledgeSourceLink: payload({ ...page, isLinkShared: false }),
  }));
  const { user } = renderAt(`${AT}/site-1`, {
    answers: [...besideSources(), sourceList([page]), openedSource(page), save],
  });
  const form = within(await screen.findByRole('form', { name: 'Link for contacts' }));
  expect(form.queryByLabelText('Public URL')).toBeNull();
  await user.click(form.getByRole('switch', { name: /Send the link with answers/ }));
  await user.click(form.getByRole('button', { name: 'Save link' }));
  expect(await screen.findByText('Link saved')).toBeVisible();
  expect(save.asked).toEqual([{ input: { id: 'site-1', isLinkShared: false, publicUrl: null } }]);
});

it('saves the public URL of an answer, and shows at the field why it was refused [AG-18]', async () => {
  const source = buildSource();
  let isRefused = true;
  const save = answer(UpdateKnowledgeSourceLinkDocument, () =>
    isRefused
      ? refused('PUBLIC_URL_INVALID', 'publicUrl', REFUSALS.PUBLIC_URL_INVALID)
      : { updateKnowledgeSourceLink: payload({ ...source, publicUrl: 'https://www.example.com/dogs' }) },
  );
  const { user } = renderAt(`${AT}/source-1`, {
    answers: [...besideSources(), sourceList([source]), openedSource(source), save],
  });
  const form = within(await screen.findByRole('form', { name: 'Link for contacts' }));
  await user.type(form.getByLabelText('Public URL'), 'https://www.example.com/dogs');
  await user.click(form.getByRole('button', { name: 'Save link' }));
  expect(await form.findByText(REFUSALS.PUBLIC_URL_INVALID)).toBeVisible();
  isRefused = false;
  await user.click(form.getByRole('button', { name: 'Save link' }));
  expect(await screen.findByText('Link saved')).toBeVisible();
  expect(save.asked.at(-1)).toEqual({
    input: { id: 'source-1', isLinkShared: true, publicUrl: 'https://www.example.com/dogs' },
  });
});
