import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Kind, parse, print } from 'graphql';
import { EMPTY_CONFIGURATION } from './configuration.ts';

export interface SpaOperation {
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

/** Returns the queries of the built SPA. */
export function spaQueries(): SpaOperation[] {
  const path = createRequire(import.meta.url).resolve('@frontdesk/schema/persisted-operations.json');
  const { operations } = JSON.parse(readFileSync(path, 'utf8')) as { operations: SpaOperation[] };
  return operations.filter(({ type }) => type === 'query');
}

interface Choice {
  /** Returns the value of an argument that is an id, slug or token. */
  readonly subject: () => unknown;
  /** Value of Boolean variables. */
  readonly on?: boolean;
}

/** Returns values for the variables of an operation. */
export async function variablesOf({ name, body }: SpaOperation, { subject, on = true }: Choice) {
  const [operation] = parse(body).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`${name} begins with something else.`);
  const values = (operation.variableDefinitions ?? []).map(async ({ variable, type: declared }) => {
    const type = print(declared);
    if (name === 'PastRecords' && variable.name.value === 'knownAt') return ['knownAt', '2126-01-01T00:00:00.000Z'];
    if (name === 'CompareConfiguration' && variable.name.value === 'document') return ['document', EMPTY_CONFIGURATION];
    if (type === 'ID!' || type === 'String!') return [variable.name.value, await subject()];
    const known: Readonly<Record<string, unknown>> = {
      'AgentMetricGroup!': 'VERSION',
      'AnalyticsRangeInput!': { from: '2026-11-01', to: '2026-11-30' },
      'Boolean!': on,
      'BookingOrder!': { field: 'STARTS_AT', direction: 'ASC' },
      'DateTime!': '2126-01-01T00:00:00.000Z',
      'ContactOrder!': { field: 'NAME', direction: 'ASC' },
      'Environment!': 'PRODUCTION',
      'ImportKind!': 'CONTACTS',
      'Int!': 25,
      'UsageInterval!': 'DAY',
      'UsageTraffic!': 'LIVE',
    };
    return [variable.name.value, type in known ? known[type] : type.endsWith('!') ? {} : null];
  });
  return Object.fromEntries(await Promise.all(values)) as Record<string, unknown>;
}
