import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';
import { callJobs } from './index.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

/** Runs the check for lost calls in this workspace. Returns the number of call lookups that the provider received. */
async function look(line: VoiceLine): Promise<number> {
  const asked = () => exchange.simulators.vapi.requests.filter(({ path }) => /^\/call\/./.test(path)).length;
  const before = asked();
  const jobs = callJobs(line.services);
  const addJob = async (task: string, order: { workspaceId: string }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this task does not use its helpers, so an empty object can replace them.
    if (order.workspaceId === line.workspace.id) await jobs[task]?.(order, {} as never);
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this task uses only `addJob` of its helpers.
  await jobs['look_for_lost_calls']?.(null, { addJob } as never);
  await line.drain();
  return asked() - before;
}

async function talking() {
  const line = await openVoiceLine(exchange);
  const lead = await line.lead({ name: 'Lena Lead' });
  const owner = await signedInAgain(exchange.fd, line.owner);
  expect(await outcome(exchange.fd, owner, 'startCall', { leadId: lead.id })).toBe('ok');
  await line.drain();
  await line.answer();
  await line.say('user', 'I need a check-up.');
  return { line, lead, owner };
}

/** Ends the call while the server cannot receive the end or the report. */
async function loseTheEnd(line: VoiceLine): Promise<void> {
  const { vapi } = exchange.simulators;
  vapi.faults.add({ kind: 'LOSE', times: 2 });
  const simulated = vapi.call((await line.call()).providerId ?? '');
  if (simulated) vapi.events.end(simulated, 'customer-ended-call', { summary: 'Lena wants a check-up.', cost: 0.31 });
  await line.drain();
  expect(await line.call()).toMatchObject({ state: 'IN_PROGRESS', endedAt: null });
}

describe('a call whose end was never reported', () => {
  it('is looked up after five minutes without events, and ends with the state and the report of the provider', async () => {
    const { line, lead } = await talking();
    await loseTheEnd(line);
    exchange.fd.advance({ minutes: 4 });
    expect(await look(line)).toBe(0);
    exchange.fd.advance({ minutes: 2 });
    expect(await look(line)).toBe(1);
    expect(await line.call()).toMatchObject({
      state: 'ENDED',
      endedReason: 'customer-ended-call',
      summary: 'Lena wants a check-up.',
      costCents: 31,
      recordingUrl: expect.stringContaining('https://'),
      activeLeadId: null,
      controlUrl: null,
    });
    expect(
      await rows(exchange.fd, "select name from audit_events where workspace_id = $1 and name = 'call.ended'", [
        line.workspace.id,
      ]),
    ).toHaveLength(1);
    // The lead can be called again.
    const owner = await signedInAgain(exchange.fd, line.owner);
    expect(await outcome(exchange.fd, owner, 'startCall', { leadId: lead.id })).toBe('ok');
  });

  it('continues while the provider reports it as running, and is looked up again only after the same time', async () => {
    const { line } = await talking();
    exchange.fd.advance({ minutes: 6 });
    expect(await look(line)).toBe(1);
    expect(await line.call()).toMatchObject({ state: 'IN_PROGRESS', endedAt: null });
    exchange.fd.advance({ minutes: 1 });
    expect(await look(line)).toBe(0);
    await line.say('user', 'Are you still there?');
    exchange.fd.advance({ minutes: 4 });
    expect(await look(line)).toBe(0);
  });

  it('ends at its last report if the provider no longer has the call', async () => {
    const { line } = await talking();
    const { at } = await line.db.read((tx) => tx.transcriptTurn.findFirstOrThrow());
    await line.db.write((tx) => tx.call.updateMany({ data: { providerId: 'nobody knows it' } }));
    exchange.fd.advance({ minutes: 6 });
    await look(line);
    expect(await line.call()).toMatchObject({ state: 'ENDED', endedReason: 'unknown-at-the-provider', endedAt: at });
  });

  it('ends after the maximum duration if the account can no longer be queried', async () => {
    const { line } = await talking();
    await line.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'VAPI' } }));
    exchange.fd.advance({ minutes: 11 * 60 });
    await look(line);
    expect(await line.call()).toMatchObject({ state: 'IN_PROGRESS' });
    exchange.fd.advance({ minutes: 61 });
    await look(line);
    expect(await line.call()).toMatchObject({ state: 'ENDED', endedReason: 'not-heard-of-again' });
  });

  it('does not block new calls: the caller is asked to try again, and the lost call is looked up immediately', async () => {
    const { line, lead } = await talking();
    const { vapi } = exchange.simulators;
    const ring = async (number: string) => {
      const delivered = await vapi.events.assistantRequest(vapi.ring(line.account.vapi.apiKey, number));
      return JSON.parse(delivered?.answer ?? '{}') as { error?: string };
    };
    expect((await ring('')).error).toBeUndefined();
    // Precondition: an active call remains active.
    expect((await ring(lead.phone)).error).toContain('on the phone with us already');
    await line.drain();
    expect(await line.call()).toMatchObject({ state: 'IN_PROGRESS' });
    await loseTheEnd(line);
    expect((await ring(lead.phone)).error).toContain('call again in a minute');
    await line.drain();
    expect((await line.calls())[0]).toMatchObject({ state: 'ENDED' });
    expect((await ring(lead.phone)).error).toBeUndefined();
  });
});
