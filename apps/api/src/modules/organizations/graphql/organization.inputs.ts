import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class CreateOrganizationInput {
  @Field(() => String, { description: '1 to 100 characters; need not be unique.' })
  name: string;
}

@InputType()
export class RenameOrganizationInput {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;
}

@InputType()
export class SetOrganizationInput {
  @Field(() => ID, { nullable: true, description: 'One that the caller knows; null takes the workspace out.' })
  organizationId?: string | null;
}
