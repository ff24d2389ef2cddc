import { type ReceiverSimulator, type Simulators, startSimulators } from '@frontdesk/simulators';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildWebhook, WEBHOOK_SECRET } from '../../../../test/testkit/webhooks.ts';
import { bindSecrets } from '../../../jobs/bind-secrets.ts';
import { claimDeliveries } from './jobs/claim-deliveries.ts';
import { deliver } from './jobs/deliver.ts';

let fd: TestFrontdesk;
let simulators: Simulators;
let receiver: ReceiverSimulator;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  simulators = await startSimulators({ now: () => fd.services.clock() });
  ({ receiver } = simulators);
});
beforeEach(async () => {
  await rows(fd, 'truncate webhooks, webhook_messages cascade');
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(async () => {
  await fd.close();
  await simulators.stop();
});

const TERMS = {
  description: 'Our CRM',
  eventTypes: ['lead.created'],
  filterMatch: 'ALL',
  filterConditions: [],
  environment: null,
  maskContactDetails: false,
};
const ENTRY = { name: 'Lena Lead', phone: '+442079460018', message: 'Hello', consent: true };
const NEVER = new AbortController().signal;

const takeLead = () => outcome(fd, acme.owner, 'createLead', ENTRY);
const deliverDue = async () => {
  for (const one of await claimDeliveries(fd.services, { WELL: 50, FAILING: 50 }))
    await deliver(fd.services, one, NEVER);
};
const came = () => receiver.received.filter(({ name }) => name === acme.slug);
const move = (id: string, url: string) => mutate(fd, acme.owner, 'updateWebhook', { id, url, ...TERMS }, 'secret');
const isSignedWith = (secret: string): boolean => {
  const [one] = came();
  if (!one) throw new Error('Nothing was received.');
  try {
    new Webhook(secret).verify(one.body, one.headers);
    return true;
  } catch {
    return false;
  }
};

describe('the signing secret of a webhook', () => {
  it('is replaced when the address moves to another origin, also for a pending delivery [S3]', async () => {
    const id = await buildWebhook(fd, acme, acme.owner, {
      url: 'https://hooks.example.com/in',
      eventTypes: ['lead.created'],
    });
    await takeLead();
    const { secret } = await move(id, receiver.urlOf(acme.slug));
    expect(secret).toMatch(/^whsec_/);
    await deliverDue();
    expect([isSignedWith(secret), isSignedWith(WEBHOOK_SECRET)]).toEqual([true, false]);
  });

  it('is kept when only the path changes [S3]', async () => {
    const url = receiver.urlOf(acme.slug);
    const id = await buildWebhook(fd, acme, acme.owner, { url: `${url}/old`, eventTypes: ['lead.created'] });
    await takeLead();
    expect(await move(id, url)).toMatchObject({ outcome: 'ok', secret: null });
    await deliverDue();
    expect(isSignedWith(WEBHOOK_SECRET)).toBe(true);
  });

  it('also removes the previous secret during the grace period of a rotation [S3]', async () => {
    const id = await buildWebhook(fd, acme, acme.owner, { eventTypes: ['lead.created'] });
    await mutate(fd, acme.owner, 'rotateWebhookSecret', { id, gracePeriod: 'ONE_DAY' });
    const previous = () => rows(fd, 'select previous_secret is null as gone from webhooks where id = $1', [id]);
    expect(await previous()).toEqual([{ gone: false }]);
    await move(id, receiver.urlOf(acme.slug));
    expect(await previous()).toEqual([{ gone: true }]);
  });

  it('does not sign for a URL that was changed directly in the database [S3]', async () => {
    const [here, elsewhere] = [receiver.urlOf(acme.slug), 'http://127.0.0.1:9/in'];
    const id = await buildWebhook(fd, acme, acme.owner, { url: elsewhere, eventTypes: ['lead.created'] });
    await takeLead();
    await rows(fd, 'update webhooks set url = $1 where id = $2', [here, id]);
    await expect(deliverDue()).rejects.toThrow('encrypted for another row');
    expect(came()).toEqual([]);
  });

  it('is bound to its URL if it was stored by a version without bound origins [S3]', async () => {
    const id = await buildWebhook(fd, acme, acme.owner, {
      url: receiver.urlOf(acme.slug),
      eventTypes: ['lead.created'],
    });
    await fd.services.database.forWorkspace(acme.id).write(async (tx) => {
      const place = { workspaceId: acme.id, table: 'webhooks', row: id, column: 'secret', origin: null };
      const secret = await fd.services.vault.sealFor(tx, place, WEBHOOK_SECRET);
      await tx.webhook.updateMany({ where: { id }, data: { secret, secretOrigin: null } });
    });
    await bindSecrets(fd.services);
    await takeLead();
    await deliverDue();
    expect(isSignedWith(WEBHOOK_SECRET)).toBe(true);
  });
});
