import { inAgency, until } from '../lib/agency.mjs';
import { turnsTable } from '../lib/tables.mjs';

const STANDARD = [
  { modelMs: 0, people: 1 },
  { modelMs: 0, people: 20 },
  { modelMs: 0, people: 300 },
  { modelMs: 3000, people: 1 },
  { modelMs: 3000, people: 20 },
];
const LONG = [
  { modelMs: 3000, people: 300 },
  { modelMs: 60_000, people: 1 },
  { modelMs: 60_000, people: 20 },
  { modelMs: 60_000, people: 300 },
];
const SMOKE = [{ modelMs: 0, people: 2 }];

/** Measures contacts who write to the agent at the same time: from their message until the provider has the reply. */
export const turns = (bench, { report, store }) =>
  inAgency(bench, async (agency) => {
    const { isSmoke, isLong } = bench.options;
    const cases = isSmoke ? SMOKE : isLong ? [...STANDARD, ...LONG] : STANDARD;
    const results = [];
    for (const [nth, one] of cases.entries()) results.push(await converse(agency, one, nth));
    store('turns', results);
    report(turnsTable(results));
  });

async function converse({ simulators, sandbox, database, api, worker }, { modelMs, people }, nth) {
  const { twilio, openai } = simulators;
  const { accountSid } = sandbox.twilio;
  openai.faults.clear();
  if (modelMs > 0) openai.faults.add({ kind: 'LATENCY', method: 'POST', ms: modelMs, rate: 1 });
  const phones = Array.from({ length: people }, (_, one) => `+4420${60_000_000 + nth * 1000 + one}`);
  const replies = repliesTo(twilio, accountSid);
  const cpu = () => api.cpu() + worker.cpu();
  const [cpuBefore, begun] = [cpu(), performance.now()];
  await Promise.all(
    phones.map((from) => twilio.receive({ accountSid, from, body: 'Hello.', profileName: 'Lena Lead' })),
  );
  await until(
    `replies to ${people} people with a model of ${modelMs} ms`,
    () => replies.look(phones).length === people,
  );
  const times = replies.look(phones).map((at) => at - begun);
  const cpuMs = ((cpu() - cpuBefore) * 1000) / people;
  openai.faults.clear();
  const expected = await database.admin.query(PARTS, [phones]);
  if (expected.rows.length !== people)
    throw new Error(`${people} people wrote; ${expected.rows.length} turns are done.`);
  times.sort((a, b) => a - b);
  return {
    modelMs,
    people,
    p50: times[Math.floor(times.length / 2)],
    p99: times[Math.floor((times.length - 1) * 0.99)],
    perSecond: (people * 1000) / times.at(-1),
    cpuMs,
    waitMs: middle(expected.rows.map(({ wait }) => wait)),
    turnMs: middle(expected.rows.map(({ turn }) => turn)),
  };
}

/** Returns an object that records when the provider received the first reply to each phone number. */
function repliesTo(twilio, accountSid) {
  const first = new Map();
  let seen = twilio.state().messages.length;
  return {
    look: (phones) => {
      const { messages } = twilio.state();
      for (; seen < messages.length; seen += 1) {
        const { direction, accountSid: of, to } = messages[seen];
        if (direction === 'outbound-api' && of === accountSid && !first.has(to)) first.set(to, performance.now());
      }
      return phones.map((phone) => first.get(`whatsapp:${phone}`)).filter((at) => at !== undefined);
    },
  };
}

const middle = (values) => values.map(Number).sort((a, b) => a - b)[Math.floor(values.length / 2)];

// `wait` is the time from storing the message to the start of the agent run. `turn` is the duration of the run.
const PARTS = `
  select extract(epoch from t.started_at - m.sent_at) * 1000 as wait,
    extract(epoch from coalesce(t.finished_at, clock_timestamp()) - t.started_at) * 1000 as turn
  from contacts p join conversations c on c.workspace_id = p.workspace_id and c.contact_id = p.id
  join lateral (select sent_at from messages where workspace_id = c.workspace_id and conversation_id = c.id and direction = 'IN'
    order by sent_at limit 1) m on true
  join lateral (select started_at, finished_at from agent_runs where workspace_id = c.workspace_id and conversation_id = c.id
    order by started_at limit 1) t on true
  where p.phone = any ($1)`;
