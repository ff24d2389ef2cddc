import { isDeepStrictEqual } from 'node:util';
import { once } from './load.mjs';

/** Servers are compared only if they do the same work. A GraphQL answer is wrapped; a scenario says how to unwrap it. */
export async function sameAnswer(title, contestants, [caller]) {
  let expected;
  for (const { name, server, ask, pick } of contestants) {
    const answer = await once(server, ask(caller)(0));
    if (answer.errors) throw new Error(`${title}: ${name} refuses: ${JSON.stringify(answer)}`);
    const picked = pick(name === 'floor' ? answer : answer.data);
    expected ??= picked;
    if (!isDeepStrictEqual(picked, expected)) throw new Error(difference(title, name, [expected, picked]));
  }
}

const difference = (title, name, answers) =>
  [
    `${title}: ${name} answers otherwise than the floor.`,
    ...answers.map((answer) => JSON.stringify(answer).slice(0, 600)),
  ].join('\n');
