import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An enabled service. It continues to use its version when a new version is published.' })
export class AgentUsageService {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { description: 'Number of the version that the service uses.' })
  agentNumber: number;

  @Field(() => [String], { description: 'Phone numbers that are assigned to the service, in E.164 format.' })
  numbers: readonly string[];
}

@ObjectType({ description: 'Phone numbers and services that use the agent.' })
export class AgentUsage {
  @Field(() => [String], { description: 'Phone numbers that always use the latest version, in E.164 format.' })
  latestNumbers: readonly string[];

  @Field(() => Boolean, {
    description:
      'Whether the phone number of the connected Vapi account uses the latest version. The number itself is not stored.',
  })
  isAccountNumberLatest: boolean;

  @Field(() => [AgentUsageService], { description: 'Enabled services by name. Each service uses a fixed version.' })
  services: readonly AgentUsageService[];
}
