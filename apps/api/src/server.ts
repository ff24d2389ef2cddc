// type-graphql's decorators need it before the first decorated class is read.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Services } from './auth/context.ts';
import type { EmailCatcher } from './email/email-catcher.ts';
import { mailboxPage } from './email/mailbox-page.ts';
import { notFound } from './errors/denials.ts';
import { DOCUMENT_LIMITS } from './graphql/document-limits.ts';
import { documents } from './graphql/documents.ts';
import { buildGraph } from './graphql/schema.ts';
import { compression } from './http/compression.ts';
import { createDrain, type Drain } from './http/drain.ts';
import { graphqlRoute } from './http/graphql-route.ts';
import { graphqlSocket } from './http/graphql-socket.ts';
import { health } from './http/health.ts';
import { httpError } from './http/http-errors.ts';
import { calendarWebhooks } from './http/routes/calendar-webhooks.ts';
import { downloadContacts } from './http/routes/download-contacts.ts';
import { formPost } from './http/routes/form-post.ts';
import { phoneSimulator } from './http/routes/phone-simulator.ts';
import { twilioWebhooks } from './http/routes/twilio-webhooks.ts';
import { vapiWebhooks } from './http/routes/vapi-webhooks.ts';
import { whatsAppCloudWebhooks } from './http/routes/whatsapp-cloud-webhooks.ts';
import { securityTxt } from './http/security-txt.ts';
import { recordRoutes } from './http/served-routes.ts';
import { limitSlowRequests } from './http/slow-requests.ts';
import { spa } from './http/spa.ts';
import { refuseIdempotencyKeys } from './idempotency/idempotency.ts';
import { keyUses } from './modules/api-keys/index.ts';
import { downloadAuditExport } from './modules/audit/index.ts';
import { streamCallAudio } from './modules/calls/index.ts';
import { downloadRejected, uploadContacts } from './modules/contact-imports/index.ts';
import { readSpaManifest, registerSpaOperations } from './modules/persisted-operations/index.ts';

/** Stateless, so the servers of one process share it. */
let graph: ReturnType<typeof buildGraph> | undefined;

/** Puts the server together and does not listen, so that tests start the real thing. */
export async function buildServer(
  services: Services,
  catcher: EmailCatcher | null,
  drain = createDrain(),
): Promise<FastifyInstance> {
  const app = emptyServer(services, drain);
  await app.register(cookie);
  await app.register(helmet, securityHeaders(services));
  await compression(app);
  refuseIdempotencyKeys(app);

  const schema = (graph ??= buildGraph());
  const spaDocuments = await registerSpaOperations(services.database.system, await readSpaManifest());
  const uses = keyUses(services);
  const admission = {
    spaDocuments,
    spaDocumentsOnly: services.mode === 'production',
    documents: documents(schema),
    uses,
  };
  await graphqlRoute(app, services, schema, admission);
  const closeSockets = graphqlSocket(app.server, services, schema, admission);
  app.addHook('preClose', async () => closeSockets());
  app.addHook('onClose', () => uses.close());
  await health(app, services.database, drain);
  await securityTxt(app, services);
  await formPost(app, services);
  await twilioWebhooks(app, services);
  await whatsAppCloudWebhooks(app, services);
  await vapiWebhooks(app, services);
  await calendarWebhooks(app, services);
  await phoneSimulator(app, services);
  await downloadAuditExport(app, services);
  await downloadContacts(app, services);
  await downloadRejected(app, services);
  await uploadContacts(app, services);
  await streamCallAudio(app, services);
  if (catcher) await mailboxPage(app, catcher);
  await spa(app, services);
  // Hooks run in reverse: this one comes before what requests need is stopped.
  app.addHook('onClose', () => drain.settled());
  return app;
}

/** What a process that only works off jobs answers: whether it lives, and whether it can. */
export async function buildProbes(services: Services, drain = createDrain()): Promise<FastifyInstance> {
  const app = emptyServer(services, drain);
  app.setNotFoundHandler((request, reply) => httpError(notFound(), request, reply));
  await health(app, services.database, drain);
  return app;
}

function emptyServer({ log, trustedProxies, timeouts }: Services, drain: Drain): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    bodyLimit: DOCUMENT_LIMITS.bodyBytes,
    // A request on a connection that is still open at a shutdown is answered, not refused.
    return503OnClosing: false,
    keepAliveTimeout: timeouts.keepAliveMs,
    http: { connectionsCheckingInterval: timeouts.checkMs },
    // Who knocks is whoever the nearest proxy that is not ours says they are; without proxies, whoever is at the other end.
    trustProxy: [...trustedProxies],
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read names nothing.
    frameworkErrors: (_error, request, reply) => {
      void reply.header('x-request-id', request.id);
      void httpError(notFound(), request, reply);
    },
  });
  drain.watch(app);
  recordRoutes(app);
  limitSlowRequests(app, timeouts);
  app.setErrorHandler(httpError);
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
  return app;
}

function securityHeaders({ publicBaseUrl }: Services) {
  const secure = publicBaseUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        // Mantine and the playground's editor write style attributes.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'worker-src': ["'self'", 'blob:'],
        'connect-src': ["'self'", publicBaseUrl.replace(/^http/, 'ws')],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    // A link in a mail carries its token in the fragment, which no referrer shows; nor shall it show the path.
    referrerPolicy: { policy: 'same-origin' as const },
  };
}
