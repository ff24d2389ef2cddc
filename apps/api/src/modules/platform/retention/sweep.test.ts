import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JobHelpers } from 'graphile-worker';
import { buildRun } from '../../../../test/testkit/agent-runs.ts';
import { type BuiltWorkspace, buildLead, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { buildCampaign, buildRecipient } from '../../../../test/testkit/campaigns.ts';
import { buildTemplate } from '../../../../test/testkit/channels.ts';
import { buildNote } from '../../../../test/testkit/conversation-notes.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildHold } from '../../../../test/testkit/retention.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import type { TenantDb } from '../../../db/tenant-db.ts';
import { mailer } from '../../../email/mailer.ts';
import { startWorker } from '../../../jobs/worker.ts';
import { sweepRetentionJob, sweepWorkspaceJob } from './index.ts';
import { TRACES } from './retention.reads.ts';

const DAY_MS = 86_400_000;
const NIGHT = new Date('2026-11-21T03:00:00.000Z');

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const before = (days: number, ms = 0) => new Date(NIGHT.getTime() - days * DAY_MS - ms);
const updateRetention = (workspace: BuiltWorkspace, days: number | null) =>
  rows(fd, 'update workspaces set retention_days = $2 where workspace_id = $1', [workspace.id, days]);
const order = (workspace: BuiltWorkspace) => ({ workspaceId: workspace.id, dueAt: NIGHT.toISOString() });
const HELPERS = {} as JobHelpers;
const sweep = (workspace: BuiltWorkspace, batch?: number, services: typeof fd.services = fd.services) =>
  sweepWorkspaceJob(services, batch)(order(workspace), HELPERS);

const names = async (table: string, column: string, { id }: BuiltWorkspace) =>
  (
    await rows<{ value: string }>(fd, `select ${column} as value from ${table} where workspace_id = $1 order by 1`, [
      id,
    ])
  ).map(({ value }) => value);
const leadsOf = (workspace: BuiltWorkspace) => names('leads', 'name', workspace);
const wordsOf = (workspace: BuiltWorkspace) => names('messages', 'body', workspace);
const sweepEvents = async ({ id }: BuiltWorkspace) =>
  rows(
    fd,
    `select actor_kind, actor_label, before, after from audit_events where workspace_id = $1 and name = 'retention.swept'`,
    [id],
  );

/** Builds a conversation whose messages are the given numbers of days old. */
async function buildMessages(workspace: BuiltWorkspace, phone: string, days: readonly number[], contact: object = {}) {
  const { id, contactId } = await buildConversation(fd, workspace, {
    contact: { name: phone, phone, ...contact },
    words: days.map((age) => `${phone} ${age} days ago`),
  });
  for (const age of days)
    await rows(fd, 'update messages set sent_at = $2 where conversation_id = $1 and body like $3', [
      id,
      before(age),
      `% ${age} days ago`,
    ]);
  const times = [before(Math.min(...days)), before(Math.max(...days))];
  await rows(fd, 'update conversations set last_message_at = $2, created_at = $3 where id = $1', [id, ...times]);
  await rows(fd, 'update contacts set created_at = $2, updated_at = $2 where id = $1', [contactId, times[1]]);
  return { id, contactId };
}

const campaignOf = async (workspace: BuiltWorkspace & { owner: Member }, over: object) => {
  const templateId = await buildTemplate(fd, workspace, { provider: 'TWILIO', accountId: 'AC1' });
  return buildCampaign(fd, workspace, workspace.owner, { templateId, ...over });
};
const recipientOf = (workspace: BuiltWorkspace, recipient: Parameters<typeof buildRecipient>[2]) =>
  buildRecipient(fd, workspace, { state: 'SENT', messageId: crypto.randomUUID(), ...recipient });

describe('the sweep at 03:00 UTC', () => {
  it('deletes data that is older than the retention, but not data of exactly this age [CB-23]', async () => {
    await updateRetention(acme, 30);
    await buildLead(fd, acme, { name: 'Older', createdAt: before(30, 1) });
    await buildLead(fd, acme, { name: 'Exactly', createdAt: before(30) });
    await buildLead(fd, acme, { name: 'Younger', createdAt: before(29) });
    await buildMessages(acme, '+442079460101', [31, 40]);
    await buildMessages(acme, '+442079460102', [29, 31]);
    await sweep(acme);
    expect(await leadsOf(acme)).toEqual(['Exactly', 'Younger']);
    expect(await wordsOf(acme)).toEqual(['+442079460102 29 days ago']);
    expect(await names('contacts', 'name', acme)).toEqual(['+442079460102']);
    expect(await sweepEvents(acme)).toEqual([
      {
        actor_kind: 'SYSTEM',
        actor_label: 'Frontdesk',
        before: null,
        after: { days: 30, leads: 1, messages: 3, conversations: 1, contacts: 1, calls: 0 },
      },
    ]);
  });

  it('deletes nothing if data is kept forever [CB-24]', async () => {
    await buildLead(fd, acme, { name: 'Ancient', createdAt: before(3000) });
    await sweep(acme);
    expect(await leadsOf(acme)).toEqual(['Ancient']);
    expect(await sweepEvents(acme)).toEqual([]);
    // Precondition: with a shorter retention, a sweep deletes a lead of the same age.
    await updateRetention(acme, 3650);
    await updateRetention(globex, 2999);
    await buildLead(fd, globex, { name: 'Ancient', createdAt: before(3000) });
    await sweep(globex);
    expect(await leadsOf(globex)).toEqual([]);
    expect(await leadsOf(acme)).toEqual(['Ancient']);
  });

  it.each(['Pacific/Auckland', 'Pacific/Honolulu', 'Europe/London'])('uses the same cutoff in %s', async (timezone) => {
    await rows(fd, 'update workspaces set timezone = $2 where workspace_id = $1', [acme.id, timezone]);
    await updateRetention(acme, 1);
    await buildLead(fd, acme, { name: 'Goes', createdAt: before(1, 1) });
    await buildLead(fd, acme, { name: 'Stays', createdAt: before(1) });
    await sweep(acme);
    expect(await leadsOf(acme)).toEqual(['Stays']);
  });

  it('keeps contacts who are blocked or were changed after the cutoff', async () => {
    await updateRetention(acme, 30);
    await buildMessages(acme, '+442079460111', [31], { blocked: true });
    const { contactId } = await buildMessages(acme, '+442079460112', [31]);
    await buildMessages(acme, '+442079460113', [31]);
    await rows(fd, 'update contacts set updated_at = $2 where id = $1', [contactId, before(3)]);
    await sweep(acme);
    expect(await wordsOf(acme)).toEqual([]);
    expect(await names('contacts', 'name', acme)).toEqual(['+442079460111', '+442079460112']);
  });

  it('keeps opt-outs and contacts with future bookings, and deletes stored states of replies', async () => {
    await updateRetention(acme, 30);
    const phone = '+442079460131';
    const { id: leadId } = await buildLead(fd, acme, { name: 'Booked', phone, createdAt: before(31) });
    const { id: conversationId } = await buildMessages(acme, phone, [31]);
    await buildRun(fd, acme, { conversationId, leadId });
    const old = [acme.id, before(31)];
    await rows(fd, 'update agent_runs set started_at = $2 where workspace_id = $1', old);
    await rows(fd, 'update inbound_events set received_at = $2, processed_at = $2 where workspace_id = $1', old);
    await rows(fd, 'update bookings set starts_at = $2 where workspace_id = $1', [acme.id, before(-3)]);
    await sweep(acme);
    expect([await leadsOf(acme), await wordsOf(acme)]).toEqual([['Booked'], []]);
    expect(await names('contacts', 'name', acme)).toEqual([phone]);
    for (const table of ['agent_runs', 'agent_run_steps', 'inbound_events'])
      expect({ table, ids: await names(table, 'id', acme) }).toEqual({ table, ids: [] });
  });

  it('deletes the reason of an old handoff from a conversation that continues', async () => {
    await updateRetention(acme, 30);
    const { id: conversationId } = await buildMessages(acme, '+442079460132', [31, 3]);
    await rows(
      fd,
      `insert into agent_handoffs (workspace_id, id, conversation_id, code, detail, at)
        values ($1, gen_random_uuid(), $2, 'OTHER', 'Of long ago', $3), ($1, gen_random_uuid(), $2, 'OTHER', 'Of late', $4)`,
      [acme.id, conversationId, before(31), before(29)],
    );
    await sweep(acme);
    expect(await names('agent_handoffs', 'detail', acme)).toEqual(['Of late']);
  });

  it('deletes an old note from a conversation that continues', async () => {
    await updateRetention(acme, 30);
    const { id: conversationId } = await buildMessages(acme, '+442079460133', [31, 3]);
    const note = { conversationId, memberId: acme.owner.memberId };
    await buildNote(fd, acme, { ...note, text: 'Of long ago', createdAt: before(31) });
    await buildNote(fd, acme, { ...note, text: 'Of late', createdAt: before(29) });
    await sweep(acme);
    expect(await names('conversation_notes', 'text', acme)).toEqual(['Of late']);
  });

  it('deletes a campaign with its recipients when its end is older than the retention, and no recipient of an active one', async () => {
    await updateRetention(acme, 30);
    const over = await campaignOf(acme, { state: 'COMPLETED', finishedAt: before(31) });
    const young = await campaignOf(acme, { state: 'COMPLETED', finishedAt: before(30) });
    const people = await Promise.all(
      ['+442079460141', '+442079460142'].map((phone) =>
        buildMessages(acme, phone, [31]).then(({ contactId }) => contactId),
      ),
    );
    const [first, second] = people as [string, string];
    await recipientOf(acme, { campaignId: over, contactId: first, updatedAt: before(31) });
    await recipientOf(acme, { campaignId: over, contactId: second, updatedAt: before(31) });
    const stored = await recipientOf(acme, { campaignId: young, contactId: second, updatedAt: before(30) });
    await sweep(acme);
    expect(await names('campaign_recipients', 'id', acme)).toEqual([stored]);
    expect(await names('campaigns', 'id', acme)).toEqual([young]);
    expect(await names('contacts', 'id', acme)).toEqual([second]);
  });

  it('leaves every other workspace unchanged', async () => {
    await updateRetention(acme, 30);
    for (const workspace of [acme, globex]) await buildLead(fd, workspace, { name: 'Old', createdAt: before(31) });
    await sweep(acme);
    expect([await leadsOf(acme), await leadsOf(globex)]).toEqual([[], ['Old']]);
  });
});

describe('a legal hold', () => {
  it('keeps a contact: the lead, their other leads, and their messages', async () => {
    await updateRetention(acme, 30);
    const phone = '+442079460121';
    const { id: leadId } = await buildLead(fd, acme, { name: 'Held', phone, createdAt: before(40) });
    await buildLead(fd, acme, { name: 'Held too', phone, createdAt: before(50) });
    await buildLead(fd, acme, { name: 'Another', createdAt: before(40) });
    await buildMessages(acme, phone, [40]);
    await buildMessages(acme, '+442079460122', [40]);
    const hold = await buildHold(fd, acme, { leadId });
    await sweep(acme);
    expect(await leadsOf(acme)).toEqual(['Held', 'Held too']);
    expect(await wordsOf(acme)).toEqual([`${phone} 40 days ago`]);
    expect(await names('contacts', 'name', acme)).toEqual([phone]);

    await mutate(fd, acme.owner, 'releaseLegalHold', { id: hold.id });
    const next = { ...order(acme), dueAt: new Date(NIGHT.getTime() + DAY_MS).toISOString() };
    await sweepWorkspaceJob(fd.services)(next, HELPERS);
    expect([await leadsOf(acme), await wordsOf(acme), await names('contacts', 'name', acme)]).toEqual([[], [], []]);
  });

  it('keeps a contact with a hold of its own, and all data of a workspace with a hold', async () => {
    for (const workspace of [acme, globex]) {
      await updateRetention(workspace, 30);
      await buildLead(fd, workspace, { name: 'Of the contact', phone: '+442079460131', createdAt: before(40) });
      await buildLead(fd, workspace, { name: 'Another', createdAt: before(40) });
    }
    const { contactId } = await buildMessages(acme, '+442079460131', [40]);
    await buildHold(fd, acme, { contactId });
    await buildHold(fd, globex);
    await Promise.all([sweep(acme), sweep(globex)]);
    expect(await leadsOf(acme)).toEqual(['Of the contact']);
    expect(await wordsOf(acme)).toEqual(['+442079460131 40 days ago']);
    expect(await leadsOf(globex)).toEqual(['Another', 'Of the contact']);
  });

  it('keeps the recipients of a campaign, and the campaign', async () => {
    await updateRetention(acme, 30);
    const id = await campaignOf(acme, { state: 'COMPLETED', finishedAt: before(40) });
    const held = (await buildMessages(acme, '+442079460151', [40])).contactId;
    const free = (await buildMessages(acme, '+442079460152', [40])).contactId;
    const recipient = await recipientOf(acme, { campaignId: id, contactId: held, updatedAt: before(40) });
    await recipientOf(acme, { campaignId: id, contactId: free, updatedAt: before(40) });
    const { id: hold } = await buildHold(fd, acme, { contactId: held });
    await sweep(acme);
    expect(await names('campaign_recipients', 'id', acme)).toEqual([recipient]);
    expect(await names('campaigns', 'id', acme)).toEqual([id]);
    // Precondition: without the legal hold, the campaign and its recipient are deleted.
    await rows(fd, 'delete from legal_holds where id = $1', [hold]);
    await rows(fd, 'delete from retention_sweeps where workspace_id = $1', [acme.id]);
    await sweep(acme);
    expect([await names('campaign_recipients', 'id', acme), await names('campaigns', 'id', acme)]).toEqual([[], []]);
  });

  it('applies to a sweep that started before it was placed [D3]', async () => {
    await updateRetention(acme, 30);
    for (const name of ['A', 'B', 'C', 'D']) await buildLead(fd, acme, { name, createdAt: before(40) });
    let placed: string[] = [];
    // Places a hold on the workspace after the sweep has started, deleted the auxiliary data and deleted two batches of
    // one lead each.
    const services = interrupted(1 + TRACES.length + 2, async () => {
      expect(await outcome(fd, acme.owner, 'createLegalHold', { reason: 'A claim' })).toBe('ok');
      placed = await leadsOf(acme);
    });
    await sweep(acme, 1, services);
    expect(placed).toHaveLength(2);
    expect(await leadsOf(acme)).toEqual(placed);
    expect(await sweepEvents(acme)).toMatchObject([{ after: { leads: 2 } }]);
  });

  it('waits for a batch in progress, so that it never covers data that is being deleted', async () => {
    await updateRetention(acme, 30);
    const { id: leadId } = await buildLead(fd, acme, { name: 'Contested', createdAt: before(40) });
    const [answer] = await Promise.all([
      outcome(fd, acme.owner, 'createLegalHold', { leadId, reason: 'A claim' }),
      sweep(acme),
    ]);
    // Either the hold was placed and the lead exists, or the lead was deleted and the hold was refused.
    expect([answer, await leadsOf(acme)]).toEqual(answer === 'ok' ? [answer, ['Contested']] : ['NOT_FOUND', []]);
  });
});

/** Returns services that call `act` after `nth` writes in workspaces, before the next write begins. */
function interrupted(nth: number, act: () => Promise<void>): typeof fd.services {
  const { database } = fd.services;
  let count = 0;
  const inWorkspace = (id: string): TenantDb => {
    const db = database.forWorkspace(id);
    return {
      read: (work) => db.read(work),
      write: async (work) => {
        count += 1;
        if (count === nth + 1) await act();
        return db.write(work);
      },
    };
  };
  return { ...fd.services, database: { ...database, forWorkspace: inWorkspace } };
}

describe('a sweep that is killed [D3]', () => {
  it.each([1, 2, 3, 5, 7, 9])('after write %i continues from that point, and reports its totals once', async (nth) => {
    await updateRetention(acme, 30);
    for (const name of ['A', 'B', 'C']) await buildLead(fd, acme, { name, createdAt: before(40) });
    await buildMessages(acme, '+442079460141', [40, 41]);
    const killed = sweep(
      acme,
      1,
      interrupted(nth, () => Promise.reject(new Error('killed'))),
    );
    await expect(killed).rejects.toThrow('killed');
    await sweep(acme, 1);
    await sweep(acme, 1);
    expect([await leadsOf(acme), await wordsOf(acme)]).toEqual([[], []]);
    expect(await sweepEvents(acme)).toMatchObject([
      { after: { leads: 3, messages: 2, conversations: 1, contacts: 1 } },
    ]);
  });

  it('runs once if it is started twice concurrently', async () => {
    await updateRetention(acme, 30);
    await Promise.all(
      Array.from({ length: 12 }, (_, nth) => buildLead(fd, acme, { name: `L${nth}`, createdAt: before(40) })),
    );
    await Promise.all([sweep(acme, 2), sweep(acme, 2), sweep(acme, 3)]);
    expect(await leadsOf(acme)).toEqual([]);
    expect(await sweepEvents(acme)).toMatchObject([{ after: { leads: 12 } }]);
  });

  it('ends if the workspace was deleted', async () => {
    await updateRetention(acme, 30);
    await mutate(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug });
    await sweep(acme);
    expect(await rows(fd, 'select 1 from retention_sweeps where workspace_id = $1', [acme.id])).toEqual([]);
  });
});

