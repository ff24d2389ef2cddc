import { OTHER_MUTATIONS, REAUTHENTICATED_MUTATIONS } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildMember, type Member, PASSWORD, signedInAgain, twoWorkspaces } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, type RootField, rootFields } from './testkit/graph.ts';
import { mutate, outcome } from './testkit/mutate.ts';
import { rows } from './testkit/rows.ts';
import { fieldOf, SAMPLES } from './testkit/samples.ts';
import { openScene, type Scene } from './testkit/scene.ts';
import { codeOf, createPasskey, proofBy, startTotpSetup } from './testkit/second-factors.ts';
import { letProofExpire } from './testkit/session-proof.ts';

const schema = sharedGraph();
const mutations = rootFields(schema).filter(({ kind }) => kind === 'mutation');
const roots = new Map(mutations.map((root) => [root.name, root]));

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const KEY = {
  name: 'Website',
  environment: 'STAGING',
  mode: 'ANY_OPERATION',
  expiresInDays: 30,
  scopes: ['lead.read'],
};
const SET_UP = 'mutation { startTotpSetup { __typename } }';

async function ownerOf(): Promise<Member> {
  const { acme } = await twoWorkspaces(fd);
  return acme.owner;
}

const denialOf = async (caller: Caller, document: string, variables?: Record<string, unknown>) =>
  (await as(fd, caller).run(document, variables)).errors?.[0]?.extensions;

/** Creates a workspace whose owner is also a global admin. Only the missing reauthentication can deny the calls. */
async function sceneOfAdmin(): Promise<Scene & { readonly person: Member }> {
  const scene = await openScene(fd, 'owner');
  const person = scene.person as Member;
  const where = { id: person.userId };
  await fd.services.database.system.prisma.user.update({ where, data: { globalRole: 'ADMIN' } });
  return { ...scene, person };
}

async function answerOf(sample: string, proof: 'recent' | 'expired'): Promise<string> {
  const root = roots.get(fieldOf(sample)) as RootField;
  const scene = await sceneOfAdmin();
  const variables = await SAMPLES[sample]?.(scene);
  if (proof === 'expired') await letProofExpire(fd, scene.person);
  return (await denialOf(scene.caller, operationFor(root, 0), variables))?.code as string;
}

const required = new Set<string>(REAUTHENTICATED_MUTATIONS);
const samples = Object.keys(SAMPLES).filter((name) => name.startsWith('Mutation.') && !/, (of|offered to)/.test(name));
const listed = samples.filter((name) => required.has(fieldOf(name).slice('Mutation.'.length)));

describe('the list of mutations that require re-authentication', () => {
  it('classifies every mutation of the schema once', () => {
    const names = mutations.map(({ field }) => field.name);
    const classified = [...REAUTHENTICATED_MUTATIONS, ...OTHER_MUTATIONS];
    const missing = names.filter((name) => !(classified as string[]).includes(name));
    const twice = classified.filter((name, at) => classified.indexOf(name) !== at);
    const gone = classified.filter((name) => !names.includes(name));
    if (missing.length + twice.length + gone.length > 0) {
      throw new Error(
        `Add to packages/policies/src/reauthentication.ts, or to reauthentication-exempt.ts or regular-mutations.ts: ${missing.join(', ') || 'nothing'}; ` +
          `remove a second entry of: ${twice.join(', ') || 'nothing'}; remove: ${gone.join(', ') || 'nothing'}.`,
      );
    }
  });

  it('has a sample of every mutation on it', () => {
    const sampled = new Set(listed.map((name) => fieldOf(name).slice('Mutation.'.length)));
    expect([...required].filter((name) => !sampled.has(name))).toEqual([]);
  });

  it.each(listed)('%s requires a proof of the last ten minutes [S4, S15]', async (sample) => {
    expect(await answerOf(sample, 'recent')).toBeUndefined();
    expect(await answerOf(sample, 'expired')).toBe('REAUTHENTICATION_REQUIRED');
  });

  it('excludes the other mutations', async () => {
    const free = ['Mutation.createLead', 'Mutation.revokeApiKey', 'Mutation.signOutEverywhere'];
    for (const sample of free) expect({ [sample]: await answerOf(sample, 'expired') }).toEqual({ [sample]: undefined });
  });
});

