import { parseArgs } from 'node:util';
import { LONG_PARTS, PARTS } from '../parts/parts.mjs';
import { SCENARIOS } from './scenarios.mjs';
import { PEERS } from './servers.mjs';

const STANDARD = [...Object.keys(SCENARIOS), ...Object.keys(PARTS)].filter(
  (name) => name !== 'scenarios' && !LONG_PARTS.includes(name),
);

// The parts `start-up` and `memory` start the same servers and send the same requests as the other parts.
const SMOKE_NAMES = STANDARD.filter((name) => !['start-up', 'memory'].includes(name));

const HELP = `pnpm bench [options]

  --only a,b            only these scenarios and parts
                        scenarios: ${Object.keys(SCENARIOS).join(', ')}
                        parts: ${Object.keys(PARTS)
                          .filter((name) => name !== 'scenarios')
                          .join(', ')}
  --long                adds the long parts: ${LONG_PARTS.join(', ')}, and the long settings of the others
  --record              appends to bench/history.json and writes docs/performance.md; takes the standard run
  --smoke               runs everything once with little data and checks the answers; measures nothing
  --peers               measures ${PEERS.join(', ')} too; installs them in bench/peers
  --with yoga,naive     only these peers
  --connections 1,16    1,16,64 with --long
  --rounds 3            each ratio is of one round; the median of the rounds is shown
  --seconds 0.4         for each server in each round
  --workspaces 200      each with 100 conversations of 20 messages
  --scale 1             10: ten times as many conversations in each workspace
`;

/** Reads the command line. Returns null after printing the help text. */
export function readOptions() {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      only: { type: 'string' },
      long: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      with: { type: 'string' },
      connections: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      workspaces: { type: 'string' },
      scale: { type: 'string', default: '1' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return null;
  }
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return optionsOf({
    ...(values.smoke ? SMOKE : MEASURED),
    ...(values.long ? { connections: '1,16,64' } : {}),
    ...given,
  });
}

const MEASURED = {
  connections: '1,16',
  rounds: '3',
  seconds: '0.4',
  workspaces: '200',
  conversations: 100,
  messages: 20,
};
const SMOKE = { connections: '4', rounds: '1', seconds: '1', workspaces: '10', conversations: 30, messages: 5 };

function optionsOf(values) {
  if (values.record && (values.only || values.smoke)) throw new Error('--record takes the whole standard run.');
  const names = values.only ? oneOf(values.only, [...STANDARD, ...LONG_PARTS]) : values.smoke ? SMOKE_NAMES : STANDARD;
  const long = values.long && !values.only ? LONG_PARTS : [];
  const all = [...new Set([...names, ...long])];
  return {
    isSmoke: values.smoke,
    isLong: values.long,
    isRecord: values.record,
    scenarios: all.filter((name) => SCENARIOS[name]),
    parts: Object.keys(PARTS).filter((name) => all.includes(name) || (name === 'scenarios' && all.some(isScenario))),
    peers: values.with ? oneOf(values.with, PEERS) : values.peers ? PEERS : [],
    connections: values.connections.split(',').map(Number),
    rounds: Number(values.rounds),
    milliseconds: Number(values.seconds) * 1000,
    // A smoke run sends a fixed number of requests, so that its duration does not depend on the machine.
    requests: values.smoke ? SMOKE_REQUESTS : undefined,
    size: {
      workspaces: Number(values.workspaces),
      conversations: values.conversations * Number(values.scale),
      messages: values.messages,
    },
  };
}

const SMOKE_REQUESTS = 20;
const isScenario = (name) => name in SCENARIOS;

function oneOf(list, known) {
  const names = list.split(',');
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  return names;
}
