import { countOutcomes, groupBy } from './group-by.ts';
import type { Ledger } from './ledger.ts';
import { LEFT_OUT, type OutreachWorkspace } from './outreach.ts';
import type { ChaosStack } from './stack.ts';
import type { Team } from './team.ts';

/** Compares the messages on phones and the events at webhook endpoints with the stored status of every recipient. */
export async function balanceCampaigns(
  stack: ChaosStack,
  team: Team,
  places: readonly OutreachWorkspace[],
): Promise<Ledger> {
  const ids = places.map(({ id }) => id);
  const [recipients, events, campaigns] = await Promise.all([
    stack.rows<Recipient>(RECIPIENTS, [ids]),
    stack.rows<Event>(EVENTS, [ids]),
    Promise.all(places.map((place) => pages(team, place))),
  ]);
  const phones = stack.simulators.whatsAppCloud.state().messages.filter(({ direction }) => direction === 'OUT');
  const heard = stack.simulators.receiver.received;
  return {
    counts: {
      recipients: recipients.length,
      'messages on phones': phones.length,
      'unconfirmed, and on no phone': recipients.filter(({ state }) => state === 'UNCONFIRMED').length,
      'messages that were tried more than once': recipients.filter(({ tries }) => tries > 1).length,
      'events of campaigns': events.length,
      'of them heard': new Set(heard.map(({ id }) => id)).size,
      'of them heard again': heard.length - new Set(heard.map(({ id }) => id)).size,
      ...countOutcomes(
        'recipients',
        recipients.map(({ state, reason }) => reason ?? state),
      ),
    },
    faults: {
      ...wrongRecipients(recipients, phones),
      ...wrongCampaigns(places, campaigns.flat(), recipients),
      ...wrongEvents(events, heard),
    },
  };
}

type Phone = ReturnType<ChaosStack['simulators']['whatsAppCloud']['state']>['messages'][number];

function wrongRecipients(recipients: readonly Recipient[], phones: readonly Phone[]) {
  const onPhone = groupBy(phones, ({ reference }) => reference ?? '');
  const ofMessage = new Map(recipients.map((one) => [one.message_id ?? '', one]));
  const has = ({ message_id: id }: Recipient) => onPhone.get(id ?? '')?.length ?? 0;
  const those = (is: (one: Recipient) => boolean) => recipients.filter(is).map(show);
  return {
    'written to twice': [...groupBy(phones, ({ seed, contact }) => `${seed} ${contact}`)]
      .filter(([, theirs]) => theirs.length > 1)
      .map(([who]) => who),
    'on a phone, and of no recipient': phones
      .filter(({ id, reference }) => ofMessage.get(reference ?? '')?.provider_id !== id)
      .map(show),
    'on a phone, and not said to be': those((one) => has(one) === 1 && one.state !== 'DELIVERED'),
    'said to be sent, and on no phone': those((one) => GONE.has(one.state) && has(one) === 0),
    'left out, and on a phone': those((one) => one.state === 'SKIPPED' && has(one) > 0),
    'in no final state': those((one) => !FINAL.has(one.state)),
    'failed without words': those((one) => one.state === 'FAILED' && !one.failure_message),
    'another thing is said of the message': those(
      (one) => one.status !== null && one.status !== one.state && one.state !== 'SKIPPED',
    ),
  };
}

/**
 * Statuses with which a recipient can end. UNCONFIRMED: the worker was killed or the response was lost, so the result
 * is unknown and the message is not sent again.
 */
const FINAL: ReadonlySet<string> = new Set(['DELIVERED', 'FAILED', 'SKIPPED', 'UNCONFIRMED']);
const GONE: ReadonlySet<string> = new Set(['SENT', 'DELIVERED', 'READ', 'REPLIED']);

function wrongCampaigns(
  places: readonly OutreachWorkspace[],
  pages: readonly Page[],
  recipients: readonly Recipient[],
) {
  const of = groupBy(recipients, (one) => one.campaign_id);
  const campaigns = places.flatMap((place) => place.campaigns);
  const count = (id: string, what: string) =>
    (of.get(id) ?? []).filter(({ state, reason }) => (reason ?? state) === what).length;
  const reached = (id: string) => (of.get(id) ?? []).filter(({ reason }) => reason === null).length;
  return {
    'campaigns that are not completed': pages.filter(({ status }) => status !== 'COMPLETED').map(show),
    'campaigns with other people than were meant': campaigns
      .filter(
        ({ id, receivers }) =>
          reached(id) !== receivers || Object.entries(LEFT_OUT).some(([why, many]) => count(id, why) !== many),
      )
      .map(show),
    'pages that count otherwise than the rows': pages
      .filter(
        ({ id, total, skipped, delivered, unconfirmed, failed }) =>
          total !== of.get(id)?.length ||
          skipped !== total - reached(id) ||
          delivered !== count(id, 'DELIVERED') ||
          unconfirmed !== count(id, 'UNCONFIRMED') ||
          failed !== count(id, 'FAILED'),
      )
      .map(show),
  };
}

type Heard = ChaosStack['simulators']['receiver']['received'][number];

function wrongEvents(events: readonly Event[], heard: readonly Heard[]) {
  const byId = groupBy(heard, ({ id }) => id);
  const known = new Set(events.map(({ id }) => id));
  return {
    'events that no endpoint has heard': events.filter(({ id }) => !byId.has(id)).map(show),
    'heard, and never happened': heard.filter(({ id }) => !known.has(id)).map(({ id, type }) => `${id} ${type}`),
    'one id for two events': [...byId]
      .filter(([, same]) => new Set(same.map(({ body }) => body)).size > 1)
      .map(([id]) => id),
    'heard without a right signature': heard.filter(({ verified }) => verified !== true).map(({ id }) => id),
    'happened twice': [...groupBy(events, ({ type, campaign_id }) => `${type} ${campaign_id}`)]
      .filter(
        ([what, same]) =>
          same.length > (what.startsWith('campaign.started') || what.startsWith('campaign.completed') ? 1 : 2),
      )
      .map(([what]) => what),
  };
}

interface Page {
  readonly id: string;
  readonly status: string;
  readonly total: number;
  readonly skipped: number;
  readonly delivered: number;
  readonly unconfirmed: number;
  readonly failed: number;
}

const pages = (team: Team, { slug, campaigns }: OutreachWorkspace): Promise<Page[]> =>
  Promise.all(
    campaigns.map(async ({ id }) => {
      const query = `{ campaign(id: "${id}") { id status total skipped delivered unconfirmed failed } }`;
      return (await team.ask(slug, query))['campaign'] as unknown as Page;
    }),
  );

interface Recipient {
  readonly campaign_id: string;
  readonly message_id: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly failure_message: string | null;
  readonly provider_id: string | null;
  readonly status: string | null;
  /** Number of send attempts. */
  readonly tries: number;
}

const RECIPIENTS = `
  select r.campaign_id, r.message_id, r.state, r.reason, r.failure_message, m.provider_id, m.status, coalesce(s.attempts, 0) as tries
  from campaign_recipients r
  left join messages m on m.workspace_id = r.workspace_id and m.id = r.message_id
  left join message_dispatches s on s.workspace_id = r.workspace_id and s.id = r.message_id
  where r.workspace_id = any($1)`;

interface Event {
  readonly id: string;
  readonly type: string;
  readonly campaign_id: string;
}

const EVENTS = `select id::text, type, payload::jsonb #>> '{data,campaign,id}' as campaign_id
  from webhook_messages where workspace_id = any($1)`;

const show = (row: object) => JSON.stringify(row);
