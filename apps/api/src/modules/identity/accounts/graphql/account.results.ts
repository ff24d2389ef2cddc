import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Workspace } from '../../../../db/generated/client.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { WorkspaceSummary } from './viewer.type.ts';

@ObjectType({ description: 'The password was changed. The current session continues; the others were revoked.' })
export class PasswordChanged {
  readonly type: 'PasswordChanged';

  @Field(() => Int, { description: 'Number of revoked sessions.' })
  readonly sessionsRevoked: number;
}

@ObjectType({ description: 'Emails were sent to both addresses. Same result when the new address has an account.' })
export class EmailChangeRequested {
  readonly type: 'EmailChangeRequested';

  @Field(() => String, { description: 'The new address.' })
  readonly email: string;
}

@ObjectType({ description: 'One address has confirmed.' })
export class EmailChangeConfirmed {
  readonly type: 'EmailChangeConfirmed';

  @Field(() => String, { description: 'The new address.' })
  readonly email: string;

  @Field(() => Boolean, { description: 'Whether both have confirmed and the address was changed.' })
  readonly changed: boolean;
}

@ObjectType({ description: 'The change was cancelled and its links are invalid.' })
export class EmailChangeCancelled {
  readonly type: 'EmailChangeCancelled';

  @Field(() => String, { description: 'The unchanged address.' })
  readonly email: string;
}

@ObjectType({ description: 'The account with its sessions and memberships was deleted.' })
export class AccountDeleted {
  readonly type: 'AccountDeleted';

  @Field(() => String, { description: 'The address, which is available again.' })
  readonly email: string;
}

@ObjectType({
  description: 'Refused while workspaces would be left without an owner. Transfer or delete them first.',
})
export class SoleOwnership {
  readonly type: 'SoleOwnership';

  @Field(() => [WorkspaceSummary])
  readonly workspaces: readonly Workspace[];
}

@ObjectType({ description: 'The session was revoked. Its next request is refused.' })
export class SessionRevoked {
  readonly type: 'SessionRevoked';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'Sessions of the account were revoked.' })
export class SessionsRevoked {
  readonly type: 'SessionsRevoked';

  @Field(() => Int)
  readonly count: number;
}

export const ChangePasswordResult = resultUnion('ChangePasswordResult', PasswordChanged, Refused);
export const RequestEmailChangeResult = resultUnion('RequestEmailChangeResult', EmailChangeRequested, Refused);
export const ConfirmEmailChangeResult = resultUnion('ConfirmEmailChangeResult', EmailChangeConfirmed, Refused);
export const CancelEmailChangeResult = resultUnion('CancelEmailChangeResult', EmailChangeCancelled, Refused);
export const DeleteAccountResult = resultUnion('DeleteAccountResult', AccountDeleted, SoleOwnership, Refused);
export const RevokeSessionResult = resultUnion('RevokeSessionResult', SessionRevoked, Refused);
