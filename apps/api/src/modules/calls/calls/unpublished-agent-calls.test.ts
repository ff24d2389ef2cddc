import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { publishAgent } from '../../../../test/testkit/agent.ts';
import { as } from '../../../../test/testkit/as.ts';
import { buildVisitor, signedInAgain } from '../../../../test/testkit/build.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const openUnpublished = () => openVoiceLine(exchange, { isPublished: false });
const ownerOf = ({ owner }: VoiceLine) => signedInAgain(exchange.fd, owner);
const submit = ({ workspace }: VoiceLine, phone: string) =>
  mutate(exchange.fd, buildVisitor(), 'submitForm', {
    name: 'Vera Visitor',
    phone,
    message: '',
    consent: true,
    slug: workspace.slug,
  });

it('an inbound call to an agent that was never published is refused, and stored with the reason [DK-02]', async () => {
  const line = await openUnpublished();
  const { vapi } = exchange.simulators;
  const ring = () => vapi.events.assistantRequest(vapi.ring(line.account.vapi.apiKey, someone()));
  const answer = JSON.parse((await ring())?.answer ?? '{}') as { error?: string };
  expect(answer.error).toMatch(/do not take calls on this number/);
  expect(await line.calls()).toMatchObject([{ state: 'SUPPRESSED', failure: 'The agent is not published.' }]);
  expect(await line.db.read((tx) => tx.agentVersion.count())).toBe(0);
});

it('a new lead is not called before a version is published, and waits', async () => {
  const line = await openUnpublished();
  await submit(line, someone());
  await line.settle();
  expect(line.dialed()).toEqual([]);
  const lead = await line.db.read((tx) => tx.lead.findFirstOrThrow());
  expect(lead.waitingReason).toBe('NOT_PUBLISHED');
  const call = async () => mutate(exchange.fd, await ownerOf(line), 'startCall', { leadId: lead.id }, 'call { id }');
  const { leads } = await as(exchange.fd, await ownerOf(line)).ok(
    '{ leads(first: 1) { edges { node { callBlockedReason } } } }',
  );
  expect(leads.edges[0].node.callBlockedReason).toBe('AGENT_NOT_PUBLISHED');
  expect(await call()).toMatchObject({ code: 'AGENT_NOT_PUBLISHED' });
  await publishAgent(exchange.fd, line.workspace);
  expect(await call()).toMatchObject({ call: { id: expect.any(String) } });
  await line.settle();
  expect(line.dialed()).toHaveLength(1);
});
