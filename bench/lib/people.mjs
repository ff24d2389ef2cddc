import { SECRET } from './cluster.mjs';

// Access tokens expire after minutes, so the benchmark's tokens are issued as of a later time to stay valid for the
// whole run.
const TOKENS_FROM_MS = 2 * 3600 * 1000;

/** Returns a caller for each of the first `count` workspaces: a member with a session and access tokens. */
export async function callersIn(admin, count) {
  const { rows } = await admin.query(CALLERS, [count]);
  if (rows.length === 0) throw new Error('No member holds a conversation: the data is not what the scenarios need.');
  return withTokens(rows);
}

/** Returns the owner of a workspace as a caller who has recently reauthenticated. */
export async function ownerOf(admin, slug) {
  const { rows } = await admin.query(OWNER, [slug]);
  const [caller] = await withTokens(rows);
  return caller;
}

async function withTokens(rows) {
  const { accessTokens } = await import('../../apps/api/dist/auth/tokens/access-token.js');
  const tokens = accessTokens(SECRET);
  const from = new Date(Date.now() + TOKENS_FROM_MS);
  return Promise.all(
    rows.map(async (row) => {
      const { userId, sessionId, workspaceId } = row;
      const session = await tokens.sign({ userId, sessionId, use: 'session' }, from);
      const playground = await tokens.sign({ userId, sessionId, workspaceId, use: 'playground' }, from);
      return { ...row, bearer: session.token, adHocBearer: playground.token };
    }),
  );
}

const OWNER = `
  with opened as (
    insert into sessions (id, user_id, expires_at)
    select uuidv7(), m.user_id, now() + interval '1 day' from members m join workspaces w using (workspace_id)
    where w.slug = $1 and m.role = 'owner' limit 1 returning id, user_id
  )
  select w.slug, w.workspace_id as "workspaceId", u.id as "userId", u.name, u.email, m.id as "memberId", o.id as "sessionId"
  from opened o join users u on u.id = o.user_id join members m on m.user_id = u.id
  join workspaces w on w.workspace_id = m.workspace_id and w.slug = $1`;

const CALLERS = `
  select w.slug, w.workspace_id as "workspaceId", u.id as "userId", u.name, u.email, m.id as "memberId", s.id as "sessionId",
    c.contact_id as "contactId", c.id as "conversationId"
  from workspaces w join members m using (workspace_id) join users u on u.id = m.user_id join sessions s on s.user_id = u.id
  join lateral (select id, contact_id from conversations where workspace_id = w.workspace_id and held_by_id = m.id limit 1) c on true
  order by w.slug limit $1`;
