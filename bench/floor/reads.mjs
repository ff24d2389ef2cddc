const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const iso = (column) => `to_char(${column} at time zone 'UTC', ${ISO})`;

const CONTACT = `json_build_object('id', ct.id, 'name', ct.name, 'phone', ct.phone, 'email', ct.email,
  'company', ct.company, 'notes', ct.notes, 'tags', ct.tags, 'createdAt', ${iso('ct.created_at')},
  'updatedAt', ${iso('ct.updated_at')})`;
const MESSAGE = `json_build_object('id', l.id, 'direction', l.direction, 'body', l.body, 'status', l.status,
  'sentAt', ${iso('l.sent_at')})`;
const listOf = (item, order) => `coalesce(json_agg(${item} order by ${order}), '[]')`;

const NEWEST = 'c.last_message_at desc, c.id desc';

/** For each path, the statement that returns the response as JSON in the column `data`. */
export const READS = {
  '/inbox': `
    select ${listOf(
      `json_build_object('id', c.id, 'channel', c.channel, 'mode', c.mode, 'lastMessageAt', ${iso('c.last_message_at')},
        'contact', ${CONTACT}, 'messages', json_build_object('nodes', m.list))`,
      NEWEST,
    )}::text as data
    from (select * from conversations order by last_message_at desc, id desc limit $1) c
    join contacts ct on ct.workspace_id = c.workspace_id and ct.id = c.contact_id
    cross join lateral (
      select ${listOf(MESSAGE, 'l.sent_at, l.id')} as list
      from (select * from messages x where x.workspace_id = c.workspace_id and x.conversation_id = c.id
            order by sent_at desc, id desc limit 3) l) m`,

  '/contact': `select ${CONTACT}::text as data from contacts ct where ct.id = $1`,

  '/list': `
    select json_build_object('total', (select count(*) from conversations where mode = $1), 'nodes', ${listOf(
      `json_build_object('id', c.id, 'mode', c.mode, 'lastMessageAt', ${iso('c.last_message_at')})`,
      NEWEST,
    )})::text as data
    from (select * from conversations where mode = $1 order by last_message_at desc, id desc limit $2) c`,

  '/search': `
    select ${listOf(
      `json_build_object('id', c.id, 'lastMessageAt', ${iso('c.last_message_at')},
        'contact', json_build_object('id', ct.id, 'name', ct.name, 'phone', ct.phone))`,
      NEWEST,
    )}::text as data
    from (select * from conversations where contact_id in (select id from contacts where name ilike $1 or phone like $1)
          order by last_message_at desc, id desc limit $2) c
    join contacts ct on ct.workspace_id = c.workspace_id and ct.id = c.contact_id`,

  '/message': `
    select json_build_object('conversationId', m.conversation_id, 'message', json_build_object('id', m.id,
      'authorType', m.author, 'body', m.body, 'sentAt', ${iso('m.sent_at')}))::text as data
    from messages m where m.id = $1`,
};
