import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS_BY_SUBJECT, POLICIES, requirementFor, type SubjectName } from '@frontdesk/policies';
import { describe, expect, it } from '@jest/globals';

const SOURCE = new URL('../src/', import.meta.url).pathname;

/** The concatenated source of the API, without tests and generated code. */
const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('generated'))
  .map((path) => readFileSync(join(SOURCE, path), 'utf8'))
  .join('\n');

/**
 * Returns whether the source checks a permission: by a gate with `'reply', 'Conversation'`, or by a `viewerCan` with
 * `permissions('Conversation', { reply: 'reply' })`. `authorize()` and `changeDraft()` check `read` before any other
 * action.
 */
const isChecked = (action: string, subject: string): boolean =>
  (action === 'read' &&
    new RegExp(`(authorize\\(\\w+,\\s*'\\w+',|changeDraft\\(\\w+, \\{ of:)\\s*'${subject}'`).test(source)) ||
  new RegExp(`'${action}',\\s*'${subject}'|permissions\\('${subject}',\\s*\\{[^}]*'${action}'[^}]*\\}`).test(source);

const pairs = Object.entries(ACTIONS_BY_SUBJECT).flatMap(([subject, actions]) =>
  actions.map((action) => ({ action, subject: subject as SubjectName })),
);

describe('the vocabulary of permissions', () => {
  it('has an operation that checks each permission', () => {
    const unused = pairs.filter(({ action, subject }) => !isChecked(action, subject));
    if (unused.length > 0) {
      const names = unused.map(({ action, subject }) => `${action} ${subject}`).join(', ');
      throw new Error(
        `No operation checks: ${names}. Check it with @Can or authorize(), or remove it from actions.ts and from the policies that allow it.`,
      );
    }
    expect(pairs.length).toBeGreaterThan(150);
    expect(isChecked('claim', 'ReviewItem')).toBe(false); // Precondition: an unused permission is found.
  });

  it('has an operation for every policy, except the one that includes all', () => {
    const opened = new Set(
      pairs.flatMap(({ action, subject }) => requirementFor(action as never, subject as never).policies),
    );
    const idle = POLICIES.filter(({ key }) => !opened.has(key)).map(({ key }) => key);
    if (idle.some((key) => key !== 'workspace.admin'))
      throw new Error(
        `These policies open no operation: ${idle.join(', ')}. Let them allow a checked permission, or move them to RESERVED_POLICIES.`,
      );
    expect(idle).toEqual(['workspace.admin']);
  });
});
