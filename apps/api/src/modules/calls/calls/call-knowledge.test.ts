import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { addKnowledge } from '../../../../test/testkit/knowledge.ts';
import { openVoiceLine, startCallExchange } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const TRANSCRIPT = `query ($callId: ID!) { transcript(filter: { callId: $callId }, first: 20) { edges { node { role text sources { kind title text sourceId } } } } }`;
const GROUPS =
  '{ unansweredQuestions(first: 5) { edges { node { text askedCount examples { callId conversationId } } } } }';

interface Turn {
  readonly role: string;
  readonly text: string;
  readonly sources: readonly object[];
}

describe('a question in a call', () => {
  it('is answered with the text of a source, which the transcript names [AG-07] [AG-18]', async () => {
    const line = await openVoiceLine(exchange);
    const text = 'The garage is next door. Bicycles stand in the yard.';
    const sourceId = await addKnowledge(exchange.fd, line.owner, { title: 'Is there a garage?', text });
    await line.simulators.vapi.events.assistantRequest(
      exchange.simulators.vapi.ring(line.account.vapi.apiKey, '+442079460123'),
    );
    await line.answer();
    const { say } = await line.hear('Do you have a garage?', { a: 'ask', question: 'Do you have a garage?' });
    expect(say).toContain('The garage is next door.');
    expect(say).not.toContain('no information');
    exchange.fd.advance({ seconds: 1 });
    await line.say('assistant', say);
    const { id: callId } = await line.call();
    const { transcript } = await as(exchange.fd, line.owner).ok<{ transcript: { edges: { node: Turn }[] } }>(
      TRANSCRIPT,
      { callId },
    );
    const turns = transcript.edges.map(({ node }) => node);
    expect(turns.filter(({ role }) => role === 'CONTACT')).toMatchObject([{ sources: [] }]);
    expect(turns.filter(({ role }) => role === 'AGENT').at(0)?.sources).toEqual([
      { kind: 'QUESTION_ANSWER', title: 'Is there a garage?', text, sourceId },
    ]);
  });

  it('without an answer is recorded with its call [AG-19]', async () => {
    const line = await openVoiceLine(exchange);
    await line.simulators.vapi.events.assistantRequest(
      exchange.simulators.vapi.ring(line.account.vapi.apiKey, '+442079460124'),
    );
    await line.answer();
    const question = 'Do you teach horses?';
    const { say, expects } = await line.hear(question, { a: 'ask', question });
    expect(say).toContain('I have no information about that.');
    expect(expects).toMatchObject({ kind: 'answer', slot: 'unknown_choice' });
    const { unansweredQuestions } = await as(exchange.fd, line.owner).ok(GROUPS);
    const { id: callId } = await line.call();
    expect(unansweredQuestions.edges).toEqual([
      { node: { text: question, askedCount: 1, examples: [{ callId, conversationId: null }] } },
    ]);
  });
});
