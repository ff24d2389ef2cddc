import * as asks from './asks.mjs';
import { PASSWORD } from './database.mjs';

const nodesOf = ({ conversations }) => conversations.edges.map(({ node }) => node);
const itself = (data) => data;

/**
 * A scenario says how each server is asked for the same thing, and how the floor's answer is found in what a server says.
 * Whoever is not named in it does not offer it.
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
    contestants: {
      floor: { ask: asks.plain('/send', (caller) => [caller.conversationId, 'At six then?', caller]), pick: withoutId },
      product: {
        ask: asks.persisted('BenchSend', ({ conversationId }) => ({ input: { conversationId, body: 'At six then?' } })),
        pick: ({ sendMessage: { sent } }) => withoutId(sent),
      },
    },
  },
  'sign-in': {
    title: 'sign-in',
    // The counters would otherwise refuse what a benchmark does.
    before: ({ admin }) => admin.query('delete from rate_limits'),
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
  return {
    title: `inbox page, ${first} conversations`,
    ...read('BenchInbox', {
      variables: () => ({ first }),
      floor: asks.plain('/inbox', () => [first]),
      pick: nodesOf,
      pickPostgraphile: ({ allConversations: { nodes } }) =>
        isoDates(nodes.map((node) => ({ ...node, messages: node.messages.nodes.reverse() }))),
    }),
  };
}

/** The peers know nothing of the product's manners of being asked: they are measured beside the first. */
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
  if (product === asks.persisted) return { title, contestants };
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

/** PostGraphile writes an instant with an offset; the instant is the same. */
function isoDates(value) {
  return JSON.parse(JSON.stringify(value), (key, at) =>
    key.endsWith('At') && typeof at === 'string' ? new Date(at).toISOString() : at,
  );
}
