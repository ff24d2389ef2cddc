import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditResult, auditServer } from 'graphql-http';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';

/**
 * Recommendations of the GraphQL over HTTP specification that the server does not follow, by audit id, with the
 * reason. None of them is a requirement.
 */
const ACCEPTED: Readonly<Record<string, string>> = {
  '572B':
    'A document that cannot be parsed returns 400 for every accepted type, because proxies and dashboards count statuses.',
  FDE2: 'A document that does not fit the schema is a 400, as above.',
  '7B9B': 'Variables that do not fit the document are a 400, as above.',
};

let fd: TestFrontdesk;
let results: AuditResult[];

beforeAll(async () => {
  fd = await startFrontdesk();
  results = await auditServer({ url: `${await fd.listen()}/graphql`, fetchFn: fetchWithPreflight });
});
afterAll(() => fd.close());

describe('GraphQL over HTTP, by its specification’s own audits', () => {
  it('breaks no requirement [API-23]', () => {
    expect(results.length).toBeGreaterThan(55); // Precondition: the audits ran.
    expect(results.filter(({ status }) => status === 'error').map(resultLine)).toEqual([]);
  });

  it('follows every recommendation except the listed ones [API-23]', () => {
    const left = results.filter(({ status, id }) => status !== 'ok' && status !== 'error' && !(id in ACCEPTED));
    if (left.length > 0)
      throw new Error(`Follow these, or add them to ACCEPTED with a reason:\n${left.map(resultLine).join('\n')}`);
  });

  it('accepts no exemption for a warning that no longer appears', () => {
    const stored = Object.keys(ACCEPTED).filter((id) => !results.some((one) => one.id === id && one.status !== 'ok'));
    if (stored.length > 0)
      throw new Error(`Remove ${stored.join(', ')} from ACCEPTED, because the server follows the recommendation.`);
  });
});

/** Sends a header that starts a preflight request in browsers. A GET without such a header is refused. */
const fetchWithPreflight: typeof fetch = (to, init) =>
  fetch(to, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': 'true' } });

const resultLine = ({ id, name, status }: AuditResult) => `${id} ${status}: ${name}`;
