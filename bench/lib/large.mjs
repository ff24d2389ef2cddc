import { demoTemplate, SLUG } from './demo.mjs';

const ROWS = {
  contacts: 100_000,
  conversations: 30_000,
  messages: 300_000,
  leads: 50_000,
  calls: 30_000,
  audit: 100_000,
  bookings: 20_000,
  campaigns: 200,
  recipients: 100_000,
  deliveries: 50_000,
  entities: 20_000,
};

/** Creates a template with one large workspace, based on the demo. `scale` divides the number of rows. */
export async function largeTemplate(cluster, { scale = 1 } = {}) {
  await demoTemplate(cluster);
  const name = `large_${scale}`;
  const rows = Object.fromEntries(Object.entries(ROWS).map(([table, count]) => [table, Math.ceil(count / scale)]));
  await cluster.template(name, (admin) => fillLarge(admin, rows), 'demo');
  return { name, rows };
}

async function fillLarge(admin, rows) {
  // Turns off triggers, which saves half of the time. The generated references are valid.
  await admin.query('set session_replication_role = replica; set synchronous_commit = off; set work_mem = 128000');
  await admin.query(`
    create temporary table place as
      select w.workspace_id as ws, m.id as member, m.user_id as person, u.name as person_name
      from workspaces w join members m using (workspace_id) join users u on u.id = m.user_id
      where w.slug = '${SLUG}' and m.role = 'owner' limit 1;
    create function pg_temp.past(n int, days int) returns timestamptz language sql stable as
      $$ select date_trunc('milliseconds', now() - (n % (days * 1440)) * interval '1 minute' - n * interval '17 milliseconds') $$;`);
  for (const statement of [
    ...peopleSql(rows),
    ...talkSql(rows),
    ...outreachSql(rows),
    ...worldSql(rows),
    ...settingsSql(rows),
  ])
    await admin.query(statement);
  await admin.query('set session_replication_role = origin');
}

const peopleSql = ({ contacts, leads, audit }) => [
  `insert into contacts (workspace_id, id, name, phone, email, company, notes, tags, consent_at, created_at, updated_at)
   select ws, uuidv7(), (array['Ada','Ben','Chloe','Dara','Emil','Fay','Gus','Hana'])[n % 8 + 1] || ' ' ||
     (array['Ames','Bauer','Costa','Dietz','Evans','Fuchs','Gray','Holt','Ito'])[n % 9 + 1] || ' ' || n,
     '+4420' || (50000000 + n), 'person' || n || '@mail.test', 'Company ' || n % 997, case when n % 3 = 0 then 'Asked about prices.' else '' end,
     case when n % 5 = 0 then array['vip'] when n % 7 = 0 then array['north', 'vip'] else array['tag ' || n % 40] end,
     case when n % 4 > 0 then now() end, pg_temp.past(n, 400), pg_temp.past(n, 200)
   from place, generate_series(1, ${contacts}) n`,
  `create temporary table people as select c.*, row_number() over (order by c.phone) as n
   from contacts c, place where workspace_id = ws and phone like '+44205%'`,
  'create unique index on people (n); analyze people',
  `insert into opt_outs (workspace_id, id, contact_id, at) select workspace_id, uuidv7(), id, now() from people where n % 50 = 0`,
  `insert into leads (workspace_id, id, name, phone, email, message, status, source, consent_at, created_at, updated_at, answers)
   select workspace_id, uuidv7(), name, phone, email, 'I would like to know more about offer ' || n % 100 || '.',
     (array['NEW','CONTACTED','QUALIFIED','BOOKED','UNQUALIFIED','LOST'])[n % 6 + 1],
     (array['FORM','API','MANUAL','WHATSAPP','CALL'])[n % 5 + 1], now(), pg_temp.past(n::int, 365), pg_temp.past(n::int, 365), '{}'
   from people where n <= ${leads}`,
  `create temporary table prospects as select l.*, p.n, p.id as contact_id from leads l join people p using (workspace_id, phone)`,
  'create unique index on prospects (n); analyze prospects',
  `insert into audit_events (workspace_id, id, name, actor_kind, actor_id, actor_label, subject_type, subject_id, after, request_id, at, via)
   select ws, uuidv7(), (array['contact.updated','lead.created','message.sent','lead.updated'])[n % 4 + 1], 'USER', person, person_name,
     (array['Contact','Lead','Message','Lead'])[n % 4 + 1], gen_random_uuid()::text, jsonb_build_object('n', n), gen_random_uuid()::text,
     pg_temp.past(n, 300), 'SPA'
   from place, generate_series(1, ${audit}) n`,
];

