import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import {
  FORM_LANGUAGES,
  FORM_LIMITS,
  FORM_TEXTS,
  formLanguage,
  type GivenAnswer,
  isFileQuestion,
  SURFACE_FILE_TEXTS,
  type SurfaceFileError,
} from '@frontdesk/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from '../../auth/authenticate.ts';
import type { RequestContext, Services } from '../../auth/context.ts';
import {
  answerCheck,
  completeStep,
  openSurface,
  removeSurfaceFile,
  requestCode,
  type ShownSurface,
  saveSurface,
  showKnownValues,
  submitSurface,
  viewCheck,
  viewSurface,
} from '../../modules/messaging/surfaces/index.ts';
import { SURFACE_POLICY } from '../surface-page/assets.ts';
import { checkPage } from '../surface-page/check-page.ts';
import { fileItems } from '../surface-page/file-field.ts';
import { browserOf, rememberBrowser } from '../surface-page/own-browser.ts';
import { invalidLinkPage, surfacePage } from '../surface-page/page.ts';
import {
  checkOf,
  fieldsOf,
  lengthError,
  MULTIPART_LIMITS,
  readMultipart,
  submissionOf,
} from '../surface-page/read-submission.ts';
import { type StepChoice, stepAfter, stepAt, stepWithProblem } from '../surface-page/steps.ts';
import { httpTransport } from '../transport.ts';

/**
 * Adds `GET` and `POST /s/:token` for the form that was sent to one contact, `POST /s/:token/check` for its second check,
 * and `POST /s/:token/files` for the files that its script uploads. The form works without JavaScript. A request without a valid link gets the same page
 * regardless of the reason.
 */
export async function surfacePages(app: FastifyInstance, services: Services) {
  // A separate plugin scope, because other routes must not parse these content types.
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 128 * 1024 });
    await scope.register(multipart, { limits: MULTIPART_LIMITS, throwFileSizeLimit: false });
    scope.addHook('onSend', async (_request, reply) => {
      void reply
        .header('content-security-policy', SURFACE_POLICY)
        .header('referrer-policy', 'no-referrer')
        .header('x-robots-tag', 'noindex, nofollow')
        .header('cache-control', 'no-store');
    });
    pageRoutes(scope, services);
    checkRoute(scope, services);
    fileRoute(scope, services);
  });
}

interface SurfaceRoute {
  readonly Params: { token: string };
  readonly Querystring: { saved?: string; step?: string };
}

type SurfaceRequest = FastifyRequest<SurfaceRoute>;

const contextOf = (services: Services, request: SurfaceRequest, reply: FastifyReply) =>
  authenticate(services, httpTransport(request, reply, false), { bearer: null, workspaceSlug: null });

const pathOf = ({ params }: SurfaceRequest) => `/s/${encodeURIComponent(params.token)}`;

function pageRoutes(app: FastifyInstance, services: Services) {
  app.get<SurfaceRoute>('/s/:token', async (request, reply) => {
    const ctx = await contextOf(services, request, reply);
    const shown = await openSurface(ctx, visitorOf(request));
    if (!shown) return checkOrInvalid(ctx, request, reply, 200);
    return send(
      reply,
      200,
      surfacePage(shown, { isSaved: 'saved' in request.query, fileErrors: new Map(), step: chosenStep(request) }),
    );
  });

  app.post<SurfaceRoute>('/s/:token', { config: { takesFile: 'MULTIPART' } }, async (request, reply) => {
    const ctx = await contextOf(services, request, reply);
    if (request.isMultipart()) {
      const found = await viewSurface(ctx, visitorOf(request));
      if (!found) return checkOrInvalid(ctx, request, reply, 403);
      const status = lengthError(request, FORM_LIMITS.files);
      if (status)
        return send(
          reply,
          status,
          surfacePage(found, { isSaved: false, fileErrors: tooLarge(found), step: chosenStep(request) }),
        );
    }
    const { fields, fileErrors, visitor, ...sent } = await bodyOf(ctx, request);
    const { action: asked, remove, page } = submissionOf(fields);
    // A form whose files were not all stored is not submitted, so that the contact notices.
    const action = asked === 'submit' && fileErrors.size > 0 ? 'save' : asked;
    if (remove) await removeSurfaceFile(ctx, visitor, remove);
    const shown = await RUN[action](ctx, visitor, page);
    if (!shown) return checkOrInvalid(ctx, request, reply, 403);
    const newBrowser = shown.newBrowser ?? sent.newBrowser;
    if (newBrowser !== null) rememberBrowser(services, { request, reply }, newBrowser);
    const hasErrors = shown.problems.length > 0 || fileErrors.size > 0;
    if (action === 'autosave') return reply.code(hasErrors ? 422 : 204).send();
    // A second browser gets all questions, because the next step would reveal saved answers.
    const isForeign = page.section !== null && !shown.canSeeAnswers;
    if ((hasErrors || (isForeign && MOVES.includes(action))) && !shown.isSubmitted) {
      const step = stepWithProblem(shown, page.section ?? '');
      const status = hasErrors ? 422 : 200;
      return send(reply, status, surfacePage(withSent(shown, page.answers), { isSaved: false, fileErrors, step }));
    }
    // Redirects, so that reloading the page does not submit the form again.
    return reply.redirect(`${pathOf(request)}${queryAfter(shown, action, page.section)}`, 303);
  });
}

