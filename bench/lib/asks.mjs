import { DOCUMENTS, idOf, POSTGRAPHILE } from './documents.mjs';

// How each server is asked. An ask takes a caller and returns a target: what the load generator sends.

/** The floor: a path and values. */
export const plain = (path, values) => (caller) => ({
  path,
  headers: workspaceOf(caller),
  body: JSON.stringify(values(caller)),
});

/** The product as the SPA asks it: an operation by its id. */
export const persisted = (name, variables) => (caller) =>
  graphql(productOf(caller, caller.bearer), { variables: variables(caller), extensions: byId(idOf(name)) });

/** The product before a sign-in. */
export const anonymous = (name, variables) => (caller) =>
  graphql({ 'content-type': 'application/json' }, { variables: variables(caller), extensions: byId(idOf(name)) });

/** The product as a playground asks it: a document's text that it has parsed before. */
export const text = (name, variables) => (caller) =>
  graphql(productOf(caller, caller.adHocBearer), { query: DOCUMENTS[name], variables: variables(caller) });

/** The same with a text that is new in each request, so that the product parses and validates it. */
export const freshText = (name, variables) => (caller) => {
  const body = { query: `${DOCUMENTS[name]} # NTH`, variables: variables(caller) };
  return { ...graphql(productOf(caller, caller.adHocBearer), body), isFresh: true };
};

/** A peer: the same text, and no identity but the workspace. */
export const peer = (name, variables) => (caller) =>
  graphql(workspaceOf(caller), { query: DOCUMENTS[name], variables: variables(caller) });

export const postgraphile = (name, variables) => (caller) =>
  graphql(workspaceOf(caller), { query: POSTGRAPHILE[name], variables: variables(caller) });

/** Sign-ins are limited per address, so the requests come from many addresses of the loopback interface. */
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
