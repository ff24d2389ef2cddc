import { LIMITS } from '@frontdesk/domain';
import { DOCUMENT_LIMITS } from '../../graphql/document-limits.ts';
import { TIMEOUTS } from '../../http/timeouts.ts';
import { BUDGETS } from '../budgets.ts';
import { ATTEMPTS } from './attempts.ts';
import { cells, executedProbe, type Limit, notApplicable, number, seconds, testedProbe } from './cells.ts';
import { SOCKET_ROWS } from './sockets.ts';
import {
  ENTRY_POINTS,
  type EntryPoint,
  GRAPH_ENTRY_POINTS,
  graphEntryPoints,
  ROUTE_ENTRY_POINTS,
  type RouteEntryPoint,
} from './ways-in.ts';

const kilobytes = (bytes: number) => `${number(bytes / 1024)} KB`;

const HTTP = [...graphEntryPoints('http'), ...graphEntryPoints('once')];
const SOCKETS = graphEntryPoints('socket');
/** Routes, other than GraphQL and uploads, that accept a request body. */
const BODIES = [
  'form',
  'surface',
  'leads',
  'twilio',
  'whatsappCloud',
  'vapi',
  'calendar',
  'phone',
] as const satisfies RouteEntryPoint[];
/** Routes that accept a file. */
const UPLOADS = ['upload', 'knowledgeUpload', 'templateUpload'] as const satisfies RouteEntryPoint[];
/** Routes that accept the files of forms, at most 10 in one request. */
const FORM_FILES = ['surfaceFile'] as const satisfies RouteEntryPoint[];
const without = (ways: readonly EntryPoint[], ...excluded: readonly EntryPoint[]) =>
  ways.filter((way) => !excluded.includes(way));
const routesWithout = (...excluded: readonly RouteEntryPoint[]) => without(ROUTE_ENTRY_POINTS, ...excluded);

/** Entry points of API keys that can run only registered documents, which were validated at registration. */
const REGISTERED = ['http:PERSISTED_ONLY', 'once:PERSISTED_ONLY'] as const;
const REGISTERING = 'src/modules/platform/persisted-operations/persisted-operations.test.ts';
const NOT_REGISTERED = 'subscriptions cannot be registered';

type DocumentLimit = 'tokens' | 'depth' | 'aliases' | 'directives';

const ofDocuments = (name: DocumentLimit): Limit => ({
  name,
  group: 'Documents',
  value: number(DOCUMENT_LIMITS[name]),
  answer: name === 'tokens' ? 'QUERY_TOO_COMPLEX; with an Idempotency-Key BAD_REQUEST' : 'QUERY_TOO_COMPLEX',
  cells: cells(
    executedProbe('document', without(GRAPH_ENTRY_POINTS, 'once:anonymous', ...REGISTERED, 'socket:PERSISTED_ONLY')),
    testedProbe(REGISTERING, `a document with too ${name === 'depth' ? 'much' : 'many'} ${name}`, REGISTERED),
    notApplicable(NOT_REGISTERED, ['socket:PERSISTED_ONLY']),
    notApplicable('an Idempotency-Key needs a workspace, so the request is refused in any case', ['once:anonymous']),
    notApplicable('takes no GraphQL document', ROUTE_ENTRY_POINTS),
  ),
});

/**
 * Descriptions of the documents that exceed each limit. `limits.documents.test.ts` sends them through every entry
 * point.
 */
const HOSTILE = {
  lines: '45,000 empty lines before 600 errors',
  selections: 'a chain of 21 fragments that doubles',
  repeats: 'one field 480 times',
  schemaValues: 'the whole schema 29 times',
  variablesDepth: 'a variable of 3,000 lists in each other',
} as const;

const ofHostile = (name: keyof typeof HOSTILE): Limit => ({
  name,
  group: 'Documents',
  value: number(DOCUMENT_LIMITS[name]),
  answer: name === 'variablesDepth' ? 'BAD_REQUEST' : 'QUERY_TOO_COMPLEX',
  cells: cells(
    testedProbe(
      'test/testkit/hostile-documents.ts',
      HOSTILE[name],
      without(GRAPH_ENTRY_POINTS, 'socket:PERSISTED_ONLY'),
    ),
    notApplicable(NOT_REGISTERED, ['socket:PERSISTED_ONLY']),
    notApplicable('takes no GraphQL document', ROUTE_ENTRY_POINTS),
  ),
});

