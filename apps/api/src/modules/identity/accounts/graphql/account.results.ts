import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Workspace } from '../../../../db/generated/client.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { WorkspaceSummary } from './viewer.type.ts';

@ObjectType({ description: 'The password was changed. The current session continues; the others were revoked.' })
export class PasswordChanged {
  @Field(() => Int, { description: 'Number of revoked sessions.' })
  readonly sessionsRevoked: number;

  constructor(sessionsRevoked: number) {
    this.sessionsRevoked = sessionsRevoked;
  }
}

@ObjectType({ description: 'Emails were sent to both addresses. Same result when the new address has an account.' })
export class EmailChangeRequested {
  @Field(() => String, { description: 'The new address.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'One address has confirmed.' })
export class EmailChangeConfirmed {
  @Field(() => String, { description: 'The new address.' })
  readonly email: string;

  @Field(() => Boolean, { description: 'Whether both have confirmed and the address was changed.' })
  readonly changed: boolean;

  constructor(email: string, changed: boolean) {
    this.email = email;
    this.changed = changed;
  }
}

@ObjectType({ description: 'The change was cancelled and its links are invalid.' })
export class EmailChangeCancelled {
  @Field(() => String, { description: 'The unchanged address.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'The account with its sessions and memberships was deleted.' })
export class AccountDeleted {
  @Field(() => String, { description: 'The address, which is available again.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({
  description: 'Refused while workspaces would be left without an owner. Transfer or delete them first.',
})
export class SoleOwnership {
  @Field(() => [WorkspaceSummary])
  readonly workspaces: readonly Workspace[];

  constructor(workspaces: readonly Workspace[]) {
    this.workspaces = workspaces;
  }
}

@ObjectType({ description: 'The session was revoked. Its next request is refused.' })
export class SessionRevoked {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'Sessions of the account were revoked.' })
export class SessionsRevoked {
  @Field(() => Int)
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  types: () => [PasswordChanged, Refused] as const,
});
export const RequestEmailChangeResult = createUnionType({
  name: 'RequestEmailChangeResult',
  types: () => [EmailChangeRequested, Refused] as const,
});
export const ConfirmEmailChangeResult = createUnionType({
  name: 'ConfirmEmailChangeResult',
  types: () => [EmailChangeConfirmed, Refused] as const,
});
export const CancelEmailChangeResult = createUnionType({
  name: 'CancelEmailChangeResult',
  types: () => [EmailChangeCancelled, Refused] as const,
});
export const DeleteAccountResult = createUnionType({
  name: 'DeleteAccountResult',
  types: () => [AccountDeleted, SoleOwnership, Refused] as const,
});
export const RevokeSessionResult = createUnionType({
  name: 'RevokeSessionResult',
  types: () => [SessionRevoked, Refused] as const,
});
