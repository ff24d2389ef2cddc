import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { EndSupportSessionDocument } from '../../gql/end-support-session.ts';
import { StartSupportSessionDocument } from '../../gql/platform-page-actions.ts';
import { answer, refused } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { failedJobs, platformPage } from './platform.fixtures.ts';

const REASON = 'Ada wrote that her leads are gone.';

it('shows a banner with a way to end the session on every page [O1]', async () => {
  const leave = answer(EndSupportSessionDocument, {
    endSupportSession: { __typename: 'SupportSessionPayload', slug: 'acme', errors: [] },
  });
  const { viewer } = buildWorkspace();
  const support = {
    __typename: 'SupportSession' as const,
    grantedByName: 'Ada Acme',
    level: 'READ' as const,
    reason: REASON,
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const { user } = renderAt('/admin/acme/audit', {
    viewer: { globalRole: 'ADMIN' },
    workspace: { viewer: { ...viewer, memberId: null, rules: [], support } },
    answers: [platformPage(), failedJobs(), leave],
  });
  expect(await screen.findByText(/Support session in Acme for Ada Acme/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'End session' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Platform' })).toBeInTheDocument();
  expect(leave.asked).toEqual([{ slug: 'acme' }]);
});

it('starts from the platform page with a reason [O1]', async () => {
  const refusal = answer(StartSupportSessionDocument, refused('SUPPORT_NOT_GRANTED', 'slug'));
  const { user } = renderAt('/platform', {
    viewer: { globalRole: 'ADMIN' },
    answers: [platformPage(), failedJobs(), refusal],
  });
  await user.type(await screen.findByLabelText('Workspace slug'), 'globex');
  await user.type(screen.getByLabelText('Reason'), REASON);
  await user.click(screen.getByRole('button', { name: 'Start support session' }));
  expect(await screen.findByText(/has not granted support access/)).toBeInTheDocument();
  expect(refusal.asked).toEqual([{ input: { slug: 'globex', reason: REASON } }]);
});
