// The floor: node:http and pg, one statement whose JSON is sent as it comes, behind the same row-level security. Four round
// trips, as performance.md measured it; no authentication, no policies, no limits.
import http from 'node:http';
import { createRequire } from 'node:module';

const pg = createRequire(new URL('../apps/api/package.json', import.meta.url))('pg');
const pool = new pg.Pool({ connectionString: process.env.APP_DATABASE_URL, max: 10 });

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const iso = (column) => `to_char(${column} at time zone 'UTC', ${ISO})`;
const CONTACT = `json_build_object('id', ct.id, 'name', ct.name, 'phone', ct.phone, 'email', ct.email, 'company', ct.company, 'notes', ct.notes,
  'tags', ct.tags, 'createdAt', ${iso('ct.created_at')}, 'updatedAt', ${iso('ct.updated_at')})`;

const STATEMENTS = {
  '/inbox': `select coalesce(json_agg(json_build_object('id', c.id, 'channel', c.channel, 'mode', c.mode, 'lastMessageAt', ${iso('c.last_message_at')},
      'contact', ${CONTACT}, 'messages', m.list) order by c.last_message_at desc, c.id desc), '[]')::text as data
    from (select * from conversations order by last_message_at desc, id desc limit $1) c
    join contacts ct on ct.workspace_id = c.workspace_id and ct.id = c.contact_id
    cross join lateral (select coalesce(json_agg(json_build_object('id', l.id, 'direction', l.direction, 'body', l.body, 'status', l.status,
        'sentAt', ${iso('l.sent_at')}) order by l.sent_at, l.id), '[]') as list
      from (select * from messages x where x.workspace_id = c.workspace_id and x.conversation_id = c.id order by sent_at desc, id desc limit 3) l) m`,
  '/contact': `select ${CONTACT}::text as data from contacts ct where ct.id = $1`,
  '/list': `select json_build_object('total', (select count(*) from conversations where mode = $1), 'nodes', coalesce(json_agg(json_build_object('id', c.id,
      'mode', c.mode, 'lastMessageAt', ${iso('c.last_message_at')}) order by c.last_message_at desc, c.id desc), '[]'))::text as data
    from (select * from conversations where mode = $1 order by last_message_at desc, id desc limit $2) c`,
};

const server = http.createServer((request, response) => void answer(request, response));

async function answer(request, response) {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = await read(request.headers['x-workspace-id'], request.url, JSON.parse(Buffer.concat(chunks)));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      .end(text);
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

async function read(workspace, url, values) {
  const client = await pool.connect();
  try {
    await client.query('begin read only');
    await client.query({
      name: 'context',
      text: `select set_config('app.workspace_id', $1, true)`,
      values: [workspace],
    });
    const { rows } = await client.query({ name: url, text: STATEMENTS[url], values });
    await client.query('commit');
    return rows[0].data;
  } finally {
    client.release();
  }
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