describe('an access token whose proof is older than ten minutes', () => {
  it('cannot add an authenticator app, a passkey or a key until the password is confirmed [S4, S15]', async () => {
    const ada = await ownerOf();
    await letProofExpire(fd, ada);
    const act = async () => [
      (await denialOf(ada, SET_UP))?.code,
      (await denialOf(ada, 'mutation { startPasskeyRegistration { challenge } }'))?.code,
      await outcome(fd, ada, 'createApiKey', KEY),
    ];
    expect(await act()).toEqual(Array(3).fill('REAUTHENTICATION_REQUIRED'));
    expect(await rows(fd, 'select 1 from totp_secrets where user_id = $1', [ada.userId])).toEqual([]);
    expect(await outcome(fd, ada, 'reauthenticate', { password: 'a wrong password' })).toBe('PASSWORD_WRONG');
    expect(await act()).toEqual(Array(3).fill('REAUTHENTICATION_REQUIRED'));
    expect(await outcome(fd, ada, 'reauthenticate', { password: PASSWORD })).toBe('ok');
    expect(await act()).toEqual([undefined, undefined, 'ok']);
  });

  it('is refused from the tenth minute after the sign-in, and a refreshed session keeps the time of its proof [S4]', async () => {
    const ada = await ownerOf();
    const { sessionId } = (await fd.services.tokens.verify(ada.bearer, fd.services.clock())) ?? {};
    const cookie = `frontdesk=${fd.services.refreshTokens.write(String(sessionId), 0)}`;
    fd.advance({ minutes: 9, seconds: 50 });
    expect((await denialOf(ada, SET_UP))?.code).toBeUndefined();
    const refresh = 'mutation { refreshSession { accessToken } }';
    const { refreshSession } = await as(fd, { cookie }).ok(refresh);
    const renewed = { ...ada, bearer: refreshSession.accessToken as string };
    expect((await denialOf(renewed, SET_UP))?.code).toBeUndefined();
    fd.advance({ seconds: 20 });
    expect((await denialOf(renewed, SET_UP))?.code).toBe('REAUTHENTICATION_REQUIRED');
  });

  it('is not accepted through an alias, a fragment, another mutation in the document, or an Idempotency-Key [S4]', async () => {
    const ada = await ownerOf();
    const lead = 'createLead(input: { name: "Lena", phone: "+442079460018", consent: true }) { __typename }';
    const key =
      'createApiKey(input: { name: "K", environment: STAGING, mode: ANY_OPERATION, expiresInDays: 30, scopes: ["lead.read"] })';
    const documents = [
      `mutation { lead: ${lead} one: ${key} { __typename } }`,
      `mutation { ...A } fragment A on Mutation { lead: ${lead} ...B } fragment B on Mutation { one: ${key} { __typename } }`,
      `mutation { lead: ${lead} ... on Mutation { one: ${key} { __typename } } }`,
    ];
    const effects = async () => [
      (
        await rows(fd, 'select 1 from api_keys k join workspaces w using (workspace_id) where w.slug = $1', [
          ada.workspace,
        ])
      ).length,
      (
        await rows(fd, 'select 1 from leads l join workspaces w using (workspace_id) where w.slug = $1', [
          ada.workspace,
        ])
      ).length,
    ];
    await letProofExpire(fd, ada);
    for (const document of documents) {
      const { data, errors } = await as(fd, ada).run(document);
      expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'REAUTHENTICATION_REQUIRED']);
    }
    const once = { ...ada, headers: { 'idempotency-key': 'once' } };
    expect((await denialOf(once, documents[0] as string))?.code).toBe('REAUTHENTICATION_REQUIRED');
    expect(await effects()).toEqual([0, 0]);
    // After reauthentication, the request with the same idempotency key succeeds, because the denial was not stored.
    await mutate(fd, ada, 'reauthenticate', { password: PASSWORD });
    expect(await denialOf(once, documents[0] as string)).toBeUndefined();
    expect(await effects()).toEqual([1, 1]);
  });

  it('is not renewed by a playground token of the session [S4, S6]', async () => {
    const ada = await ownerOf();
    const token = async () =>
      (await as(fd, ada).ok('mutation { createPlaygroundToken { token } }')).createPlaygroundToken.token as string;
    const playground = { ...ada, bearer: await token() };
    expect(await outcome(fd, playground, 'createApiKey', KEY)).toBe('ok');
    await letProofExpire(fd, ada);
    expect(await outcome(fd, playground, 'createApiKey', { ...KEY, environment: 'DEVELOPMENT' })).toBe(
      'REAUTHENTICATION_REQUIRED',
    );
  });

  it('results in FORBIDDEN, not in a request for a proof, if the caller lacks access', async () => {
    const { acme } = await twoWorkspaces(fd);
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    await letProofExpire(fd, vic);
    expect(await outcome(fd, vic, 'createApiKey', KEY)).toBe('FORBIDDEN');
  });
});

