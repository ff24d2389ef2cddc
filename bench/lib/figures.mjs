import { ratio } from './measure.mjs';

const CONNECTIONS = 16;
const ofFloor = (scenario, key) => (results) => {
  const { runs } = results[scenario].find(({ connections }) => connections === CONNECTIONS);
  return ratio(runs.product, runs.floor, key);
};
const statementsOf = (scenario) => (results) =>
  results.statements.find((one) => one.name === 'product' && one.scenario === scenario).statements;
const turns = (key, of) => (results) =>
  results.turns.find(({ modelMs, people }) => modelMs === 0 && people === of)[key];
const started = (key) => (results) => results['start-up'].find(({ name }) => name === 'product')[key];

const atLeast = (limit) => ({ limit, word: 'at least', isMet: (value) => value >= limit });
const atMost = (limit) => ({ limit, word: 'at most', isMet: (value) => value <= limit });

/**
 * For each name in bench/history.json: a title, the target, and how to read the figure from the results of a standard
 * run.
 */
export const FIGURES = {
  inbox: { title: 'inbox page ÷ floor', ...atLeast(0.9), read: ofFloor('inbox', 'perSecond') },
  inboxCpu: { title: 'Node CPU of the inbox page ÷ floor', ...atMost(1.3), read: ofFloor('inbox', 'cpuMs') },
  point: { title: 'point read ÷ floor', ...atLeast(0.6), read: ofFloor('point', 'perSecond') },
  search: { title: 'search ÷ floor', ...atLeast(0.7), read: ofFloor('search', 'perSecond') },
  send: { title: 'sendMessage ÷ floor', ...atLeast(0.6), read: ofFloor('send', 'perSecond') },
  signIn: { title: 'sign-in ÷ floor', ...atLeast(0.85), read: ofFloor('sign-in', 'perSecond') },
  sendStatements: { title: 'statements of sendMessage', ...atMost(3), read: statementsOf('send') },
  signInStatements: { title: 'statements of a sign-in', ...atMost(5), read: statementsOf('sign-in') },
  slowQueries: {
    title: 'queries of the SPA above 50 ms in a large workspace',
    ...atMost(0),
    read: ({ operations }) => operations.results.filter(({ p50, isTimedOut }) => isTimedOut || p50 > 50).length,
  },
  slowestMs: {
    title: 'slowest of them that answers, P50 in ms',
    ...atMost(50),
    read: ({ operations }) => Math.max(...operations.results.map(({ p50 }) => p50 ?? 0)),
  },
  turnCpuMs: { title: 'CPU per turn in ms, 20 people', ...atMost(20), read: turns('cpuMs', 20) },
  capacityCpuMs: { title: 'CPU per turn in ms, 300 people', ...atMost(20), read: turns('cpuMs', 300) },
  repliesPerSecond: { title: 'replies per second, 20 people, model 0 s', ...atLeast(40), read: turns('perSecond', 20) },
  capacity: { title: 'replies per second, 300 people, model 0 s', ...atLeast(40), read: turns('perSecond', 300) },
  replyP50Ms: { title: 'reply P50 in ms, 20 people, model 0 s', ...atMost(150), read: turns('p50', 20) },
  startMs: { title: 'start in ms', ...atMost(1200), read: started('startMs') },
  idleMb: { title: 'memory of an idle API in MB', ...atMost(200), read: ({ memory }) => memory.idle.api },
  loadedMb: { title: 'memory of the API after load in MB', ...atMost(300), read: ({ memory }) => memory.after.api },
  workerMb: { title: 'memory of an idle worker in MB', ...atMost(300), read: ({ memory }) => memory.idle.worker },
  shellKb: { title: 'shell of the SPA in kB gzip', ...atMost(200), read: ({ sizes }) => sizes.shellKb },
  inboxKb: { title: 'first load of the inbox in kB gzip', ...atMost(280), read: ({ sizes }) => sizes.inboxKb },
  inboxFiles: { title: 'files of that load', ...atMost(15), read: ({ sizes }) => sizes.inboxFiles },
};

export const figuresOf = (results) =>
  Object.fromEntries(Object.entries(FIGURES).map(([name, { read }]) => [name, rounded(read(results))]));

const rounded = (value) => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);
