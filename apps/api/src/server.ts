// type-graphql requires that this import precedes the first class with decorators.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Services } from './auth/context.ts';
import type { EmailCatcher } from './email/mailbox.ts';
import { mailboxPage } from './email/mailbox.ts';
import { notFound } from './errors/denials.ts';
import { DOCUMENT_LIMITS } from './graphql/document-limits.ts';
import { sentDocuments } from './graphql/document-policy.ts';
import { documents } from './graphql/documents.ts';
import { sharedGraph } from './graphql/schema.ts';
import { compression } from './http/compression.ts';
import { createDrain, type Drain } from './http/drain.ts';
import { graphqlRoute } from './http/graphql-route.ts';
import { graphqlSocket } from './http/graphql-socket.ts';
import { health } from './http/health.ts';
import { httpError } from './http/http-errors.ts';
import { calendarWebhooks } from './http/routes/calendar-webhooks.ts';
import { downloadExport } from './http/routes/download-export.ts';
import { errorReference } from './http/routes/error-reference.ts';
import { formPost } from './http/routes/form-post.ts';
import { leadsApi } from './http/routes/leads-api.ts';
import { phoneSimulator } from './http/routes/phone-simulator.ts';
import { stripeWebhooks } from './http/routes/stripe-webhooks.ts';
import { surfacePages } from './http/routes/surface-pages.ts';
import { vapiWebhooks } from './http/routes/vapi-webhooks.ts';
import { twilioWebhooks, whatsAppCloudWebhooks } from './http/routes/whatsapp-webhooks.ts';
import { securityTxt } from './http/security-txt.ts';
import { recordRoutes } from './http/served-routes.ts';
import { limitSlowRequests } from './http/slow-requests.ts';
import { spa } from './http/spa.ts';
import { refuseIdempotencyKeys } from './idempotency/idempotency.ts';
import { keyUses } from './modules/access/api-keys/index.ts';
import { uploadKnowledge } from './modules/agent/knowledge/index.ts';
import { streamCallAudio } from './modules/calls/calls/index.ts';
import { downloadRejected, uploadImports } from './modules/contacts/contact-imports/index.ts';
import { receiveRecordings } from './modules/identity/voice-verification/index.ts';
import { downloadAttachment } from './modules/messaging/attachments/index.ts';
import { downloadSurfaceFile } from './modules/messaging/surfaces/index.ts';
import { downloadTemplateFile, uploadTemplateFiles } from './modules/messaging/templates/index.ts';
import { downloadAuditExport } from './modules/platform/audit/index.ts';
import { apiLimits, downloadInvoice } from './modules/platform/billing/index.ts';
import { readSpaManifest, registerSpaOperations } from './modules/platform/persisted-operations/index.ts';
import { endpointUses } from './modules/platform/usage/index.ts';
import { budgets } from './rate-limiting/budgets.ts';

/** Builds the server without listening. Also used by tests. */
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

  const schema = sharedGraph();
  const spaDocuments = await registerSpaOperations(services.database.system, await readSpaManifest());
  const uses = keyUses(services);
  const endpoints = endpointUses(services);
  const admission = {
    spaDocuments,
    spaDocumentsOnly: services.mode === 'production',
    documents: documents(schema),
    uses,
    budgets: budgets(services, { limits: apiLimits(services), uses: endpoints }),
    sentDocuments: sentDocuments(),
  };
  const run = await graphqlRoute(app, services, schema, admission);
  const closeSockets = graphqlSocket(app.server, services, schema, admission);
  app.addHook('preClose', async () => closeSockets());
  app.addHook('onClose', () => Promise.all([uses.close(), endpoints.close()]));
  await health(app, services.database, drain);
  await securityTxt(app, services);
  await errorReference(app);
  await leadsApi(app, { services, schema, run, policy: admission });
  await formPost(app, services);
  await surfacePages(app, services);
  await twilioWebhooks(app, services);
  await whatsAppCloudWebhooks(app, services);
  await vapiWebhooks(app, services);
  await calendarWebhooks(app, services);
  await stripeWebhooks(app, services);
  await phoneSimulator(app, services);
  await downloads(app, services);
  await uploadImports(app, services);
  await uploadKnowledge(app, services);
  await uploadTemplateFiles(app, services);
  await receiveRecordings(app, services);
  await streamCallAudio(app, services);
  if (catcher) await mailboxPage(app, catcher);
  await spa(app, services);
  // onClose hooks run in reverse order, so this hook runs before the hooks that close resources.
  app.addHook('onClose', () => drain.settled());
  return app;
}

/** Adds the routes that serve signed download URLs. */
async function downloads(app: FastifyInstance, services: Services): Promise<void> {
  await downloadAuditExport(app, services);
  await downloadExport(app, services);
  await downloadInvoice(app, services);
  await downloadAttachment(app, services);
  await downloadSurfaceFile(app, services);
  await downloadTemplateFile(app, services);
  await downloadRejected(app, services);
}

/** Builds a server that has only health probes, for a process that only runs jobs. */
export async function buildProbes(services: Services, drain = createDrain()): Promise<FastifyInstance> {
  const app = emptyServer(services, drain);
  app.setNotFoundHandler((request, reply) => httpError(notFound(), request, reply));
  await health(app, services.database, drain);
  return app;
}

function emptyServer({ log, trustedProxies, timeouts, publicBaseUrl }: Services, drain: Drain): FastifyInstance {
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    childLoggerFactory: (logger, bindings, options) =>
      logger.child(bindings, { ...options, serializers: { ...options.serializers, req: withoutQuery } }),
    genReqId: () => randomUUID(),
    bodyLimit: DOCUMENT_LIMITS.bodyBytes,
    // During a shutdown, requests on open connections are still processed.
    return503OnClosing: false,
    keepAliveTimeout: timeouts.keepAliveMs,
    http: { connectionsCheckingInterval: timeouts.checkMs },
    // The client address is the last forwarded address that is not a trusted proxy. If there are no proxies, it is the
    // address of the connection.
    trustProxy: [...trustedProxies],
    routerOptions: { maxParamLength: 200 },
    // The error for a URL that cannot be parsed is the same as for an unknown route.
    frameworkErrors: (_error, request, reply) => {
      void reply.header('x-request-id', request.id);
      void httpError(notFound(), request, reply);
    },
  });
  app.decorate('publicBaseUrl', publicBaseUrl);
  drain.watch(app);
  recordRoutes(app);
  limitSlowRequests(app, timeouts);
  app.setErrorHandler(httpError);
  app.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
  return app;
}

/**
 * Returns the request properties to log. Excludes the query string, which for GET /graphql contains the variables, and
 * the token of a form that was sent to a contact.
 */
const withoutQuery = ({ method, url, host, ip }: FastifyRequest) => ({
  method,
  url: url.split('?')[0]?.replace(/^\/s\/.*/, '/s/:token'),
  host,
  ip,
});

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
        // Required because Mantine and the editor of the playground set style attributes.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'worker-src': ["'self'", 'blob:'],
        'connect-src': ["'self'", publicBaseUrl.replace(/^http/, 'ws')],
      },
    },
    xFrameOptions: { action: 'deny' as const },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    // The path of a page must not be sent to other origins in the Referer header.
    referrerPolicy: { policy: 'same-origin' as const },
  };
}
