import { expect, it } from '@jest/globals';
import { safeNext } from './safe-next.ts';

it('accepts paths of this site', () => {
  expect(safeNext('/admin/acme/leads?status=NEW#top')).toBe('/admin/acme/leads?status=NEW#top');
});

it.each([
  '',
  null,
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'admin',
])('leads nowhere else: %p', (next) => {
  expect(safeNext(next)).toBeNull();
});
