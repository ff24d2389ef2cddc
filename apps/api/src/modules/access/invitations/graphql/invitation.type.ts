import type { RoleName } from '@frontdesk/policies';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { InvitationStatusEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';
import type { InvitationStatus } from '../invitations.repository.ts';

@ObjectType({ description: 'An invitation to an address. At most one is pending per address.' })
export class Invitation {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Lower case. Only the account with this address can accept.' })
  email: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Public('Plain data of an invitation the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      select r.name from custom_roles r
       where r.workspace_id = ${column('workspaceId')} and r.id = ${column('customRoleId')}`,
  )
  @Field(() => String, { nullable: true, description: 'Offered custom role. Null: none.' })
  customRoleName: string | null;

  @Field(() => [String], { description: "Offered policies in addition to the role's." })
  policies: string[];

  @Field(() => String, { description: 'Message of the inviter. May be empty.' })
  note: string;

  @Field(() => String)
  inviterName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last email. The next is possible a minute later.' })
  lastSentAt: Date;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;

  @Public('Plain data of an invitation the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('status')} = 'PENDING' and ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else ${column('status')} end`,
  )
  @Field(() => InvitationStatusEnum)
  status: InvitationStatus;
}

@ObjectType({ description: 'Preview of an invitation before sign-in.' })
export class InvitationPreview {
  @Field(() => String)
  workspaceName: string;

  @Field(() => String)
  inviterName: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => String, { description: 'Message of the inviter. May be empty.' })
  note: string;

  @Field(() => InvitationStatusEnum)
  status: InvitationStatus;

  @Field(() => String, { description: 'Partly hidden address, for example a•••@example.com.' })
  emailHint: string;

  @Field(() => GraphQLDateTime)
  expiresAt: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the viewer's address is the invited one. Null when anonymous.",
  })
  isForViewer: boolean | null;
}

export const InvitationConnection = connectionOf('Invitation', () => Invitation);
