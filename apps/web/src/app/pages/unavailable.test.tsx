import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, screen } from '@testing-library/react';
import { OverviewPageDocument } from '../../gql/overview-page.ts';
import { answer, denied } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

let repeat: () => void;
beforeEach(() => {
  const { setInterval: original } = globalThis;
  jest.spyOn(globalThis, 'setInterval').mockImplementation(((run: () => void, ms: number) => {
    if (ms !== 5_000) return original(run, ms);
    repeat = run;
    return original(() => {}, 1_000_000);
  }) as typeof setInterval);
});
afterEach(() => void jest.restoreAllMocks());

it('shows that the service is unavailable and retries after five seconds', async () => {
  const page = answer(OverviewPageDocument, () => {
    throw denied('SERVICE_UNAVAILABLE');
  });
  renderAt('/admin/acme', { answers: [page] });
  expect(await screen.findByText('The service is unavailable. Retrying…')).toBeInTheDocument();
  expect(page.asked).toHaveLength(1);
  act(() => repeat());
  await screen.findByText('The service is unavailable. Retrying…');
  expect(page.asked.length).toBeGreaterThan(1);
});
