import '@testing-library/jest-dom/jest-globals';
import { afterEach, beforeEach, jest } from '@jest/globals';
import { notifications } from '@mantine/notifications';
import { cleanup, configure, getConfig } from '@testing-library/react';
import { unansweredOperations } from './answers.ts';
import './browser.ts';

configure({
  // For pages with many sections on a busy machine.
  asyncUtilTimeout: 10_000,
  // The page's text says more than two hundred lines of markup. While a query is repeated, its errors are not read.
  getElementError: (message) => {
    const reason = message?.split('\n')[0] ?? '';
    return new Error(isRepeatedQuery() ? reason : `${reason}\n\nThe page says:\n${pageText()}`);
  },
});

/** Set by the library during `waitFor` and `findBy`, which ask for the final error without it. */
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

/** A test fails when React logs an error or an operation has no answer. */
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
