import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tsImport } from 'tsx/esm/api';
import { DOCUMENTS } from './scenarios.mjs';

const fromApi = (file) => tsImport(`../../apps/api/src/${file}`, import.meta.url);

export const SECRET = 'a secret of the benchmark, and of nothing else: 0123456789';

/** A migrated database of its own with many workspaces, and somebody who may read in each of the first fifty. */
export async function startDatabase({ workspaces, conversations, messages }) {
  const [{ startEmbeddedPostgres }, { provision }, { migrate }, { connect }, { accessTokens }, scratch] =
    await Promise.all(
      [
        'db/embedded-postgres.ts',
        'db/provision.ts',
        'db/migrate.ts',
        'db/connect.ts',
        'crypto/access-token.ts',
        'db/scratch-database.ts',
      ].map(fromApi),
    );
  const dataDir = await scratch.temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir, log: scratch.SILENT, throwAway: true });
  const stop = async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const addresses = await provision({ adminUrl: server.url, secret: SECRET, log: scratch.SILENT });
    await migrate({ adminUrl: server.url, log: scratch.SILENT });
    const admin = await connect(server.url);
    await fill(admin, { workspaces, conversations, messages });
    const rows = await people(admin);
    await admin.end();
    const tokens = accessTokens(SECRET);
    const callers = await Promise.all(
      rows.map(async ({ user_id: userId, session_id: sessionId, ...row }) => {
        const { token } = await tokens.sign({ userId, sessionId, use: 'session' }, new Date());
        return { ...row, bearer: token };
      }),
    );
    return { ...addresses, adminUrl: server.url, callers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fill(admin, { workspaces, conversations, messages }) {
  await admin.query(`
    insert into workspaces (workspace_id, name, slug, channel, environment, updated_at)
      select gen_random_uuid(), 'Workspace ' || n, 'workspace-' || n, 'WHATSAPP', 'PRODUCTION', now() from generate_series(1, ${Number(workspaces)}) n;
    insert into contacts (workspace_id, id, name, phone, email, company, notes, tags, updated_at)
      select w.workspace_id, gen_random_uuid(), 'Contact ' || n, '+4420' || lpad(n::text, 8, '0'), 'contact' || n || '@mail.test', 'Company ' || n % 7,
             repeat('Called about the evening class. ', 3), array['vip', 'north'], now()
        from workspaces w, generate_series(1, ${Number(conversations)}) n;
    insert into conversations (workspace_id, id, contact_id, channel, last_inbound_at, last_message_at)
      select workspace_id, gen_random_uuid(), id, 'WHATSAPP', now(), now() - random() * interval '90 days' from contacts;
    insert into messages (workspace_id, id, conversation_id, direction, author, body, status, sent_at)
      select c.workspace_id, gen_random_uuid(), c.id, case when n % 2 = 1 then 'IN' else 'OUT' end, case when n % 2 = 1 then 'CONTACT' else 'AGENT' end,
             'Message ' || n || ': would Thursday evening at half past six suit you, or rather the weekend?', case when n % 2 = 1 then 'RECEIVED' else 'READ' end,
             c.last_message_at - (${Number(messages)} - n) * interval '3 minutes'
        from conversations c, generate_series(1, ${Number(messages)}) n;
    insert into users (id, email, name, password_hash, email_verified_at)
      select gen_random_uuid(), 'member' || n || '@mail.test', 'Member ' || n, '-', now() from generate_series(1, ${Number(workspaces)}) n;
    insert into members (workspace_id, id, user_id, role)
      select w.workspace_id, gen_random_uuid(), u.id, 'member' from workspaces w join users u on u.email = 'member' || split_part(w.slug, '-', 2) || '@mail.test';
    insert into sessions (id, user_id, expires_at) select gen_random_uuid(), id, now() + interval '1 day' from users;`);
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    const id = createHash('sha256').update(document).digest('hex');
    await admin.query('insert into spa_operations (id, name, document) values ($1, $2, $3)', [id, name, document]);
  }
  await admin.query('vacuum analyze');
}

async function people(admin) {
  const { rows } = await admin.query(`
    select w.slug, w.workspace_id, m.user_id, s.id as session_id, (select id from contacts c where c.workspace_id = w.workspace_id limit 1) as contact_id,
           (select id from conversations c where c.workspace_id = w.workspace_id limit 1) as conversation_id
      from workspaces w join members m using (workspace_id) join sessions s on s.user_id = m.user_id limit 50`);
  return rows;
}
