import { isDeepStrictEqual } from 'node:util';
import { once } from '../load/load.mjs';

/**
 * Checks that all servers return the same data, so that they do comparable work. `pick` extracts the data from a
 * response.
 */
export async function sameAnswer(title, contestants, [caller]) {
  let expected;
  for (const { name, server, ask, pick } of contestants) {
    const answer = await once(server, ask(caller));
    if (answer.errors) throw new Error(`${title}: ${name} refuses: ${JSON.stringify(answer)}`);
    const picked = pick(name.startsWith('floor') ? answer : answer.data);
    if (isEmpty(picked)) throw new Error(`${title}: ${name} answers nothing: ${JSON.stringify(answer).slice(0, 600)}`);
    expected ??= picked;
    if (!isDeepStrictEqual(picked, expected)) throw new Error(difference(title, name, [expected, picked]));
  }
}

const isEmpty = (picked) => !picked || (typeof picked === 'object' && Object.keys(picked).length === 0);

const difference = (title, name, answers) =>
  [
    `${title}: ${name} answers otherwise than the floor.`,
    ...answers.map((answer) => JSON.stringify(answer).slice(0, 600)),
  ].join('\n');
