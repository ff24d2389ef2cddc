import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { isSlug } from '@frontdesk/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../auth/context.ts';
import { notFound } from '../errors/denials.ts';
import { readEmbedOrigins } from '../modules/leads/lead-forms/index.ts';
import { httpError } from './http-errors.ts';

// The folder apps/ is three levels above src/http and dist/http.
const SPA_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../../web/dist');

/**
 * Serves the files of the app. Every path that is neither a file nor an API route returns the HTML page of the app, if
 * the client accepts one.
 */
export async function spa(app: FastifyInstance, services: Services) {
  const nothing = (request: FastifyRequest, reply: FastifyReply) => httpError(notFound(), request, reply);
  if (!existsSync(SPA_FOLDER)) {
    app.setNotFoundHandler(nothing);
    return;
  }
  // The script that embeds the form can be loaded by cross-origin pages.
  app.addHook('onSend', async ({ url }, reply) => {
    if (url.split('?')[0] === '/embed.js') void reply.header('cross-origin-resource-policy', 'cross-origin');
  });
  const shell = await readFile(join(SPA_FOLDER, 'index.html'), 'utf8');
  await app.register(fastifyStatic, {
    root: SPA_FOLDER,
    index: false,
    wildcard: false,
    // The build creates a .br and a .gz file for each asset. They have no routes of their own, because they are sent in
    // response to requests for the asset itself.
    preCompressed: true,
    globIgnore: ['**/*.{br,gz}'],
    // The names of files in /assets/ contain a hash, so these files never change. Other files are revalidated.
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/');
      void reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const serve = (reply: FastifyReply, status = 200) =>
    reply.code(status).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(shell);

  // If the form does not exist, the HTML page of the app is sent with status 404, which non-browser clients can
  // interpret.
  app.get<FormRoute>('/forms/:slug', async (request, reply) => {
    const { slug } = request.params;
    const { database } = services;
    const { prisma } = database.system;
    const found = isSlug(slug) ? await prisma.workspace.findUnique({ where: { slug }, select: { id: true } }) : null;
    if (found && request.query.embed === '1')
      allowFrames(reply, await database.forWorkspace(found.id).read(readEmbedOrigins));
    return serve(reply, found ? 200 : 404);
  });
  app.setNotFoundHandler((request, reply) => (wantsPage(request) ? serve(reply) : nothing(request, reply)));
}

interface FormRoute {
  readonly Params: { slug: string };
  readonly Querystring: { embed?: string };
}

/** Allows pages of these origins to embed the response in a frame. If no origins are given, framing stays forbidden. */
function allowFrames(reply: FastifyReply, origins: readonly string[]): void {
  if (origins.length === 0) return;
  const policy = String(reply.getHeader('content-security-policy'));
  void reply
    .header('content-security-policy', policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`))
    .removeHeader('x-frame-options');
}

/** Unknown paths with these prefixes return 404 as JSON, regardless of the Accept header. */
const API_PATH = /^\/(api|assets|downloads|graphql|healthz|mailbox|readyz|uploads)(?=[/?]|$)/;
const FILE_PATH = /\.[^/?]+(\?|$)/;

/**
 * Returns whether the client accepts an HTML page. Browsers list text/html explicitly, while tools such as curl accept
 * anything or send no Accept header.
 */
function wantsPage({ method, headers, url }: FastifyRequest): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || API_PATH.test(url)) return false;
  const { accept = '' } = headers;
  if (accept.includes('text/html')) return true;
  if (/^\/(\?|$)/.test(url)) return accept === '' || acceptsAnything(accept);
  return acceptsAnything(accept) && !FILE_PATH.test(url);
}

const acceptsAnything = (accept: string): boolean => accept.includes('*/*') || accept.includes('text/*');
