import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  CompareVersionsDocument,
  ProfileVersionsDocument,
  RestoreKnowledgeVersionDocument,
  SourceVersionsDocument,
} from '../../gql/knowledge-versions.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  besideSources,
  buildProfile,
  buildSitemap,
  buildSource,
  openedSource,
  profilePage,
  sourceList,
  tabs,
} from './knowledge.fixtures.ts';

const version = (id: string, change: 'CREATED' | 'UPDATED', createdByName: string, hour: number) => ({
  __typename: 'KnowledgeVersion' as const,
  id,
  change,
  createdAt: `2026-11-20T${hour}:00:00.000Z`,
  createdByName,
});
const nodes = [version('v2', 'UPDATED', 'Ben Lindqvist', 12), version('v1', 'CREATED', 'Ada Lovelace', 10)];
const connection = { __typename: 'KnowledgeVersionConnection' as const, nodes };
const versionsOf = (id: string) =>
  answer(SourceVersionsDocument, { knowledgeSource: { __typename: 'KnowledgeSource', id, versions: connection } });
const comparison = () =>
  answer(CompareVersionsDocument, {
    compareKnowledgeVersions: {
      __typename: 'KnowledgeVersionComparison',
      isCut: false,
      lines: [
        { __typename: 'ComparedLine', change: 'UNCHANGED', text: 'Can I bring my dog?' },
        { __typename: 'ComparedLine', change: 'REMOVED', text: 'Dogs are not allowed.' },
        { __typename: 'ComparedLine', change: 'ADDED', text: 'Dogs can wait in the hall.' },
      ],
    },
  });
const restoring = () =>
  answer(RestoreKnowledgeVersionDocument, {
    restoreKnowledgeVersion: {
      __typename: 'RestoreKnowledgeVersionPayload',
      version: { __typename: 'KnowledgeVersion', id: 'v3' },
      errors: [],
    },
  });
const listed = async () => within(await screen.findByRole('list', { name: 'Versions' })).findAllByRole('listitem');
const SOURCE = '/admin/acme/knowledge/sources/source-1';

it('shows who changed a source, and the lines that a change added and removed [AG-20]', async () => {
  const compare = comparison();
  const { user } = renderAt(SOURCE, {
    answers: [
      ...besideSources(),
      sourceList([buildSource()]),
      openedSource(buildSource()),
      versionsOf('source-1'),
      compare,
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Show versions' }));
  const [latest, first] = await listed();
  expect(latest).toHaveTextContent(/Changed · Ben Lindqvist · .* · Current version/);
  expect(first).toHaveTextContent(/Added · Ada Lovelace/);
  await user.click(within(latest as HTMLElement).getByRole('button', { name: /^Changes at/ }));
  const lines = within(await screen.findByRole('list', { name: 'Changes' })).getAllByRole('listitem');
  expect(lines.map((line) => [line.firstElementChild?.tagName ?? null, line.textContent])).toEqual([
    [null, 'Can I bring my dog?'],
    ['DEL', 'Dogs are not allowed.'],
    ['INS', 'Dogs can wait in the hall.'],
  ]);
  expect(compare.asked).toEqual([{ fromId: 'v1', toId: 'v2' }]);
});

it('restores a version after a confirmation, and shows its text in the form [AG-20]', async () => {
  let source = buildSource({ revision: 2 });
  const [restore, compare] = [restoring(), comparison()];
  const { user } = renderAt(SOURCE, {
    answers: [
      ...besideSources(),
      sourceList([source]),
      openedSource(() => source),
      versionsOf('source-1'),
      compare,
      restore,
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Show versions' }));
  const [latest, first] = await listed();
  expect(within(latest as HTMLElement).queryByRole('button', { name: /^Restore/ })).toBeNull();
  await user.click(within(first as HTMLElement).getByRole('button', { name: /^Restore the version at/ }));
  const confirmation = within(await screen.findByRole('dialog', { name: 'Restore this version?' }));
  expect(await confirmation.findByText('Dogs can wait in the hall.')).toBeVisible();
  expect(restore.asked).toEqual([]);
  source = buildSource({ revision: 3, text: 'Dogs are not allowed.' });
  await user.click(confirmation.getByRole('button', { name: 'Restore version' }));
  expect(await screen.findByText('Version restored. The agent uses it from the next reply.')).toBeVisible();
  expect(screen.getByLabelText('Answer')).toHaveValue('Dogs are not allowed.');
  expect(restore.asked).toEqual([{ input: { versionId: 'v1', revision: 2 } }]);
  expect(compare.asked).toEqual([{ fromId: 'v2', toId: 'v1' }]);
});

it('offers no version of web pages to restore', async () => {
  const { user } = renderAt('/admin/acme/knowledge/sources/site-1', {
    answers: [...besideSources(), sourceList([buildSitemap()]), openedSource(buildSitemap()), versionsOf('site-1')],
  });
  await user.click(await screen.findByRole('button', { name: 'Show versions' }));
  expect(await listed()).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /^Restore/ })).toBeNull();
});

it('restores a version of the business profile, and shows the reason of a refusal [AG-20]', async () => {
  const code = 'KNOWLEDGE_CHANGED';
  const profiles = answer(ProfileVersionsDocument, { businessProfileVersions: connection });
  const restore = answer(RestoreKnowledgeVersionDocument, refused(code, 'revision', REFUSALS[code]));
  const { user } = renderAt('/admin/acme/knowledge', {
    answers: [tabs(), profilePage(buildProfile()), profiles, comparison(), restore],
  });
  await user.click(await screen.findByRole('button', { name: 'Show versions' }));
  await user.click(await screen.findByRole('button', { name: /^Restore the version at/ }));
  const confirmation = within(await screen.findByRole('dialog', { name: 'Restore this version?' }));
  await user.click(confirmation.getByRole('button', { name: 'Restore version' }));
  expect(await confirmation.findByText(REFUSALS[code])).toBeVisible();
  expect(restore.asked).toEqual([{ input: { versionId: 'v1', revision: 4 } }]);
});
