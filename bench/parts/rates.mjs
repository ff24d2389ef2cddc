import { inAgency, openEndpoint, until } from '../lib/agency.mjs';
import { startCampaign } from '../lib/campaign.mjs';
import { ratesTable } from '../lib/tables.mjs';

const COUNTS = {
  smoke: { import: 50, webhooks: 10, campaign: 10 },
  standard: { import: 5000, webhooks: 200, campaign: 500 },
  long: { import: 100_000, webhooks: 2000, campaign: 5000 },
};

/** Measures how fast the worker sends webhooks, imports rows and sends campaign messages. */
export const rates = (bench, { report, store }) =>
  inAgency(bench, async (agency) => {
    const { isSmoke, isLong } = bench.options;
    const counts = COUNTS[isSmoke ? 'smoke' : isLong ? 'long' : 'standard'];
    const results = [
      ...(await runWebhooks(agency, counts.webhooks)),
      ...(await runImport(agency, counts.import)),
      await startCampaign(agency, counts.campaign, timed),
    ];
    store('rates', results);
    report(ratesTable(results));
  });

/**
 * Measures `work` on `count` items: items per second, CPU time of API and worker per item, and the memory of each
 * afterwards.
 */
async function timed({ api, worker }, { what, count }, work) {
  const cpu = () => api.cpu() + worker.cpu();
  const [cpuBefore, begun] = [cpu(), performance.now()];
  await work();
  const seconds = (performance.now() - begun) / 1000;
  const cpuMs = ((cpu() - cpuBefore) * 1000) / count;
  return { what, count, seconds, perSecond: count / seconds, cpuMs, workerMb: worker.memory(), apiMb: api.memory() };
}

const CREATE_WEBHOOK = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { errors { code } } }`;
const CREATE_LEAD = `mutation ($input: CreateLeadInput!) { createLead(input: $input) { errors { code } } }`;
const CONCURRENCY = 8;

async function runWebhooks(agency, count) {
  const endpoint = await openEndpoint();
  try {
    const plain = { description: 'Benchmark', filterMatch: 'ALL', filterConditions: [], maskContactDetails: false };
    await agency.ask(CREATE_WEBHOOK, { ...plain, url: endpoint.url, eventTypes: ['lead.created'] });
    const result = await timed(agency, { what: 'leads, each delivered to a webhook', count }, async () => {
      for (let nth = 0; nth < count; nth += CONCURRENCY)
        await Promise.all(
          Array.from({ length: Math.min(CONCURRENCY, count - nth) }, (_, one) =>
            agency.ask(CREATE_LEAD, {
              name: `Lead ${nth + one}`,
              phone: `+447900${String(100_000 + nth + one)}`,
              message: 'Hello',
              consent: true,
            }),
          ),
        );
      await until(`${count} webhooks`, () => endpoint.arrivals.length >= count);
    });
    if (endpoint.arrivals.length !== count)
      throw new Error(`${endpoint.arrivals.length} webhooks arrived; expected ${count}.`);
    return [result];
  } finally {
    endpoint.close();
  }
}

const CHECK = `mutation ($input: PreviewContactImportInput!) { previewContactImport(input: $input) { errors { code } } }`;
const START = `mutation ($id: ID!) { startContactImport(id: $id) { errors { code } } }`;

async function runImport(agency, count) {
  const { api, caller, ask, database } = agency;
  let id;
  const upload = await timed(agency, { what: 'rows of an import: upload', count }, async () => {
    const headers = {
      'content-type': 'text/csv',
      authorization: `Bearer ${caller.bearer}`,
      'x-workspace': caller.slug,
    };
    const response = await fetch(`http://127.0.0.1:${api.ports[0]}/uploads/contacts?name=bench.csv`, {
      method: 'POST',
      headers,
      body: csv(count),
    });
    const answer = await response.json();
    if (!answer.id) throw new Error(`The upload was refused: ${JSON.stringify(answer)}`);
    ({ id } = answer);
  });
  const stage = async () =>
    (await database.admin.query('select stage from contact_imports where id = $1', [id])).rows[0].stage;
  const check = await timed(agency, { what: 'rows of an import: check', count }, async () => {
    await ask(CHECK, { id, mapping: ['NAME', 'PHONE'], onDuplicate: 'UPDATE' });
    await until('the check of an import', async () => (await stage()) === 'CHECKED');
  });
  const write = await timed(agency, { what: 'rows of an import: write', count }, async () => {
    await ask(START, { id });
    await until('an import', async () => (await stage()) === 'IMPORTED');
  });
  const { rows } = await database.admin.query('select created from contact_imports where id = $1', [id]);
  if (rows[0].created !== count) throw new Error(`The import created ${rows[0].created} contacts; expected ${count}.`);
  return [upload, check, write];
}

const csv = (count) =>
  ['Name,Phone', ...Array.from({ length: count }, (_, nth) => `Person ${nth},+4420${72_000_000 + nth}`)].join('\n');
