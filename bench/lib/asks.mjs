import { DOCUMENTS, idOf, POSTGRAPHILE } from './documents.mjs';

// How each server wants to be asked. An ask takes a caller, and gives for the nth request what to send.

/** The hand-written server: a path and values. */
export const plain = (path, values) => (caller) => {
  const fixed = { path, headers: workspaceOf(caller), body: JSON.stringify(values(caller)) };
  return () => fixed;
};

/** The product as the SPA asks it: an operation by its id. */
export const persisted = (name, variables) => (caller) => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: idOf(name) } };
  const fixed = graphql(productOf(caller, caller.bearer), { variables: variables(caller), extensions });
  return () => fixed;
};

/** The product as somebody asks it who has not signed in yet. */
export const anonymous = (name, variables) => (caller) => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: idOf(name) } };
  const fixed = graphql({ 'content-type': 'application/json' }, { variables: variables(caller), extensions });
  return () => fixed;
};

/** The product as a playground asks it: the document's text, which it may have met before. */
export const text = (name, variables) => (caller) => {
  const body = { query: DOCUMENTS[name], variables: variables(caller) };
  const fixed = graphql(productOf(caller, caller.adHocBearer), body);
  return () => fixed;
};

/** A text that nobody has sent before, so that it is parsed and validated each time. */
export const freshText = (name, variables) => (caller) => {
  const headers = productOf(caller, caller.adHocBearer);
  return (n) => graphql(headers, { query: `${DOCUMENTS[name]} # ${n}`, variables: variables(caller) });
};

/** A peer: the same text, and no identity but the workspace. */
export const peer = (name, variables) => (caller) => {
  const fixed = graphql(workspaceOf(caller), { query: DOCUMENTS[name], variables: variables(caller) });
  return () => fixed;
};

export const postgraphile = (name, variables) => (caller) => {
  const fixed = graphql(workspaceOf(caller), { query: POSTGRAPHILE[name], variables: variables(caller) });
  return () => fixed;
};

/** Sign-ins are counted for each address; a loopback interface has millions of them. */
export const fromManyAddresses = (ask) => (caller) => {
  const request = ask(caller);
  return (n) => ({ ...request(n), localAddress: `127.0.1.${(n % ADDRESSES) + 1}` });
};

const ADDRESSES = 50;

const graphql = (headers, body) => ({ path: '/graphql', headers, body: JSON.stringify(body) });

const workspaceOf = ({ workspaceId }) => ({ 'content-type': 'application/json', 'x-workspace-id': workspaceId });

const productOf = ({ slug }, bearer) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${bearer}`,
  'x-workspace': slug,
});
