import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { DeleteFailedJobsDocument } from '../../gql/delete-failed-jobs.ts';
import { FailedJobsDocument, RetryFailedJobsDocument } from '../../gql/failed-jobs.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { failedJobs, platformPage } from './platform.fixtures.ts';

const ADMIN = { viewer: { globalRole: 'ADMIN' as const } };

it('says that there are no failed jobs [operations 12]', async () => {
  renderAt('/platform', { ...ADMIN, answers: [failedJobs(), platformPage()] });
  expect(await screen.findByText('No failed jobs')).toBeInTheDocument();
});

it('shows task, error and attempts, and offers to discard only what may be discarded [operations 12]', async () => {
  const jobs = failedJobs({}, { id: '8', task: 'run_campaign', error: null, attempts: 1, isDiscardable: false });
  renderAt('/platform', { ...ADMIN, answers: [jobs, platformPage()] });
  const table = await screen.findByRole('table', { name: 'Failed jobs' });
  expect(await within(table).findByText('connect ECONNREFUSED [number]')).toBeInTheDocument();
  expect(within(table).getByText('25 attempts')).toBeInTheDocument();
  expect(within(table).getByText('The worker ended without reporting an error.')).toBeInTheDocument();
  expect(within(table).getByRole('button', { name: 'Discard send_message' })).toBeInTheDocument();
  expect(within(table).getByRole('button', { name: 'Retry run_campaign' })).toBeInTheDocument();
  expect(within(table).queryByRole('button', { name: 'Discard run_campaign' })).not.toBeInTheDocument();
});

it('keeps the page when the jobs do not load [operations 12]', async () => {
  const failing = answer(FailedJobsDocument, () => {
    throw new Error('unavailable');
  });
  renderAt('/platform', { ...ADMIN, answers: [failing, platformPage()] });
  expect(await screen.findByText('Could not load')).toBeInTheDocument();
  expect(await screen.findByText('INTEGRATIONS_ENCRYPTION_KEY')).toBeInTheDocument();
});

it('shows the change in the log and reloads the list, also after a refusal [operations 12]', async () => {
  const page = platformPage();
  const jobs = failedJobs({});
  const retry = answer(RetryFailedJobsDocument, {
    retryFailedJobs: { __typename: 'FailedJobsPayload', ids: ['7'], errors: [] },
  });
  const discard = answer(DeleteFailedJobsDocument, refused('JOB_NOT_FAILED', 'ids'));
  const { user } = renderAt('/platform', { ...ADMIN, answers: [jobs, page, retry, discard] });
  await user.click(await screen.findByRole('button', { name: 'Retry send_message' }));
  await waitFor(() => expect([page.asked.length, jobs.asked.length]).toEqual([2, 2]));
  await user.click(screen.getByRole('button', { name: 'Discard send_message' }));
  const dialog = await screen.findByRole('dialog', { name: 'Discard send_message?' });
  await user.click(within(dialog).getByRole('button', { name: 'Discard job' }));
  expect(await within(dialog).findByText(/no longer in the failed state/)).toBeInTheDocument();
  await waitFor(() => expect(jobs.asked.length).toBe(3));
});

it('retries a job, and shows why it cannot [operations 12]', async () => {
  const retry = answer(RetryFailedJobsDocument, refused('JOB_NOT_FAILED', 'ids'));
  const { user } = renderAt('/platform', { ...ADMIN, answers: [failedJobs({}), platformPage(), retry] });
  await user.click(await screen.findByRole('button', { name: 'Retry send_message' }));
  expect(retry.asked).toEqual([{ ids: ['7'] }]);
  expect(
    await screen.findByText('One of these jobs is no longer in the failed state. Reload the list.'),
  ).toBeInTheDocument();
});

it('discards a job after a confirmation that names the consequence [operations 12]', async () => {
  const discard = answer(DeleteFailedJobsDocument, {
    deleteFailedJobs: { __typename: 'FailedJobsPayload', ids: ['7'], errors: [] },
  });
  const { user } = renderAt('/platform', { ...ADMIN, answers: [failedJobs({}), platformPage(), discard] });
  await user.click(await screen.findByRole('button', { name: 'Discard send_message' }));
  const dialog = await screen.findByRole('dialog', { name: 'Discard send_message?' });
  expect(within(dialog).getByText(/status becomes failed, or unconfirmed/)).toBeInTheDocument();
  expect(discard.asked).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Discard job' }));
  expect(discard.asked).toEqual([{ ids: ['7'] }]);
  expect(await screen.findByText('send_message discarded.')).toBeInTheDocument();
});
