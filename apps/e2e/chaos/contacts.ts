import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosStack } from './stack.ts';
import { retryUntilAnswered, type Team } from './team.ts';
import type { ChaosWorkspace } from './workspaces.ts';

/** How a contact behaves in a conversation, and whether a member takes over. */
export interface ContactScript {
  readonly place: ChaosWorkspace;
  readonly phone: string;
  readonly begins: 'FORM' | 'WRITES';
  readonly steppedIn: boolean;
  /** Number of messages that the contact sends before giving up. */
  readonly patience: number;
}

/** The messages that the phones of contacts received from each workspace, in order. */
export interface PhoneInboxes {
  received(plot: ContactScript): readonly string[];
  /** Returns the total number of messages that all phones have received. */
  count(): number;
  say(plot: ContactScript, body: string): Promise<void>;
}

export function phoneInboxesOf({ simulators }: ChaosStack): PhoneInboxes {
  const { twilio } = simulators;
  const keyOf = (accountSid: string, phone: string) => `${accountSid} whatsapp:${phone}`;
  const received = new Map<string, string[]>();
  let seen = 0;
  let count = 0;
  const look = () => {
    const { messages } = twilio.state();
    for (; seen < messages.length; seen += 1) {
      const message = messages[seen];
      if (message?.direction !== 'outbound-api') continue;
      const key = `${message.accountSid} ${message.to}`;
      received.set(key, [...(received.get(key) ?? []), message.body]);
      count += 1;
    }
  };
  return {
    received: ({ place, phone }) => {
      look();
      return received.get(keyOf(place.sandbox.twilio.accountSid, phone)) ?? [];
    },
    count: () => {
      look();
      return count;
    },
    say: async ({ place, phone }, body) => {
      const { accountSid } = place.sandbox.twilio;
      await twilio.receive({ accountSid, from: phone, body, profileName: 'Lena Lead' });
    },
  };
}

interface Stage {
  readonly stack: ChaosStack;
  readonly team: Team;
  readonly phones: PhoneInboxes;
  /** Aborted when the run's time is over. */
  readonly over: AbortSignal;
}

/** Simulates a contact's whole conversation. The message of an error contains the state of the conversation. */
export async function playContact(stage: Stage, plot: ContactScript): Promise<void> {
  try {
    await converse(stage, plot);
  } catch (error) {
    const { rows } = await stage.stack.database.query<{ story: string }>(STORY, [plot.place.id, plot.phone]);
    throw new Error(`${(error as Error).message} ${rows[0]?.story}`, { cause: error });
  }
}

/** The contact sends each message after receiving a reply to the previous one. */
async function converse(stage: Stage, plot: ContactScript): Promise<void> {
  const { phones } = stage;
  if (plot.begins === 'FORM') await submitForm(stage, plot);
  else await phones.say(plot, 'Hello');
  let heard = 0;
  for (let sentCount = 0; sentCount < plot.patience; sentCount += 1) {
    const now = await waitForReply(stage, plot, heard);
    if (now === null || ENDINGS.test(phones.received(plot).at(-1) ?? '')) return;
    heard = plot.steppedIn && sentCount === 1 ? await takeOverConversation(stage, plot) : now;
    await phones.say(plot, answerTo(phones.received(plot).at(-1) ?? '', sentCount));
  }
  await waitForReply(stage, plot, heard);
}

const ENDINGS = /Booked:|is booked|goodbye|colleague|all the best|no free time/i;

const REPLIES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/These times are free/, ['The first one', 'The second one', 'The third one']],
  [/e-?mail/i, ['lena@people.test']],
  [/How soon/, ['This week', 'This month', 'Later']],
  [/help you with/, ['A check-up', 'A toothache', 'Just a question']],
];

const answerTo = (asked: string, nth: number): string => {
  const answers = REPLIES.find(([question]) => question.test(asked))?.[1] ?? ['All right'];
  return answers[nth % answers.length] ?? 'All right';
};

