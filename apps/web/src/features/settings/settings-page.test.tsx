import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { DeleteWorkspaceDocument } from '../../gql/delete-workspace.ts';
import { ExportWorkspaceDataDocument } from '../../gql/export-workspace-data.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import type { JobsTrayQuery } from '../../gql/types.ts';
import { UpdateWorkspaceDocument } from '../../gql/update-workspace.ts';
import { UpdateWorkspaceSlugDocument } from '../../gql/update-workspace-slug.ts';
import { answer, refused } from '../../testing/answers.ts';
import { buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { REFUSED, settingsPage } from './settings.fixtures.ts';

type TrayJob = JobsTrayQuery['jobs']['edges'][number]['node'];

const EXPORT: TrayJob = {
  __typename: 'Job',
  id: 'job-1',
  kind: 'WORKSPACE_DATA_EXPORT',
  status: 'DONE',
  title: 'Exporting the data of the workspace',
  done: 2,
  total: 2,
  rate: null,
  etaSeconds: null,
  errors: [],
  failure: null,
  fetchable: true,
  finishedAt: '2026-11-21T09:00:00.000Z',
};

/** Sections of each page of the settings, in order. */
const SECTIONS = {
  '': [
    'AI agent',
    'General',
    'Public form and workspace ID',
    'Integrations',
    'Data retention',
    'API keys',
    'Service accounts',
    'Twilio sandbox webhook',
    'Cal.com webhook',
    'Diagnostics',
    'Danger zone',
  ],
  '/hours': ['Business hours', 'Takeovers', 'Calling and messaging limits'],
  '/models': ['Models'],
  '/security': ['Security', 'Support access'],
  '/organization': ['Environment', 'Organization'],
};

it.each(Object.entries(SECTIONS))('shows the sections of /settings%s in order [DK-06]', async (page, sections) => {
  renderAt(`/admin/acme/settings${page}`, { answers: [settingsPage()] });
  await screen.findByRole('region', { name: sections.at(-1) ?? '' });
  expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(sections);
  const tabs = within(screen.getByRole('navigation', { name: 'Settings' })).getAllByRole('link');
  expect(tabs.map((tab) => tab.getAttribute('href'))).toEqual(
    ['', '/hours', '/models', '/security', '/organization'].map((path) => `/admin/acme/settings${path}`),
  );
  expect(tabs.filter((tab) => tab.hasAttribute('aria-current'))).toHaveLength(1);
});

it('finds a page of the settings by a section in the command palette [DK-06]', async () => {
  const { user, at } = renderAt('/admin/acme/calls', { answers: [settingsPage()] });
  await user.click(await screen.findByRole('button', { name: 'Go to…' }));
  await user.type(await screen.findByRole('textbox', { name: 'Search pages and actions' }), 'business hours');
  await user.click(await screen.findByRole('button', { name: 'Settings: Hours and limits' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/settings/hours'));
});

it('refuses the other pages to a member who cannot change the settings [DK-06]', async () => {
  renderAt('/admin/acme/settings/security', { as: 'member' });
  expect(await screen.findByRole('heading', { name: 'You don’t have access to this page' })).toBeInTheDocument();
  expect(screen.queryByRole('navigation', { name: 'Settings' })).not.toBeInTheDocument();
});

it('shows which platform secret is missing, without values', async () => {
  renderAt('/admin/acme/settings', { answers: [settingsPage()] });
  const section = await screen.findByRole('region', { name: 'Diagnostics' });
  await waitFor(() =>
    expect(within(section).getAllByRole('listitem')[0]).toHaveTextContent('Sign-in secretAUTH_SECRETPresent'),
  );
  expect(within(section).getAllByRole('listitem')[1]).toHaveTextContent(/Integrations encryption key.*Missing/);
});

it('saves name and description after Edit, and shows a refusal at its field [WC-05]', async () => {
  let taken = false;
  const update = answer(UpdateWorkspaceDocument, ({ input: { name, description } }) => ({
    updateWorkspace: taken
      ? {
          __typename: 'WorkspacePayload' as const,
          workspace: {
            __typename: 'Workspace' as const,
            id: 'workspace-acme',
            name,
            description,
            defaultCountry: null,
            timezone: 'UTC',
          },
          errors: [],
        }
      : refused('NAME_INVALID', 'name'),
  }));
  const { user } = renderAt('/admin/acme/settings', { as: 'admin', answers: [settingsPage(), update] });
  await user.click(await screen.findByRole('button', { name: 'Edit name and description' }));
  const name = screen.getByLabelText('Name');
  expect(name).toHaveFocus();
  await user.clear(name);
  await user.type(name, 'Acme Dental');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(name).toHaveAccessibleDescription(/at least one letter/));
  taken = true;
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Edit name and description' })).toHaveFocus();
  expect(await screen.findAllByText('Acme Dental')).not.toHaveLength(0);
});

it('opens from the menu and from a URL without a workspace [WC-03]', async () => {
  const { at } = renderAt('/workspace-settings', { answers: [settingsPage()] });
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(at()).toBe('/admin/acme/settings');
  const menu = screen.getByRole('navigation', { name: 'Workspace' });
  const link = within(menu).getByRole('link', { name: 'Settings' });
  expect(link).toHaveAttribute('href', '/admin/acme/settings');
  expect(link.querySelector('svg')).not.toBeNull();
});

it('offers the form URL and workspace ID to copy [CB-21]', async () => {
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage()] });
  const section = within(await screen.findByRole('region', { name: 'Public form and workspace ID' }));
  for (const [label, value] of [
    ['Form URL', 'http://localhost/forms/acme'],
    ['Workspace ID', 'workspace-acme'],
  ] as const) {
    expect(section.getByRole('group', { name: label })).toHaveTextContent(value);
    await user.click(section.getByRole('button', { name: `Copy ${label.toLowerCase()}` }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(value));
  }
});

it('warns before the slug changes, and navigates to the new URL without a reload', async () => {
  const rename = answer(UpdateWorkspaceSlugDocument, {
    updateWorkspaceSlug: {
      __typename: 'UpdateWorkspaceSlugPayload',
      previousSlug: 'acme',
      workspace: {
        __typename: 'Workspace',
        id: 'workspace-acme',
        slug: 'acme-dental',
        formUrl: 'http://localhost/forms/acme-dental',
      },
      errors: [],
    },
  });
  let slug = 'acme';
  const workspace = answer(SessionWorkspaceDocument, () => ({ workspace: buildWorkspace('owner', { slug }) }));
  const { user, at } = renderAt('/admin/acme/settings', { answers: [settingsPage(), workspace, rename] });
  await user.click(await screen.findByRole('button', { name: 'Edit slug' }));
  expect(screen.getByRole('note')).toHaveTextContent('Your form URL will change');
  await user.clear(screen.getByLabelText('Slug'));
  await user.type(screen.getByLabelText('Slug'), 'acme-dental');
  slug = 'acme-dental';
  await user.click(screen.getByRole('button', { name: 'Change slug' }));
  await waitFor(() => expect(at()).toBe('/admin/acme-dental/settings'));
  expect(rename.asked).toEqual([{ slug: 'acme-dental' }]);
});

it('shows at the field that a slug is taken', async () => {
  const rename = answer(UpdateWorkspaceSlugDocument, refused('SLUG_TAKEN', 'slug'));
  const { user, at } = renderAt('/admin/acme/settings', { answers: [settingsPage(), rename] });
  await user.click(await screen.findByRole('button', { name: 'Edit slug' }));
  await user.clear(screen.getByLabelText('Slug'));
  await user.type(screen.getByLabelText('Slug'), 'globex');
  await user.click(screen.getByRole('button', { name: 'Change slug' }));
  await waitFor(() => expect(screen.getByLabelText('Slug')).toHaveAccessibleDescription(/taken/));
  expect(at()).toBe('/admin/acme/settings');
});

it('disables the deletion with a reason for everyone except owners', async () => {
  const page = settingsPage({ viewerCan: { delete: REFUSED('Only an owner can do this.') } });
  const { user } = renderAt('/admin/acme/settings', { as: 'admin', answers: [page] });
  const button = await screen.findByRole('button', { name: 'Delete workspace' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('Only an owner can do this.');
  await user.click(button);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('deletes only after the slug is typed, and lists what is deleted', async () => {
  const remove = answer(DeleteWorkspaceDocument, {
    deleteWorkspace: { __typename: 'DeleteWorkspacePayload', id: 'workspace-acme', slug: 'acme', errors: [] },
  });
  const { user, at } = renderAt('/admin/acme/settings', { answers: [settingsPage(), remove] });
  await user.click(await screen.findByRole('button', { name: 'Delete workspace' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete Acme?' }));
  expect(dialog.getByText(/340 leads, 6 memberships and 0 active API keys/)).toBeInTheDocument();
  expect(dialog.getByRole('button', { name: 'Delete permanently' })).toBeDisabled();
  await user.type(dialog.getByLabelText('Workspace slug'), 'acme');
  await user.click(dialog.getByRole('button', { name: 'Delete permanently' }));
  await waitFor(() => expect(at()).toBe('/workspaces'));
  expect(remove.asked).toEqual([{ confirmSlug: 'acme' }]);
});

it('exports all data of the workspace, with the download of the file [CB-06]', async () => {
  let isStarted = false;
  const start = answer(ExportWorkspaceDataDocument, () => {
    isStarted = true;
    return {
      exportWorkspaceData: {
        __typename: 'JobPayload' as const,
        job: { __typename: 'Job' as const, id: 'job-1', status: 'QUEUED' as const },
        errors: [],
      },
    };
  });
  const tray = answer(JobsTrayDocument, () => {
    const edges = isStarted ? [{ __typename: 'JobEdge' as const, cursor: EXPORT.id, node: EXPORT }] : [];
    return { jobs: { __typename: 'JobConnection' as const, edges, totalCount: edges.length } };
  });
  const { user } = renderAt('/admin/acme/settings', { answers: [settingsPage(), start, tray] });
  const zone = within(await screen.findByRole('region', { name: 'Danger zone' }));
  await user.click(zone.getByRole('button', { name: 'Export all data' }));
  expect(await zone.findByText('Exporting the data of the workspace')).toBeInTheDocument();
  expect(zone.getByRole('button', { name: /Download/ })).toBeEnabled();
});

it('refuses the export of all data with a reason to everyone except owners', async () => {
  const page = settingsPage({ viewerCan: { export: REFUSED('Only an owner can do this.') } });
  renderAt('/admin/acme/settings', { as: 'admin', answers: [page] });
  const button = await screen.findByRole('button', { name: 'Export all data' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('Only an owner can do this.');
});

it('shows a member only their own keys', async () => {
  const page = settingsPage();
  renderAt('/admin/acme/settings', { as: 'member', answers: [page] });
  expect(await screen.findByRole('region', { name: 'API keys' })).toBeInTheDocument();
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(1);
  expect(screen.queryByRole('region', { name: 'Danger zone' })).toBeNull();
  expect(page.asked).toEqual([expect.objectContaining({ settings: false, leads: false, keys: true })]);
});

it('is not available to the agent role, in the menu or by URL', async () => {
  renderAt('/admin/acme/settings', { as: 'agent' });
  expect(
    await screen.findByRole('heading', { level: 1, name: 'You don’t have access to this page' }),
  ).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Settings' })).toBeNull();
});
