import type { ApiKeyActor } from '../../auth/context.ts';
import type { TokenUse } from '../../auth/tokens/access-token.ts';

/**
 * Credentials with which GraphQL requests can be sent. A new kind of token or key without an entry is a compile-time
 * error.
 */
export const CREDENTIALS = {
  anonymous: 'without a credential',
  session: 'browser session',
  playground: 'playground token',
  ANY_OPERATION: 'API key, mode ANY_OPERATION',
  PERSISTED_ONLY: 'API key, mode PERSISTED_ONLY',
  service: 'service account key',
} as const satisfies Record<'anonymous' | 'service' | TokenUse | ApiKeyActor['mode'], string>;
export type Credential = keyof typeof CREDENTIALS;

export const TRANSPORTS = {
  http: 'POST and GET /graphql',
  once: 'POST /graphql with Idempotency-Key',
  socket: 'WebSocket /graphql',
} as const;
export type GraphTransport = keyof typeof TRANSPORTS;

/** All routes of the server except GraphQL, by purpose. */
export const ROUTES = {
  form: { title: 'public form', routes: ['POST /forms/:slug'] },
  surface: { title: 'form for one contact', routes: ['GET /s/:token', 'POST /s/:token', 'POST /s/:token/check'] },
  surfaceFile: { title: 'file of a form for one contact', routes: ['POST /s/:token/files'] },
  leads: { title: 'leads API', routes: ['GET /api/leads/:id', 'POST /api/leads'] },
  twilio: { title: 'Twilio webhooks', routes: ['POST /api/whatsapp/inbound', 'POST /api/whatsapp/status'] },
  whatsappCloud: {
    title: 'WhatsApp Cloud webhook',
    routes: ['GET /api/whatsapp/cloud/:phoneConfigId', 'POST /api/whatsapp/cloud/:phoneConfigId'],
  },
  vapi: { title: 'Vapi webhook', routes: ['POST /api/voice/events'] },
  calendar: { title: 'Cal.com webhook', routes: ['POST /api/calendar/events'] },
  upload: {
    title: 'upload of contacts, leads, saved replies and messages',
    routes: ['POST /uploads/contacts', 'POST /uploads/leads', 'POST /uploads/saved-replies', 'POST /uploads/history'],
  },
  knowledgeUpload: { title: 'knowledge upload', routes: ['POST /uploads/knowledge'] },
  templateUpload: { title: 'upload of files for templates', routes: ['POST /uploads/template-files'] },
  voiceCheck: { title: 'voice recordings', routes: ['POST /voice-checks/:id'] },
  downloads: {
    title: 'downloads',
    routes: [
      'GET /downloads/*',
      'GET /downloads/attachments/*',
      'GET /downloads/exports/*',
      'GET /downloads/invoices/*',
      'GET /downloads/platform-invoices/*',
      'GET /downloads/credit-notes/*',
      'GET /downloads/platform-credit-notes/*',
      'GET /downloads/rejected-rows/*',
      'GET /downloads/surface-files/*',
      'GET /downloads/template-files/*',
    ],
  },
  callSound: { title: 'call audio', routes: ['GET /api/calls/:callId/sound'] },
  phone: {
    title: 'phone simulator (development)',
    routes: [
      'GET /api/simulator/phones/:contactId',
      'POST /api/simulator/phones/:contactId/choices',
      'POST /api/simulator/phones/:contactId/messages',
      'POST /api/simulator/phones/:contactId/read',
    ],
  },
  mailbox: { title: 'mailbox page (development)', routes: ['GET /mailbox', 'GET /mailbox/:id'] },
  health: { title: 'health', routes: ['GET /healthz', 'GET /readyz'] },
  /** Pages, including the static files of `apps/web/dist`. */
  pages: {
    title: 'pages of the SPA, error codes, and security.txt',
    routes: ['GET /forms/:slug', 'GET /docs/errors', 'GET /.well-known/security.txt'],
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly routes: readonly string[] }>>;
export type RouteEntryPoint = keyof typeof ROUTES;

export type GraphEntryPoint = `${GraphTransport}:${Credential}`;
export type EntryPoint = GraphEntryPoint | RouteEntryPoint;

const credentials = Object.keys(CREDENTIALS) as Credential[];

export const graphEntryPoints = (transport: GraphTransport, without: readonly Credential[] = []): GraphEntryPoint[] =>
  credentials
    .filter((credential) => !without.includes(credential))
    .map((credential) => `${transport}:${credential}` as const);

export const GRAPH_ENTRY_POINTS: readonly GraphEntryPoint[] = [
  ...graphEntryPoints('http'),
  ...graphEntryPoints('once'),
  ...graphEntryPoints('socket'),
];
export const ROUTE_ENTRY_POINTS = Object.keys(ROUTES) as RouteEntryPoint[];
export const ENTRY_POINTS: readonly EntryPoint[] = [...GRAPH_ENTRY_POINTS, ...ROUTE_ENTRY_POINTS];

/** Returns the title of an entry point as shown in the documentation. */
export function titleOf(way: EntryPoint): string {
  if (way in ROUTES) return ROUTES[way as RouteEntryPoint].title;
  const [transport, credential] = way.split(':') as [GraphTransport, Credential];
  return `${TRANSPORTS[transport]}, ${CREDENTIALS[credential]}`;
}