/** Returns the number of messages received so far. Returns null if the agent handed off to a human. */
async function waitForReply(
  { stack, phones, over }: Stage,
  plot: ContactScript,
  before: number,
): Promise<number | null> {
  for (let attempts = 1; ; attempts += 1) {
    const { length } = phones.received(plot);
    if (length > before) return length;
    if (attempts % 50 === 0 && (await conversationWith(stack, plot))?.mode === 'PAUSED') return null;
    await pause(50, undefined, { signal: over });
  }
}

const submitForm = ({ stack }: Stage, { place, phone }: ContactScript): Promise<void> =>
  retryUntilAnswered(async () => {
    const fields = { name: 'Lena Lead', phone, email: '', message: 'I found your page.', consent: 'yes' };
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${stack.loadBalancer.url}/forms/${place.slug}`, { method: 'POST', body });
    if (answer.status !== 200) throw new Error(`The form was answered with ${answer.status}.`);
  });

const TAKE = `mutation ($id: ID!, $version: Int) { takeOverConversation(id: $id, version: $version) { errors { code } } }`;
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { errors { code } } }`;
const BACK = `mutation ($id: ID!, $note: String) { returnConversation(id: $id, note: $note) { errors { code } } }`;

/**
 * A member takes over, sends two messages and, after their delivery, returns the conversation. The agent then replies
 * again.
 */
async function takeOverConversation({ stack, team, phones, over }: Stage, plot: ContactScript): Promise<number> {
  const { slug } = plot.place;
  const id = (await conversationWith(stack, plot))?.id;
  const did = async (query: string, input: object) => {
    const [answer] = Object.values(await team.ask(slug, query, input));
    return answer ? (answer.errors[0]?.code ?? 'ok') : '';
  };
  if ((await did(TAKE, { id })) !== 'ok') throw new Error('No other member can have taken it over.');
  for (const body of ['Ada here, one moment.', 'Ada again: I have had a look.']) {
    const sent = await did(SEND, { conversationId: id, body, clientId: crypto.randomUUID() });
    if (sent !== 'ok') throw new Error('The assignee can write.');
  }
  const heard = await waitForText({ phones, over }, plot, 'Ada again');
  await did(BACK, { id, note: 'Be brief with them.' });
  return heard;
}

async function waitForText({ phones, over }: Pick<Stage, 'phones' | 'over'>, plot: ContactScript, words: string) {
  for (;;) {
    const received = phones.received(plot);
    if (received.some((body) => body.startsWith(words))) return received.length;
    await pause(50, undefined, { signal: over });
  }
}

interface ConversationRow {
  readonly id: string;
  readonly mode: string;
}

async function conversationWith(
  { database }: ChaosStack,
  { place, phone }: ContactScript,
): Promise<ConversationRow | undefined> {
  const { rows } = await database.query<ConversationRow>(
    `select c.id, c.mode from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
     where c.workspace_id = $1 and p.phone = $2`,
    [place.id, phone],
  );
  return rows[0];
}

const STORY = `
  select json_build_object('mode', c.mode,
    'messages', (select json_agg(json_build_array(to_char(m.sent_at, 'HH24:MI:SS.MS'), m.author, m.status, m.failure_message,
        left(m.body, 40), (select s.state from message_dispatches s where s.workspace_id = m.workspace_id and s.id = m.id))
        order by m.sent_at, m.id) from messages m where m.workspace_id = c.workspace_id and m.conversation_id = c.id),
    'turns', (select json_agg(json_build_array(to_char(t.started_at, 'HH24:MI:SS.MS'), t.trigger, t.step, t.outcome, t.failure)
        order by t.started_at) from agent_runs t where t.workspace_id = c.workspace_id and t.conversation_id = c.id),
    'takeovers', (select json_agg(json_build_array(to_char(k.started_at, 'HH24:MI:SS.MS'), to_char(k.ended_at, 'HH24:MI:SS.MS'))
        order by k.started_at) from takeovers k where k.workspace_id = c.workspace_id and k.conversation_id = c.id))::text as story
  from conversations c join contacts p on p.workspace_id = c.workspace_id and p.id = c.contact_id
  where c.workspace_id = $1 and p.phone = $2`;
