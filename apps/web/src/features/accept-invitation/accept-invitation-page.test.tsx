import { afterEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { AcceptInvitationPageDocument } from '../../gql/accept-invitation-page.ts';
import { AcceptInvitationDocument, DeclineInvitationDocument } from '../../gql/invitation-answer.ts';
import { OverviewPageDocument } from '../../gql/overview-page.ts';
import type { AcceptInvitationPageQuery } from '../../gql/types.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const PATH = '/accept-invitation';
const LINK = `${PATH}#token=abc`;

afterEach(() => sessionStorage.clear());

const preview = (overrides: Partial<AcceptInvitationPageQuery['invitationPreview']> = {}) =>
  answer(AcceptInvitationPageDocument, {
    invitationPreview: {
      __typename: 'InvitationPreview',
      workspaceName: 'Acme',
      inviterName: 'Ada Lovelace',
      role: 'operator',
      note: '',
      status: 'PENDING',
      emailHint: 'b•••@example.com',
      expiresAt: '2026-12-01T12:00:00Z',
      isForViewer: true,
      ...overrides,
    },
  });

it('shows the invitation before sign-in and remembers the link', async () => {
  renderAt(LINK, { as: 'nobody', answers: [preview({ isForViewer: null })] });
  expect(await screen.findByRole('heading', { name: 'Ada Lovelace invited you' })).toBeInTheDocument();
  expect(screen.getByText('Acme')).toBeInTheDocument();
  expect(screen.getByText('operator')).toBeInTheDocument();
  const next = encodeURIComponent(PATH);
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', `/sign-in?next=${next}`);
  expect(screen.getByRole('link', { name: 'Create account' })).toHaveAttribute('href', `/register?next=${next}`);
});

it('lets another user switch accounts and return', async () => {
  const { user, at } = renderAt(LINK, { answers: [preview({ isForViewer: false })] });
  expect(await screen.findByRole('heading', { name: 'This invitation is for another address' })).toBeInTheDocument();
  expect(screen.getByText('ada@acme.test')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Accept invitation' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Switch account' }));
  await screen.findByRole('heading', { name: 'Welcome back' });
  expect(at()).toBe(`/sign-in?next=${encodeURIComponent(PATH)}`);
});

it('opens the workspace after accepting', async () => {
  const accept = answer(AcceptInvitationDocument, {
    acceptInvitation: {
      __typename: 'WorkspaceSummaryPayload',
      workspace: { __typename: 'WorkspaceSummary', id: 'workspace-acme', name: 'Acme', slug: 'acme' },
      errors: [],
    },
  });
  const { user, at } = renderAt(LINK, {
    as: 'agent',
    answers: [
      preview(),
      accept,
      answer(OverviewPageDocument, () => {
        throw denied('SERVICE_UNAVAILABLE');
      }),
    ],
  });
  await user.click(await screen.findByRole('button', { name: 'Accept invitation' }));
  expect(await screen.findByRole('navigation', { name: 'Workspace' })).toBeInTheDocument();
  expect(at()).toBe('/admin/acme');
  expect(accept.asked).toEqual([{ input: { token: 'abc' } }]);
});

it('explains why it cannot be accepted', async () => {
  const refuse = answer(AcceptInvitationDocument, refused('INVITER_MAY_NO_LONGER_INVITE'));
  const { user } = renderAt(LINK, { answers: [preview(), refuse] });
  await user.click(await screen.findByRole('button', { name: 'Accept invitation' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('can no longer grant this access');
});

it('can be declined', async () => {
  const decline = answer(DeclineInvitationDocument, {
    declineInvitation: { __typename: 'DeclineInvitationPayload', workspaceName: 'Acme', errors: [] },
  });
  const { user } = renderAt(LINK, { answers: [preview(), decline] });
  await user.click(await screen.findByRole('button', { name: 'Decline' }));
  expect(await screen.findByRole('heading', { name: 'Invitation declined' })).toBeInTheDocument();
});

it.each([
  ['EXPIRED', /invitation expired/],
  ['REVOKED', /was revoked/],
  ['ACCEPTED', /already accepted/],
] as const)('explains an invitation that is %s', async (status, sentence) => {
  renderAt(LINK, { as: 'nobody', answers: [preview({ status, isForViewer: null })] });
  expect(await screen.findByText(sentence)).toBeInTheDocument();
});

it('shows an unknown token like an expired one', async () => {
  const unknown = answer(AcceptInvitationPageDocument, () => {
    throw denied('NOT_FOUND');
  });
  renderAt(LINK, { as: 'nobody', answers: [unknown] });
  expect(await screen.findByRole('heading', { name: 'This invitation cannot be used' })).toBeInTheDocument();
});

it('redirects without a token to the list of pending invitations', async () => {
  const pendingInvitations = [
    {
      __typename: 'PendingInvitation' as const,
      id: 'invitation-1',
      workspaceName: 'Globex',
      inviterName: 'Gus Fring',
      role: 'operator' as const,
      note: 'We need you on Mondays.',
      expiresAt: '2026-12-01T12:00:00Z',
    },
  ];
  const { at } = renderAt('/accept-invitation', { viewer: { pendingInvitations } });
  expect(await screen.findByRole('button', { name: 'Accept invitation to Globex' })).toBeInTheDocument();
  expect(at()).toBe('/workspaces');
});