describe('the accepted proof', () => {
  it('is the password for an account without a second factor', async () => {
    const ada = await ownerOf();
    await letProofExpire(fd, ada);
    expect(await denialOf(ada, SET_UP)).toMatchObject({ code: 'REAUTHENTICATION_REQUIRED', methods: ['PASSWORD'] });
  });

  it('is a code or a passkey, not the password, for an account with them [S4]', async () => {
    const ada = await ownerOf();
    const { secret } = await startTotpSetup(fd, ada);
    const { device } = await createPasskey(fd, ada);
    await letProofExpire(fd, ada);
    expect(await denialOf(ada, 'mutation { startPasskeyRegistration { challenge } }')).toMatchObject({
      code: 'REAUTHENTICATION_REQUIRED',
      methods: ['TOTP', 'PASSKEY'],
    });
    const confirm = (input: object) => outcome(fd, ada, 'reauthenticate', input);
    expect(await confirm({ password: PASSWORD })).toBe('SECOND_FACTOR_PROOF_REQUIRED');
    expect(await confirm({ code: '000000' })).toBe('CODE_WRONG');
    expect(await outcome(fd, ada, 'createApiKey', KEY)).toBe('REAUTHENTICATION_REQUIRED');
    expect(await confirm({ code: codeOf(fd, secret, 1) })).toBe('ok');
    expect(await outcome(fd, ada, 'createApiKey', KEY)).toBe('ok');
    await letProofExpire(fd, ada);
    expect(await confirm({ passkey: await proofBy(fd, device, { bearer: ada.bearer }) })).toBe('ok');
    expect(await outcome(fd, ada, 'createApiKey', { ...KEY, environment: 'DEVELOPMENT' })).toBe('ok');
  });

  it('is required in the other sessions again when the account gets a new factor [S4]', async () => {
    const ada = await ownerOf();
    const elsewhere = await signedInAgain(fd, ada);
    const act = () => outcome(fd, elsewhere, 'createRole', { name: 'Night', description: '', policies: ['lead.read'] });
    expect(await act()).toBe('ok');
    await startTotpSetup(fd, ada);
    expect(await act()).toBe('REAUTHENTICATION_REQUIRED');
    expect(await outcome(fd, ada, 'createApiKey', KEY)).toBe('ok');
  });

  it('is accepted outside a workspace, too, and exactly once', async () => {
    const { bearer } = await ownerOf();
    const confirm = (input: object) =>
      mutate(fd, { bearer }, 'reauthenticate', input, 'idleTimeout { endsAt } provedUntil');
    expect(await confirm({})).toMatchObject({ code: 'PROOF_NOT_SINGLE' });
    expect(await confirm({ password: PASSWORD, code: '123456' })).toMatchObject({ code: 'PROOF_NOT_SINGLE' });
    const { idleTimeout, provedUntil } = await confirm({ password: PASSWORD });
    expect(idleTimeout).toBeNull();
    const left = new Date(provedUntil).getTime() - fd.services.clock().getTime();
    expect(left).toBeGreaterThan(9 * 60_000);
    expect(left).toBeLessThanOrEqual(10 * 60_000);
  });

  it('is limited in wrong guesses', async () => {
    const ada = await ownerOf();
    const guess = () => outcome(fd, ada, 'reauthenticate', { password: 'a wrong password' });
    for (let tries = 0; tries < 10; tries += 1) expect(await guess()).toBe('PASSWORD_WRONG');
    expect(await guess()).toBe('RATE_LIMITED');
  });
});
