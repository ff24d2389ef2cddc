import { Secret, TOTP } from 'otpauth';
import { as } from './as.ts';
import { buildVisitor, PASSWORD, type Person } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { mutate } from './mutate.ts';
import { type SoftAuthenticator, softAuthenticator } from './soft-authenticator.ts';

/** Returns an authenticator code for the server's time plus `steps` times 30 seconds. */
export const codeOf = (fd: TestFrontdesk, secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: fd.services.clock().getTime() + steps * 30_000,
  });

const SET_UP = 'mutation { startTotpSetup { secret uri errors { code } } }';

/** Starts the setup of an authenticator app and returns its current code. Removes an existing app first. */
export async function beginTotp(fd: TestFrontdesk, person: Person): Promise<string> {
  await forgetTotp(fd, person);
  const { startTotpSetup: begun } = await as(fd, { bearer: person.bearer }).ok(SET_UP);
  return codeOf(fd, begun.secret);
}

/** Sets up and confirms an authenticator app. The current code is then used; `codeOf(fd, secret, 1)` is still valid. */
export async function startTotpSetup(
  fd: TestFrontdesk,
  { bearer, userId }: Person,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  await forgetTotp(fd, { userId });
  const { startTotpSetup: begun } = await as(fd, { bearer }).ok(SET_UP);
  const input = { code: codeOf(fd, begun.secret) };
  const done = await mutate(fd, { bearer }, 'enableTotp', input, 'recoveryCodes');
  if (done.outcome !== 'ok') throw new Error(`The app was not confirmed: ${done.code}.`);
  return { secret: begun.secret, recoveryCodes: done.recoveryCodes };
}

/** Signs in with the correct password. Returns the token of the pending sign-in. */
export async function challengeTokenOf(fd: TestFrontdesk, { email }: Person, from?: string): Promise<string> {
  const input = { email, password: PASSWORD };
  const answer = await mutate(fd, { from }, 'signIn', input, 'challenge { challengeToken methods }');
  if (!answer.challenge) throw new Error(`Expected a second step, got ${answer.outcome}.`);
  return answer.challenge.challengeToken;
}

/** Signs in with a password. Returns `SECOND_STEP` if a second factor is required, else the outcome. */
export async function passwordSignIn(fd: TestFrontdesk, email: string, password = PASSWORD): Promise<string> {
  const { challenge, outcome } = await mutate(
    fd,
    buildVisitor(),
    'signIn',
    { email, password },
    'challenge { methods }',
  );
  return challenge ? 'SECOND_STEP' : outcome;
}

const forgetTotp = ({ services }: TestFrontdesk, { userId }: Pick<Person, 'userId'>) =>
  services.database.system.prisma.$transaction([
    services.database.system.prisma.totpSecret.deleteMany({ where: { userId } }),
    services.database.system.prisma.recoveryCode.deleteMany({ where: { userId } }),
  ]);

const ORIGIN = 'http://localhost:4000';

/** Returns input of `createPasskey`: the device's response to a new challenge. */
export async function passkeyFor(fd: TestFrontdesk, { bearer }: Person, device: SoftAuthenticator, name = 'Laptop') {
  const document = 'mutation { startPasskeyRegistration { challenge options } }';
  const { challenge, options } = (await as(fd, { bearer }).ok(document)).startPasskeyRegistration;
  return { name, challenge, response: JSON.stringify(device.register(options, { origin: ORIGIN })) };
}

export async function createPasskey(fd: TestFrontdesk, person: Person, device = softAuthenticator()) {
  const input = await passkeyFor(fd, person, device);
  const fields = 'passkey { id } recoveryCodes';
  const added = await mutate(fd, { bearer: person.bearer }, 'createPasskey', input, fields);
  if (added.outcome !== 'ok') throw new Error(`The passkey was not added: ${added.code}.`);
  return { device, id: added.passkey.id as string, recoveryCodes: added.recoveryCodes as string[] };
}

interface Check {
  /** The pending sign-in to complete. */
  readonly challengeToken?: string;
  /** The access token of a signed-in user who reauthenticates. */
  readonly bearer?: string;
}

/** Requests a challenge for a passkey to sign. */
export async function checkFor(fd: TestFrontdesk, { challengeToken, bearer }: Check = {}) {
  const document =
    'mutation ($challengeToken: String) { startPasskeyAuthentication(challengeToken: $challengeToken) { challenge options } }';
  return (await as(fd, { bearer }).ok(document, { challengeToken })).startPasskeyAuthentication;
}

/** Requests a challenge and signs it with a device. */
export async function proofBy(fd: TestFrontdesk, device: SoftAuthenticator, check: Check = {}) {
  const { challenge, options } = await checkFor(fd, check);
  return { challenge, response: JSON.stringify(device.sign(options, { origin: ORIGIN })) };
}

/** Adds a passkey to the account and returns input of `signInWithPasskey`. */
export async function passkeySignIn(fd: TestFrontdesk, person: Person) {
  return proofBy(fd, (await createPasskey(fd, person)).device);
}
