import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { FailedJobsDocument } from '../../gql/failed-jobs.ts';
import { PlatformPageDocument } from '../../gql/platform-page.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

it('sends a global admin without two-factor authentication to their account, and back [S15]', async () => {
  const deny = () => {
    throw denied('SECOND_FACTOR_REQUIRED');
  };
  const answers = [answer(PlatformPageDocument, deny), answer(FailedJobsDocument, deny)];
  const { user, at } = renderAt('/platform', { viewer: { globalRole: 'ADMIN' }, answers });
  await screen.findByRole('heading', { name: 'Platform admins need two-factor authentication' });
  await user.click(screen.getByRole('link', { name: 'Set up two-factor authentication' }));
  await screen.findByRole('heading', { level: 1, name: 'Your account' });
  expect(at()).toBe('/account?next=%2Fplatform');
});
