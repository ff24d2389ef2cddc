import { ProviderError, type ProviderErrorKind } from '@frontdesk/providers';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createOutageLog, outageOf } from './outage.ts';

const postgres = (code: string) => Object.assign(new pg.DatabaseError('refused', 7, 'error'), { code });
const prisma = (code: string) => Object.assign(new Error('refused'), { code, clientVersion: '7' });
const network = (code: string) => Object.assign(new Error(`connect ${code}`), { code });
const provider = (kind: ProviderErrorKind) =>
  new ProviderError({ provider: 'TWILIO', kind, words: 'no', retryAfterSeconds: 7, cause: network('ECONNRESET') });

// The lists are literals, so that the test fails if a code is removed from the implementation.
const POSTGRES =
  '08000 08001 08003 08004 08006 08P01 53000 53100 53200 53300 53400 55P03 57014 57P01 57P02 57P03 57P05 58000 58030';
const PRISMA = 'P1001 P1002 P1008 P1017 P2024 P2037';
const NETWORK =
  'EAI_AGAIN ECONNABORTED ECONNREFUSED ECONNRESET EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ENOTFOUND EPIPE ETIMEDOUT ' +
  'UND_ERR_BODY_TIMEOUT UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT UND_ERR_SOCKET';
const DRIVER = [
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Connection terminated',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Cannot use a pool after calling end on the pool',
];

describe('an outage', () => {
  it.each(POSTGRES.split(' '))('is reported by PostgreSQL with %s', (code) => {
    expect(outageOf(postgres(code))).toMatchObject({ code, retryAfterSeconds: 5 });
  });
  it.each(PRISMA.split(' '))('is reported by Prisma with %s', (code) => {
    expect(outageOf(prisma(code))).toMatchObject({ code });
  });
  it('is reported by the driver behind Prisma', () => {
    const driverAdapterError = new Error('an error of the adapter', { cause: { originalCode: '57P01' } });
    const error = Object.assign(prisma('P2039'), { meta: { driverAdapterError } });
    expect(outageOf(error)).toMatchObject({ code: '57P01' });
    expect(outageOf(prisma('P2039'))).toBeNull();
  });
  it.each(NETWORK.split(' '))('is reported by the network with %s, also as a cause', (code) => {
    expect(outageOf(network(code))).toMatchObject({ code });
    expect(outageOf(new Error('fetch failed', { cause: network(code) }))).toMatchObject({ code });
  });
  it.each(DRIVER)('is reported by the driver as "%s"', (message) => {
    expect(outageOf(new Error(message))).toMatchObject({ code: message });
  });
  it.each(['RETRY', 'UNCONFIRMED'] as const)('is reported by a provider with %s, also through an account', (kind) => {
    expect(outageOf(provider(kind))).toMatchObject({ service: 'TWILIO', retryAfterSeconds: 7 });
    expect(outageOf(new Error('An account failed.', { cause: provider(kind) }))).toMatchObject({ service: 'TWILIO' });
  });

  it.each<[string, unknown]>([
    ['a unique key', postgres('23505')],
    ['a missing right', postgres('42501')],
    ['a write in a read-only transaction', postgres('25006')],
    ['a record that is gone', prisma('P2025')],
    ['a defect', new TypeError('undefined is not a function')],
    ['a provider that refuses', provider('REFUSED')],
    ['wrong credentials', provider('CREDENTIALS')],
    ['nothing', null],
  ])('is not %s', (_what, error) => {
    expect(outageOf(error)).toBeNull();
  });
});

describe('the log of outages', () => {
  const at = (minutes: number) => minutes * 60_000;
  const outage = { service: 'PostgreSQL', code: '57P01', retryAfterSeconds: 5 };

  it('has one line per incident, for any number of callers', () => {
    let now = 0;
    const lines: object[] = [];
    const outages = createOutageLog(() => now);
    const report = (minutes: number, over = {}) => {
      now = at(minutes);
      outages.report({ error: (fields: object) => lines.push(fields) }, { ...outage, ...over }, new Error('gone'));
    };
    for (const minutes of [0, 0.5, 1.4, 2.3]) report(minutes, { code: minutes > 1 ? 'ECONNREFUSED' : '57P01' });
    expect(lines).toHaveLength(1);
    report(2.3, { service: 'TWILIO' });
    expect(lines).toHaveLength(2);
    report(4);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatchObject({ service: 'PostgreSQL', earlierFailures: 4 });
  });
});
