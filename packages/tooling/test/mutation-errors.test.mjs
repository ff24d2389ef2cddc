import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../bin/lib/repository.mjs';
import { CODES, mutationErrors } from '../mutation-errors/mutation-errors.mjs';

const errors = mutationErrors(repositoryRoot);

describe('the codes of each mutation', () => {
  it('are those that its code can return [API-07]', () => {
    expect(JSON.parse(readFileSync(join(repositoryRoot, CODES), 'utf8'))).toEqual(errors); // Run `pnpm schema`.
  });

  it('are found in the method, in functions of other modules and packages, and behind injected objects', () => {
    expect(errors.updateContact).toContain('DETAILS_MASKED');
    expect(errors.updateContact).toContain('PHONE_INVALID');
    expect(errors.startConversation).toContain('SPEND_LIMIT');
    expect(errors.createWebhook).toContain('WEBHOOK_URL_INVALID');
  });

  it('do not include codes of types, comparisons and lists of values', () => {
    expect(errors.updateMutedNotifications).toEqual([]);
    expect(errors.signOut).toEqual([]);
  });
});
