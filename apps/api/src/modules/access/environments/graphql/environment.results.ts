import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { one, type Read } from '../../../../query-compiler/index.ts';
import { Workspace } from '../../workspaces/index.ts';

@ObjectType({ description: 'The workspace was converted. The controls of the new environment apply from now on.' })
export class EnvironmentConverted {
  @Field(() => Workspace)
  readonly workspace: Read = one();
}

export const ConvertEnvironmentResult = createUnionType({
  name: 'ConvertEnvironmentResult',
  types: () => [EnvironmentConverted, Refused] as const,
});
