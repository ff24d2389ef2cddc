import { createHash } from 'node:crypto';

/** What the SPA would send. */
export const DOCUMENTS = {
  BenchInbox: `query BenchInbox($first: Int!) { conversations(first: $first) { edges { node {
    id channel mode lastMessageAt
    contact { id name phone email company notes tags createdAt updatedAt }
    messages(last: 3) { id direction body status sentAt }
  } } } }`,
  BenchContact:
    'query BenchContact($id: ID!) { contact(id: $id) { id name phone email company notes tags createdAt updatedAt } }',
  BenchList: `query BenchList($first: Int!) { conversations(first: $first, filter: { modes: [AGENT] }) {
    totalCount edges { node { id mode lastMessageAt } } } }`,
};

const persisted = (name, variables) => {
  const sha256Hash = createHash('sha256').update(DOCUMENTS[name]).digest('hex');
  return ({ slug, bearer, ...caller }) => ({
    path: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}`, 'x-workspace': slug },
    body: JSON.stringify({ variables: variables(caller), extensions: { persistedQuery: { version: 1, sha256Hash } } }),
  });
};

const plain = (path, values) => (caller) => ({
  path,
  headers: { 'content-type': 'application/json', 'x-workspace-id': caller.workspace_id },
  body: JSON.stringify(values(caller)),
});

const nodes = ({ conversations }) => conversations.edges.map(({ node }) => node);
const inbox = (first) => ({
  product: persisted('BenchInbox', () => ({ first })),
  floor: plain('/inbox', () => [first]),
  pick: nodes,
});

export const SCENARIOS = {
  inbox: inbox(25),
  inbox100: inbox(100),
  point: {
    product: persisted('BenchContact', ({ contact_id: id }) => ({ id })),
    floor: plain('/contact', ({ contact_id: id }) => [id]),
    pick: ({ contact }) => contact,
  },
  list: {
    product: persisted('BenchList', () => ({ first: 25 })),
    floor: plain('/list', () => ['AGENT', 25]),
    pick: ({ conversations }) => ({ total: conversations.totalCount, nodes: nodes({ conversations }) }),
  },
};
