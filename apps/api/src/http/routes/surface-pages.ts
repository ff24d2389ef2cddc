import formbody from '@fastify/formbody';
import { FORM_LANGUAGES, formLanguage, type GivenAnswer } from '@frontdesk/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../../auth/authenticate.ts';
import type { Services } from '../../auth/context.ts';
import {
  openSurface,
  type ShownSurface,
  saveSurface,
  showKnownValues,
  submitSurface,
} from '../../modules/messaging/surfaces/index.ts';
import { SURFACE_POLICY } from '../surface-page/assets.ts';
import { FIELD_PREFIX } from '../surface-page/fields.ts';
import { browserOf, rememberBrowser } from '../surface-page/own-browser.ts';
import { invalidLinkPage, surfacePage } from '../surface-page/page.ts';
import { httpTransport } from '../transport.ts';

/**
 * Adds `GET` and `POST /s/:token` for the form that was sent to one contact. The form works without JavaScript. A
 * request without a valid link gets the same page regardless of the reason.
 */
export async function surfacePages(app: FastifyInstance, services: Services) {
  // A separate plugin scope, because other routes must not parse this content type.
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 128 * 1024 });
    scope.addHook('onSend', async (_request, reply) => {
      void reply
        .header('content-security-policy', SURFACE_POLICY)
        .header('referrer-policy', 'no-referrer')
        .header('x-robots-tag', 'noindex, nofollow')
        .header('cache-control', 'no-store');
    });
    routes(scope, services);
  });
}

interface SurfaceRoute {
  readonly Params: { token: string };
  readonly Querystring: { saved?: string };
}

function routes(app: FastifyInstance, services: Services) {
  const contextOf = (request: FastifyRequest, reply: FastifyReply) =>
    authenticate(services, httpTransport(request, reply, false), { bearer: null, workspaceSlug: null });

  app.get<SurfaceRoute>('/s/:token', async (request, reply) => {
    const shown = await openSurface(await contextOf(request, reply), visitorOf(request));
    if (!shown) return invalid(request, reply);
    return send(reply, 200, surfacePage(shown, { isSaved: 'saved' in request.query }));
  });

  app.post<SurfaceRoute>('/s/:token', async (request, reply) => {
    const ctx = await contextOf(request, reply);
    const { action, answers } = submissionOf((request.body ?? {}) as Record<string, unknown>);
    const shown = await RUN[action](ctx, visitorOf(request), answers);
    if (!shown) return invalid(request, reply);
    if (shown.newBrowser !== null) rememberBrowser(services, { request, reply }, shown.newBrowser);
    if (action === 'autosave') return reply.code(shown.problems.length > 0 ? 422 : 204).send();
    if (shown.problems.length > 0) return send(reply, 422, surfacePage(withSent(shown, answers), { isSaved: false }));
    // Redirects, so that reloading the page does not submit the form again.
    const path = `/s/${encodeURIComponent(request.params.token)}`;
    return reply.redirect(`${path}${action === 'save' ? '?saved' : ''}`, 303);
  });
}

const visitorOf = (request: FastifyRequest<SurfaceRoute>) => ({
  token: request.params.token,
  browser: browserOf(request),
});

const RUN = { submit: submitSurface, save: saveSurface, autosave: saveSurface, show: showKnownValues } as const;

const ACTIONS = ['submit', 'save', 'autosave', 'show'] as const satisfies (keyof typeof RUN)[];

/**
 * Returns the action and the answers. Hidden fields named `question` list the questions on the page, some of which may
 * have no answer.
 */
function submissionOf(fields: Record<string, unknown>) {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  // A submission without a button, for example with the Enter key, only saves the answers.
  const action = ACTIONS.find((one) => one === text('action')) ?? 'save';
  const asked = [fields.question ?? []].flat().filter((key) => typeof key === 'string');
  const sent = Object.keys(fields).flatMap((name) =>
    name.startsWith(FIELD_PREFIX) ? [name.slice(FIELD_PREFIX.length)] : [],
  );
  const answers = [...new Set([...asked, ...sent])].map((key): GivenAnswer => {
    const values = [fields[`${FIELD_PREFIX}${key}`] ?? []].flat().filter((value) => typeof value === 'string');
    return { key, values };
  });
  return { action, answers };
}

/** Shows the submitted answers instead of the saved ones, so that invalid answers can be corrected. */
const withSent = (shown: ShownSurface, answers: readonly GivenAnswer[]): ShownSurface => ({
  ...shown,
  given: new Map([...shown.given, ...answers.map(({ key, values }) => [key, values] as const)]),
});

const send = (reply: FastifyReply, status: number, html: string) =>
  reply.code(status).type('text/html; charset=utf-8').send(html);

/** Sends the page for a link that cannot be used, in the preferred language of the browser. */
function invalid({ headers }: FastifyRequest, reply: FastifyReply) {
  const tags = (headers['accept-language'] ?? '').split(',').map((range) => range.split(';')[0]?.trim() ?? '');
  return send(reply, 404, invalidLinkPage(formLanguage({ languages: FORM_LANGUAGES, defaultLanguage: 'en' }, tags)));
}
