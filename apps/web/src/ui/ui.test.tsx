import { REFUSAL_CODES } from '@frontdesk/domain';
import { expect, it, jest } from '@jest/globals';
import { MantineProvider, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { render as renderBare, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { refusalMessage } from '../lib/refusal-message.ts';
import { type Refused, useFormMutation } from '../lib/use-form-mutation.ts';
import { DataTable } from './data-table.tsx';
import { TypeToConfirmDialog } from './dialogs.tsx';
import { PermissionButton } from './permission-button.tsx';
import { RefusalAlert } from './refusal-alert.tsx';
import { useShortcutListener, useShortcuts } from './shortcut.ts';

const render = (element: ReactElement) => {
  const user = userEvent.setup();
  return { user, ...renderBare(<MantineProvider env="test">{element}</MantineProvider>) };
};

it('explains why a button is disabled and does not run its action', async () => {
  const press = jest.fn();
  const { user } = render(
    <PermissionButton permission={{ allowed: false, reason: 'Only an owner can do this.' }} onClick={press}>
      Delete
    </PermissionButton>,
  );
  const button = screen.getByRole('button', { name: 'Delete' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('Only an owner can do this.');
  await user.tab();
  expect(button).toHaveFocus();
  await user.click(button);
  expect(press).not.toHaveBeenCalled();
});

it('runs the action of an enabled button', async () => {
  const press = jest.fn();
  const { user } = render(
    <PermissionButton permission={{ allowed: true, reason: null }} onClick={press}>
      Delete
    </PermissionButton>,
  );
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(press).toHaveBeenCalledTimes(1);
});

it('confirms only when the word is typed exactly', async () => {
  const confirm = jest.fn();
  const { user } = render(
    <TypeToConfirmDialog
      opened
      onClose={() => {}}
      title="Delete Acme?"
      confirmLabel="Delete Acme"
      word="acme"
      wordLabel="Slug"
      onConfirm={confirm}
    >
      Everything in it goes.
    </TypeToConfirmDialog>,
  );
  const button = await screen.findByRole('button', { name: 'Delete Acme' });
  await user.type(screen.getByLabelText('Slug'), 'acm');
  expect(button).toBeDisabled();
  await user.type(screen.getByLabelText('Slug'), 'e{Enter}');
  expect(confirm).toHaveBeenCalledTimes(1);
});

const columns = [{ key: 'name', header: 'Name', cell: (row: { name: string }) => row.name }];
const table = { label: 'Leads', columns, rowKey: (row: { name: string }) => row.name, empty: <p>Nothing yet.</p> };

it('shows a list as loading, failed, empty, and with more pages', async () => {
  const more = jest.fn();
  const { user, rerender } = render(<DataTable {...table} rows={undefined} />);
  const show = (element: ReactElement) => rerender(<MantineProvider env="test">{element}</MantineProvider>);
  expect(screen.getByText('Loading Leads')).toBeInTheDocument();
  show(<DataTable {...table} rows={undefined} error={{ requestId: 'req-1' }} onRetry={more} />);
  expect(screen.getByRole('alert')).toHaveTextContent('req-1');
  show(<DataTable {...table} rows={[]} />);
  expect(screen.getByText('Nothing yet.')).toBeInTheDocument();
  show(<DataTable {...table} rows={[{ name: 'Ada' }]} hasMore onMore={more} total={3} />);
  expect(screen.getByRole('table', { name: 'Leads' })).toHaveTextContent('Ada');
  expect(screen.getByText('1 of 3')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  expect(more).toHaveBeenCalledTimes(1);
});

function NameForm({ answer }: { answer: () => Promise<Refused | undefined> }) {
  const form = useForm({ initialValues: { name: '' } });
  const { onSubmit, refusal } = useFormMutation(form, answer);
  return (
    <form onSubmit={onSubmit}>
      <RefusalAlert refusal={refusal} />
      <TextInput label="Name" {...form.getInputProps('name')} />
      <button type="submit">Save</button>
    </form>
  );
}

it('shows a refusal at its field and focuses the field', async () => {
  const { user } = render(<NameForm answer={async () => ({ code: 'NAME_INVALID', field: 'name' })} />);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const field = await screen.findByLabelText('Name');
  await waitFor(() => expect(field).toHaveAccessibleDescription(refusalMessage('NAME_INVALID')));
  await waitFor(() => expect(field).toHaveFocus());
  expect(field).toBeInvalid();
});

it('shows a refusal without a field, and a lost connection, as an alert', async () => {
  const answers = [
    async () => ({ code: 'LAST_OWNER' as const, field: 'elsewhere' }),
    async () => Promise.reject(new Error('lost')),
  ];
  const { user } = render(<NameForm answer={() => (answers.shift() ?? (async () => undefined))()} />);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(refusalMessage('LAST_OWNER'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Could not reach the server'));
});

it('has a message for every refusal', () => {
  for (const code of REFUSAL_CODES) expect(refusalMessage(code)).toMatch(/\.$/);
});

function WithKeys({ run }: { run: (keys: string) => void }) {
  useShortcutListener();
  useShortcuts(['/', 'g l', '?'].map((keys) => ({ keys, title: keys, group: 'Test', run: () => run(keys) })));
  return <input aria-label="Somewhere to type" />;
}

it('runs shortcuts of one or two keys, except while typing', async () => {
  const run = jest.fn();
  const { user } = render(<WithKeys run={run} />);
  await user.keyboard('gl/?');
  expect(run.mock.calls.flat()).toEqual(['g l', '/', '?']);
  run.mockClear();
  await user.type(screen.getByLabelText('Somewhere to type'), 'gl/?');
  expect(run).not.toHaveBeenCalled();
});
