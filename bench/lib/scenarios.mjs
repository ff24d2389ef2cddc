import * as asks from './asks.mjs';
import { PASSWORD } from './fill.mjs';

const nodesOf = ({ conversations }) => conversations.edges.map(({ node }) => node);
const itself = (data) => data;

/**
 * A scenario defines the request for each server and how to extract comparable data from the response. Servers that are
 * not listed are not measured. `rows` contains for each table the number of rows that one request writes, and `reset`
 * runs before and after each run. A scenario that writes is `isIsolated`: it gets its own database and servers.
 */
export const SCENARIOS = {
  inbox: inbox(25),
  inbox100: inbox(100),
  point: point(asks.persisted, 'by persisted id'),
  'point-text': point(asks.text, 'ad-hoc text, known'),
  'point-fresh': point(asks.freshText, 'ad-hoc text, never seen'),
  list: {
    title: 'list with filter and totalCount',
    ...read('BenchList', {
      variables: () => ({ first: 25 }),
      floor: asks.plain('/list', () => ['AGENT', 25]),
      pick: (data) => ({ total: data.conversations.totalCount, nodes: nodesOf(data) }),
      pickPostgraphile: ({ allConversations: { totalCount: total, nodes } }) => ({ total, nodes: isoDates(nodes) }),
    }),
  },
  search: {
    title: 'search, 25 of them',
    ...read('BenchSearch', {
      variables: () => ({ first: 25, text: 'contact 1' }),
      floor: asks.plain('/search', () => ['%contact 1%', 25]),
      pick: nodesOf,
    }),
  },
  send: {
    title: 'mutation sendMessage',
    isIsolated: true,
    rows: { messages: 1, audit_events: 1, audit_links: 1, 'graphile_worker._private_jobs': 1 },
    // Only the API is measured, so queued jobs are deleted. The part `turns` measures the worker.
    reset: (admin) => admin.query('delete from graphile_worker._private_jobs'),
    contestants: {
      floor: { ask: asks.plain('/send', (caller) => [caller.conversationId, 'At six then?', caller]), pick: withoutId },
      product: {
        ask: asks.persisted('BenchSend', ({ conversationId }) => ({ input: { conversationId, body: 'At six then?' } })),
        pick: ({ sendMessage: { message } }) => withoutId(message),
      },
    },
  },
  'sign-in': {
    title: 'sign-in',
    isIsolated: true,
    rows: { sessions: 1 },
    // Rate limits would refuse the benchmark's sign-ins.
    reset: (admin) => admin.query('delete from rate_limits'),
    contestants: {
      floor: {
        ask: asks.fromManyAddresses(asks.plain('/sign-in', ({ email }) => [email, PASSWORD])),
        pick: itself,
      },
      product: {
        ask: asks.fromManyAddresses(
          asks.anonymous('BenchSignIn', ({ email }) => ({ input: { email, password: PASSWORD } })),
        ),
        pick: ({ signIn: { viewer } }) => viewer,
      },
    },
  },
};

function inbox(first) {
  const { contestants } = read('BenchInbox', {
    variables: () => ({ first }),
    floor: asks.plain('/inbox', () => [first]),
    pick: nodesOf,
    pickPostgraphile: ({ allConversations: { nodes } }) =>
      isoDates(nodes.map((node) => ({ ...node, messages: { nodes: node.messages.nodes.reverse() } }))),
  });
  return { title: `inbox page, ${first} conversations`, contestants: inOtherWays(contestants) };
}

/** Adds the two other variants of the baseline server for comparison. */
function inOtherWays({ floor, ...others }) {
  return { floor, 'floor-text': floor, 'floor-4': floor, ...others };
}

/**
 * Compares the point read with other GraphQL servers only in its first variant, because they support only one kind of
 * request.
 */
function point(product, manner) {
  const variables = ({ contactId: id }) => ({ id });
  const pick = ({ contact }) => contact;
  const { contestants } = read('BenchContact', {
    variables,
    postgraphileVariables: ({ workspaceId, contactId: id }) => ({ workspaceId, id }),
    floor: asks.plain('/contact', ({ contactId: id }) => [id]),
    pick,
    pickPostgraphile: (data) => isoDates(pick(data)),
  });
  const title = `point read, ${manner}`;
  if (product === asks.persisted) return { title, contestants: inOtherWays(contestants) };
  return {
    title,
    contestants: { floor: contestants.floor, product: { ask: product('BenchContact', variables), pick } },
  };
}

function read(name, { variables, floor, pick, pickPostgraphile, postgraphileVariables = variables }) {
  const peer = { ask: asks.peer(name, variables), pick };
  const contestants = {
    floor: { ask: floor, pick: itself },
    product: { ask: asks.persisted(name, variables), pick },
    yoga: peer,
    mercurius: peer,
    naive: peer,
  };
  if (!pickPostgraphile) return { contestants };
  const own = { ask: asks.postgraphile(name, postgraphileVariables), pick: pickPostgraphile };
  return { contestants: { ...contestants, postgraphile: own } };
}

function withoutId({ id: _id, ...message }) {
  return message;
}

/** Converts dates to UTC, because PostGraphile returns them with an offset. */
function isoDates(value) {
  return JSON.parse(JSON.stringify(value), (key, at) =>
    key.endsWith('At') && typeof at === 'string' ? new Date(at).toISOString() : at,
  );
}
