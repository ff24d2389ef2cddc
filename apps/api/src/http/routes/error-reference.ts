import type { FastifyInstance } from 'fastify';
import { escape } from '../../email/email.ts';
import { ERROR_REFERENCE } from '../../errors/error-reference.ts';
import { page } from '../page.ts';

/** Adds the page `/docs/errors`, to which `extensions.docUrl` of errors links. */
export async function errorReference(app: FastifyInstance) {
  const html = page(
    'Error codes',
    ERROR_REFERENCE.map(
      ({ code, status, meaning, action }) =>
        `<section id="${code}"><h2>${code}</h2><p><small>HTTP status ${status}</small></p><p>${inline(meaning)}</p><p>${inline(action)}</p></section>`,
    ).join(''),
  );
  app.get('/docs/errors', async (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
}

const inline = (text: string): string => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
