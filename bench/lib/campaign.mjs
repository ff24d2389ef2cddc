import { until } from './agency.mjs';

/** Maximum number of messages per minute, set to the highest value that the product accepts. */
const RATE_PER_MINUTE = 3000;
/** First phone number of the campaign's recipients. It lies outside the range that the import uses. */
const FIRST_NUMBER = 74_000_000;

const CREATE_NUMBER = `mutation ($input: CreatePhoneConfigInput!) { createPhoneConfig(input: $input) {
  errors { code } phoneConfig { id } } }`;
const NUMBER_STEPS = [
  { name: 'requestPhoneConfigCode', more: 'method: SMS' },
  { name: 'verifyPhoneConfigCode', more: 'code: "123456"' },
  { name: 'enablePhoneConfig', more: 'pin: "246810"' },
];
const SYNC = 'mutation { syncTemplates { errors { code } } }';
const TEMPLATES = '{ templates(first: 50, filter: { statuses: [APPROVED] }) { edges { node { id name } } } }';
const CREATE = `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) {
  errors { code } campaign { id } } }`;
const RUN = `mutation ($id: ID!, $receivers: Int!) { startCampaign(id: $id, receivers: $receivers) { errors { code } } }`;

/**
 * Sends a campaign of `count` messages to the WhatsApp Cloud simulator. Measures until the last message is accepted.
 */
export async function startCampaign(agency, count, timed) {
  const { ask, caller, database, simulators } = agency;
  await openNumber(agency);
  // The sync reports an error for the demo's Twilio account, which is not reachable. The account of the new phone
  // number is synced.
  await ask(SYNC).catch(() => {});
  const { edges } = await ask(TEMPLATES);
  const templateId = edges.find(({ node }) => node.name === 'greeting').node.id;
  await database.admin.query(
    `insert into contacts (workspace_id, id, name, phone, tags, created_at, updated_at, consent_at)
     select $1, gen_random_uuid(), 'Person ' || n, '+4420' || ($2::int + n), array['campaign'], now(), now(), now()
     from generate_series(1, $3::int) n`,
    [caller.workspaceId, FIRST_NUMBER, count],
  );
  const { campaign } = await ask(CREATE, {
    name: 'Benchmark',
    templateId,
    variables: [{ name: '1', source: 'CONTACT_FIRST_NAME', text: '' }],
    contactIds: [],
    filter: { tags: ['campaign'] },
    consentRequired: true,
    timeZoneMode: 'WORKSPACE',
    ratePerMinute: RATE_PER_MINUTE,
  });
  const sent = () => simulators.whatsAppCloud.state().messages.length;
  const before = sent();
  const result = await timed(agency, { what: 'messages of a campaign, at most 50 per second', count }, async () => {
    await ask(RUN, { id: campaign.id, receivers: count });
    await until(`${count} messages of a campaign`, () => sent() - before >= count);
  });
  if (sent() - before !== count) throw new Error(`The campaign sent ${sent() - before} messages; expected ${count}.`);
  return result;
}

async function openNumber({ ask, sandbox: { whatsAppCloud } }) {
  const { phoneNumberId: providerNumberId, ...account } = whatsAppCloud;
  const { phoneConfig } = await ask(CREATE_NUMBER, { provider: 'WHATSAPP_CLOUD', providerNumberId, ...account });
  for (const { name, more } of NUMBER_STEPS)
    await ask(`mutation ($id: ID!) { ${name}(id: $id, ${more}) { errors { code } } }`, { id: phoneConfig.id });
}
