import { parseArgs } from 'node:util';
import { GROWTHS } from './growth.mjs';
import { PARTS } from './parts.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { PEERS } from './servers.mjs';

const HELP = `pnpm bench [options]

  --peers               beside ${PEERS.join(', ')} too; installs them in bench/peers when they are not there
  --with yoga,naive     only these peers
  --parts a,b           of ${Object.keys(PARTS).join(', ')}
  --only a,b            of ${Object.keys(SCENARIOS).join(', ')}
  --growth a,b          of ${Object.keys(GROWTHS).join(', ')}
  --connections 1,16,64
  --rounds 3            each ratio is of one round; the median of the rounds counts
  --seconds 1           of each server in each round
  --workspaces 200      each with 100 conversations of 20 messages
  --scale 1             10: ten times as many conversations in each
  --sockets 1000        that watch in the fan-out
  --write               into docs/performance.md and docs/performance.svg
`;

/** What was asked for; null when it was help. */
export function readOptions() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      with: { type: 'string', default: '' },
      parts: { type: 'string', default: Object.keys(PARTS).join(',') },
      only: { type: 'string', default: Object.keys(SCENARIOS).join(',') },
      growth: { type: 'string', default: Object.keys(GROWTHS).join(',') },
      connections: { type: 'string', default: '1,16,64' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '1' },
      workspaces: { type: 'string', default: '200' },
      scale: { type: 'string', default: '1' },
      sockets: { type: 'string', default: '1000' },
      write: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return null;
  }
  return {
    peers: values.with ? oneOf(values.with, PEERS) : values.peers ? PEERS : [],
    parts: oneOf(values.parts, Object.keys(PARTS)),
    only: oneOf(values.only, Object.keys(SCENARIOS)),
    growth: oneOf(values.growth, Object.keys(GROWTHS)),
    connections: values.connections.split(',').map(Number),
    rounds: Number(values.rounds),
    milliseconds: Number(values.seconds) * 1000,
    sockets: Number(values.sockets),
    write: values.write,
    size: { workspaces: Number(values.workspaces), conversations: 100 * Number(values.scale), messages: 20 },
  };
}

function oneOf(list, known) {
  const names = list.split(',');
  const strange = names.filter((name) => !known.includes(name));
  if (strange.length > 0) throw new Error(`There is no ${strange.join(', ')}; there are ${known.join(', ')}.`);
  return names;
}
