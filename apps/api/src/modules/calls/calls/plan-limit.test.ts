import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import { buildVisitor, signedInAgain } from '../../../../test/testkit/build.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange({ billing: 'MANUAL' });
});
afterAll(() => exchange.close());

async function submitted(line: VoiceLine): Promise<string> {
  await mutate(exchange.fd, buildVisitor(), 'submitForm', {
    name: 'Vera Visitor',
    phone: someone(),
    message: '',
    consent: true,
    slug: line.workspace.slug,
  });
  await line.settle();
  return (await line.db.read((tx) => tx.lead.findFirstOrThrow())).id;
}

it('a new lead is not called without outbound calls in the plan, and the call shows why', async () => {
  const line = await openVoiceLine(exchange);
  const planVersionId = await buildPlanVersion(exchange.fd, { features: [] });
  const id = await buildSubscription(exchange.fd, line.workspace, { planVersionId });
  const leadId = await submitted(line);
  expect(line.dialed()).toEqual([]);
  expect(await line.calls()).toMatchObject([{ state: 'SUPPRESSED', failure: expect.stringContaining('plan') }]);
  const call = async () =>
    mutate(exchange.fd, await signedInAgain(exchange.fd, line.owner), 'startCall', { leadId }, 'call { id }');
  expect(await call()).toMatchObject({ code: 'PLAN_FEATURE_MISSING' });
  // Precondition: without the plan, the same lead is called.
  await line.db.write((tx) => tx.workspaceSubscription.updateMany({ where: { id }, data: { endedAt: new Date() } }));
  expect(await call()).toMatchObject({ call: { id: expect.any(String) } });
  await line.settle();
  expect(line.dialed()).toHaveLength(1);
});
