import { Field, ID, InputType, Int } from 'type-graphql';
import { GraphQLDateTime } from './scalars.ts';

const EQUAL = 'Matches if the field equals this value. If omitted, the condition does not apply.';
const ANY_OF =
  'Matches if the field equals one of these values, at most 100. An empty list matches nothing. If omitted, the condition does not apply.';
const GREATER = 'Lower bound, exclusive. If omitted, the condition does not apply.';
const AT_LEAST = 'Lower bound, inclusive. If omitted, the condition does not apply.';
const LESS = 'Upper bound, exclusive. If omitted, the condition does not apply.';
const AT_MOST = 'Upper bound, inclusive. If omitted, the condition does not apply.';

@InputType()
abstract class Comparator {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'If true, only items without a value match. If false, only items with a value match. If omitted, the condition does not apply.',
  })
  isNull?: boolean | null;
}

@InputType({
  description:
    'Condition on a text. All specified comparisons must match. VALIDATION_FAILED if a comparison is null; use `isNull` to test for null.',
})
export class StringFilter extends Comparator {
  @Field(() => String, { nullable: true, description: `${EQUAL} Case is significant.` })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: `${ANY_OF} Case is significant.` })
  in?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Matches if the field contains this text, at most 100 characters. Case is ignored. If omitted, the condition does not apply.',
  })
  contains?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Matches if the field starts with this text, at most 100 characters. Case is ignored. If omitted, the condition does not apply.',
  })
  startsWith?: string | null;
}

@InputType({
  description:
    'Condition on an id. All specified comparisons must match. A malformed id matches nothing. VALIDATION_FAILED if a comparison is null; use `isNull` to test for null.',
})
export class IDFilter extends Comparator {
  @Field(() => ID, { nullable: true, description: EQUAL })
  eq?: string | null;

  @Field(() => [ID], { nullable: true, description: ANY_OF })
  in?: string[] | null;
}

@InputType({
  description:
    'Condition on a time. All specified comparisons must match. VALIDATION_FAILED if a comparison is null; use `isNull` to test for null.',
})
export class DateTimeFilter extends Comparator {
  @Field(() => GraphQLDateTime, { nullable: true, description: EQUAL })
  eq?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: GREATER })
  gt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: AT_LEAST })
  gte?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: LESS })
  lt?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: AT_MOST })
  lte?: Date | null;
}

@InputType({
  description:
    'Condition on a number. All specified comparisons must match. VALIDATION_FAILED if a comparison is null; use `isNull` to test for null.',
})
export class IntFilter extends Comparator {
  @Field(() => Int, { nullable: true, description: EQUAL })
  eq?: number | null;

  @Field(() => Int, { nullable: true, description: GREATER })
  gt?: number | null;

  @Field(() => Int, { nullable: true, description: AT_LEAST })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: LESS })
  lt?: number | null;

  @Field(() => Int, { nullable: true, description: AT_MOST })
  lte?: number | null;
}

@InputType({ description: 'Condition on a value that is true or false. VALIDATION_FAILED if `eq` is null.' })
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: EQUAL })
  eq?: boolean | null;
}
