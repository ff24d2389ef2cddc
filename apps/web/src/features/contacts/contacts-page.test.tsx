import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ContactDetailsDocument } from '../../gql/contact-details.ts';
import { CreateLegalHoldDocument } from '../../gql/create-legal-hold.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import { MergeContactsDocument } from '../../gql/merge-contacts.ts';
import { OptInContactDocument, OptOutContactDocument } from '../../gql/opt-out-control.ts';
import { PersonHoldsDocument } from '../../gql/person-holds.ts';
import { ReleaseLegalHoldDocument } from '../../gql/release-legal-hold.ts';
import { UpdateContactsDocument } from '../../gql/update-contacts.ts';
import { answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { around, buildContact, contactsPage, details } from './contacts.fixtures.ts';

/** Creates a job that is already done. */
const buildJob = (id: string) => ({
  __typename: 'Job' as const,
  id,
  kind: 'CONTACT_CHANGE' as const,
  status: 'DONE' as const,
  title: 'Deleting contacts',
  done: 1,
  total: 1,
  rate: null,
  etaSeconds: null,
  errors: [],
  failure: null,
  fetchable: false,
  finishedAt: '2026-11-21T09:00:00.000Z',
});

const cora = buildContact();
const carl = buildContact({ id: 'contact-2', name: 'Carl Contact', phone: '+442079460019', email: null, tags: [] });

it('stores search, filter and order in the URL [WC-18]', async () => {
  const page = contactsPage([cora]);
  const { user, at } = renderAt('/admin/acme/contacts', { answers: [page, ...around()] });
  await screen.findByRole('link', { name: 'Cora Contact' });
  await user.keyboard('/');
  await user.keyboard('cora');
  await waitFor(() => expect(at()).toBe('/admin/acme/contacts?q=cora'));
  await user.click(screen.getByRole('button', { name: 'Name' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/contacts?q=cora&sort=NAME&dir=asc'));
  await waitFor(() => expect(page.asked.at(-1)?.orderBy).toEqual({ field: 'NAME', direction: 'ASC' }));
  expect(screen.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
});

it('opens a contact over the list with the timeline', async () => {
  const answers = [contactsPage([cora]), details([cora]), ...around()];
  const { user, at } = renderAt('/admin/acme/contacts?tag=vip', { answers });
  await user.click(await screen.findByRole('link', { name: 'Cora Contact' }));
  const drawer = within(await screen.findByRole('dialog', { name: 'Contact' }));
  expect(await drawer.findByText('Are you open today?')).toBeInTheDocument();
  expect(drawer.getByText('Example Ltd')).toBeInTheDocument();
  expect(at()).toBe('/admin/acme/contacts/contact-1?tag=vip');
  const parsedValues = drawer.getByRole('link', { name: 'Message from the contact' });
  expect(parsedValues).toHaveAttribute('href', '/admin/acme/inbox/conversation-1');
});

it('keeps the contact open when Escape closes a dialog over it', async () => {
  const { user, at } = renderAt('/admin/acme/contacts/contact-1', {
    answers: [contactsPage([cora]), details([cora]), ...around()],
  });
  await user.click(await screen.findByRole('button', { name: 'Block' }));
  await screen.findByRole('dialog', { name: 'Block Cora Contact?' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog', { name: /Block/ })).not.toBeInTheDocument());
  expect(at()).toBe('/admin/acme/contacts/contact-1');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(at()).toBe('/admin/acme/contacts'));
});

it('records an opt-out and an opt-in in the contact drawer [WC-19]', async () => {
  let optedOutAt: string | null = null;
  const person = answer(ContactDetailsDocument, () => ({
    contact: buildContact({ optedOutAt, reachability: optedOutAt ? 'OPTED_OUT' : 'REACHABLE' }),
  }));
  const optOut = answer(OptOutContactDocument, () => {
    optedOutAt = cora.createdAt;
    return {
      optOutContact: {
        __typename: 'ContactPayload' as const,
        contact: { __typename: 'Contact' as const, id: cora.id },
        errors: [],
      },
    };
  });
  const optIn = answer(OptInContactDocument, () => {
    optedOutAt = null;
    return {
      optInContact: {
        __typename: 'ContactPayload' as const,
        contact: { __typename: 'Contact' as const, id: cora.id },
        errors: [],
      },
    };
  });
  const answers = [contactsPage([cora]), person, optOut, optIn, ...around()];
  const { user } = renderAt('/admin/acme/contacts/contact-1', { answers });
  await user.click(await screen.findByRole('button', { name: 'Record opt-out' }));
  await user.click(
    within(await screen.findByRole('dialog', { name: /Record opt-out/ })).getByRole('button', {
      name: 'Record opt-out',
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Record opt-in' }));
  await user.click(
    within(await screen.findByRole('dialog', { name: /Record opt-in/ })).getByRole('button', {
      name: 'Record opt-in',
    }),
  );
  expect(await screen.findByRole('button', { name: 'Record opt-out' })).toBeInTheDocument();
  expect([optOut.asked, optIn.asked]).toEqual([[{ id: cora.id }], [{ id: cora.id }]]);
});

it('navigates and selects rows by keyboard', async () => {
  const dora = buildContact({ id: 'contact-3', name: 'Dora Contact', phone: '+442079460020' });
  const { user, at } = renderAt('/admin/acme/contacts', {
    answers: [contactsPage([cora, carl, dora]), details([carl]), ...around()],
  });
  const line = async (name: string) => screen.findByRole('link', { name: `${name} Contact` });
  const box = (name: string) => screen.getByRole('checkbox', { name: `Select ${name} Contact` });
  const first = await line('Cora');
  await user.keyboard('j');
  expect(first).toHaveFocus();
  await user.keyboard('{End}');
  expect(await line('Dora')).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  expect(await line('Dora')).toHaveFocus();
  await user.keyboard(' {Home} ');
  expect(['Cora', 'Carl', 'Dora'].filter((name) => (box(name) as HTMLInputElement).checked)).toEqual(['Cora', 'Dora']);
  await user.keyboard('{ArrowDown}');
  expect(await line('Carl')).toHaveFocus();
  await user.click(box('Cora'));
  await user.keyboard('{ArrowDown} ');
  expect(box('Carl')).toBeChecked();
  (await line('Carl')).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(at()).toBe('/admin/acme/contacts/contact-2'));
});

it('changes all matching contacts, not only those on the page [WC-19]', async () => {
  const change = answer(UpdateContactsDocument, {
    updateContacts: {
      __typename: 'JobPayload',
      job: { __typename: 'Job', id: 'job-1', status: 'QUEUED' },
      errors: [],
    },
  });
  const answers = [contactsPage([cora, carl], 4_812), change, ...around()];
  const { user } = renderAt('/admin/acme/contacts?tag=vip', { answers });
  await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
  await user.click(screen.getByRole('button', { name: 'Select all 4,812 matching' }));
  await user.click(screen.getByRole('button', { name: 'Block' }));
  await user.click(await screen.findByRole('button', { name: 'Block 4,812 contacts' }));
  await waitFor(() => expect(change.asked).toHaveLength(1));
  const filter = { search: '', tags: ['vip'], reachability: [], consented: null };
  expect(change.asked[0]?.input).toEqual({ change: 'BLOCK', tag: null, filter });
});

it('removes deleted contacts when the job finished before it was displayed', async () => {
  let done = false;
  const [before, after] = [contactsPage([cora, carl]), contactsPage([carl])];
  const page = { ...before, reply: (asked: object) => (done ? after : before).reply(asked) };
  const change = answer(UpdateContactsDocument, () => {
    done = true;
    return {
      updateContacts: {
        __typename: 'JobPayload' as const,
        job: { __typename: 'Job' as const, id: 'job-2', status: 'QUEUED' as const },
        errors: [],
      },
    };
  });
  const tray = answer(JobsTrayDocument, () => {
    const jobs = [buildJob('job-1'), ...(done ? [buildJob('job-2')] : [])];
    const edges = jobs.map((node) => ({ __typename: 'JobEdge' as const, cursor: node.id, node }));
    return { jobs: { __typename: 'JobConnection' as const, edges, totalCount: jobs.length } };
  });
  const { user } = renderAt('/admin/acme/contacts', { answers: [page, change, tray, ...around()] });
  await user.click(await screen.findByRole('checkbox', { name: 'Select Cora Contact' }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await user.click(await screen.findByRole('button', { name: 'Delete 1 contact' }));
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Cora Contact' })).not.toBeInTheDocument());
  expect(screen.getByRole('link', { name: 'Carl Contact' })).toBeInTheDocument();
  expect(change.asked).toHaveLength(1);
});

it('clears the selection when the filter changes', async () => {
  const answers = [contactsPage([cora, carl], 4_812), ...around()];
  const { user, at } = renderAt('/admin/acme/contacts?tag=vip', { answers });
  await user.click(await screen.findByRole('checkbox', { name: 'Select all on this page' }));
  await user.click(screen.getByRole('button', { name: 'Select all 4,812 matching' }));
  expect(screen.getByText('4,812 contacts selected')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Name' }));
  expect(screen.getByText('4,812 contacts selected')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Clear' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/contacts?sort=NAME&dir=asc'));
  expect(screen.queryByRole('region', { name: 'Selected contacts' })).not.toBeInTheDocument();
});

it('merges two contacts field by field, preferring non-empty values', async () => {
  const merge = answer(MergeContactsDocument, {
    mergeContacts: { __typename: 'ContactPayload', contact: carl, errors: [] },
  });
  const answers = [contactsPage([carl, cora]), details([cora, carl]), merge, ...around()];
  const { user } = renderAt('/admin/acme/contacts', { answers });
  await user.click(await screen.findByRole('checkbox', { name: 'Select Carl Contact' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select Cora Contact' }));
  await user.click(screen.getByRole('button', { name: 'Merge' }));
  expect(await screen.findByRole('radio', { name: 'Email: cora@example.test, second contact' })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Name: Cora Contact, second contact' }));
  await user.click(screen.getByRole('button', { name: 'Merge contacts' }));
  await waitFor(() => expect(merge.asked).toHaveLength(1));
  expect(merge.asked[0]?.input).toEqual({ primaryId: 'contact-2', mergeId: 'contact-1', take: ['NAME', 'EMAIL'] });
});

it('applies a saved view with one click', async () => {
  const view = {
    __typename: 'SavedView' as const,
    id: 'view-1',
    name: 'Very important',
    query: 'tag=vip',
    visibility: 'SHARED' as const,
    isViewerOwner: false,
  };
  const { user, at } = renderAt('/admin/acme/contacts', { answers: [contactsPage([cora]), ...around([view])] });
  await user.click(await screen.findByRole('button', { name: /Very important/ }));
  await waitFor(() => expect(at()).toBe('/admin/acme/contacts?tag=vip'));
});

it('offers to remove filters, and ways to add the first contact', async () => {
  const { user, at } = renderAt('/admin/acme/contacts?q=zzz&tag=vip', { answers: [contactsPage([]), ...around()] });
  await user.click(await screen.findByRole('button', { name: 'Remove filter: vip' }));
  await waitFor(() => expect(at()).toBe('/admin/acme/contacts?q=zzz'));
  await user.click(await screen.findByRole('button', { name: 'Remove filter: “zzz”' }));
  expect(await screen.findByRole('button', { name: 'Import CSV' })).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Add manually' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Connect number' })).toHaveAttribute('href', '/admin/acme/channels');
});

it('places a legal hold with a reason, shows it, and lifts it [CB-24]', async () => {
  let reason: string | null = null;
  const holds = answer(PersonHoldsDocument, () => ({
    legalHolds: {
      __typename: 'LegalHoldConnection' as const,
      edges: reason === null ? [] : [{ __typename: 'LegalHoldEdge' as const, cursor: 'hold-1', node: held(reason) }],
    },
  }));
  const place = answer(CreateLegalHoldDocument, ({ input }) => {
    ({ reason } = input);
    return {
      createLegalHold: {
        __typename: 'LegalHoldPayload' as const,
        hold: { __typename: 'LegalHold' as const, id: 'hold-1' },
        errors: [],
      },
    };
  });
  const lift = answer(ReleaseLegalHoldDocument, () => {
    reason = null;
    const hold = { __typename: 'LegalHold' as const, id: 'hold-1', releasedByName: 'Ada', releasedAt: cora.createdAt };
    return { releaseLegalHold: { __typename: 'LegalHoldPayload' as const, hold, errors: [] } };
  });
  const answers = [...around(), contactsPage([cora]), details([cora]), holds, place, lift];
  const { user } = renderAt('/admin/acme/contacts/contact-1', { answers });
  await user.click(await screen.findByRole('button', { name: 'Place legal hold on Cora Contact' }));
  await user.type(await screen.findByLabelText('Reason'), 'A complaint of October');
  await user.click(screen.getByRole('button', { name: 'Place legal hold' }));
  expect(await screen.findByText('A complaint of October')).toBeInTheDocument();
  expect(screen.getByText(/Placed by Ada Lovelace/)).toBeInTheDocument();
  expect(place.asked).toEqual([{ input: { contactId: 'contact-1', reason: 'A complaint of October' } }]);
  await user.click(screen.getByRole('button', { name: 'Release legal hold: A complaint of October' }));
  await user.click(await screen.findByRole('button', { name: 'Release legal hold' }));
  expect(await screen.findByRole('button', { name: 'Place legal hold on Cora Contact' })).toBeInTheDocument();
});

const held = (reason: string) => ({
  __typename: 'LegalHold' as const,
  id: 'hold-1',
  scope: 'CONTACT' as const,
  reason,
  placedByName: 'Ada Lovelace',
  createdAt: '2026-11-21T09:00:00.000Z',
});
