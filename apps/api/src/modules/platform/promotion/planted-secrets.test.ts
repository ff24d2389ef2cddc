import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { exportFrom } from '../../../../test/testkit/configuration.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildGlobex, CANARY, type Globex } from '../../../../test/testkit/globex.ts';
import { detailsIn, plantDetails } from '../../../../test/testkit/planted-details.ts';
import { PLANTED_SECRET, plantSecrets } from '../../../../test/testkit/planted-secrets.ts';

let fd: TestFrontdesk;
let globex: Globex;
beforeAll(async () => {
  fd = await startFrontdesk();
  globex = await buildGlobex(fd);
});
afterAll(() => fd.close());

it('contains no value of a secret column', async () => {
  expect(await plantSecrets(fd, globex)).toEqual([]);
  const document = await exportFrom(fd, globex.owner);
  expect(document).toContain(CANARY); // Precondition: the items of the workspace are part of the document.
  expect(document).not.toContain(PLANTED_SECRET);
});

it('contains no contact details', async () => {
  await plantDetails(fd, globex);
  const document = await exportFrom(fd, globex.owner);
  expect(document).toContain(CANARY);
  expect(detailsIn(document)).toEqual([]);
});
