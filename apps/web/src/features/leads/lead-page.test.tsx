import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { ChangeLeadStatusDocument } from '../../gql/change-lead-status.ts';
import { DeleteLeadDocument } from '../../gql/delete-lead.ts';
import { EditLeadDocument } from '../../gql/edit-lead.ts';
import { LeadPageDocument } from '../../gql/lead-page.ts';
import { LiveLeadDocument } from '../../gql/live-lead.ts';
import { answer, denied, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { ALLOWED, buildLead, leadsPage, REFUSED } from './leads.fixtures.ts';

const page = (lead = buildLead()) =>
  answer(LeadPageDocument, {
    workspace: {
      __typename: 'Workspace',
      id: 'workspace-acme',
      viewerCan: { __typename: 'WorkspacePermissions', createBookings: ALLOWED },
    },
    lead,
  });

async function choose(user: ReturnType<typeof renderAt>['user'], status: string) {
  await user.click(await screen.findByRole('combobox', { name: 'Status' }));
  await user.click(await screen.findByRole('option', { name: status }));
}

it('changes the status at once', async () => {
  const change = answer(ChangeLeadStatusDocument, {
    updateLead: {
      __typename: 'LeadUpdated',
      lead: { __typename: 'Lead', id: 'lead-1', status: 'CONTACTED', updatedAt: '2026-11-21T10:00:00.000Z' },
    },
  });
  const { user } = renderAt('/admin/acme/leads/lead-1', { as: 'member', answers: [page(), change] });
  await choose(user, 'Contacted');
  expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('Contacted');
  await waitFor(() => expect(change.asked).toEqual([{ input: { id: 'lead-1', status: 'CONTACTED' } }]));
});

it('takes the status back when the server says no', async () => {
  const change = answer(ChangeLeadStatusDocument, () => {
    throw denied('FORBIDDEN', { requiredPolicy: 'lead.manage' });
  });
  const { user } = renderAt('/admin/acme/leads/lead-1', { as: 'member', answers: [page(), change] });
  await choose(user, 'Contacted');
  expect(await screen.findByText(/needs the policy lead.manage/)).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'Status' })).toHaveValue('New');
});

it('says why the status is not the viewer’s to change', async () => {
  const update = REFUSED('You need the policy lead.manage: Create leads.');
  const lead = buildLead({ viewerCan: { __typename: 'LeadPermissions', update, delete: update } });
  renderAt('/admin/acme/leads/lead-1', { as: 'agent', answers: [page(lead)] });
  const status = await screen.findByRole('region', { name: 'Status' });
  expect(within(status).getByText(/You need the policy lead.manage/)).toBeInTheDocument();
  expect(within(status).queryByRole('combobox')).toBeNull();
  expect(screen.getByRole('button', { name: 'Edit' })).toHaveAccessibleDescription(/lead.manage/);
});

it('shows the refusal of an edit at its field', async () => {
  const edit = answer(EditLeadDocument, {
    updateLead: { __typename: 'Refused', code: 'NAME_INVALID', field: 'name' },
  });
  const { user } = renderAt('/admin/acme/leads/lead-1', { as: 'member', answers: [page(), edit] });
  await user.click(await screen.findByRole('button', { name: 'Edit' }));
  expect(screen.getByLabelText('Name')).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByLabelText('Name')).toHaveAccessibleDescription(/at least one letter/));
});

it('deletes after asking, and goes back to the list', async () => {
  const remove = answer(DeleteLeadDocument, { deleteLead: { __typename: 'LeadDeleted', id: 'lead-1' } });
  const { user, at } = renderAt('/admin/acme/leads/lead-1', { answers: [page(), leadsPage([]), remove] });
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete the lead Marisol Ortega?' });
  await user.click(within(dialog).getByRole('button', { name: 'Delete Marisol Ortega' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/leads'));
});

it('notices that somebody else has deleted it', async () => {
  const changes = stream(LiveLeadDocument);
  renderAt('/admin/acme/leads/lead-1', { answers: [page(), changes] });
  await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega' });
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: 'lead-1', kind: 'DELETED', lead: null } }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Marisol Ortega is gone' })).toBeInTheDocument();
});

it('knows no lead at an id of nobody’s, or of another workspace’s', async () => {
  const absent = answer(LeadPageDocument, () => {
    throw denied('NOT_FOUND');
  });
  renderAt('/admin/acme/leads/lead-9', { answers: [absent] });
  expect(await screen.findByRole('heading', { level: 1, name: 'No such lead' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'All leads' })).toHaveAttribute('href', '/admin/acme/leads');
});
