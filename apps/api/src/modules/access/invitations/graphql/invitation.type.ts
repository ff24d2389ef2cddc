import type { RoleName } from '@frontdesk/policies';
import { Field, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { InvitationStatusEnum, RoleNameEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';
import type { InvitationStatus } from '../invitations.repository.ts';

@ObjectType({
  implements: Node,
  description: 'An invitation of an email address to the workspace. An address has at most one pending invitation.',
})
export class Invitation {
  id: string;

  @Field(() => String, {
    description: 'Email address in lower case. Only the account with this address can accept the invitation.',
  })
  email: string;

  @Field(() => RoleNameEnum, { description: 'Built-in role that is offered.' })
  role: RoleName;

  @Public('Plain data of an invitation the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      select r.name from custom_roles r
       where r.workspace_id = ${column('workspaceId')} and r.id = ${column('customRoleId')}`,
  )
  @Field(() => String, {
    nullable: true,
    description: 'Name of the custom role that is offered. Null if none is offered.',
  })
  customRoleName: string | null;

  @Field(() => [String], { description: 'Policies that are offered in addition to the policies of the role.' })
  policies: string[];

  @Field(() => String, { description: 'Message from the member who sent the invitation. Can be empty.' })
  note: string;

  @Field(() => String, { description: 'Name of the member who sent the invitation or last renewed its link.' })
  inviterName: string;

  @Field(() => GraphQLDateTime, {
    description: 'Time at which the address was invited. Later emails do not change it.',
  })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'Time of the last invitation email. Another email can be sent one minute later.',
  })
  lastSentAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'Time until which the invitation can be accepted, seven days after its last link was created.',
  })
  expiresAt: Date;

  @Public('Plain data of an invitation the viewer may read.')
  @inSql.expression(
    ({ column }) => sql`
      case when ${column('status')} = 'PENDING' and ${column('expiresAt')} <= ${run.now}::timestamptz then 'EXPIRED'
           else ${column('status')} end`,
  )
  @Field(() => InvitationStatusEnum, {
    description: 'Status at the time of the request. EXPIRED if a pending invitation has expired.',
  })
  status: InvitationStatus;
}

@ObjectType({ description: 'Preview of an invitation. No sign-in is required to read it.' })
export class InvitationPreview {
  @Field(() => String, { description: 'Name of the workspace that the invitation is for.' })
  workspaceName: string;

  @Field(() => String, { description: 'Name of the member who sent the invitation or last renewed its link.' })
  inviterName: string;

  @Field(() => RoleNameEnum, { description: 'Built-in role that is offered.' })
  role: RoleName;

  @Field(() => String, { description: 'Message from the member who sent the invitation. Can be empty.' })
  note: string;

  @Field(() => InvitationStatusEnum, {
    description: 'Status at the time of the request. Only a pending invitation can be accepted.',
  })
  status: InvitationStatus;

  @Field(() => String, { description: 'Partly hidden email address, for example a•••@example.com.' })
  emailHint: string;

  @Field(() => GraphQLDateTime, {
    description: 'Time until which the invitation can be accepted, seven days after its last link was created.',
  })
  expiresAt: Date;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the invitation was sent to the viewer's email address. Null if the viewer is not signed in.",
  })
  isForViewer: boolean | null;
}

export const InvitationConnection = connectionOf('Invitation', () => Invitation);
