import { as, type Caller } from './as.ts';
import { buildUser, buildVisitor, PASSWORD, type Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { documentFor, variablesFor } from './mutate.ts';
import { emailsTo, tokenIn } from './outbox.ts';
import { codeOf, createPasskey, startTotpSetup } from './second-factors.ts';
import type { SoftAuthenticator } from './soft-authenticator.ts';

export const FACTORS = ['NONE', 'APP', 'PASSKEY'] as const;
export type Factor = (typeof FACTORS)[number];

/** What an attacker can have stolen from another account. */
export const STOLEN_CREDENTIALS = ['PASSWORD', 'MAILBOX', 'APP', 'RECOVERY_CODES', 'DEVICE'] as const;
export type StolenCredential = (typeof STOLEN_CREDENTIALS)[number];

export const WHOSE = ['OTHER', 'OWN'] as const;
type Whose = (typeof WHOSE)[number];
export const PROOFS = ['APP', 'RECOVERY_CODES', 'DEVICE', 'NONE'] as const;
export const LETTERS = ['requestPasswordReset', 'resendVerification', 'register'] as const;
export const LINKS = ['resetPassword', 'verifyEmail', 'verifyEmailChange', 'cancelEmailChange'] as const;

/** One call of the attacker. `word` selects a received token by its index, starting with the newest. */
export type AttackStep =
  | { readonly does: 'signIn'; readonly whose: Whose; readonly password: 'OLD' | 'NEW' }
  | {
      readonly does: 'verifySignIn';
      readonly word: number;
      readonly whose: Whose;
      readonly proof: (typeof PROOFS)[number];
    }
  | {
      readonly does: 'signInWithPasskey';
      readonly whose: Whose;
      readonly word: number | null;
      readonly asSelf: boolean;
    }
  | { readonly does: 'refreshSession'; readonly word: number }
  | { readonly does: (typeof LETTERS)[number] }
  | { readonly does: (typeof LINKS)[number]; readonly word: number };

interface Account {
  readonly person: Person;
  readonly secret: string;
  readonly codes: string[];
  readonly device: SoftAuthenticator | null;
}

const CHOSEN = 'what a stranger chose';

/** An attacker who has their own account and some of the victim's credentials, and who tries every token received. */
export class StolenSession {
  readonly #fd: TestFrontdesk;
  readonly #holds: readonly StolenCredential[];
  readonly #accounts: Readonly<Record<Whose, Account>>;
  readonly #from = buildVisitor().from;
  /** Tokens received in responses, newest first. */
  readonly #words: string[] = ['made up'];
  readonly #tokens: string[] = [];

  private constructor(
    fd: TestFrontdesk,
    holds: readonly StolenCredential[],
    accounts: Readonly<Record<Whose, Account>>,
  ) {
    this.#fd = fd;
    this.#holds = holds;
    this.#accounts = accounts;
  }

  static async of(fd: TestFrontdesk, factor: Factor, holds: readonly StolenCredential[]): Promise<StolenSession> {
    return new StolenSession(fd, holds, { OTHER: await accountWith(fd, factor), OWN: await ownAccount(fd) });
  }

  /** Whether the attacker has obtained a session or an access token of the victim. */
  async isIn(): Promise<boolean> {
    const { userId } = this.#accounts.OTHER.person;
    const sessions = await this.#fd.services.database.system.prisma.session.count({ where: { userId } });
    const ids = await Promise.all(
      this.#tokens.map(
        async (bearer) => (await as(this.#fd, { bearer }).run('{ viewer { id } }')).data?.['viewer']?.id,
      ),
    );
    // The victim starts with one session.
    return sessions > 1 || ids.includes(userId);
  }

  async make(move: AttackStep): Promise<void> {
    const { person } = this.#accounts.OTHER;
    switch (move.does) {
      case 'signIn':
        return this.#signIn(move);
      case 'verifySignIn':
        return this.#call(move.does, { challengeToken: this.#word(move.word), ...(await this.#proof(move)) });
      case 'signInWithPasskey':
        return this.#call(move.does, await this.#signed(move));
      case 'refreshSession':
        return this.#read('mutation { refreshSession { accessToken } }', {
          caller: { cookie: `frontdesk=${this.#word(move.word)}` },
        });
      case 'register':
        return this.#call(move.does, { name: 'Somebody', email: person.email, password: CHOSEN });
      case 'requestPasswordReset':
      case 'resendVerification':
        return this.#call(move.does, { email: person.email });
      case 'resetPassword':
      case 'verifyEmail':
        return this.#call(move.does, { token: this.#word(move.word), password: CHOSEN });
      default:
        return this.#call(move.does, { token: this.#word(move.word) });
    }
  }

  #signIn({ whose, password }: Extract<AttackStep, { does: 'signIn' }>): Promise<void> {
    const knows = whose === 'OWN' || this.#holds.includes('PASSWORD');
    const text = password === 'OLD' && knows ? PASSWORD : CHOSEN;
    return this.#call('signIn', { email: this.#accounts[whose].person.email, password: text });
  }

  /** Returns the second factor for a sign-in. For the victim's account, only a stolen credential is used. */
  async #proof({ whose, proof, word }: Extract<AttackStep, { does: 'verifySignIn' }>): Promise<object> {
    const { secret, codes } = this.#accounts[whose];
    if (proof === 'NONE' || !(whose === 'OWN' || this.#holds.includes(proof))) return {};
    if (proof === 'RECOVERY_CODES') return { recoveryCode: codes.pop() ?? 'none left' };
    if (proof === 'DEVICE') return { passkey: await this.#signed({ whose, word, asSelf: false }) };
    this.#fd.advance({ seconds: 30 });
    return { code: secret ? codeOf(this.#fd, secret) : '000000' };
  }

  /** Requests a challenge for any purpose and signs it with a device. */
  async #signed({ whose, word, asSelf }: Pick<Signing, 'whose' | 'word' | 'asSelf'>): Promise<object> {
    const { device } = this.#accounts[whose === 'OTHER' && this.#holds.includes('DEVICE') ? 'OTHER' : 'OWN'];
    const caller = asSelf ? { bearer: this.#accounts.OWN.person.bearer } : {};
    const input = { challengeToken: word === null ? null : this.#word(word) };
    const document =
      'mutation ($challengeToken: String) { startPasskeyAuthentication(challengeToken: $challengeToken) { challenge options } }';
    const { data } = await as(this.#fd, { from: this.#from, ...caller }).run(document, input);
    const check = data?.['startPasskeyAuthentication'];
    if (!check || !device) return { challenge: this.#word(0), response: '{}' };
    return { challenge: check.challenge, response: JSON.stringify(device.sign(check.options, { origin: ORIGIN })) };
  }

  #call(name: string, input: object): Promise<void> {
    return this.#read(documentFor(name, FIELDS[name]), { variables: variablesFor(name, input) });
  }

  async #read(
    document: string,
    { variables = {}, caller = {} }: { variables?: object; caller?: Caller },
  ): Promise<void> {
    const answer = await as(this.#fd, { from: this.#from, ...caller }).run(document, { ...variables });
    for (const { accessToken, challenge } of Object.values(answer.data ?? {})) {
      if (accessToken) this.#tokens.push(accessToken);
      this.#words.unshift(...[accessToken, challenge?.challengeToken].filter(Boolean));
    }
    const cookie = /frontdesk=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1];
    if (cookie) this.#words.unshift(cookie);
    if (this.#holds.includes('MAILBOX')) await this.#openLetters();
  }

  async #openLetters(): Promise<void> {
    const letters = await emailsTo(this.#fd, this.#accounts.OTHER.person.email);
    const tokens = letters.filter(({ action }) => action?.url.includes('#token=')).map(tokenIn);
    const unread = tokens.filter((token) => !this.#words.includes(token));
    this.#words.unshift(...unread.reverse());
  }

  #word = (nth: number): string => this.#words[nth % this.#words.length] ?? '';
}

type Signing = Extract<AttackStep, { does: 'signInWithPasskey' }>;

const ORIGIN = 'http://localhost:4000';
const SIGNED_IN = 'accessToken';
const FIELDS: Readonly<Record<string, string>> = {
  signIn: `${SIGNED_IN} challenge { challengeToken }`,
  verifySignIn: SIGNED_IN,
  signInWithPasskey: SIGNED_IN,
};

async function accountWith(fd: TestFrontdesk, factor: Factor): Promise<Account> {
  const person = await buildUser(fd);
  if (factor === 'NONE') return { person, secret: '', codes: [], device: null };
  if (factor === 'PASSKEY') {
    const { device, recoveryCodes } = await createPasskey(fd, person);
    return { person, secret: '', codes: recoveryCodes, device };
  }
  const { secret, recoveryCodes } = await startTotpSetup(fd, person);
  return { person, secret, codes: recoveryCodes, device: null };
}

/**
 * Creates the attacker's account with every second factor. Its challenges and codes are valid, so the tests show
 * whether they are also accepted for the victim's account.
 */
async function ownAccount(fd: TestFrontdesk): Promise<Account> {
  const account = await accountWith(fd, 'APP');
  return { ...account, device: (await createPasskey(fd, account.person)).device };
}
