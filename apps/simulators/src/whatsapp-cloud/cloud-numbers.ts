import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { businessAccountIdOf, phoneNumberIdOf, senderOf } from '../sandbox.ts';

/** A Meta error. `forPeople` is Meta's message for users. */
export interface CloudRefusal {
  readonly code: number;
  readonly message: string;
  readonly forPeople?: string;
}

/** State of a phone number at Meta. */
export interface CloudNumber {
  /** Error of the next setup step. Null if the next step succeeds. */
  refusal: CloudRefusal | null;
  verified: boolean;
  codeRequested: boolean;
  pin: string | null;
  callbackUrl: string | null;
}

export interface CloudNumbers {
  of(seed: string): CloudNumber;
  all(): Readonly<Record<string, CloudNumber>>;
  /** Makes the next setup step of a phone number fail once. */
  refuse(phoneNumberId: string, refusal: CloudRefusal): void;
  reset(): void;
}

/** The verification code of all simulated phone numbers. */
const SANDBOX_CODE = '123456';

const NEW: CloudNumber = { refusal: null, verified: false, codeRequested: false, pin: null, callbackUrl: null };

export function cloudNumbers(): CloudNumbers {
  const numbers = new Map<string, CloudNumber>();
  return {
    of: (seed) => {
      const known = numbers.get(seed) ?? { ...NEW };
      numbers.set(seed, known);
      return known;
    },
    refuse: (phoneNumberId, refusal) => {
      const [, number] = [...numbers].find(([seed]) => phoneNumberIdOf(seed) === phoneNumberId) ?? [];
      if (!number) throw new Error('Meta knows no such number.');
      number.refusal = refusal;
    },
    all: () => Object.fromEntries([...numbers].map(([seed, number]) => [phoneNumberIdOf(seed), number])),
    reset: () => numbers.clear(),
  };
}

interface NumberRoutes {
  readonly app: FastifyInstance;
  readonly numbers: CloudNumbers;
  readonly seedOf: (request: FastifyRequest) => string;
  readonly known: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  readonly no: (...answer: [FastifyReply, number, number, string, string?]) => unknown;
  /** Handles a change to an object that is a template or an upload. Returns undefined for other objects. */
  readonly changeObject: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

type Body = Readonly<Record<string, unknown>>;
type Step = (number: CloudNumber, body: Body) => [number, string] | null | Promise<[number, string] | null>;

/** Adds the routes for the steps of registering a phone number at Meta. */
export function numberRoutes({ app, numbers, seedOf, known, no, changeObject }: NumberRoutes): void {
  app.get<{ Params: { id: string } }>('/v25.0/:id/phone_numbers', { preHandler: known }, (request, reply) => {
    const seed = seedOf(request);
    const data = request.params.id === businessAccountIdOf(seed) ? [listed(seed, numbers.of(seed))] : [];
    return reply.send({ data });
  });
  const step = (path: string, take: Step) =>
    app.post<{ Body: Body }>(`/v25.0/:id${path}`, { preHandler: known }, async (request, reply) => {
      const change = path === '' ? changeObject(request, reply) : undefined;
      if (change !== undefined) return change;
      const number = numbers.of(seedOf(request));
      const { refusal } = number;
      number.refusal = null;
      if (refusal) return no(reply, 400, refusal.code, refusal.message, refusal.forPeople);
      const fault = await take(number, request.body ?? {});
      return fault ? no(reply, 400, ...fault) : { success: true };
    });
  step('/request_code', (number) => {
    if (number.verified) return [136_024, 'The number is verified already.'];
    number.codeRequested = true;
    return null;
  });
  step('/verify_code', (number, { code }) => {
    if (!number.codeRequested || code !== SANDBOX_CODE) return [136_025, 'Verification code is incorrect'];
    number.verified = true;
    return null;
  });
  step('/register', (number, { pin }) => {
    if (!number.verified) return [133_006, 'Phone number re-verification needed'];
    if (typeof pin !== 'string' || !/^\d{6}$/.test(pin)) return [100, 'Invalid parameter'];
    if (number.pin !== null && number.pin !== pin) return [133_005, 'Two step verification PIN Mismatch'];
    number.pin = pin;
    return null;
  });
  step('/deregister', (number) => {
    number.callbackUrl = null;
    number.pin = null;
    return null;
  });
  step('/subscribed_apps', () => null);
  step('', async (number, { webhook_configuration: asked }) => {
    const { override_callback_uri: url, verify_token: token } = asked as Record<string, string>;
    if (!(await answersFor(url ?? '', token ?? ''))) return [2200, 'Callback verification failed'];
    number.callbackUrl = url ?? null;
    return null;
  });
}

/**
 * Returns whether a webhook URL returns the challenge within five seconds. Meta verifies webhook URLs in the same way.
 */
async function answersFor(url: string, token: string): Promise<boolean> {
  const challenge = '1158201444';
  const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': token, 'hub.challenge': challenge });
  try {
    const response = await fetch(`${url}?${query.toString()}`, { signal: AbortSignal.timeout(5_000) });
    return response.ok && (await response.text()) === challenge;
  } catch {
    return false;
  }
}

const listed = (seed: string, { verified }: CloudNumber) => ({
  id: phoneNumberIdOf(seed),
  display_phone_number: senderOf(seed).replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1-$2-$3'),
  verified_name: `Frontdesk sandbox ${seed.slice(0, 6)}`,
  code_verification_status: verified ? 'VERIFIED' : 'NOT_VERIFIED',
});
