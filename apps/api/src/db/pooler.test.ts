import { expect, it } from '@jest/globals';
import { redirected } from './pooler.ts';

const ROLE = 'postgres://frontdesk_app:p%40ss@db.test:5433/desk?sslmode=require';

it.each([
  ['postgres://pool.test:6432', 'postgres://frontdesk_app:p%40ss@pool.test:6432/desk'],
  ['postgres://pool.test', 'postgres://frontdesk_app:p%40ss@pool.test/desk'],
  [
    'postgres://pool.test:6432/lent?sslmode=disable',
    'postgres://frontdesk_app:p%40ss@pool.test:6432/lent?sslmode=disable',
  ],
  ['postgres://else:who@[::1]:6432/', 'postgres://frontdesk_app:p%40ss@[::1]:6432/desk'],
])('through %s a role authenticates as itself', (pooler, address) => {
  expect(redirected(ROLE, pooler)).toBe(address);
});
