import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Workspace } from '../../../db/generated/client.ts';
import { Refused } from '../../../graphql/refused.type.ts';
import { WorkspaceCard } from './viewer.type.ts';

@ObjectType({ description: 'The password is changed; this session goes on, the others have ended.' })
export class PasswordChanged {
  @Field(() => Int, { description: 'How many other sessions were ended.' })
  readonly sessionsEnded: number;

  constructor(sessionsEnded: number) {
    this.sessionsEnded = sessionsEnded;
  }
}

@ObjectType({ description: 'Mails are on their way to both addresses. Says the same when the new one has an account.' })
export class EmailChangeRequested {
  @Field(() => String, { description: 'The new address.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'This mailbox agrees.' })
export class EmailChangeConfirmed {
  @Field(() => String, { description: 'The new address.' })
  readonly email: string;

  @Field(() => Boolean, { description: 'Whether both agree now, and the address is changed.' })
  readonly changed: boolean;

  constructor(email: string, changed: boolean) {
    this.email = email;
    this.changed = changed;
  }
}

@ObjectType({ description: 'The address stays as it is, and the links mean nothing any more.' })
export class EmailChangeStopped {
  @Field(() => String, { description: 'The address that stays.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({ description: 'The account, its sessions and its memberships are gone.' })
export class AccountDeleted {
  @Field(() => String, { description: 'The address that is free again.' })
  readonly email: string;

  constructor(email: string) {
    this.email = email;
  }
}

@ObjectType({
  description: 'Not while workspaces would be left without an owner: hand them over, or delete them first.',
})
export class LastOwnerOf {
  @Field(() => [WorkspaceCard])
  readonly workspaces: readonly Workspace[];

  constructor(workspaces: readonly Workspace[]) {
    this.workspaces = workspaces;
  }
}

@ObjectType({ description: 'The session has ended: its next request is refused.' })
export class SessionRevoked {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'Sessions of the account have ended.' })
export class SessionsEnded {
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
export const StopEmailChangeResult = createUnionType({
  name: 'StopEmailChangeResult',
  types: () => [EmailChangeStopped, Refused] as const,
});
export const DeleteAccountResult = createUnionType({
  name: 'DeleteAccountResult',
  types: () => [AccountDeleted, LastOwnerOf, Refused] as const,
});
export const RevokeSessionResult = createUnionType({
  name: 'RevokeSessionResult',
  types: () => [SessionRevoked, Refused] as const,
});