describe('the nightly job', () => {
  it('enqueues one job for each workspace with a limited retention', async () => {
    await updateRetention(acme, 30);
    const jobs: [string, unknown][] = [];
    const addJob = async (name: string, payload: unknown) => void jobs.push([name, payload]);
    const payload = { _cron: { ts: NIGHT.toISOString(), backfilled: true } };
    await sweepRetentionJob(fd.services)(payload, { addJob } as unknown as JobHelpers);
    const ids = jobs.map(([, job]) => (job as { workspaceId: string }).workspaceId);
    expect(ids).toContain(acme.id);
    expect(ids).not.toContain(globex.id);
    expect(jobs).toContainEqual(['sweep_workspace', order(acme)]);
  });

  it('is processed by any number of workers, and a failure in one workspace does not delay others', async () => {
    for (const workspace of [acme, globex]) {
      await updateRetention(workspace, 30);
      await buildLead(fd, workspace, { name: 'Old', createdAt: before(60) });
    }
    // A trigger prevents the deletion of leads of the workspace Acme.
    await rows(
      fd,
      `create function public.no() returns trigger language plpgsql as $$ begin
      if old.workspace_id = '${acme.id}' then raise 'no'; end if; return old; end $$`,
    );
    await rows(fd, 'create trigger no before delete on leads for each row execute function public.no()');
    const start = () =>
      startWorker({
        systemUrl: fd.database.systemUrl,
        services: fd.services,
        mailer: mailer(fd.catcher.smtpUrl, 'a@b.test'),
      });
    const workers = await Promise.all([start(), start()]);
    try {
      await rows(fd, `select graphile_worker.add_job('sweep_retention', '{"_cron":{"ts":"${NIGHT.toISOString()}"}}')`);
      await until('an empty Globex', async () => (await leadsOf(globex)).length === 0);
      await until('a failure', async () => {
        const [job] = await rows<{ last_error: string }>(
          fd,
          `select last_error from graphile_worker.jobs where key like $1`,
          [`sweep ${acme.id}%`],
        );
        return job?.last_error?.includes('no');
      });
    } finally {
      await Promise.all(workers.map((one) => one.stop()));
      await rows(fd, 'drop trigger no on leads');
    }
    expect(await leadsOf(acme)).toEqual(['Old']);
    expect(await sweepEvents(globex)).toHaveLength(1);
  });
});
