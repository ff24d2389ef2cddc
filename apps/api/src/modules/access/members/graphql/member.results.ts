import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Member } from './member.type.ts';

@ObjectType({ description: "The change applies from the member's next request." })
export class MemberUpdated {
  @Field(() => Member)
  readonly member: Read;

  constructor(id: string) {
    this.member = byId(id);
  }
}

@ObjectType({ description: 'The member was removed. The account stays.' })
export class MemberRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

@ObjectType({ description: 'The caller has left the workspace. The account stays.' })
export class WorkspaceLeft {
  @Field(() => String)
  readonly slug: string;

  constructor(slug: string) {
    this.slug = slug;
  }
}

export const UpdateMemberResult = createUnionType({
  name: 'UpdateMemberResult',
  types: () => [MemberUpdated, Refused] as const,
});
export const RemoveMemberResult = createUnionType({
  name: 'RemoveMemberResult',
  types: () => [MemberRemoved, Refused] as const,
});
export const LeaveWorkspaceResult = createUnionType({
  name: 'LeaveWorkspaceResult',
  types: () => [WorkspaceLeft, Refused] as const,
});
