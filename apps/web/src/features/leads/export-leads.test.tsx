import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ExportLeadsDocument } from '../../gql/export-leads.ts';
import { CreateExportLinkDocument } from '../../gql/job-actions.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import type { JobsTrayQuery } from '../../gql/types.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildLead, leadsPage } from './leads.fixtures.ts';

type TrayJob = JobsTrayQuery['jobs']['edges'][number]['node'];

const buildJob = (overrides: Partial<TrayJob> = {}): TrayJob => ({
  __typename: 'Job',
  id: 'job-1',
  kind: 'LEAD_EXPORT',
  status: 'DONE',
  title: 'Exporting leads',
  done: 2,
  total: 2,
  rate: null,
  etaSeconds: null,
  errors: [],
  failure: null,
  fetchable: true,
  finishedAt: '2026-11-21T09:00:00.000Z',
  ...overrides,
});
const tray = (jobs: () => TrayJob[]) =>
  answer(JobsTrayDocument, () => {
    const edges = jobs().map((node) => ({ __typename: 'JobEdge' as const, cursor: node.id, node }));
    return { jobs: { __typename: 'JobConnection' as const, edges, totalCount: edges.length } };
  });
const starts = (then: () => void = () => {}) =>
  answer(ExportLeadsDocument, () => {
    then();
    return {
      exportLeads: {
        __typename: 'JobPayload' as const,
        job: { __typename: 'Job' as const, id: 'job-1', status: 'QUEUED' as const },
        errors: [],
      },
    };
  });

it('exports what the filter of the list matches and offers the file until it expires [CB-06]', async () => {
  let jobs: TrayJob[] = [];
  const begun = starts(() => {
    jobs = [buildJob()];
  });
  const page = leadsPage([buildLead()], { total: 312 });
  const link = answer(CreateExportLinkDocument, {
    createExportLink: {
      __typename: 'DownloadLinkPayload',
      url: null,
      errors: [{ __typename: 'UserError', code: 'EXPORT_NOT_READY', message: 'The file is not ready.', field: null }],
    },
  });
  const { user } = renderAt('/admin/acme/leads?status=NEW', { answers: [page, begun, link, tray(() => jobs)] });
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Export leads' }));
  expect(await dialog.findByText('312 leads match the filter.')).toBeInTheDocument();
  await user.click(dialog.getByRole('radio', { name: 'NDJSON' }));
  await user.click(dialog.getByRole('button', { name: 'Start export' }));
  await waitFor(() => expect(begun.asked).toHaveLength(1));
  expect(begun.asked[0]?.input).toMatchObject({ format: 'NDJSON', filter: { statuses: ['NEW'], search: '' } });
  const recent = within(await dialog.findByRole('region', { name: 'Recent exports' }));
  expect(recent.getByText(/^Until 22 Nov 2026/)).toBeInTheDocument();
  await user.click(recent.getByRole('button', { name: 'Download file' }));
  await waitFor(() => expect(link.asked).toEqual([{ id: 'job-1' }]));
  expect(await recent.findByRole('alert')).toBeInTheDocument();
});

it('shows progress and failure of recent exports, and hides other jobs', async () => {
  const jobs = [
    buildJob({ id: 'job-3', kind: 'BOOKING_EXPORT', title: 'Exporting bookings' }),
    buildJob({ id: 'job-2', status: 'RUNNING', done: 1, fetchable: false, finishedAt: null }),
    buildJob({ status: 'FAILED', fetchable: false, failure: 'An internal error occurred.' }),
  ];
  const { user } = renderAt('/admin/acme/leads', { answers: [leadsPage([buildLead()]), tray(() => jobs)] });
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  const recent = within(await screen.findByRole('region', { name: 'Recent exports' }));
  expect(recent.getAllByRole('listitem')).toHaveLength(2);
  expect(recent.getByRole('progressbar', { name: 'Exporting leads' })).toHaveAttribute('aria-valuenow', '50');
  expect(recent.getByText('An internal error occurred.')).toBeInTheDocument();
});

it('says that contact details are masked', async () => {
  const grants = [{ policy: 'contact.read' as const, effect: 'DENY' as const, expiresAt: null }];
  const answers = [leadsPage([buildLead()]), tray(() => [])];
  const { user } = renderAt('/admin/acme/leads', { as: 'member', grants, answers });
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  expect(await screen.findByText('Phone numbers and email addresses are masked in the file.')).toBeInTheDocument();
});

it('is hidden without the permission to export', async () => {
  renderAt('/admin/acme/leads', { as: 'viewer', answers: [leadsPage([buildLead()])] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  expect(screen.queryByRole('button', { name: 'Export' })).not.toBeInTheDocument();
});
