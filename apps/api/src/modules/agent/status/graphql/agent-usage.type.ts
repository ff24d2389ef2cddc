import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An enabled service, which keeps its version when another is published.' })
export class AgentUsageService {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Int, { description: 'Number of the version that the service keeps.' })
  agentNumber: number;

  @Field(() => [String], { description: 'Assigned phone numbers in E.164.' })
  numbers: readonly string[];
}

@ObjectType({ description: 'Where the agent is used: what follows the latest version, and what keeps a fixed one.' })
export class AgentUsage {
  @Field(() => [String], { description: 'Phone numbers in E.164 that use the latest version.' })
  latestNumbers: readonly string[];

  @Field(() => Boolean, {
    description: 'Whether the number of the connected Vapi account uses the latest version. Its digits are not stored.',
  })
  isAccountNumberLatest: boolean;

  @Field(() => [AgentUsageService], { description: 'Enabled services by name. Each keeps a fixed version.' })
  services: readonly AgentUsageService[];
}
