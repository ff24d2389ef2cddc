import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SimulatorHarness, startHarness } from './harness.ts';
import { CONTEXTS } from './language/contexts.ts';

let harness: SimulatorHarness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());

const objectOf = (properties: object) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

async function ask(name: string, content: string, schema: object = objectOf({ language: { type: 'string' } })) {
  const response = await fetch(`${harness.simulators.openai.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${harness.acme.sandbox.openai.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'gpt-4o',
      temperature: 0,
      messages: [
        { role: 'system', content: 'Rules' },
        { role: 'user', content },
      ],
      response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } },
    }),
  });
  const body = (await response.json()) as { choices?: { message: { content: string } }[]; error?: { message: string } };
  return { status: response.status, text: body.choices?.[0]?.message.content ?? '', error: body.error?.message };
}

describe('requests with a JSON schema', () => {
  it('answers "understand" with the acts of the messages', async () => {
    const view = { task: 'understand', ...CONTEXTS.offers, messages: ['the second one, and is there parking?'] };
    const { text } = await ask('understand', JSON.stringify(view));
    expect(JSON.parse(text)).toMatchObject({ language: 'en', acts: [{ a: 'choose', n: 2 }, { a: 'ask' }] });
  });

  it('answers "word" with one segment for each part', async () => {
    const input = {
      task: 'word',
      language: 'es',
      persona: { name: 'Mia', role: 'Front desk', tone: 'friendly' },
      contact: null,
      lastReply: '',
      problems: [],
      plan: [{ part: 1, kind: 'ask', slot: 'email', type: 'EMAIL', words: 'Which email?', choices: [], asked: 0 }],
    };
    const { text } = await ask('word', JSON.stringify(input));
    expect(JSON.parse(text).segments).toEqual([
      { part: 1, text: '¿A qué dirección de correo enviamos la confirmación?', sources: [] },
    ]);
  });

  it('refuses a strict schema that OpenAI refuses', async () => {
    const loose = { type: 'object', properties: { language: { type: 'string' } } };
    const refused = await ask('understand', '{}', loose);
    expect(refused).toMatchObject({ status: 400, error: expect.stringContaining("response_format 'understand'") });
  });

  it('returns text that is not JSON if the prompt contains no JSON', async () => {
    const { status, text } = await ask('understand', 'hello');
    expect(status).toBe(200);
    expect(() => JSON.parse(text)).toThrow();
  });
});
