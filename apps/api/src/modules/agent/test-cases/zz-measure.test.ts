import { writeFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { buildTestCase } from '../../../../test/testkit/agent-tests.ts';
import { as } from '../../../../test/testkit/as.ts';
import { twoWorkspaces } from '../../../../test/testkit/build.ts';
import { drain } from '../../../../test/testkit/drain.ts';
import { startFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { fakeProviders, fuseOf } from '../../../../test/testkit/phone.ts';
import { buildIntegration } from '../../../../test/testkit/scene.ts';
import { simulatedModel } from '../../../../test/testkit/simulated-model.ts';
import { runTestsJob } from './index.ts';

it('measures 50 cases', async () => {
  const fd = await startFrontdesk();
  const fakes = fakeProviders(fuseOf());
  Object.assign(fd.providers, { model: fakes.providers.model });
  fakes.think = (request) => simulatedModel(request);
  const { acme } = await twoWorkspaces(fd);
  await buildIntegration(fd, acme, acme.owner, { state: 'VERIFIED', verifiedAt: fd.services.clock() });
  for (let i = 0; i < 50; i += 1) {
    await buildTestCase(fd, acme, { text: 'I would like to book an appointment.' });
  }
  const { run } = await mutate(fd, acme.owner, 'startTestRun', { seed: 1, repetitions: 1 }, 'run { id }');
  const since = performance.now();
  await drain(fd, acme.id, { run_tests: runTestsJob(fd.services) });
  const ms = performance.now() - since;
  const { testRun } = await as(fd, acme.owner).ok(
    `{ testRun(id: "${run.id}") { status conversationCount passedCount failedCount errorCount tokens } }`,
  );
  writeFileSync('/tmp/q-measure.txt', `${ms.toFixed(0)} ms ${JSON.stringify(testRun)}\n`);
  expect(testRun.conversationCount).toBe(50);
  await fd.close();
});
