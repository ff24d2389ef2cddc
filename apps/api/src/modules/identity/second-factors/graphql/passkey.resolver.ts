import { Arg, Mutation, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { addPasskey, removePasskey, renamePasskey, startPasskeyRegistration } from '../use-cases/passkeys.ts';
import { completeSignIn, signInWithPasskey, startPasskeyAuthentication } from '../use-cases/sign-in.ts';
import {
  AddPasskeyInput,
  AddPasskeyResult,
  CompleteSignInInput,
  CompleteSignInResult,
  PasskeyChallenge,
  RemovePasskeyInput,
  RemovePasskeyResult,
  RenamePasskeyInput,
  RenamePasskeyResult,
  SignInWithPasskeyInput,
  SignInWithPasskeyResult,
  StartPasskeyAuthenticationInput,
} from './second-factor.ts';

@Resolver()
export class PasskeyResolver {
  @Public('The pending sign-in is the proof of the first step.')
  @Mutation(() => CompleteSignInResult, {
    description:
      'Completes a sign-in with a second factor. Each sign-in allows five attempts, and each account ten attempts in 15 minutes.',
  })
  completeSignIn(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => CompleteSignInInput) input: CompleteSignInInput,
  ): Promise<typeof CompleteSignInResult> {
    return completeSignIn(ctx, input);
  }

  @Public('Returns a random challenge, which is useful only with a signature.')
  @Mutation(() => PasskeyChallenge, {
    description:
      'Creates a passkey challenge for a sign-in, for the second step of a sign-in, or for authenticating again.',
  })
  startPasskeyAuthentication(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => StartPasskeyAuthenticationInput) { challengeToken }: StartPasskeyAuthenticationInput,
  ): Promise<PasskeyChallenge> {
    return startPasskeyAuthentication(ctx, challengeToken ?? null);
  }

  @Public('The passkey is the proof.')
  @Mutation(() => SignInWithPasskeyResult, { description: 'Signs in with a passkey, without a password.' })
  signInWithPasskey(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => SignInWithPasskeyInput) input: SignInWithPasskeyInput,
  ): Promise<typeof SignInWithPasskeyResult> {
    return signInWithPasskey(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => PasskeyChallenge, { description: 'Creates a challenge for registering a passkey.' })
  startPasskeyRegistration(@SignedIn() ctx: SignedInContext): Promise<PasskeyChallenge> {
    return startPasskeyRegistration(ctx);
  }

  @Can('update', 'Viewer')
  @Mutation(() => AddPasskeyResult, { description: "Adds a passkey to the caller's account." })
  addPasskey(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => AddPasskeyInput) input: AddPasskeyInput,
  ): Promise<typeof AddPasskeyResult> {
    return addPasskey(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => RenamePasskeyResult, {
    description: 'Renames a passkey. Only the owner of the account sees the name.',
  })
  renamePasskey(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RenamePasskeyInput) input: RenamePasskeyInput,
  ): Promise<typeof RenamePasskeyResult> {
    return renamePasskey(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'Viewer')
  @Mutation(() => RemovePasskeyResult, {
    description:
      "Removes a passkey. Refused for the last second factor if one of the viewer's workspaces requires one.",
  })
  removePasskey(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => RemovePasskeyInput) input: RemovePasskeyInput,
  ): Promise<typeof RemovePasskeyResult> {
    return removePasskey(ctx, { ...input, id: ids.uuid(input.id) });
  }
}
