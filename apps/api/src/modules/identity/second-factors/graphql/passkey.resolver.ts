import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import type { RequestContext, SignedInContext } from '../../../../auth/context.ts';
import { InRequest, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { SessionPayload } from '../../accounts/index.ts';
import { createPasskey, deletePasskey, startPasskeyRegistration, updatePasskey } from '../use-cases/passkeys.ts';
import { signInWithPasskey, startPasskeyAuthentication, verifySignIn } from '../use-cases/sign-in.ts';
import {
  CreatePasskeyInput,
  CreatePasskeyPayload,
  PasskeyChallengePayload,
  PasskeyPayload,
  SignInWithPasskeyInput,
  VerifySignInInput,
} from './second-factor.ts';

@Resolver()
export class PasskeyResolver {
  @Public('The pending sign-in is the proof of the first step.')
  @Mutation(() => SessionPayload, {
    description:
      'Completes a sign-in with a second factor. Each sign-in allows five attempts, and each account ten attempts in 15 minutes.',
  })
  verifySignIn(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => VerifySignInInput) input: VerifySignInInput,
  ): Promise<SessionPayload | Refused> {
    return verifySignIn(ctx, input);
  }

  @Public('Returns a random challenge, which is useful only with a signature.')
  @Mutation(() => PasskeyChallengePayload, {
    description:
      'Creates a passkey challenge for a sign-in, for the second step of a sign-in, or for reauthentication.',
  })
  startPasskeyAuthentication(
    @InRequest() ctx: RequestContext,
    @Arg('challengeToken', () => String, {
      nullable: true,
      description:
        'Token of a pending sign-in from `signIn`. If null or omitted, the challenge is for a sign-in without a password or, for a signed-in user, for reauthentication.',
    })
    challengeToken?: string | null,
  ): Promise<PasskeyChallengePayload | Refused> {
    return startPasskeyAuthentication(ctx, challengeToken ?? null);
  }

  @Public('The passkey is the proof.')
  @Mutation(() => SessionPayload, { description: 'Signs in with a passkey, without a password.' })
  signInWithPasskey(
    @InRequest() ctx: RequestContext,
    @Arg('input', () => SignInWithPasskeyInput) input: SignInWithPasskeyInput,
  ): Promise<SessionPayload | Refused> {
    return signInWithPasskey(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => PasskeyChallengePayload, { description: 'Creates a challenge for registering a passkey.' })
  startPasskeyRegistration(@SignedIn() ctx: SignedInContext): Promise<PasskeyChallengePayload | Refused> {
    return startPasskeyRegistration(ctx);
  }

  @Can('update', 'Viewer')
  @Mutation(() => CreatePasskeyPayload, {
    description: "Adds a passkey to the viewer's account, which can have 20. The viewer is notified by email.",
  })
  createPasskey(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreatePasskeyInput) input: CreatePasskeyInput,
  ): Promise<CreatePasskeyPayload | Refused> {
    return createPasskey(ctx, input);
  }

  @Can('update', 'Viewer')
  @Mutation(() => PasskeyPayload, {
    description: 'Renames a passkey of the viewer. NOT_FOUND if the viewer has no passkey with the id.',
  })
  updatePasskey(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String, { description: 'Name with 1 to 100 characters.' }) name: string,
  ): Promise<PasskeyPayload | Refused> {
    return updatePasskey(ctx, { id: ids.uuid(id), name });
  }

  @Can('update', 'Viewer')
  @Mutation(() => DeletedPayload, {
    description:
      "Removes a passkey. Refused for the last second factor if one of the viewer's workspaces requires one.",
  })
  deletePasskey(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
    @Arg('password', () => String, { description: 'Password of the account.' }) password: string,
  ): Promise<DeletedPayload | Refused> {
    return deletePasskey(ctx, { id: ids.uuid(id), password });
  }
}
