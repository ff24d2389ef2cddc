import { afterEach, expect, it, jest } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { DataTable } from './data-table.tsx';

afterEach(() => void jest.restoreAllMocks());

/** Shows a table in an element of the given width. jsdom has no layout, so the sizes are given. */
function show({ width, contentWidth }: { width: number; contentWidth: number }): void {
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  jest.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(contentWidth);
  const resized: ResizeObserverCallback[] = [];
  const original = window.ResizeObserver;
  window.ResizeObserver = class extends original {
    constructor(callback: ResizeObserverCallback) {
      super(callback);
      resized.push(callback);
    }
  };
  const columns = [{ key: 'name', header: 'Name', cell: (name: string) => name }];
  render(
    <MantineProvider>
      <DataTable label="Members" columns={columns} rows={['Ada']} rowKey={(name) => name} empty={null} />
    </MantineProvider>,
  );
  window.ResizeObserver = original;
  act(() => {
    for (const callback of resized) callback([], {} as ResizeObserver);
  });
}

it('can be scrolled with the keyboard if it is wider than the page', () => {
  show({ width: 300, contentWidth: 900 });
  expect(screen.getByRole('group', { name: 'Members' })).toHaveAttribute('tabindex', '0');
});

it('is no stop of the Tab key if it is completely visible', () => {
  show({ width: 900, contentWidth: 900 });
  expect(screen.getByRole('table', { name: 'Members' })).toBeVisible();
  expect(screen.queryByRole('group')).toBeNull();
});
