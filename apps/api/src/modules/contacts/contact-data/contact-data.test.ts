import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { downloadExport, jsonRows, linkToExport, runExport } from '../../../../test/testkit/exports.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { buildPerson } from '../../../../test/testkit/people.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { CONTACT_DATA_SECTIONS } from './contact-data-sections.ts';

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

const PHONE = '+442071230018';

describe('the data of one contact [CB-06]', () => {
  it('contains every record of the contact, and nothing of others', async () => {
    const id = await buildPerson(fd, acme, 'Cora', PHONE);
    await buildPerson(fd, acme, 'Carl', '+442071230019');
    await buildPerson(fd, globex, 'Greta', PHONE);
    await mutate(fd, acme.owner, 'optOutContact', { id });
    const file = await downloadExport(
      fd,
      acme.owner,
      await runExport(fd, { workspace: acme, who: acme.owner }, 'exportContactData', { id }),
    );
    expect(file).not.toMatch(/Carl|Greta/);
    const records = jsonRows(file);
    const types = [...new Set(records.map(({ type }) => type))];
    const own = [
      'contact',
      'opt_out',
      'lead',
      'booking',
      'conversation',
      'message',
      'call',
      'call_transcript',
      'entity',
      'form',
      'form_answer',
    ];
    expect(types).toEqual(expect.arrayContaining([...own, 'audit_event']));
    expect(records[0]).toMatchObject({ type: 'contact', id, name: 'Cora', phone: PHONE });
    const ofType = (type: string) => records.filter((row) => row.type === type);
    expect(ofType('lead')).toMatchObject([{ answers: { need: 'Cora needs help' } }]);
    expect(ofType('message').map(({ text }) => text)).toEqual(expect.arrayContaining(['Cora asks', 'To Cora']));
    expect(ofType('call_transcript')).toMatchObject([{ text: 'Cora speaks' }]);
    const names = ofType('audit_event').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['contact.data_exported']));
  });

  it('is refused to members who cannot read all of it', async () => {
    const { id } = await buildContact(fd, acme);
    const audit = [{ policy: 'audit.read' as const }];
    expect(await outcome(fd, await buildMember(fd, acme, { grants: audit }), 'exportContactData', { id })).toBe('ok');
    const limits = [{ maskContactDetails: true }, { assignedConversationsOnly: true }];
    for (const limit of limits) {
      const mia = await buildMember(fd, acme, { grants: audit, ...limit });
      expect(await outcome(fd, mia, 'exportContactData', { id })).toBe(
        'maskContactDetails' in limit ? 'FORBIDDEN' : 'NOT_FOUND',
      );
    }
    const noCalls = [...audit, { policy: 'call.read' as const, effect: 'DENY' as const }];
    expect(await outcome(fd, await buildMember(fd, acme, { grants: noCalls }), 'exportContactData', { id })).toBe(
      'FORBIDDEN',
    );
    const scopes = ['contact.manage', 'audit.read'] as const;
    const key = { ...(await buildApiKey(fd, acme, acme.owner, { scopes })), workspace: acme.slug };
    expect(await outcome(fd, key, 'exportContactData', { id })).not.toBe('ok');
    expect(await outcome(fd, globex.owner, 'exportContactData', { id })).toBe('NOT_FOUND');
  });

  it('can no longer be downloaded by a member who can no longer read all of it', async () => {
    const { id } = await buildContact(fd, acme);
    const mia = await buildMember(fd, acme, { grants: [{ policy: 'audit.read' }] });
    const url = await linkToExport(
      fd,
      mia,
      await runExport(fd, { workspace: acme, who: mia }, 'exportContactData', { id }),
    );
    // Precondition: the link works before contact details are masked.
    expect((await fd.app.inject({ url })).statusCode).toBe(200);
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.member.updateMany({ where: { id: mia.memberId }, data: { maskContactDetails: true } }));
    expect((await fd.app.inject({ url })).statusCode).toBe(404);
  });
});

/** Tables that refer to a contact, a conversation, a call or a lead, but whose rows are not exported, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  agent_episodes: 'counts of the agent, computed from the messages',
  agent_memories: 'state of the agent, computed from the messages',
  agent_runs: 'steps of the agent, whose replies are messages',
  answer_sources: 'passages of the knowledge, which are not about the contact',
  contact_merges: 'data for the undo of a merge, deleted after a day',
  conversation_model_usage: 'cost of the models',
  entity_identifiers: 'normalized copies of the fields of records',
  entity_links: 'which records are one person; the linked records are exported',
  possible_duplicates: 'records of other people that may be the same person',
  entity_relationships: 'contains other entities; the relations of the contact are in its events',
  escalation_runs: 'who was notified of an escalation',
  model_calls: 'cost of the models, without texts',
  notifications: 'notifications of members',
  read_marks: 'what members have read',
  tool_invocations: 'retries of tool calls in a call, with the arguments of its transcript',
};

it('contains every table that refers to contacts, their conversations, calls, leads or entities, or says why not', async () => {
  const referring = await rows<{ name: string }>(
    fd,
    `select distinct c.conrelid::regclass::text as name from pg_constraint c
      where c.contype = 'f' and c.confrelid = any(array['contacts', 'conversations', 'calls', 'leads', 'entities']::regclass[])
      order by 1`,
  );
  const exported = new Set(CONTACT_DATA_SECTIONS.map(({ table }) => table));
  const missing = referring.flatMap(({ name }) => (exported.has(name) || name in LEFT_OUT ? [] : [name]));
  expect(missing).toEqual([]);
  expect(Object.keys(LEFT_OUT).filter((name) => !referring.some((one) => one.name === name))).toEqual([]);
});
