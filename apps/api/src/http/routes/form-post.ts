import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { authenticate } from '../../auth/authenticate.ts';
import type { Services } from '../../auth/context.ts';
import { escape } from '../../email/email.ts';
import { notFound } from '../../errors/denials.ts';
import { findForm, submitForm } from '../../modules/leads/leads/index.ts';
import { page } from '../page.ts';
import { httpTransport } from '../transport.ts';

/**
 * Adds `POST /forms/:slug` for HTML forms on the workspace's own website. Runs the same use-case as the form of the
 * app.
 */
export async function formPost(app: FastifyInstance, services: Services) {
  // A separate plugin scope: other routes must not parse this content type, which pages of other origins can send
  // without a preflight request.
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 32 * 1024 });
    route(scope, services);
  });
}

function route(app: FastifyInstance, services: Services) {
  app.post<{ Params: { slug: string } }>('/forms/:slug', async (request, reply) => {
    const ctx = await authenticate(services, httpTransport(request, reply, false), {
      bearer: null,
      workspaceSlug: null,
    });
    const { slug } = request.params;
    if (!(await findForm(ctx, slug))) throw notFound();
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
    const result = await submitForm(ctx, {
      slug,
      name: text('name'),
      phone: text('phone'),
      email: text('email'),
      message: text('message'),
      website: text('website'),
      // A browser sends a checked box and omits an unchecked one.
      consent: ['on', 'true', '1', 'yes'].includes(text('consent').toLowerCase()),
    });
    const refused = 'code' in result;
    void reply.code(refused ? 422 : 200).type('text/html; charset=utf-8');
    return refused
      ? page(
          'Check your entries',
          `<p>${escape(result.message)}</p><p><a href="/forms/${escape(slug)}">Back to form</a></p>`,
        )
      : page('Thank you', `<p>${escape(result.workspaceName)} received your message.</p>`);
  });
}
