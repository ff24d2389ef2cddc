import { createRequire } from 'node:module';

const { verify } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('@node-rs/argon2');

/**
 * Writes the rows that the product's `signIn` writes: counters before the password is verified, and a session
 * afterwards.
 */
export async function signIn(system, [email, password, address]) {
  const pair = `pair ${email} ${address}`;
  const keys = [`address ${address}`, pair, `strangers ${email}`];
  const { rows } = await system.query({ name: 'find', text: FIND, values: [email, ...keys] });
  const [user] = rows;
  if (!user || !(await verify(user.password_hash, password))) return '{"refused":true}';
  const opened = await system.query({ name: 'open', text: OPEN, values: [user.id, address, pair] });
  return opened.rows[0].data;
}

const FIND = `
  with taken as (
    insert into rate_limits (key, points, expire) values ($2, 1, 0), ($3, 1, 0), ($4, 1, 0)
    on conflict (key) do update set points = rate_limits.points + 1
  )
  update users set failed_sign_ins = failed_sign_ins + 1 where email = $1 and disabled_at is null and failed_sign_ins < 100
  returning id, password_hash`;

const OPEN = `
  with forgotten as (delete from rate_limits where key = $3)
  , opened as (
    insert into sessions (id, user_id, expires_at, ip_address) values (uuidv7(), $1, now() + interval '30 days', $2) returning user_id
  ), reset as (update users set failed_sign_ins = 0 where id = $1)
  select json_build_object('id', u.id, 'email', u.email, 'name', u.name)::text as data
  from opened join users u on u.id = opened.user_id`;
