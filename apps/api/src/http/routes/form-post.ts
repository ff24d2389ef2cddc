import formbody from '@fastify/formbody';
import { FORM_TEXTS, type FormErrorCode, formLanguage, formText, type LeadFormContent } from '@frontdesk/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate } from '../../auth/authenticate.ts';
import type { Services } from '../../auth/context.ts';
import { escape } from '../../email/email.ts';
import { notFound } from '../../errors/denials.ts';
import type { UserError } from '../../errors/refused.ts';
import { findVisibleForm } from '../../modules/leads/lead-forms/index.ts';
import { findForm, submitForm } from '../../modules/leads/leads/index.ts';
import { page } from '../page.ts';
import { httpTransport } from '../transport.ts';

/**
 * Adds `POST /forms/:slug` for HTML forms on the workspace's own website. Runs the same use-case as the public form of
 * the app. The field name of an answer is the key of its question.
 */
export async function formPost(app: FastifyInstance, services: Services) {
  // A separate plugin scope, because other routes must not parse this content type, which cross-origin pages can send
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
    const workspace = await findForm(ctx, slug);
    if (!workspace) throw notFound();
    const { content } = await services.database.forWorkspace(workspace.id).read(findVisibleForm);
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const language = formLanguage(content, [textOf(fields, 'lang'), ...acceptedLanguages(request)]);
    const result = await submitForm(ctx, { slug, language, ...submissionOf(fields, content) });
    const texts = FORM_TEXTS[language];
    const refused = 'code' in result;
    void reply.code(refused ? 422 : 200).type('text/html; charset=utf-8');
    if (!refused) {
      const received = texts.received.replace('{workspace}', () => result.workspaceName);
      return page(texts.thankYou, `<p>${escape(received)}</p>`, language);
    }
    const errors = result.errors.map((error) => `<p>${escape(sentenceFor(error, content, language))}</p>`).join('');
    const back = `<p><a href="/forms/${escape(slug)}">${escape(texts.back)}</a></p>`;
    return page(texts.errorSummary, `${errors}${back}`, language);
  });
}

const textOf = (fields: Record<string, unknown>, name: string): string => {
  const value = Object.hasOwn(fields, name) ? fields[name] : '';
  return typeof value === 'string' ? value : '';
};

function submissionOf(fields: Record<string, unknown>, { questions, hiddenFields }: LeadFormContent) {
  const text = (name: string) => textOf(fields, name);
  const isChecked = (name: string) => ['on', 'true', '1', 'yes'].includes(text(name).toLowerCase());
  const answers = questions.flatMap(({ key, type }) => {
    const given = Object.hasOwn(fields, key) ? [fields[key]].flat().filter((value) => typeof value === 'string') : [];
    if (given.length === 0) return [];
    return [{ key, values: type === 'CHECKBOX' ? [String(isChecked(key))] : given }];
  });
  const names = Object.keys(fields).filter((name) => name.startsWith('utm_') || hiddenFields.includes(name));
  return {
    name: text('name'),
    phone: text('phone'),
    email: text('email'),
    message: text('message'),
    website: text('website'),
    // Browsers send a checked checkbox and omit an unchecked one.
    consent: isChecked('consent'),
    answers,
    parameters: names.map((key) => ({ key, value: text(key) })),
  };
}

/** Returns the language tags of the Accept-Language header, in the order of the header. */
const acceptedLanguages = ({ headers }: FastifyRequest): string[] =>
  (headers['accept-language'] ?? '').split(',').map((range) => range.split(';')[0]?.trim() ?? '');

/** Returns the error message in the language of the form. The message for an answer starts with its question. */
function sentenceFor({ code, message, field }: UserError, content: LeadFormContent, language: keyof typeof FORM_TEXTS) {
  const { errors } = FORM_TEXTS[language];
  const sentence = Object.hasOwn(errors, code) ? errors[code as FormErrorCode] : message;
  const question = content.questions.find(({ key }) => field === `answers.${key}`);
  return question ? `${formText(question.label, language, content)}: ${sentence}` : sentence;
}