const talkSql = ({ conversations, messages, calls, bookings }) => [
  `insert into conversations (workspace_id, id, contact_id, channel, mode, held_by_id, assignee_id, last_inbound_at, last_message_at, created_at)
   select workspace_id, uuidv7(), id, 'WHATSAPP', case when n % 40 = 0 then 'HUMAN' when n % 25 = 0 then 'PAUSED' else 'AGENT' end,
     case when n % 40 = 0 then member end, case when n % 8 = 0 then member end, pg_temp.past(n::int, 300), pg_temp.past(n::int, 300), created_at
   from people, place where n <= ${conversations}`,
  `create temporary table talks as select c.*, row_number() over (order by c.id) as n
   from conversations c join people p on p.workspace_id = c.workspace_id and p.id = c.contact_id`,
  `insert into takeovers (workspace_id, id, conversation_id, open_conversation_id, member_id, started_at, active_at)
   select workspace_id, uuidv7(), id, id, held_by_id, now(), now() from talks where held_by_id is not null`,
  `insert into messages (workspace_id, id, conversation_id, direction, author, body, status, sent_at)
   select t.workspace_id, uuidv7(), t.id, case when k % 2 = 0 then 'IN' else 'OUT' end, case when k % 2 = 0 then 'CONTACT' else 'AGENT' end,
     'Message ' || k || ': would Thursday evening at half past six suit you, or rather the weekend?',
     case when k % 2 = 0 then 'RECEIVED' else 'READ' end, t.last_message_at - k * interval '3 minutes'
   from talks t, generate_series(0, ${Math.ceil(messages / conversations) - 1}) k`,
  `insert into agent_runs (workspace_id, id, conversation_id, trigger, step, outcome, deadline_at, started_at, finished_at)
   select workspace_id, uuidv7(), id, 'MESSAGE', 'DONE', 'ANSWERED', last_message_at, last_message_at, last_message_at + interval '2 seconds' from talks`,
  `insert into calls (workspace_id, id, contact_id, lead_id, direction, state, dispatch_state, created_at, started_at, ended_at, ended_reason, outcome, cost_cents, summary)
   select workspace_id, uuidv7(), contact_id, id, case when n % 2 = 0 then 'OUTBOUND' else 'INBOUND' end, 'ENDED', 'DONE', created_at, created_at,
     created_at + interval '3 minutes', 'customer-ended-call', (array['BOOKED','QUALIFIED','UNQUALIFIED','NOT_REACHED'])[n % 4 + 1], n % 90, 'They asked about offer ' || n % 100 || '.'
   from prospects where n <= ${calls}`,
  `insert into transcript_turns (workspace_id, id, call_id, role, text, at)
   select workspace_id, uuidv7(), id, case when k % 2 = 0 then 'AGENT' else 'CONTACT' end, 'Line ' || k || ' of the conversation about the appointment.',
     started_at + k * interval '10 seconds'
   from calls, place, generate_series(1, 4) k where workspace_id = ws and state = 'ENDED' and started_at is not null`,
  `insert into bookings (workspace_id, id, lead_id, status, starts_at, ends_at, time_zone, attendee_name, attendee_email, provider_id, created_at)
   select workspace_id, uuidv7(), id, case when n % 6 = 0 then 'CANCELLED' else 'BOOKED' end, created_at + interval '60 days',
     created_at + interval '60 days 30 minutes', 'Europe/London', name, email, 'bench-' || n, created_at
   from prospects where n <= ${bookings}`,
  `insert into notifications (workspace_id, id, member_id, kind, detail, conversation_id, created_at, read_at)
   select workspace_id, uuidv7(), member, 'CONVERSATION_WAITING', 'Message', id, last_message_at, case when n % 3 > 0 then now() end
   from talks, place where n <= 5000`,
];

