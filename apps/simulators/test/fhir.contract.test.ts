import {
  fhirSource,
  isSourceError,
  type PageRequest,
  type SourceRecord,
  type SourceRequestFunction,
} from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Simulators, sandboxFor, startSimulators } from '../src/index.ts';

let simulators: Simulators;
const NOW = new Date('2026-03-02T10:30:00Z');
const YESTERDAY = '2026-03-01T10:30:00.000Z';
const { token } = sandboxFor('acme').fhir;
const seed = token.slice('fhir-'.length, 'fhir-'.length + 32);

beforeAll(async () => {
  simulators = await startSimulators({ now: () => NOW });
});
afterAll(() => simulators.stop());
beforeEach(async () => {
  await fetch(`${simulators.fhir.url}/_control/reset`, { method: 'POST' });
});

/** Sends a request under the rules of the product: a size limit and no redirects. */
const ask: SourceRequestFunction = async (url, headers) => {
  try {
    const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    const body = await answer.text();
    if (body.length > 8_000_000) return { cause: 'SIZE', words: 'Too long.' };
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body, isUtf8: true };
  } catch {
    return { cause: 'CONNECTION', words: 'The connection broke off.' };
  }
};

const patience = { retries: 2, retryBaseMs: 1, longestWaitMs: 2_000 };
const source = (secret = token, pageSize = 50) =>
  fhirSource({
    baseUrl: simulators.fhir.baseUrl,
    credentials: { authorization: 'BEARER', secret, origin: new URL(simulators.fhir.baseUrl).origin },
    pageSize,
    ask,
    patience,
  });

async function pagesFrom(asked: PageRequest, pageSize?: number): Promise<SourceRecord[]> {
  const { records, next } = await source(token, pageSize).page(asked);
  return next ? [...records, ...(await pagesFrom({ type: asked.type, next }, pageSize))] : [...records];
}

const failureOf = async (work: Promise<unknown>) => {
  const error = await work.then(() => null).catch((thrown: unknown) => thrown);
  if (!isSourceError(error)) throw new TypeError('It went well, or failed in words of its own.', { cause: error });
  return { kind: error.kind, words: error.words, retryAfterSeconds: error.retryAfterSeconds };
};
const first = { type: 'Patient', since: null } as const;

