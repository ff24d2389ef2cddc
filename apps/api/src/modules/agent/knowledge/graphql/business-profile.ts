import { Arg, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { businessProfile, updateBusinessProfile } from '../use-cases/business-profile.ts';

@ObjectType({ description: 'A service of the business.' })
class ProfileService {
  @Field(() => String, { description: 'Name of the service, 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'What the service includes, at most 500 characters. Can be empty.' })
  description: string;

  @Field(() => String, {
    description: 'Price as the business states it, for example `from 40 EUR`. Empty if not stated.',
  })
  price: string;

  @Field(() => Int, { nullable: true, description: 'Duration in minutes. Null if not stated.' })
  durationMinutes: number | null;
}

@ObjectType({ description: 'A policy of the business, for example for cancellations.' })
class ProfilePolicy {
  @Field(() => String, { description: 'Subject of the policy, 1 to 100 characters.' })
  title: string;

  @Field(() => String, { description: 'Wording of the policy, at most 2000 characters.' })
  text: string;
}

@ObjectType({ description: 'A public page of the business.' })
class ProfileLink {
  @Field(() => String, { description: 'Title of the page, 1 to 100 characters.' })
  title: string;

  @Field(() => String, { description: 'URL of the page.' })
  url: string;
}

@ObjectType({ description: 'A contact person of the business. Texts that were not entered are empty.' })
class ProfileContactPerson {
  @Field(() => String, { description: 'Name of the person, 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Function of the person in the business, at most 100 characters. Can be empty.' })
  role: string;

  @Field(() => String, { description: 'Phone number as the business writes it. Can be empty.' })
  phone: string;

  @Field(() => String, { description: 'Email address of the person. Can be empty.' })
  email: string;
}

@ObjectType({
  description:
    'Information about the business, from which the agent states facts. Texts that were not entered are empty.',
})
class BusinessProfile {
  @Field(() => String, { description: 'Name of the business, at most 100 characters.' })
  name: string;

  @Field(() => String, { description: 'What the business does, at most 2000 characters.' })
  description: string;

  @Field(() => String, { description: 'Postal address.' })
  address: string;

  @Field(() => String, { description: 'Public phone number as the business writes it.' })
  phone: string;

  @Field(() => String, { description: 'Public email address.' })
  email: string;

  @Field(() => String, { description: 'URL of the website.' })
  website: string;

  @Field(() => [ProfileService], { description: 'Services that the business offers, at most 100.' })
  services: readonly ProfileService[];

  @Field(() => [ProfilePolicy], { description: 'Policies of the business, for example for cancellations, at most 30.' })
  policies: readonly ProfilePolicy[];

  @Field(() => [ProfileLink], { description: 'Public pages of the business, at most 30.' })
  links: readonly ProfileLink[];

  @Field(() => [ProfileContactPerson], { description: 'Persons to contact about the business, at most 30.' })
  contactPersons: readonly ProfileContactPerson[];

  @Field(() => Int, {
    description: 'Number that increases with each change. 0 until the profile is saved for the first time.',
  })
  revision: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last change. Null if the profile was never saved.',
  })
  updatedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member or key that made the last change. Null if the profile was never saved.',
  })
  updatedByName: string | null;
}

@InputType({ description: 'A service of the business.' })
class ProfileServiceInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Description with at most 500 characters.' })
  description: string;

  @Field(() => String, { description: 'Price as the business states it, at most 60 characters. Empty if not stated.' })
  price: string;

  @Field(() => Int, { nullable: true, description: 'Duration in minutes, 1 to 1440. Null if not stated.' })
  durationMinutes?: number | null;
}

@InputType({ description: 'A policy of the business, for example for cancellations.' })
class ProfilePolicyInput {
  @Field(() => String, { description: 'Title with 1 to 100 characters.' })
  title: string;

  @Field(() => String, { description: 'Text with 1 to 2000 characters.' })
  text: string;
}

@InputType({ description: 'A public page of the business.' })
class ProfileLinkInput {
  @Field(() => String, { description: 'Title with 1 to 100 characters.' })
  title: string;

  @Field(() => String, { description: 'URL with the scheme http or https and at most 500 characters.' })
  url: string;
}

@InputType({ description: 'A contact person of the business.' })
class ProfileContactPersonInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Role with at most 100 characters.' })
  role: string;

  @Field(() => String, { description: 'Phone number with at most 30 characters.' })
  phone: string;

  @Field(() => String, { description: 'Email address. Empty if not stated.' })
  email: string;
}

@InputType()
class UpdateBusinessProfileInput {
  @Field(() => Int, { description: 'Revision of the profile that the change is based on.' })
  revision: number;

  @Field(() => String, { description: 'Name with at most 100 characters.' })
  name: string;

  @Field(() => String, { description: 'Description with at most 2000 characters.' })
  description: string;

  @Field(() => String, { description: 'Postal address with at most 300 characters.' })
  address: string;

  @Field(() => String, { description: 'Phone number with at most 30 characters.' })
  phone: string;

  @Field(() => String, { description: 'Email address. Empty if not stated.' })
  email: string;

  @Field(() => String, { description: 'URL with the scheme http or https. Empty if not stated.' })
  website: string;

  @Field(() => [ProfileServiceInput], { description: 'All services, at most 100.' })
  services: ProfileServiceInput[];

  @Field(() => [ProfilePolicyInput], { description: 'All policies, at most 30.' })
  policies: ProfilePolicyInput[];

  @Field(() => [ProfileLinkInput], { description: 'All links, at most 30.' })
  links: ProfileLinkInput[];

  @Field(() => [ProfileContactPersonInput], { description: 'All contact persons, at most 30.' })
  contactPersons: ProfileContactPersonInput[];
}

@ObjectType({ description: 'Payload of the mutations that return a business profile.' })
export class BusinessProfilePayload extends Payload {
  @Field(() => BusinessProfile, { description: 'Business profile after the mutation.' })
  readonly profile: BusinessProfile;
}

@Resolver()
export class BusinessProfileResolver {
  @Can('read', 'BusinessProfile')
  @Query(() => BusinessProfile, {
    description: 'Business profile of the workspace, from which the agent states facts.',
  })
  businessProfile(@InWorkspace() ctx: WorkspaceContext): Promise<BusinessProfile> {
    return businessProfile(ctx);
  }

  @Can('update', 'BusinessProfile')
  @Mutation(() => BusinessProfilePayload, {
    description: 'Replaces the business profile. Refused if it was changed since the given revision.',
  })
  updateBusinessProfile(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateBusinessProfileInput) input: UpdateBusinessProfileInput,
  ): Promise<BusinessProfilePayload | Refused> {
    return updateBusinessProfile(ctx, input);
  }
}