/** Adds the route of the second check. It requests a code if `action` is `code`, and otherwise compares the value. */
function checkRoute(app: FastifyInstance, services: Services) {
  app.post<SurfaceRoute>('/s/:token/check', async (request, reply) => {
    const ctx = await contextOf(services, request, reply);
    const { action, value } = checkOf(fieldsOf(request.body));
    const visitor = visitorOf(request);
    const result = await (action === 'code' ? requestCode(ctx, visitor) : answerCheck(ctx, visitor, value));
    if (result.newBrowser !== null) rememberBrowser(services, { request, reply }, result.newBrowser);
    if (result.shown) return send(reply, 422, checkPage(result.shown, pathOf(request)));
    // The page shows the form, the field for the code, or that the link cannot be used.
    return reply.redirect(pathOf(request), 303);
  });
}

/** Adds the route of the page's script. The response is the list of the question's files, or the error as text. */
function fileRoute(app: FastifyInstance, services: Services) {
  app.post<SurfaceRoute>('/s/:token/files', { config: { takesFile: true } }, async (request, reply) => {
    const ctx = await contextOf(services, request, reply);
    const found = await viewSurface(ctx, visitorOf(request));
    if (!found) return invalid(request, reply);
    if (found.isSubmitted) return reply.code(409).send();
    const errorText = (error: SurfaceFileError) => SURFACE_FILE_TEXTS[found.language].errors[error];
    if (!request.isMultipart()) return reply.code(415).send();
    const status = lengthError(request, 1);
    if (status) return reply.code(status).type(TEXT).send(errorText('TOO_LARGE'));
    const { fileErrors, visitor, newBrowser, keys } = await readMultipart(ctx, request, visitorOf(request));
    if (newBrowser !== null) rememberBrowser(services, { request, reply }, newBrowser);
    const [error] = fileErrors.values();
    if (error) return reply.code(422).type(TEXT).send(errorText(error));
    const shown = await viewSurface(ctx, visitor);
    if (!shown) return invalid(request, reply);
    if (shown.isSubmitted) return reply.code(409).send();
    const question = shown.content.questions.find((one) => keys.includes(one.key) && isFileQuestion(one));
    if (!question) return reply.code(422).type(TEXT).send(FORM_TEXTS[shown.language].errors.FORM_ANSWER_UNKNOWN);
    return send(reply, 201, fileItems(question.key, shown));
  });
}

const TEXT = 'text/plain; charset=utf-8';

const visitorOf = (request: SurfaceRequest) => ({
  token: request.params.token,
  browser: browserOf(request),
});

/** Marks all questions with files, because a request that is too large is not read. */
const tooLarge = ({ content }: ShownSurface): ReadonlyMap<string, SurfaceFileError> =>
  new Map(content.questions.filter(isFileQuestion).map(({ key }) => [key, 'TOO_LARGE']));

/** Returns the fields of the body. The files of a body of the type `multipart/form-data` are stored. */
async function bodyOf(ctx: Awaited<ReturnType<typeof contextOf>>, request: SurfaceRequest) {
  const visitor = visitorOf(request);
  if (request.isMultipart()) return readMultipart(ctx, request, visitor);
  return { fields: fieldsOf(request.body), fileErrors: new Map(), visitor, newBrowser: null };
}

/** Returns the step that the address of the page names. It can be out of range. */
function chosenStep({ query: { step } }: SurfaceRequest): StepChoice {
  const number = Number(step);
  return step !== undefined && Number.isInteger(number) ? { number } : 'resume';
}

/** Returns the query of the address to which a button leads: the step, and whether the answers were saved. */
function queryAfter(shown: ShownSurface, action: keyof typeof RUN, section: string | null): string {
  const step = section === null ? null : stepAt(shown, { number: stepAfter(shown, section, action) });
  const parts = [...(step ? [`step=${step.number}`] : []), ...(action === 'save' ? ['saved'] : [])];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** Actions that lead to another step. */
const MOVES: readonly (keyof typeof RUN)[] = ['next', 'back', 'submit'];

const RUN = {
  submit: submitSurface,
  next: completeStep,
  back: saveSurface,
  save: saveSurface,
  autosave: saveSurface,
  show: showKnownValues,
} as const;

/** Shows the submitted answers instead of the saved ones, so that invalid answers can be corrected. */
function withSent(shown: ShownSurface, answers: readonly GivenAnswer[]): ShownSurface {
  const fileKeys = shown.content.questions.filter(isFileQuestion).map(({ key }) => key);
  const sent = answers.filter(({ key }) => !fileKeys.includes(key)).map(({ key, values }) => [key, values] as const);
  return { ...shown, given: new Map([...shown.given, ...sent]) };
}

const send = (reply: FastifyReply, status: number, html: string) =>
  reply.code(status).type('text/html; charset=utf-8').send(html);

/** Sends the second check of the form with the given status, or the page for a link that cannot be used. */
async function checkOrInvalid(
  ctx: RequestContext,
  request: SurfaceRequest,
  reply: FastifyReply,
  status: number,
): Promise<FastifyReply> {
  const check = await viewCheck(ctx, visitorOf(request));
  return check ? send(reply, status, checkPage(check, pathOf(request))) : invalid(request, reply);
}

/** Sends the page for a link that cannot be used, in the preferred language of the browser. */
function invalid({ headers }: FastifyRequest, reply: FastifyReply) {
  const tags = (headers['accept-language'] ?? '').split(',').map((range) => range.split(';')[0]?.trim() ?? '');
  return send(reply, 404, invalidLinkPage(formLanguage({ languages: FORM_LANGUAGES, defaultLanguage: 'en' }, tags)));
}
