import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { SearchField } from './search-field.tsx';
import { useRegisteredShortcuts, useShortcutListener } from './shortcut.ts';

/** Page with a search field, and a button that clears the search. */
function Page({ onSearch }: { onSearch: (search: string) => void }) {
  const [search, setSearch] = useState('');
  useShortcutListener();
  const shortcuts = useRegisteredShortcuts().map(({ keys, title, group }) => `${keys} ${title}, ${group}`);
  return (
    <MantineProvider env="test">
      <SearchField
        label="Search leads"
        placeholder="Search by name"
        group="Leads"
        search={search}
        onSearch={(next) => {
          onSearch(next);
          setSearch(next);
        }}
      />
      <button type="button" onClick={() => setSearch('')}>
        Back
      </button>
      <ul aria-label="Shortcuts">{shortcuts}</ul>
    </MantineProvider>
  );
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const show = () => {
  const onSearch = jest.fn<(search: string) => void>();
  const user = userEvent.setup({ delay: null });
  render(<Page onSearch={onSearch} />);
  return { onSearch, user, field: screen.getByRole('searchbox', { name: 'Search leads' }) };
};
const rest = () => act(() => jest.advanceTimersByTime(200));

it('searches once after a typing pause, with trimmed text', async () => {
  const { onSearch, user, field } = show();
  await user.type(field, ' grace ');
  expect(onSearch).not.toHaveBeenCalled();
  rest();
  expect(onSearch.mock.calls).toEqual([['grace']]);
  expect(field).toHaveValue(' grace ');
});

it('is focused with a key from anywhere and listed in the shortcuts', async () => {
  const { user, field } = show();
  expect(screen.getByRole('list', { name: 'Shortcuts' })).toHaveTextContent('/ Search leads, Leads');
  expect(field).not.toHaveFocus();
  await user.keyboard('/');
  expect(field).toHaveFocus();
  expect(field).toHaveValue('');
});

it.each([
  [
    'its button',
    (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('button', { name: 'Clear search' })),
  ],
  ['Escape', (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Escape}')],
])('is cleared immediately with %s, cancels a pending search and keeps the focus', async (_, clear) => {
  const { onSearch, user, field } = show();
  await user.type(field, 'grace');
  await clear(user);
  expect(field).toHaveValue('');
  expect(field).toHaveFocus();
  rest();
  expect(onSearch.mock.calls).toEqual([['']]);
});

it('follows a changed URL and cancels a pending search', async () => {
  const { onSearch, user, field } = show();
  await user.type(field, 'grace');
  rest();
  await user.type(field, ' hopper');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(field).toHaveValue('');
  rest();
  expect(onSearch.mock.calls).toEqual([['grace']]);
  expect(screen.queryByRole('button', { name: 'Clear search' })).toBeNull();
});
