import { expect, it, jest } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { ApplyConfigurationDocument, CompareConfigurationDocument } from '../../gql/comparison-section.ts';
import { ConfigurationDownloadDocument, ConfigurationSourceDocument } from '../../gql/configuration-source.ts';
import type { CompareConfigurationQuery } from '../../gql/types.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { buildMembership, buildViewer } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Difference = CompareConfigurationQuery['compareConfiguration']['differences'][number];

const PAGE = '/admin/acme/settings/promotion';
const GROUP = { __typename: 'OrganizationSummary' as const, id: 'organization-1', name: 'Acme Group' };
const inGroup = (membership: ReturnType<typeof buildMembership>) => ({ ...membership, organization: GROUP });
const viewer = buildViewer({
  memberships: [
    inGroup(buildMembership()),
    inGroup(buildMembership({ slug: 'acme-staging', name: 'Acme test', environment: 'STAGING' })),
    buildMembership({ slug: 'other', name: 'Another company' }),
  ],
});

const difference = (overrides: Partial<Difference>): Difference => ({
  __typename: 'ConfigurationDifference',
  kind: 'SAVED_REPLY',
  key: 'price',
  change: 'CHANGED',
  fieldCount: 1,
  fields: [{ __typename: 'ConfigurationFieldChange', path: 'text', before: 'Ask us.', after: '$40' }],
  ...overrides,
});
const AGENT = difference({ kind: 'AGENT', key: 'Front desk', change: 'ADDED' });
const compared = (differences: Difference[], errors: { field: string; message: string }[] = []) =>
  answer(CompareConfigurationDocument, {
    compareConfiguration: {
      __typename: 'ConfigurationComparison',
      digest: errors.length > 0 ? null : 'digest-1',
      differences,
      errors: errors.map((error) => ({
        __typename: 'UserError' as const,
        code: 'CONFIGURATION_INVALID' as const,
        ...error,
      })),
    },
  });
const source = answer(ConfigurationSourceDocument, {
  configuration: { __typename: 'Configuration', source: 'signed-reference' },
});
const applied = () =>
  answer(ApplyConfigurationDocument, {
    applyConfiguration: {
      __typename: 'ApplyConfigurationPayload',
      applied: [{ __typename: 'AppliedConfigurationItem', kind: 'AGENT', key: 'Front desk' }],
      errors: [],
    },
  });

const open = (answers: Parameters<typeof renderAt>[1]) => renderAt(PAGE, { viewer, ...answers });
const choose = async (user: ReturnType<typeof renderAt>['user']) => {
  await user.click(await screen.findByRole('combobox', { name: 'Workspace' }));
  await user.click(await screen.findByRole('option', { name: 'Acme test · Staging' }));
};

it('compares a workspace of the organization and applies the selected items after a confirmation [AM-31] [AM-26]', async () => {
  const compare = compared([difference({}), AGENT, difference({ key: 'local', change: 'ONLY_HERE' })]);
  const apply = applied();
  const { user } = open({ answers: [source, compare, apply] });
  await choose(user);
  expect(screen.queryByRole('option', { name: /Another company/ })).toBeNull();
  await user.click(await screen.findByRole('checkbox', { name: 'Agent: Front desk' }));
  expect(screen.getByText('1 item exists only in this workspace. It isn’t changed.')).toBeVisible();
  const button = screen.getByRole('button', { name: 'Apply 1 item' });
  expect(button).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'Apply to production' }));
  await user.click(button);
  const items = [{ kind: 'AGENT', key: 'Front desk' }];
  const given = { document: null, source: 'signed-reference' };
  await waitFor(() =>
    expect(apply.asked).toEqual([{ input: { ...given, digest: 'digest-1', items, productionAcknowledged: true } }]),
  );
  await waitFor(() => expect(compare.asked).toEqual([given, given]));
});

it('compares an uploaded file, and lists its errors', async () => {
  const compare = compared([], [{ field: 'document.items.0.key', message: 'The key must be the name of the item.' }]);
  const { user } = open({ answers: [compare] });
  await screen.findByRole('button', { name: 'Upload file' });
  const plain = new File(['{}'], 'staging.json', { type: 'application/json' });
  // jsdom does not implement `Blob.text`.
  const file = Object.assign(plain, { text: async () => '{}' });
  await user.upload(document.querySelector('input[type=file]') as HTMLInputElement, file);
  expect(await screen.findByText('document.items.0.key: The key must be the name of the item.')).toBeVisible();
  expect(compare.asked).toEqual([{ document: '{}', source: null }]);
});

it('refuses a large file without a request', async () => {
  const { user } = open({ answers: [] });
  await screen.findByRole('button', { name: 'Upload file' });
  const file = new File(['x'.repeat(80_001)], 'large.json', { type: 'application/json' });
  await user.upload(document.querySelector('input[type=file]') as HTMLInputElement, file);
  expect(await screen.findByText(/A configuration can have at most 80 KB/)).toBeVisible();
});

it('says that there is no difference', async () => {
  const { user } = open({ answers: [source, compared([difference({ change: 'UNCHANGED', fields: [] })])] });
  await choose(user);
  expect(await screen.findByText('No differences')).toBeVisible();
});

it('shows why the change was refused', async () => {
  const apply = answer(ApplyConfigurationDocument, refused('CONFIGURATION_CHANGED', 'digest'));
  const { user } = open({ workspace: { environment: 'STAGING' }, answers: [source, compared([AGENT]), apply] });
  await choose(user);
  await user.click(await screen.findByRole('checkbox', { name: 'Select all' }));
  await user.click(screen.getByRole('button', { name: 'Apply 1 item' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('has changed since the comparison');
});

it('shows an error with a retry if the comparison fails', async () => {
  const compare = answer(CompareConfigurationDocument, () => {
    throw denied('FORBIDDEN');
  });
  const { user } = open({ answers: [source, compare] });
  await choose(user);
  expect(await screen.findByText('Could not compare')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});

it('explains to a member without the permission why nothing can be applied', async () => {
  const grants = [{ policy: 'agent.read' as const, effect: 'GRANT' as const, expiresAt: null }];
  const { user } = open({ as: 'viewer', grants, answers: [source, compared([AGENT])] });
  await choose(user);
  await user.click(await screen.findByRole('checkbox', { name: 'Select all' }));
  const button = screen.getByRole('button', { name: 'Apply 1 item' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('You don’t have permission to do this.');
});

it('downloads the configuration as a file', async () => {
  const createObjectURL = jest.fn(() => 'blob:configuration');
  Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const download = answer(ConfigurationDownloadDocument, {
    configuration: { __typename: 'Configuration', document: '{}' },
  });
  const { user } = open({ answers: [download] });
  await user.click(await screen.findByRole('button', { name: 'Download configuration' }));
  await waitFor(() => expect(createObjectURL).toHaveBeenCalledTimes(1));
});
