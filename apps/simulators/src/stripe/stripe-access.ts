import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { invalidRequest, nested, STRIPE_VERSION, StripeRefusal } from './stripe-wire.ts';

/** Stored result of a request. A later request with the same idempotency key gets the same result. */
interface StoredAnswer {
  readonly request: string;
  readonly answer: object | StripeRefusal;
}

type Work = (params: Record<string, unknown>, request: FastifyRequest) => object;

export interface StripeApi {
  get(path: string, work: Work): void;
  post(path: string, work: Work): void;
  delete(path: string, work: Work): void;
  forget(): void;
}

interface Access {
  readonly secretKey: string;
  readonly revoked: ReadonlySet<string>;
}

/**
 * Registers API routes with the checks that Stripe performs before each request: API key, API version, encoding and
 * idempotency key.
 */
export function stripeApi(app: FastifyInstance, access: Access): StripeApi {
  const stored = new Map<string, StoredAnswer>();
  const answerGet = (work: Work) => (request: FastifyRequest, reply: FastifyReply) =>
    answered(reply, () => {
      check(request, access);
      return work(nested(request.query as Record<string, unknown>), request);
    });
  const answerPost = (work: Work) => (request: FastifyRequest, reply: FastifyReply) =>
    answered(reply, () => {
      check(request, access);
      checkEncoding(request);
      const params = nested((request.body ?? {}) as Record<string, unknown>);
      const key = keyOf(request);
      const asked = `${request.method} ${request.url} ${JSON.stringify(request.body ?? {})}`;
      const earlier = key === null ? undefined : stored.get(key);
      if (earlier && earlier.request !== asked) throw differentParameters(key ?? '');
      if (earlier) void reply.header('idempotent-replayed', 'true');
      const answer = earlier?.answer ?? attempt(work, params, request);
      if (key !== null) stored.set(key, { request: asked, answer });
      if (answer instanceof StripeRefusal) throw answer;
      return answer;
    });
  return {
    get: (path, work) => void app.get(path, answerGet(work)),
    post: (path, work) => void app.post(path, answerPost(work)),
    delete: (path, work) => void app.delete(path, answerGet(work)),
    forget: () => stored.clear(),
  };
}

/**
 * Returns the answer or a declined payment, which are stored. The result of a request with invalid parameters is not
 * stored, so the request can be sent again with the same key.
 */
function attempt(work: Work, params: Record<string, unknown>, request: FastifyRequest): object | StripeRefusal {
  try {
    // The state at the time of the request is stored, because it can change before the request is repeated.
    return structuredClone(work(params, request));
  } catch (error) {
    if (error instanceof StripeRefusal && error.status === 402) return error;
    throw error;
  }
}

async function answered(reply: FastifyReply, work: () => object) {
  try {
    return await reply.send(structuredClone(work()));
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return reply.code(error.status).send(error.body);
  }
}

function check({ headers }: FastifyRequest, { secretKey, revoked }: Access): void {
  const [, key] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
  if (!key) throw invalidRequest('You did not provide an API key.', {}, 401);
  if (key !== secretKey || revoked.has(key))
    throw invalidRequest(`Invalid API Key provided: ${key.slice(0, 8)}****${key.slice(-4)}`, {}, 401);
  const version = headers['stripe-version'];
  if (version !== undefined && version !== STRIPE_VERSION)
    throw invalidRequest(`Invalid Stripe API version: ${String(version)}`);
}

function checkEncoding({ headers, body }: FastifyRequest): void {
  const isForm = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (body !== undefined && body !== null && !isForm)
    throw invalidRequest(
      'Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.',
    );
}

function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return null;
  if (key.length > 255) throw invalidRequest('Idempotency keys can have at most 255 characters.');
  return key;
}

const differentParameters = (key: string): StripeRefusal =>
  new StripeRefusal(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });

/**
 * Checks the parameters of a request. Like Stripe, rejects unknown, missing and invalid parameters and names them in
 * the error.
 */
export function checked<T extends z.ZodType>(schema: T, params: unknown): z.output<T> {
  const read = schema.safeParse(params);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = (parts: readonly PropertyKey[]) =>
    parts.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('');
  if (issue?.code === 'unrecognized_keys') {
    const param = path([...issue.path, issue.keys[0] ?? '']);
    throw invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  const param = path(issue?.path ?? []);
  if (issue?.code === 'invalid_type' && issue.message.endsWith('received undefined'))
    throw invalidRequest(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  throw invalidRequest(`Invalid ${param}: ${issue?.message ?? ''}`, { param });
}

/** Schema of a list, which the encoded request represents as an object with numeric keys. */
export const wireList = <T extends z.ZodType>(item: T) =>
  z.record(z.string().regex(/^\d+$/), item).transform((list) => Object.values(list));

export const wireInteger = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
