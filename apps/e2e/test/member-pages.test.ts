import { describe, expect, it } from '@jest/globals';
import { signIn } from '../support/browser.ts';
import { checkEveryPage, DEMO_PASSWORD, openedForVisitors, SIGNED_IN_PAGES } from '../support/every-page.ts';

const { profile, complaints } = openedForVisitors({ hasActivity: true });

checkEveryPage({
  title: 'every page of a member',
  paths: SIGNED_IN_PAGES,
  schemes: ['light', 'dark'],
  profile,
  enter: (page) => signIn(page, 'ada@acme.test', DEMO_PASSWORD),
});

describe('the browser', () => {
  it('reports no error in any console', () => {
    expect(complaints()).toEqual([]);
  });
});
