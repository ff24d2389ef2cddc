import { REFUSAL_CODES, REFUSALS, type RefusalCode } from '@frontdesk/domain';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const RefusalCodeEnum = Object.fromEntries(REFUSAL_CODES.map((code) => [code, code])) as Record<
  RefusalCode,
  string
>;

registerEnumType(RefusalCodeEnum, {
  name: 'RefusalCode',
  description: 'Why an operation that was understood and allowed was not carried out.',
  valuesConfig: Object.fromEntries(REFUSAL_CODES.map((code) => [code, { description: REFUSALS[code] }])),
});

@ObjectType({ description: 'An expected "no" that the caller can act on. Nothing was changed.' })
export class Refused {
  @Field(() => RefusalCodeEnum, { description: 'Stable; switch on it.' })
  readonly code: RefusalCode;

  @Field(() => String, { description: 'One sentence for people.' })
  readonly message: string;

  @Field(() => String, { nullable: true, description: 'The input field it is about; null when it is about the whole.' })
  readonly field: string | null;

  constructor(code: RefusalCode, field: string | null, message: string) {
    this.code = code;
    this.message = message;
    this.field = field;
  }
}

/** `message`: where the sentence names somebody. */
export const refused = (code: RefusalCode, field: string | null = null, message: string = REFUSALS[code]): Refused =>
  new Refused(code, field, message);
