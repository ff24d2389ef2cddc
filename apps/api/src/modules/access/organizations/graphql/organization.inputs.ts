import { Field, ID, InputType } from 'type-graphql';

@InputType()
export class CreateOrganizationInput {
  @Field(() => String, { description: '1 to 100 characters. Not necessarily unique.' })
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
  @Field(() => ID, {
    nullable: true,
    description: 'An organization that the caller can read. Null removes the workspace from its organization.',
  })
  organizationId?: string | null;
}
