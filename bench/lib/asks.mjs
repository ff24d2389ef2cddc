import { DOCUMENTS, idOf, POSTGRAPHILE } from './documents.mjs';

// Ways to send a request to each kind of server. Each function returns a function that creates the request of a caller
// for the load generator.

/** Returns a function that creates a caller's request to the baseline server (`floor`): a path and parameter values. */
export const plain = (path, values) => (caller) => ({
  path,
  headers: workspaceOf(caller),
  body: JSON.stringify(values(caller)),
});

/** Returns a function that creates a caller's request with the id of a persisted operation, as the SPA sends it. */
export const persisted = (name, variables) => (caller) =>
  graphql(productOf(caller, caller.bearer), { variables: variables(caller), extensions: byId(idOf(name)) });

/** Returns a function that creates a request to the product without authentication. */
export const anonymous = (name, variables) => (caller) =>
  graphql({ 'content-type': 'application/json' }, { variables: variables(caller), extensions: byId(idOf(name)) });

/**
 * Returns a function that creates a caller's request with the text of a document, as the playground sends it. The
 * server has parsed the same text before.
 */
export const text = (name, variables) => (caller) =>
  graphql(productOf(caller, caller.adHocBearer), { query: DOCUMENTS[name], variables: variables(caller) });

/**
 * Returns a function that creates a caller's request with a text that differs each time, so that the server must parse
 * and validate it.
 */
export const freshText = (name, variables) => (caller) => {
  const body = { query: `${DOCUMENTS[name]} # NTH`, variables: variables(caller) };
  return { ...graphql(productOf(caller, caller.adHocBearer), body), isFresh: true };
};

/**
 * Returns a function that creates a request to another GraphQL server: the text of a document and the workspace,
 * without authentication.
 */
export const peer = (name, variables) => (caller) =>
  graphql(workspaceOf(caller), { query: DOCUMENTS[name], variables: variables(caller) });

export const postgraphile = (name, variables) => (caller) =>
  graphql(workspaceOf(caller), { query: POSTGRAPHILE[name], variables: variables(caller) });

/**
 * Returns `ask` with its requests distributed over many loopback addresses, because sign-ins are limited by address.
 */
export const fromManyAddresses = (ask) => (caller) => ({ ...ask(caller), addresses: ADDRESSES });

const ADDRESSES = 50;

export const byId = (sha256Hash) => ({ persistedQuery: { version: 1, sha256Hash } });

const graphql = (headers, body) => ({ path: '/graphql', headers, body: JSON.stringify(body) });

const workspaceOf = ({ workspaceId }) => ({ 'content-type': 'application/json', 'x-workspace-id': workspaceId });

export const productOf = ({ slug }, bearer) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${bearer}`,
  'x-workspace': slug,
});
