import type { RoleName } from '@frontdesk/policies';
import { Field, ID, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { InvitationStatusEnum, RoleNameEnum } from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../query-compiler/index.ts';
import type { InvitationStatus } from '../invitations.repository.ts';

@ObjectType({ description: 'An offer of membership to an address. One is pending for an address at a time.' })
export class Invitation {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Lower case; only the account with this address can accept.' })
  email: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Public('Plain data of an invitation the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      select r.name from custom_roles r
       where r.workspace_id = ${column('workspaceId')} and r.id = ${column('customRoleId')}`,
  )
  @Field(() => String, { nullable: true, description: "The role of the workspace's own that is offered; null: none." })
  customRoleName: string | null;

  @Field(() => [String], { description: 'Policies given beside the role.' })
  policies: string[];

  @Field(() => String, { description: "The inviter's own words; may be empty." })
  note: string;

  @Field(() => String)
  inviterName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'It can be mailed again a minute later.' })
  lastSentAt: Date;

  @Field(() => GraphQLDateTimeISO)
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

@ObjectType({ description: 'What the mailed link shows before anybody signs in.' })
export class InvitationPreview {
  @Field(() => String)
  workspaceName: string;

  @Field(() => String)
  inviterName: string;

  @Field(() => RoleNameEnum)
  role: RoleName;

  @Field(() => String, { description: "The inviter's own words; may be empty." })
  note: string;

  @Field(() => InvitationStatusEnum)
  status: InvitationStatus;

  @Field(() => String, { description: 'The invited address with most of its name hidden, as in a•••@example.com.' })
  emailHint: string;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the viewer's address is the invited one; null when nobody is signed in.",
  })
  forViewer: boolean | null;
}

export const InvitationConnection = connectionOf('Invitation', () => Invitation);
