import { Arg, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TransferStatusEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, ProjectedField, page, type Read, run, sql } from '../../../../query-compiler/index.ts';
import type { TransferStatus } from '../ownership.repository.ts';
import {
  acceptOwnershipTransfer,
  cancelOwnershipTransfer,
  createOwnershipTransfer,
  declineOwnershipTransfer,
} from '../use-cases/transfer-ownership.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on an offer of ownership, with the reason if not.',
})
class OwnershipTransferPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can accept the offer and become an owner.' })
  accept: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can decline the offer.' })
  decline: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can cancel the offer.' })
  cancel: PermissionCheck;
}

@ObjectType({
  implements: Node,
  description: "An owner's offer to make another member the owner. A workspace has at most one pending offer.",
})
class OwnershipTransfer {
  id: string;

  @Field(() => ID, { description: 'Id of the owner who made the offer, and who becomes an admin if it is accepted.' })
  fromMemberId: string;

  @Field(() => String, { description: 'Name of the owner who made the offer, at that time.' })
  fromName: string;

  @Field(() => ID, { description: 'Id of the member who becomes an owner by accepting the offer.' })
  toMemberId: string;

  @Field(() => String, { description: 'Name of the member who received the offer, at that time.' })
  toName: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the offer.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'Time until which the offer can be accepted, seven days after it was made.',
  })
  expiresAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the offer was accepted, declined or canceled. Null if the offer is pending or has expired.',
  })
  settledAt: Date | null;

  @Public('Plain data of an offer the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('status')} = 'PENDING' and ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else ${column('status')} end`,
  )
  @Field(() => TransferStatusEnum, {
    description: 'Status at the time of the request. EXPIRED if a pending offer has expired.',
  })
  status: TransferStatus;

  @Public("The caller's own permissions.")
  @inSql.permissions('OwnershipTransfer', { accept: 'accept', decline: 'decline', cancel: 'cancel' })
  @Field(() => OwnershipTransferPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the offer, with the reason if not.',
  })
  viewerCan: OwnershipTransferPermissions;
}

const OwnershipTransferConnection = connectionOf('OwnershipTransfer', () => OwnershipTransfer);

@ObjectType({ description: 'Payload of the mutations that return an ownership transfer.' })
export class OwnershipTransferPayload extends Payload {
  @Field(() => OwnershipTransfer, { description: 'Offer of ownership after the mutation.' })
  readonly transfer: Read;
}

@Resolver()
export class OwnershipResolver {
  @Can('read', 'OwnershipTransfer')
  @ProjectedField()
  @Query(() => OwnershipTransferConnection, {
    description:
      'Offers of ownership, newest first. Owners see all offers. Other members see the offers that were made to them.',
  })
  ownershipTransfers(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('transferOwnership', 'Workspace')
  @Mutation(() => OwnershipTransferPayload, {
    description:
      'Offers ownership to a member. The offer is valid for seven days, and a workspace has at most one pending offer. Available to owners only, not to API keys.',
  })
  createOwnershipTransfer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('memberId', () => ID, { description: 'Id of a member who is not an owner and has a verified email address.' })
    memberId: string,
  ): Promise<OwnershipTransferPayload | Refused> {
    return createOwnershipTransfer(ctx, { memberId: ids.uuid(memberId) });
  }

  @Can('cancel', 'OwnershipTransfer')
  @Mutation(() => OwnershipTransferPayload, {
    description: 'Cancels a pending offer of ownership. Available to owners only, not to API keys.',
  })
  cancelOwnershipTransfer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<OwnershipTransferPayload | Refused> {
    return cancelOwnershipTransfer(ctx, { id: ids.uuid(id) });
  }

  @Can('accept', 'OwnershipTransfer')
  @Mutation(() => OwnershipTransferPayload, {
    description:
      'Accepts an offer of ownership. The viewer becomes an owner, and the owner who made the offer becomes an admin. Available to the member who received the offer.',
  })
  acceptOwnershipTransfer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('confirmSlug', () => String, {
      description: 'Slug of the workspace as a confirmation. The mutation is refused if the slug is different.',
    })
    confirmSlug: string,
  ): Promise<OwnershipTransferPayload | Refused> {
    return acceptOwnershipTransfer(ctx, { id: ids.uuid(id), confirmSlug });
  }

  @Can('decline', 'OwnershipTransfer')
  @Mutation(() => OwnershipTransferPayload, {
    description: 'Declines a pending offer of ownership. Available to the member who received the offer.',
  })
  declineOwnershipTransfer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<OwnershipTransferPayload | Refused> {
    return declineOwnershipTransfer(ctx, { id: ids.uuid(id) });
  }
}
