import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeEach, jest } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { cleanup, configure, getConfig } from '@testing-library/react';
import { unansweredOperations } from './answers.ts';
import './browser.ts';
import './react.ts';

configure({
  // The timeout is long, because pages with many sections take long to render on a busy machine.
  asyncUtilTimeout: 10_000,
  // Print the text of the page instead of its markup. While a query is repeated, omit the text, because only the last
  // error is shown.
  getElementError: (message) => {
    const reason = message?.split('\n')[0] ?? '';
    return new Error(isRepeatedQuery() ? reason : `${reason}\n\nThe page says:\n${pageText()}`);
  },
});

/**
 * Whether a query is being repeated. Testing Library sets the option while `waitFor` and `findBy` repeat a query, but
 * not for the final error.
 */
const isRepeatedQuery = () =>
  '_disableExpensiveErrorDiagnostics' in getConfig() &&
  Reflect.get(getConfig(), '_disableExpensiveErrorDiagnostics') === true;

let errors: unknown[][] = [];

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  errors = [];
  jest.spyOn(console, 'error').mockImplementation((...words) => void errors.push(words));
});

/** Fails a test if it called `console.error`, as React does for errors, or if an operation has no mocked response. */
afterEach(() => {
  cleanup();
  notifications.clean();
  notifications.cleanQueue();
  jest.restoreAllMocks();
  const unanswered = unansweredOperations.splice(0);
  if (unanswered.length > 0)
    throw new Error(`Unanswered: ${unanswered.join(', ')}. Add them to \`answers\` of renderAt().`);
  if (errors.length > 0)
    throw new Error(`console.error was called:\n${errors.map((words) => words.join(' ')).join('\n\n')}`);
});

function pageText() {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const style of copy.querySelectorAll('style')) style.remove();
  return copy.textContent;
}
