import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { CreateLeadDocument } from '../../gql/create-lead.ts';
import { LiveLeadsDocument } from '../../gql/live-leads.ts';
import { answer, refusedFields, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { buildLead, leadsPage, REFUSED } from './leads.fixtures.ts';

const grace = buildLead({ id: 'lead-2', name: 'Grace Hopper', phone: '+442079460021', message: '' });
const namesInOrder = () => screen.getAllByRole('link', { name: /Ortega|Hopper/ }).map((link) => link.textContent);

it('lists leads with links to their pages', async () => {
  renderAt('/admin/acme/leads', { answers: [leadsPage([buildLead()], { total: 312 })] });
  const row = await screen.findByRole('row', { name: /Marisol Ortega/ });
  expect(within(row).getByRole('link', { name: 'Marisol Ortega' })).toHaveAttribute('href', '/admin/acme/leads/lead-1');
  expect(within(row).getAllByText('+44 20 7946 0018')[0]).toHaveAttribute('dir', 'ltr');
  expect(within(row).getByText('New')).toBeInTheDocument();
  expect(screen.getByText('312 leads')).toBeInTheDocument();
});

it('adds a new lead at the top and announces it politely', async () => {
  const changes = stream(LiveLeadsDocument);
  renderAt('/admin/acme/leads', { as: 'agent', answers: [leadsPage([buildLead()]), changes] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: grace.id, kind: 'CREATED', lead: grace } }));
  await waitFor(() => expect(namesInOrder()).toEqual(['Grace Hopper', 'Marisol Ortega']));
  expect(screen.getByText('New lead: Grace Hopper').closest('[aria-live]')).toHaveAttribute('aria-live', 'polite');
  expect(screen.getByText('2 leads')).toBeInTheDocument();
});

it('does not add a new lead outside the filter', async () => {
  const changes = stream(LiveLeadsDocument);
  const won = buildLead({ status: 'QUALIFIED' });
  renderAt('/admin/acme/leads?status=QUALIFIED', { answers: [leadsPage([won]), changes] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  const qualified = { ...grace, id: 'lead-3', name: 'Katherine Hopper', status: 'QUALIFIED' as const };
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: grace.id, kind: 'CREATED', lead: grace } }));
  act(() =>
    changes.emit({ leadChanged: { __typename: 'LeadChange', id: 'lead-3', kind: 'CREATED', lead: qualified } }),
  );
  // The second new lead matches the filter and is shown, so the first one would be shown as well if it matched.
  await waitFor(() => expect(namesInOrder()).toEqual(['Katherine Hopper', 'Marisol Ortega']));
});

it('updates changed leads and removes deleted ones', async () => {
  const changes = stream(LiveLeadsDocument);
  renderAt('/admin/acme/leads', { answers: [leadsPage([grace, buildLead()]), changes] });
  await screen.findByRole('link', { name: 'Grace Hopper' });
  const booked = { ...grace, status: 'BOOKED' as const };
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: grace.id, kind: 'UPDATED', lead: booked } }));
  expect(await screen.findByText('Booked')).toBeInTheDocument();
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: grace.id, kind: 'DELETED', lead: null } }));
  await waitFor(() => expect(namesInOrder()).toEqual(['Marisol Ortega']));
  expect(screen.getByText('1 lead')).toBeInTheDocument();
});

it('stores search and filters in the URL', async () => {
  const page = leadsPage([buildLead()]);
  const { user, at } = renderAt('/admin/acme/leads', { answers: [page] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  await user.keyboard('/');
  await user.keyboard('ortega');
  await waitFor(() => expect(at()).toBe('/admin/acme/leads?q=ortega'));
  await user.click(screen.getByRole('button', { name: 'Status' }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Contacted' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/leads?q=ortega&status=CONTACTED'));
  await waitFor(() =>
    expect(page.asked.at(-1)?.filter).toEqual({
      search: 'ortega',
      statuses: ['CONTACTED'],
      sources: [],
      isWaiting: false,
    }),
  );
});

it('offers to remove the filters if nothing matches', async () => {
  const { user, at } = renderAt('/admin/acme/leads?q=zzz&status=LOST&contact=waiting', {
    answers: [leadsPage([])],
  });
  await user.click(await screen.findByRole('button', { name: 'Remove filter: Lost' }));
  await user.click(await screen.findByRole('button', { name: 'Remove filter: Waiting' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/leads?q=zzz'));
});

it('offers three ways to add the first lead', async () => {
  renderAt('/admin/acme/leads', { answers: [leadsPage([])] });
  expect(await screen.findByText('No leads yet')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open form' })).toHaveAttribute('href', '/forms/acme');
});

it("disables adding with the server's reason", async () => {
  const answers = [
    leadsPage([buildLead()], { createPermission: REFUSED('You need the policy lead.manage: Create leads.') }),
  ];
  const { user } = renderAt('/admin/acme/leads', { as: 'agent', answers });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  const add = screen.getByRole('button', { name: 'Add lead' });
  expect(add).toHaveAttribute('aria-disabled', 'true');
  expect(add).toHaveAccessibleDescription('You need the policy lead.manage: Create leads.');
  await user.click(add);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('shows each error of a new lead at its field', async () => {
  const create = answer(
    CreateLeadDocument,
    refusedFields({ code: 'NAME_INVALID', field: 'name' }, { code: 'PHONE_INVALID', field: 'phone' }),
  );
  const { user } = renderAt('/admin/acme/leads', { as: 'member', answers: [leadsPage([buildLead()]), create] });
  await screen.findByRole('link', { name: 'Marisol Ortega' });
  await user.click(screen.getByRole('button', { name: 'Add lead' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add lead' }));
  await user.type(dialog.getByLabelText('Name'), 'Grace Hopper');
  await user.type(dialog.getByLabelText('Phone'), '+44 20 7946 0018');
  await user.click(dialog.getByRole('checkbox', { name: /agreed/ }));
  await user.click(dialog.getByRole('button', { name: 'Add lead' }));
  await waitFor(() => expect(dialog.getByLabelText('Phone')).toHaveAccessibleDescription(/country code/));
  expect(dialog.getByLabelText('Name')).toHaveAccessibleDescription(/at least one letter or digit/);
  await waitFor(() => expect(dialog.getByLabelText('Name')).toHaveFocus());
  expect(create.asked).toHaveLength(1);
});

it('loads the next page below', async () => {
  const page = leadsPage(({ after }) => [after ? grace : buildLead()], { total: 2, more: true });
  const { user } = renderAt('/admin/acme/leads', { answers: [page] });
  await user.click(await screen.findByRole('button', { name: 'Load more' }));
  await waitFor(() => expect(namesInOrder()).toEqual(['Marisol Ortega', 'Grace Hopper']));
  expect(page.asked.at(-1)).toMatchObject({ after: 'c-lead-1', first: 25 });
});