const outreachSql = ({ campaigns, recipients, deliveries }) => [
  `insert into whats_app_templates select copied.*
   from (select t.* from whats_app_templates t, place where workspace_id = ws limit 1) one, generate_series(1, 100) n,
     lateral jsonb_populate_record(null::whats_app_templates, to_jsonb(one) ||
       jsonb_build_object('id', uuidv7(), 'name', one.name || '_' || n, 'provider_id', one.provider_id || n)) copied`,
  `insert into campaigns (workspace_id, id, name, state, template_id, template_category, created_by_id, created_by_name, started_by_id, started_by_name,
     started_at, finished_at, audience_snapshot_at, created_at, updated_at, confirmed_receivers)
   select ws, uuidv7(), 'Campaign ' || n, 'COMPLETED', t.id, 'MARKETING', person, person_name, person, person_name, now(), now(), now(),
     pg_temp.past(n, 300), pg_temp.past(n, 300), ${Math.ceil(recipients / campaigns)}
   from place, generate_series(1, ${campaigns}) n, lateral (select id from whats_app_templates where workspace_id = ws limit 1) t`,
  `create temporary table runs as select c.workspace_id, c.id, row_number() over (order by c.id) as n from campaigns c, place where workspace_id = ws and name like 'Campaign %'`,
  `insert into campaign_recipients (workspace_id, id, campaign_id, contact_id, calling_code, state, message_id, sent_at, created_at, updated_at)
   select p.workspace_id, uuidv7(), r.id, p.id, '44', (array['SENT','DELIVERED','READ','REPLIED'])[p.n % 4 + 1], gen_random_uuid(), now(), now(), now()
   from people p join runs r on r.n = least(p.n / ${Math.ceil(recipients / campaigns)} + 1, ${campaigns}) where p.n <= ${recipients}`,
  `insert into webhooks (workspace_id, id, url, description, event_types, secret, secret_last_four, created_by_id, created_by_name)
   select ws, uuidv7(), 'https://hooks.example.com/' || n, 'Endpoint ' || n, array['lead.created'], 'v1..aaaa.bbbb.cccc', 'abcd', person, person_name
   from place, generate_series(1, 10) n`,
  `insert into webhook_messages (workspace_id, id, type, payload, masked_payload, at)
   select ws, uuidv7(), 'lead.created', '{"type":"lead.created","data":{"n":' || n || '}}', '{"type":"lead.created"}', pg_temp.past(n, 30)
   from place, generate_series(1, ${deliveries}) n`,
  `insert into webhook_deliveries (workspace_id, id, webhook_id, message_id, type, state, attempt_count, tries, delivered_at, created_at, last_status)
   select m.workspace_id, uuidv7(), h.id, m.id, m.type, 'DELIVERED', 1, 1, m.at, m.at, 200
   from webhook_messages m, place, lateral (select id from webhooks where workspace_id = ws and description = 'Endpoint 1') h where m.workspace_id = ws`,
  `insert into webhook_attempts (workspace_id, id, delivery_id, number, at, duration_ms, request_headers, response_status)
   select d.workspace_id, uuidv7(), d.id, 1, d.created_at, 80, '{}', 200 from webhook_deliveries d, place where d.workspace_id = ws and d.state = 'DELIVERED'`,
  `insert into provider_log_entries (workspace_id, id, direction, provider, operation, status, response_status, duration_ms, error_code, reference, request_body, occurred_at)
   select ws, uuidv7(), 'OUTBOUND', 'TWILIO', 'POST /2010-04-01/Accounts/{id}/Messages.json', case n % 100 when 0 then 'FAILED' else 'SUCCEEDED' end,
     case n % 100 when 0 then 400 else 201 end, 80, case n % 100 when 0 then '63016' end, 'SM' || n, '{"Body":"[40 characters]"}', pg_temp.past(n, 30)
   from place, generate_series(1, ${deliveries}) n`,
];

const worldSql = ({ entities }) => [
  `create temporary table things as select p.*, uuidv7() as entity_id, uuidv7() as event_id from people p where n <= ${entities}`,
  `insert into entities (workspace_id, id, type, display_name, confidence, event_count, contact_id, created_at, updated_at)
   select workspace_id, entity_id, 'PERSON', name, 0.9, 1, id, created_at, updated_at from things`,
  `insert into world_events (workspace_id, id, entity_id, idempotency_key, type, fields, confidence, source, effective_at, ingested_at)
   select workspace_id, event_id, entity_id, 'bench ' || n, 'contact.seen', jsonb_build_object('city', 'London'), 0.9, 'MEMBER', created_at, created_at from things`,
  `insert into entity_fields (workspace_id, id, entity_id, name, kind, value, confidence, event_id, effective_at, ingested_at)
   select workspace_id, uuidv7(), entity_id, field, 'TEXT', field || ' ' || n, 0.9, event_id, created_at, created_at
   from things, unnest(array['city', 'interest']) field`,
];

const settingsSql = ({ recipients }) => [
  `insert into http_tools (workspace_id, id, name, description, kind, method, url, argument_schema, headers, result_fields, timeout_seconds,
     created_at, created_by_name, updated_by_name)
   select ws, uuidv7(), 'stock', 'Reads the stock of a product.', 'READS', 'GET', 'https://stock.example.com/', '{}', '[]', '[]', 10,
     now(), person_name, person_name
   from place`,
  `insert into custom_roles (workspace_id, id, name, policies, updated_at) select ws, uuidv7(), 'Support', '{}', now() from place`,
  `insert into data_sources (workspace_id, id, name, kind, base_url, authorization_kind, resource_types, page_size, requests_per_minute,
     timeout_seconds, created_by_id, created_by_name)
   select ws, uuidv7(), 'Practice', 'FHIR', 'https://fhir.example.com/', 'NONE', array['Patient'], 100, 60, 30, person, person_name from place`,
  `insert into contact_imports (workspace_id, id, file_name, stage, encoding, delimiter, headers, rows, mapping, member_id, member_name, created_at)
   select ws, uuidv7(), 'people.csv', 'IMPORTED', 'UTF-8', ',', array['Name', 'Phone'], ${recipients}, array['NAME', 'PHONE'], member, person_name, now()
   from place`,
  `insert into contact_import_rows (workspace_id, id, import_id, "row", cells, phone, action, outcome, created_at)
   select i.workspace_id, uuidv7(), i.id, n, array['Person ' || n, '+4420' || n], '+4420' || (50000000 + n), 'CREATE', 'CREATED', now()
   from contact_imports i, place, generate_series(1, ${recipients}) n where i.workspace_id = ws`,
];
