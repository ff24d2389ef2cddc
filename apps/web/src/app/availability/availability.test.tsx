import { expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { UpdateAvailabilityDocument } from '../../gql/availability.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { UsagePageDocument } from '../../gql/usage-page.ts';
import type { CurrentWorkspace } from '../../session/workspace.tsx';
import { answer } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';

type ViewerMember = NonNullable<CurrentWorkspace['viewerMember']>;

const AVAILABLE: ViewerMember = { __typename: 'Member', id: 'member-ada', isAway: false, awayUntil: null };

/** Opens a page of a workspace whose viewer has the given availability. The mutation stores it. */
function open(first: ViewerMember | null, code?: 'AWAY_TIME_INVALID') {
  let member = first;
  const workspace = answer(SessionWorkspaceDocument, () => ({
    workspace: { ...buildWorkspace('owner'), viewerMember: member },
  }));
  const update = answer(UpdateAvailabilityDocument, ({ input: { isAway, awayUntil = null } }) => {
    const error = {
      __typename: 'UserError' as const,
      message: 'Choose a time in the next 365 days.',
      field: 'awayUntil',
    };
    if (code) return { updateAvailability: { ...PAYLOAD, member: null, errors: [{ ...error, code }] } };
    member = { ...AVAILABLE, isAway, awayUntil };
    return { updateAvailability: { ...PAYLOAD, member, errors: [] } };
  });
  return { ...renderAt('/admin/acme/usage', { answers: [PAGE, workspace, update] }), update };
}
const PERIOD = { from: '2026-11-01', to: '2026-11-30', previousFrom: '2026-10-01' };
const PAGE = answer(UsagePageDocument, { usage: { __typename: 'Usage', ...PERIOD, meters: [] } });
const PAYLOAD = { __typename: 'MemberPayload' as const };

it('sets the viewer as away from the user menu, and as available from the banner [AM-38]', async () => {
  const { user, update } = open(AVAILABLE);
  await user.click(await screen.findByRole('button', { name: /User menu/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Set as away' }));
  const dialog = await screen.findByRole('dialog', { name: 'Set as away' });
  await user.click(await within(dialog).findByRole('button', { name: 'Until I set myself as available' }));
  expect(await screen.findByText('Away. Other members are notified of handoffs.')).toBeInTheDocument();
  expect(screen.queryByRole('dialog')).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Set as available' }));
  await waitFor(() => expect(screen.queryByText(/Other members are notified/)).toBeNull());
  expect(update.asked).toEqual([{ input: { isAway: true, awayUntil: null } }, { input: { isAway: false } }]);
});

it('shows until when the viewer is away, and not an absence that has ended [AM-38]', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  open({ ...AVAILABLE, isAway: true, awayUntil: inAnHour });
  expect(
    await screen.findByText(/^Away until .*\d\d:\d\d. Other members are notified of handoffs.$/),
  ).toBeInTheDocument();
  cleanup();

  const { user } = open({ ...AVAILABLE, isAway: true, awayUntil: new Date(Date.now() - 1000).toISOString() });
  await user.click(await screen.findByRole('button', { name: /User menu/ }));
  expect(await screen.findByRole('menuitem', { name: 'Set as away' })).toBeInTheDocument();
  expect(screen.queryByText(/Other members are notified/)).toBeNull();
});

it('shows why the time was refused and keeps the dialog open [AM-38]', async () => {
  const { user } = open(AVAILABLE, 'AWAY_TIME_INVALID');
  await user.click(await screen.findByRole('button', { name: /User menu/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Set as away' }));
  const dialog = await screen.findByRole('dialog', { name: 'Set as away' });
  await user.click(await within(dialog).findByRole('button', { name: /Tomorrow morning/ }));
  expect(await within(dialog).findByText('Choose a time in the next 365 days.')).toBeInTheDocument();
});

it('offers no absence to viewers who are not members, such as support sessions [AM-38]', async () => {
  const { user } = open(null);
  await user.click(await screen.findByRole('button', { name: /User menu/ }));
  expect(await screen.findByRole('menuitem', { name: 'Account' })).toBeInTheDocument();
  expect(screen.queryByRole('menuitem', { name: 'Set as away' })).toBeNull();
});

it('asks for a time if the form is submitted without one [AM-38]', async () => {
  const { user, update } = open(AVAILABLE);
  await user.click(await screen.findByRole('button', { name: /User menu/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Set as away' }));
  const dialog = await screen.findByRole('dialog', { name: 'Set as away' });
  await user.click(await within(dialog).findByRole('button', { name: 'Set as away' }));
  expect(await within(dialog).findByText('Choose a time in the next 365 days.')).toBeInTheDocument();
  expect(update.asked).toEqual([]);
});
