import { environmentWarnings } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ConvertEnvironmentDocument, EnvironmentCheckDocument } from '../../gql/convert-dialog.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { REFUSED, settingsPage } from './settings.fixtures.ts';

const check = answer(EnvironmentCheckDocument, {
  environmentCheck: {
    __typename: 'EnvironmentCheck',
    current: 'STAGING',
    target: 'PRODUCTION',
    possible: true,
    reason: null,
    warnings: environmentWarnings('STAGING', 'PRODUCTION').map((warning) => ({
      __typename: 'EnvironmentWarning' as const,
      ...warning,
    })),
  },
});

it('converts only after every warning is confirmed and the slug is typed [AM-28]', async () => {
  const convert = answer(ConvertEnvironmentDocument, {
    convertEnvironment: {
      __typename: 'WorkspacePayload',
      workspace: { __typename: 'Workspace', id: 'workspace-acme', environment: 'PRODUCTION' },
      errors: [],
    },
  });
  const { user } = renderAt('/admin/acme/settings/organization', {
    workspace: { environment: 'STAGING' },
    answers: [settingsPage(), check, convert],
  });
  await user.click(await screen.findByRole('button', { name: 'Convert to production' }));
  const form = within(await screen.findByRole('form', { name: 'Convert environment' }));
  const submit = form.getByRole('button', { name: 'Convert to production' });
  expect(form.getByText(/identity after 15 minutes of inactivity instead of 8 hours/)).toBeInTheDocument();
  await user.type(form.getByLabelText('Workspace slug'), 'acme');
  expect(submit).toBeDisabled();
  const boxes = form.getAllByRole('checkbox');
  for (const box of boxes) await user.click(box);
  expect(boxes).toHaveLength(4);
  await user.click(submit);
  await waitFor(() =>
    expect(convert.asked).toEqual([
      {
        input: {
          target: 'PRODUCTION',
          confirmSlug: 'acme',
          acknowledgements: ['IDLE_TIMEOUT', 'AUDIT_RETENTION', 'AGENT_EDITS', 'COMPLIANCE_CONTROLS'],
        },
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('form', { name: 'Convert environment' })).toBeNull());
});

it('shows a refusal in the dialog', async () => {
  const convert = answer(ConvertEnvironmentDocument, refused('CONVERSION_IMPOSSIBLE', 'target'));
  const { user } = renderAt('/admin/acme/settings/organization', {
    workspace: { environment: 'STAGING' },
    answers: [settingsPage(), check, convert],
  });
  await user.click(await screen.findByRole('button', { name: 'Convert to production' }));
  const form = within(await screen.findByRole('form', { name: 'Convert environment' }));
  for (const box of form.getAllByRole('checkbox')) await user.click(box);
  await user.type(form.getByLabelText('Workspace slug'), 'acme{Enter}');
  expect(await form.findByRole('alert')).toHaveTextContent('only be converted between staging and production');
});

it('explains why the viewer or the workspace cannot convert', async () => {
  const page = settingsPage({ viewerCan: { convert: REFUSED('You need the policy workspace.security.') } });
  renderAt('/admin/acme/settings/organization', { workspace: { environment: 'STAGING' }, answers: [page] });
  const button = await screen.findByRole('button', { name: 'Convert to production' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('You need the policy workspace.security.');
});

it('offers no conversion for a development workspace', async () => {
  const page = settingsPage({ workspace: { environment: 'DEVELOPMENT' } });
  renderAt('/admin/acme/settings/organization', { workspace: { environment: 'DEVELOPMENT' }, answers: [page] });
  expect(await screen.findByText(/Can’t be converted to production/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Convert/ })).toBeNull();
});

it('shows previous conversions with their member', async () => {
  const conversion = {
    __typename: 'EnvironmentConversion' as const,
    id: 'conversion-1',
    fromEnvironment: 'PRODUCTION' as const,
    toEnvironment: 'STAGING' as const,
    convertedByName: 'Ada Lovelace',
    createdAt: '2026-11-20T09:00:00.000Z',
  };
  renderAt('/admin/acme/settings/organization', { answers: [settingsPage({ conversions: [conversion] })] });
  const list = within(await screen.findByRole('list', { name: 'Conversion history' }));
  expect(list.getByText(/Ada Lovelace converted production to staging/)).toBeInTheDocument();
});

it.each([
  ['PRODUCTION', 1],
  ['STAGING', 0],
] as const)('warns beside the kill switch in %s [AM-26]', async (environment, times) => {
  renderAt('/admin/acme/settings', {
    workspace: { environment },
    answers: [settingsPage({ workspace: { environment } })],
  });
  await screen.findByRole('button', { name: 'Pause AI agent' });
  expect(screen.queryAllByText('You’re editing in production')).toHaveLength(times);
});
