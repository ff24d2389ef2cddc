import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { TransferStatusEnum } from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';
import type { TransferStatus } from '../ownership.repository.ts';

@ObjectType({ description: 'Actions that the viewer can take on an offer of ownership, with the reason when not.' })
export class OwnershipTransferPermissions {
  @Field(() => PermissionCheck)
  accept: PermissionCheck;

  @Field(() => PermissionCheck)
  decline: PermissionCheck;

  @Field(() => PermissionCheck)
  cancel: PermissionCheck;
}

@ObjectType({ description: "An owner's offer to transfer the workspace. At most one is pending." })
export class OwnershipTransfer {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The offering owner, who becomes an admin.' })
  fromMemberId: string;

  @Field(() => String)
  fromName: string;

  @Field(() => ID, { description: 'The member who becomes an owner by accepting.' })
  toMemberId: string;

  @Field(() => String)
  toName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true })
  settledAt: Date | null;

  @Public('Plain data of an offer the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('status')} = 'PENDING' and ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else ${column('status')} end`,
  )
  @Field(() => TransferStatusEnum)
  status: TransferStatus;

  @Public("The caller's own permissions.")
  @inSql.permissions('OwnershipTransfer', { accept: 'accept', decline: 'decline', cancel: 'cancel' })
  @Field(() => OwnershipTransferPermissions, { description: 'Actions that the viewer can take while it is pending.' })
  viewerCan: OwnershipTransferPermissions;
}

export const OwnershipTransferConnection = connectionOf('OwnershipTransfer', () => OwnershipTransfer);