describe('A FHIR server [AM-34]', () => {
  it('is verified by its capability statement, and returns its counts and the first records', async () => {
    const { name, samples } = await source().verify(['Practitioner', 'Patient']);
    expect(name).toBe('Simulated FHIR server 7.4');
    expect(samples.map(({ type, count }) => [type, count])).toEqual([
      ['Practitioner', 3],
      ['Patient', 120],
    ]);
    expect(samples[1]?.first).toMatchObject({
      id: 'Patient/patient-0',
      fields: { name: 'Nora Keller', phone: '+447700910000', email: 'patient-0@people.example', gender: 'female' },
      relations: [
        { kind: 'general_practitioner', type: 'Practitioner', id: 'Practitioner/doctor-0' },
        { kind: 'managed_by', type: 'Organization', id: 'Organization/house' },
      ],
    });
  });

  it('is read page by page, each record once', async () => {
    const records = await pagesFrom(first);
    expect(new Set(records.map(({ id }) => id)).size).toBe(120);
    expect(simulators.fhir.requests.length).toBe(3);
  });

  it('is queried for changes since a time', async () => {
    simulators.fhir.store.put(seed, { resourceType: 'Patient', id: 'patient-7', name: [{ text: 'Nora Ruiz' }] });
    const records = await pagesFrom({ type: 'Patient', since: new Date('2026-03-02T00:00:00Z') });
    expect(records.map(({ id, fields }) => [id, fields.name, fields.phone])).toEqual([
      ['Patient/patient-7', 'Nora Ruiz', null],
    ]);
    expect((await pagesFrom({ type: 'Patient', since: new Date(YESTERDAY) })).length).toBe(120);
  });

  it('returns another version for changes, and the same without', async () => {
    const versionOf = async () => (await pagesFrom(first)).find(({ id }) => id === 'Patient/patient-3')?.version;
    const before = await versionOf();
    expect(await versionOf()).toBe(before);
    simulators.fhir.store.put(seed, { resourceType: 'Patient', id: 'patient-3', active: false });
    expect(await versionOf()).not.toBe(before);
  });

  it('names the participants of an appointment, and the location', async () => {
    const [appointment] = await pagesFrom({ type: 'Appointment', since: null });
    expect(appointment?.relations.map(({ id }) => id)).toEqual([
      'Patient/patient-0',
      'Practitioner/doctor-0',
      'Location/pier',
    ]);
    expect(appointment?.fields).toMatchObject({ status: 'booked', service: 'Consultation' });
  });

  it.each([
    [{ resourceType: 'Patient', meta: { lastUpdated: YESTERDAY } }, null, /no id/],
    [{ resourceType: 'Patient', id: 'bad', name: [] }, 'Patient/bad', /meta is missing/],
    [
      { resourceType: 'Patient', id: 'odd', meta: { lastUpdated: YESTERDAY }, name: 'Nora' },
      'Patient/odd',
      /name is missing/,
    ],
  ])('returns an unreadable record, and the others are: %#', async (record, id, reason) => {
    simulators.fhir.store.putRaw(seed, 'Patient', record);
    const { records, rejected } = await source(token, 200).page(first);
    expect(rejected).toEqual([{ type: 'Patient', id, reason: expect.stringMatching(reason) }]);
    expect(records).toHaveLength(120);
  });

  it('returns the same again after a network failure', async () => {
    const faults = [
      { kind: 'TOO_MANY', retryAfterSeconds: 0 },
      { kind: 'STATUS', status: 503 },
      { kind: 'DROP_BEFORE' },
      { kind: 'DROP_AFTER' },
      { kind: 'HALF' },
    ] as const;
    for (const fault of faults) {
      simulators.fhir.faults.add(fault);
      expect((await source().page(first)).records).toHaveLength(50);
    }
    expect(simulators.fhir.requests).toHaveLength(faults.length * 2);
  });

  it('leaves a long wait to the caller', async () => {
    simulators.fhir.faults.add({ kind: 'TOO_MANY', retryAfterSeconds: 90 });
    expect(await failureOf(source().page(first))).toMatchObject({ kind: 'RETRY', retryAfterSeconds: 90 });
    expect(simulators.fhir.requests).toHaveLength(1);
  });

  it('reports refused credentials, and never repeats a secret', async () => {
    expect(await failureOf(source('fhir-nobody').page(first))).toMatchObject({
      kind: 'CREDENTIALS',
      words: expect.stringContaining('Authentication failed'),
    });
    simulators.fhir.faults.add({
      kind: 'STATUS',
      status: 400,
      body: { resourceType: 'OperationOutcome', issue: [{ diagnostics: `No ${token} here` }] },
    });
    expect((await failureOf(source().page(first))).words).toBe('The system responded with status 400: No … here');
    simulators.fhir.revoked.add(token);
    expect(await failureOf(source().verify(['Patient']))).toMatchObject({ kind: 'CREDENTIALS' });
  });

  it('does not redirect to other hosts', async () => {
    simulators.fhir.tricks.add('ELSEWHERE');
    expect(await failureOf(source().page(first))).toMatchObject({
      kind: 'REFUSED',
      words: expect.stringContaining('another host'),
    });
  });

  it.each([
    ['WEB_PAGE', /web page/],
    ['HUGE', /fewer records/],
  ] as const)('is not accepted with the answer: %s', async (trick, words) => {
    simulators.fhir.tricks.add(trick);
    expect(await failureOf(source().page(first))).toEqual({
      kind: 'REFUSED',
      words: expect.stringMatching(words),
      retryAfterSeconds: null,
    });
  });

  it('reports that it does not continue a search', async () => {
    const { next } = await source().page(first);
    simulators.fhir.tricks.add('FORGETFUL');
    expect(await failureOf(source().page({ type: 'Patient', next: next ?? '' }))).toMatchObject({ kind: 'GONE' });
  });

  it('accepts a user name and a password as well', async () => {
    const seen: string[] = [];
    const spy: SourceRequestFunction = async (url, headers) => {
      seen.push(headers.authorization ?? '');
      return ask(url, headers);
    };
    const { origin } = new URL(simulators.fhir.baseUrl);
    const credentials = { authorization: 'BASIC', username: 'desk', secret: 'a:b', origin } as const;
    const basic = fhirSource({ baseUrl: simulators.fhir.baseUrl, credentials, pageSize: 10, ask: spy, patience });
    expect((await failureOf(basic.page(first))).kind).toBe('CREDENTIALS');
    expect(seen).toEqual([`Basic ${Buffer.from('desk:a:b').toString('base64')}`]);
  });
});
