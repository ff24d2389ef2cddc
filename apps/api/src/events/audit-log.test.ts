import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  buildUser,
  buildVisitor,
  type Member,
  twoWorkspaces,
} from '../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../test/testkit/mutate.ts';
import { emailsTo, tokenIn } from '../../test/testkit/outbox.ts';
import { rows } from '../../test/testkit/rows.ts';
import { connect } from '../db/connect.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const notes = ({ id }: BuiltWorkspace) => rows(fd, 'select 1 from audit_events where workspace_id = $1', [id]);
const entry = { name: 'Lena Lead', phone: '+442079460018', email: 'lena@people.test', message: 'Hello', consent: true };

describe('an audit event and its change are atomic', () => {
  it('a refused change records none', async () => {
    const { id } = await buildLead(fd, acme);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const refusals = [
      outcome(fd, acme.owner, 'updateWorkspace', { name: ' ', description: '' }),
      outcome(fd, acme.owner, 'updateWorkspaceSlug', { slug: 'admin' }),
      outcome(fd, acme.owner, 'updateLead', { id, phone: 'no' }),
      outcome(fd, acme.owner, 'updateMember', { id: acme.owner.memberId, role: 'viewer', grants: [] }),
      outcome(fd, acme.owner, 'inviteMember', { email: vic.email, role: 'viewer', policies: [] }),
      outcome(fd, acme.owner, 'createApiKey', {
        name: '',
        environment: 'STAGING',
        mode: 'ANY_OPERATION',
        scopes: [],
        expiresInDays: 1,
      }),
      outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: 'no' }),
      outcome(fd, vic, 'deleteLead', { id }),
    ];
    for (const refusal of await Promise.all(refusals)) expect(refusal).toMatch(/^[A-Z_]+$/);
    expect(await notes(acme)).toEqual([]);
  });

  it('a failure to record rolls back the change and the email', async () => {
    await rows(
      fd,
      `create function public.refuse_note() returns trigger language plpgsql as $$ begin raise exception 'the log is full'; end $$`,
    );
    await rows(
      fd,
      'create trigger refuse_note before insert on audit_events for each row execute function public.refuse_note()',
    );
    try {
      const { email } = buildVisitor();
      expect(await outcome(fd, acme.owner, 'createLead', entry)).toBe('INTERNAL');
      expect(await outcome(fd, acme.owner, 'inviteMember', { email, role: 'viewer', policies: [] })).toBe('INTERNAL');
      expect(await outcome(fd, acme.owner, 'updateWorkspaceSlug', { slug: `${acme.slug}-two` })).toBe('INTERNAL');
      expect(await rows(fd, 'select 1 from leads where workspace_id = $1', [acme.id])).toEqual([]);
      expect(await emailsTo(fd, email)).toEqual([]);
      expect(await as(fd, acme.owner).denied('{ workspace { id } }')).toBeNull();
    } finally {
      await rows(fd, 'drop trigger refuse_note on audit_events');
    }
    expect(await outcome(fd, acme.owner, 'createLead', entry)).toBe('ok');
  });
});

describe('what the audit log contains', () => {
  it('never includes a secret or a contact detail of a lead', async () => {
    const { secret } = await mutate(
      fd,
      acme.owner,
      'createApiKey',
      { name: 'Site', environment: 'STAGING', mode: 'ANY_OPERATION', scopes: ['lead.read'], expiresInDays: 1 },
      'secret',
    );
    const bob = await buildUser(fd);
    await mutate(fd, acme.owner, 'inviteMember', { email: bob.email, role: 'viewer', policies: [] });
    const token = tokenIn((await emailsTo(fd, bob.email))[0]);
    const { lead: made } = await mutate(fd, acme.owner, 'createLead', entry, 'lead { id }');
    await mutate(fd, acme.owner, 'updateLead', {
      id: made.id,
      phone: '+12025550123',
      email: 'other@people.test',
      message: 'A secret wish',
    });
    await mutate(fd, acme.owner, 'deleteLead', { id: made.id });
    const [log] = await rows<{ text: string }>(
      fd,
      'select string_agg(e::text, chr(10)) as text from audit_events e where workspace_id = $1',
      [acme.id],
    );
    for (const canary of [
      secret,
      secret.split('_').at(-1),
      token,
      token.split('.')[1],
      entry.phone,
      entry.email,
      '12025550123',
      'other@people',
      'secret wish',
      'argon2',
    ]) {
      expect(log?.text).not.toContain(canary);
    }
    expect(log?.text).toContain('lead.updated');
    expect(log?.text).toContain('""phone"": ""changed""');
  });

  it.each(['appUrl', 'systemUrl'] as const)('cannot be changed, even by SQL as the role of %s', async (role) => {
    await mutate(fd, acme.owner, 'createLead', entry);
    const client = await connect(fd.database[role]);
    try {
      await client.query(`select set_config('app.workspace_id', $1, false)`, [acme.id]);
      for (const sql of [
        `update audit_events set name = 'lead.deleted'`,
        'delete from audit_events',
        'truncate audit_events',
      ]) {
        await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await client.end();
    }
    expect(await notes(acme)).toHaveLength(1);
  });
});
