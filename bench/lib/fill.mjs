import { createRequire } from 'node:module';
import { DOCUMENTS, idOf } from './documents.mjs';

const { hash } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('@node-rs/argon2');

export const PASSWORD = 'lantern orchard seven';
// The product's parameters for hashing passwords (passwords.ts).
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Fills every workspace with the same number of contacts, each with a conversation and messages. In each workspace, a
 * member has taken over one conversation.
 */
export async function fillMany(admin, { workspaces, conversations, messages }) {
  const passwordHash = await hash(PASSWORD, ARGON2ID);
  await admin.query(`
    set session_replication_role = replica; -- Turns off triggers, which saves half of the time. The generated references are valid.
    set synchronous_commit = off;
    insert into workspaces (workspace_id, name, slug, channel, environment, country, updated_at)
      select gen_random_uuid(), 'Workspace ' || n, 'workspace-' || n, 'WHATSAPP', 'PRODUCTION', 'GB', now() from generate_series(1, ${Number(workspaces)}) n;
    insert into agents (workspace_id, id, name, goal, is_default, updated_at)
      select workspace_id, gen_random_uuid(), 'Front desk', 'BOOK', true, now() from workspaces;
    insert into users (id, email, name, password_hash, email_verified_at)
      select gen_random_uuid(), 'member' || n || '@mail.test', 'Member ' || n, '${passwordHash}', now() from generate_series(1, ${Number(workspaces)}) n;
    insert into members (workspace_id, id, user_id, role)
      select w.workspace_id, gen_random_uuid(), u.id, 'member' from workspaces w join users u on u.email = 'member' || split_part(w.slug, '-', 2) || '@mail.test';
    insert into sessions (id, user_id, expires_at) select gen_random_uuid(), id, now() + interval '1 day' from users;
    insert into contacts (workspace_id, id, name, phone, email, company, notes, tags, updated_at)
      select w.workspace_id, gen_random_uuid(), 'Contact ' || n, '+4420' || lpad(n::text, 8, '0'), 'contact' || n || '@mail.test', 'Company ' || n % 7,
             repeat('Called about the evening class. ', 3), array['vip', 'north'], now()
        from workspaces w, generate_series(1, ${Number(conversations)}) n;
    insert into conversations (workspace_id, id, contact_id, channel, mode, held_by_id, last_inbound_at, last_message_at)
      select c.workspace_id, gen_random_uuid(), c.id, 'WHATSAPP', case when c.name = 'Contact 1' then 'HUMAN' else 'AGENT' end,
             case when c.name = 'Contact 1' then m.id end, now(), now() - random() * interval '90 days'
        from contacts c join members m using (workspace_id);
    insert into takeovers (workspace_id, id, conversation_id, open_conversation_id, member_id, started_at, active_at)
      select workspace_id, gen_random_uuid(), id, id, held_by_id, now(), now() from conversations where held_by_id is not null;
    insert into messages (workspace_id, id, conversation_id, direction, author, body, status, sent_at)
      select c.workspace_id, gen_random_uuid(), c.id, case when n % 2 = 1 then 'IN' else 'OUT' end, case when n % 2 = 1 then 'CONTACT' else 'AGENT' end,
             'Message ' || n || ': would Thursday evening at half past six suit you, or rather the weekend?', case when n % 2 = 1 then 'RECEIVED' else 'READ' end,
             c.last_message_at - (${Number(messages)} - n) * interval '3 minutes'
        from conversations c, generate_series(1, ${Number(messages)}) n;
    reset session_replication_role;`);
  await registerDocuments(admin);
}

/**
 * Registers the benchmark's documents as persisted operations of the SPA, so that production mode accepts their ids.
 */
export async function registerDocuments(admin) {
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    const values = [idOf(name), name, document];
    await admin.query('insert into spa_operations (id, name, document) values ($1, $2, $3)', values);
  }
}
