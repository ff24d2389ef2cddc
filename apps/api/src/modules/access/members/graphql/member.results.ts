import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Member } from './member.type.ts';

@ObjectType({ description: "The change applies from the member's next request." })
export class MemberUpdated {
  readonly type: 'MemberUpdated';

  @Field(() => Member)
  readonly member: Read;
}

@ObjectType({ description: 'The member was removed. The account stays.' })
export class MemberRemoved {
  readonly type: 'MemberRemoved';

  @Field(() => ID)
  readonly id: string;
}

@ObjectType({ description: 'The caller has left the workspace. The account stays.' })
export class WorkspaceLeft {
  readonly type: 'WorkspaceLeft';

  @Field(() => String)
  readonly slug: string;
}

export const UpdateMemberResult = resultUnion('UpdateMemberResult', MemberUpdated, Refused);
export const RemoveMemberResult = resultUnion('RemoveMemberResult', MemberRemoved, Refused);
export const LeaveWorkspaceResult = resultUnion('LeaveWorkspaceResult', WorkspaceLeft, Refused);