const DOCUMENTS: readonly Limit[] = [
  ...(['lines', 'selections', 'repeats', 'schemaValues', 'variablesDepth'] as const).map(ofHostile),
  ...(['tokens', 'depth', 'aliases', 'directives'] as const).map(ofDocuments),
  {
    name: 'values',
    group: 'Documents',
    value: `${number(DOCUMENT_LIMITS.values)} in one answer, with every list at its maximum length`,
    answer: 'QUERY_TOO_COMPLEX',
    cells: cells(
      executedProbe('values', [
        ...graphEntryPoints('http', ['anonymous']),
        ...graphEntryPoints('socket', ['anonymous', 'PERSISTED_ONLY']),
      ]),
      notApplicable(NOT_REGISTERED, ['socket:PERSISTED_ONLY']),
      notApplicable('mutations answer with single rows', graphEntryPoints('once', ['anonymous'])),
      notApplicable('everything with rows is inside a workspace', [
        'http:anonymous',
        'once:anonymous',
        'socket:anonymous',
      ]),
      notApplicable('takes no GraphQL document', ROUTE_ENTRY_POINTS),
    ),
  },
  {
    name: 'rows of a page',
    group: 'Documents',
    value: `1 to ${LIMITS.pageSizeMax}`,
    answer: 'VALIDATION_FAILED',
    cells: cells(
      testedProbe('test/limits.test.ts', 'cannot have', HTTP),
      notApplicable('subscriptions have no page', SOCKETS),
      notApplicable('has no page', ROUTE_ENTRY_POINTS),
    ),
  },
];

/**
 * Body limits of routes whose limit differs from the GraphQL limit. `limits.sweep.test.ts` sends one byte more than
 * each limit.
 */
const OTHER_BODIES =
  'form 32 KB, form for one contact 128 KB, Twilio 64 KB, Cal.com 256 KB, Vapi 2 MB, WhatsApp Cloud 3 MB, contact files 50 MB, files of the knowledge 20 MB, files of a form for one contact 10 MB each';

const REQUESTS: readonly Limit[] = [
  {
    name: 'body size',
    group: 'Requests',
    value: `${kilobytes(DOCUMENT_LIMITS.bodyBytes)}; ${OTHER_BODIES}`,
    answer:
      '413 PAYLOAD_TOO_LARGE; contact files 422 FILE_TOO_LARGE, files of the knowledge 422 KNOWLEDGE_FILE_TOO_LARGE; a socket is closed with 1009',
    cells: cells(
      executedProbe('body', [...GRAPH_ENTRY_POINTS, ...BODIES, ...UPLOADS]),
      testedProbe(
        'src/modules/messaging/surfaces/surface-files.test.ts',
        'is refused before it is transferred if the request states a larger size',
        FORM_FILES,
      ),
      notApplicable('GET: a body is not read', routesWithout(...BODIES, ...UPLOADS, ...FORM_FILES)),
    ),
  },
  {
    name: 'time of the headers',
    group: 'Requests',
    value: seconds(TIMEOUTS.headersMs),
    answer: '408',
    cells: cells(testedProbe('test/slow-requests.test.ts', 'when its headers take longer', ENTRY_POINTS)),
  },
  {
    name: 'time of the request',
    group: 'Requests',
    value: `${seconds(TIMEOUTS.requestMs)}; uploads ${seconds(TIMEOUTS.uploadMs)}`,
    answer: '408 REQUEST_TIMEOUT',
    cells: cells(
      executedProbe('slowBody', BODIES),
      // One test covers all credentials, because the request is refused before authentication.
      testedProbe('test/slow-requests.test.ts', 'is cut off when its body takes longer', HTTP),
      testedProbe('test/slow-requests.test.ts', 'at its own limit', [...UPLOADS, ...FORM_FILES]),
      testedProbe(
        'test/slow-requests.test.ts',
        'answers before the body arrives',
        routesWithout(...BODIES, ...UPLOADS, ...FORM_FILES),
      ),
      notApplicable('the request ends with the handshake; see time to authenticate', SOCKETS),
    ),
  },
];

const KEYS = ['ANY_OPERATION', 'PERSISTED_ONLY', 'service'] as const;
const PEOPLE = ['anonymous', 'session', 'playground'] as const;
const ofKeys = (transport: 'http' | 'once' | 'socket') => graphEntryPoints(transport, PEOPLE);
const NOT_COUNTED = 'requests of sessions are not counted: document limits, attempts and socket limits apply';

const ofBudget = (name: 'requests' | 'cost', what: string): Limit => ({
  name: what,
  group: 'Budgets',
  value: `${number(BUDGETS.key[name])} a minute for a key, ${number(BUDGETS.workspace[name])} for all keys of a workspace`,
  answer: '429 RATE_LIMITED',
  cells: cells(
    executedProbe('budget', [...ofKeys('http'), ...ofKeys('once'), ...ofKeys('socket'), 'leads']),
    notApplicable(NOT_COUNTED, [
      ...graphEntryPoints('http', KEYS),
      ...graphEntryPoints('once', KEYS),
      ...graphEntryPoints('socket', KEYS),
    ]),
    notApplicable('only in development', ['phone', 'mailbox']),
    notApplicable('does not work with an API key', routesWithout('phone', 'mailbox', 'leads')),
  ),
});

export const CATALOGUE: readonly Limit[] = [
  ...DOCUMENTS,
  ...REQUESTS,
  ofBudget('requests', 'requests'),
  ofBudget('cost', 'cost in values'),
  ...SOCKET_ROWS,
  ...ATTEMPTS,
];
