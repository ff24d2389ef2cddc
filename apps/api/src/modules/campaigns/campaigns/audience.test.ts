import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildWorkspace } from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { sql, toStatement } from '../../../query-compiler/index.ts';
import { recipientOutcome } from './audience.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

describe('recent outreach', () => {
  it('is read for one contact without scanning that of all the others', async () => {
    const workspace = await buildWorkspace(fd);
    const [one, busy] = [await buildConversation(fd, workspace), await buildConversation(fd, workspace)];
    const now = fd.services.clock();
    await rows(fd, OTHERS, [workspace.id, now]);
    await rows(fd, MESSAGES, [workspace.id, one.id, now]);
    await rows(fd, 'analyze messages, conversations, contacts');
    const ask = async (contactId: string) => {
      const rules = { consentRequired: false, messagedWithinDays: 7 };
      const query = recipientOutcome({ services: fd.services }, rules, { contactId, previousMessageIds: [] });
      return fd.services.database.forWorkspace(workspace.id).read(async (tx) => {
        const [answer] = await tx.run<{ outcome: string }>(toStatement(query));
        const [plan] = await tx.run<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
          toStatement(sql`explain (analyze, format json) ${query}`),
        );
        return { outcome: answer?.outcome, messageScans: plan ? countMessageScans(plan['QUERY PLAN'][0].Plan) : null };
      });
    };
    const { outcome, messageScans } = await ask(one.contactId);
    expect(outcome).toBe('INCLUDED');
    expect(messageScans).toBeLessThan(10);
    // Precondition: the query plan reads messages when the contact has a recent one.
    const other = await ask(busy.contactId);
    expect(other.outcome).toBe('RECENTLY_MESSAGED');
    expect(other.messageScans).toBeGreaterThan(0);
  });
});

const OTHERS = `
  with people as (
    insert into contacts (workspace_id, id, name, phone, tags, created_at, updated_at)
    select $1, gen_random_uuid(), 'One of many', '+4930' || (100000 + n), '{}', $2, $2 from generate_series(1, 500) n returning id
  )
  insert into conversations (workspace_id, id, contact_id, channel, mode, last_message_at, created_at)
  select $1, gen_random_uuid(), id, 'WHATSAPP', 'AGENT', $2, $2 from people`;

const MESSAGES = `
  insert into messages (workspace_id, id, conversation_id, direction, author, body, status, sent_at)
  select $1, gen_random_uuid(), v.id, 'OUT', 'CAMPAIGN', 'Hello', 'SENT', $3::timestamptz - n * interval '1 minute'
  from conversations v, generate_series(1, 5) n where v.id <> $2`;

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Number of rows of the messages table that the query plan has read. */
function countMessageScans(plan: Plan): number {
  const here = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  const below = (plan.Plans ?? []).map(countMessageScans);
  return below.reduce((sum, count) => sum + count, plan['Relation Name'] === 'messages' ? here : 0);
}
