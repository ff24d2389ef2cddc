#!/usr/bin/env node
// Measures the search in messages in a workspace with 1,000,000 messages, beside one with 200,000: the time of a request
// to the built product, and the time of an insert with and without the entry of the index.
// Run with `pnpm build && node bench/search.mjs [messages]`.
import { availableParallelism, loadavg } from 'node:os';
import { productOf } from './lib/asks.mjs';
import { startCluster } from './lib/cluster.mjs';
import { demoTemplate, SLUG } from './lib/demo.mjs';
import { median } from './lib/median.mjs';
import { ownerOf } from './lib/people.mjs';
import { startProduct } from './lib/servers.mjs';
import { once } from './load/load.mjs';

const MESSAGES = Number(process.argv[2] ?? 1_000_000);
const SAMPLES = 40;
const QUERY = `query ($query: String!, $filter: SearchResultFilter) { searchResults(query: $query, filter: $filter, first: 20) {
  nodes { kind occurredAt excerpt message { conversation { id contactName channel } } } pageInfo { endCursor hasNextPage } } }`;
const CASES = [
  ['a rare word (12 messages)', 'zephyr'],
  ['a word in 0.5 % of the messages', 'zoe'],
  ['a word in 30 % of the messages', 'appointment'],
  ['a word that does not occur', 'qqqqqq'],
  ['the beginning of many words', 'ba'],
  ['two words, one of them rare', 'appointment zephyr'],
  ['two words in 30 %, together in 9 %', 'appointment alpha'],
  ['two words in 30 %, never together', 'alpha beta'],
  ['50,000 messages, none of the newest 450,000', 'blackfriday'],
  ['in 30 %, with an author', 'appointment', { authors: ['AGENT'] }],
  ['in 30 %, only notes (there are none)', 'appointment', { kinds: ['NOTE'] }],
  ['in 30 %, in the oldest month', 'appointment', { occurredAt: { lt: '2025-02-01T00:00:00.000Z' } }],
  ['rare, with an author', 'zephyr', { authors: ['CONTACT'] }],
  ['50,000 old messages, with an author', 'blackfriday', { authors: ['AGENT'] }],
];

const cluster = await startCluster();
try {
  await demoTemplate(cluster);
  await cluster.template('search', fill, 'demo');
  const database = await cluster.copy('search');
  const product = await startProduct(database);
  try {
    const caller = await ownerOf(database.admin, SLUG);
    for (const one of CASES) await measure(product, caller, one);
    console.log(`load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores, ${MESSAGES} messages`);
    await measureInserts(database.admin);
  } finally {
    await product.stop();
    await database.drop();
  }
} finally {
  await cluster.stop();
}

async function measure(product, caller, [name, query, filter = null]) {
  const body = JSON.stringify({ query: QUERY, variables: { query, filter } });
  const target = { path: '/graphql', headers: productOf(caller, caller.adHocBearer), body };
  const times = [];
  let found = 0;
  for (let nth = 0; nth < SAMPLES; nth += 1) {
    const from = performance.now();
    const { data, errors } = await once(product, target);
    times.push(performance.now() - from);
    if (errors) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    found = data.searchResults.nodes.length;
  }
  times.sort((left, right) => left - right);
  const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(1);
  console.log(`${name}: ${found} on the page, P50 ${at(0.5)} ms, P95 ${at(0.95)} ms, longest ${at(1)} ms`);
}

/** Measures inserts of messages with and without the trigger that stores the entry, in alternating rounds. */
async function measureInserts(admin) {
  const { rows } = await admin.query(
    `select m.workspace_id, m.conversation_id, m.body from messages m join workspaces w using (workspace_id) where w.slug = '${SLUG}' limit 400`,
  );
  const insert = `insert into messages (workspace_id, id, conversation_id, direction, author, body, status, sent_at)
    values ($1, gen_random_uuid(), $2, 'IN', 'CONTACT', $3, 'RECEIVED', now())`;
  const times = { without: [], with: [] };
  for (let round = 0; round < 8; round += 1)
    for (const [which, change] of Object.entries({ without: 'disable', with: 'enable' })) {
      await admin.query(`alter table messages ${change} trigger search_entry_is_stored`);
      const from = performance.now();
      for (const { workspace_id: workspace, conversation_id: conversation, body } of rows)
        await admin.query({ name: 'insert', text: insert, values: [workspace, conversation, body] });
      times[which].push((performance.now() - from) / rows.length);
    }
  const [without, withEntry] = [median(times.without), median(times.with)];
  console.log(`an insert: ${without.toFixed(3)} ms without, ${withEntry.toFixed(3)} ms with the entry`);
}

/** Adds messages of 14 words with frequent, rare and old words. Triggers do not run, so the entries are added last. */
async function fill(admin) {
  await admin.query(`set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB';
    select setseed(0.42);
    create temporary table vocabulary as select n, (array['ba','ce','di','fo','gu','ha','je','ki','lo','mu'])[1 + n % 10] ||
      (array['nar','les','tim','vor','sun','ran','pel','git','mop','dus'])[1 + n / 10 % 10] ||
      (array['ta','re','si','lo','nu','ka','me','di','go','pu'])[1 + n / 100 % 10] || (array['','n','r','s','ting','ment','ly',
      'ed','er','est','o','ness','a','ish','um','ix','ade','al','ine','ure'])[1 + n / 1000 % 20] as word from generate_series(0, 19999) n;
    create unique index on vocabulary (n)`);
  await admin.query(`
    with place as (
      select workspace_id, array_agg(id) as talks, min(slug) as slug
        from conversations join workspaces w using (workspace_id) group by workspace_id order by min(slug) <> '${SLUG}' limit 2
    )
    insert into messages (workspace_id, id, conversation_id, direction, author, body, status, sent_at)
    select p.workspace_id, gen_random_uuid(), p.talks[1 + n % cardinality(p.talks)], case when n % 2 = 0 then 'IN' else 'OUT' end,
      case when n % 2 = 0 then 'CONTACT' else 'AGENT' end,
      (select string_agg(v.word, ' ') from (select floor(20000 * power(random() + 0 * n, 3))::int as place from generate_series(1, 14)) r
        join vocabulary v on v.n = r.place)
      || case when n % 10 < 3 then ' appointment' else '' end
      || case when n % 10 in (0, 4, 5) or n % 100 = 3 then ' alpha' when n % 10 in (6, 7, 8) then ' beta' else '' end
      || case when n % ${Math.ceil(MESSAGES / 12)} = 7 then ' zephyr' else '' end
      || case when n between ${MESSAGES / 2} and ${MESSAGES / 2 + MESSAGES / 20} then ' blackfriday' else '' end
      || case when n % 200 = 0 then ' Grüße, Zoë' else '' end || case when n % 50 = 0 then ' +49 170 ' || 1000000 + n else '' end,
      case when n % 2 = 0 then 'RECEIVED' else 'READ' end, timestamptz '2025-01-01' + n * interval '1 minute'
    from place p, generate_series(1, ${MESSAGES}) n where p.slug = '${SLUG}' or n <= ${MESSAGES / 5}`);
  await admin.query(`insert into search_entries (workspace_id, id, kind, author, member_id, at, words)
    select workspace_id, id, 'MESSAGE', author, member_id, sent_at, app.search_words(body) from messages order by sent_at on conflict do nothing`);
  await admin.query('set session_replication_role = origin');
  await admin.query('vacuum analyze messages, search_entries');
}
