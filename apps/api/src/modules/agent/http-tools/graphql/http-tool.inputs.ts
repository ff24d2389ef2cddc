import type { ToolContextField, ToolKind, ToolMethod } from '@frontdesk/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ToolContextFieldEnum, ToolKindEnum, ToolMethodEnum } from '../../../../graphql/enums.ts';

@InputType({ description: 'A header of the requests of a tool.' })
class ToolHeaderInput {
  @Field(() => String, { description: 'Name of the header, at most 100 letters, digits and hyphens.' })
  name: string;

  @Field(() => Boolean, {
    description: 'Whether the value is a secret. Secrets are stored encrypted and cannot be read.',
  })
  isSecret: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Value with at most 2000 printable characters, and at least 8 if it is a secret. Null to keep a stored secret.',
  })
  value?: string | null;
}

@InputType({ description: 'A value that a tool extracts from the response.' })
class ToolResultFieldInput {
  @Field(() => String, { description: 'Name by which flows use the value, for example `price` for `result.price`.' })
  name: string;

  @Field(() => String, {
    description:
      'Path of the value in the JSON response, for example `data.items.0.price`. Numbers are positions in lists, starting at 0.',
  })
  path: string;
}

@InputType()
abstract class HttpToolTermsInput {
  @Field(() => String, {
    description: 'Name by which flows use the tool: at most 60 lower-case letters, digits and underscores, unique.',
  })
  name: string;

  @Field(() => String, { description: 'What the tool does, with 1 to 300 characters.' })
  description: string;

  @Field(() => ToolKindEnum, { description: 'Whether the tool only reads data or also changes it.' })
  kind: ToolKind;

  @Field(() => ToolMethodEnum, { description: 'HTTP method of the requests.' })
  method: ToolMethod;

  @Field(() => String, {
    description:
      'URL with https, a public host and a fixed origin. Placeholders such as `{order}` in the path and the query name required arguments or fields of the context.',
  })
  url: string;

  @Field(() => String, {
    description:
      'JSON Schema (2020-12) of the arguments: an object with at most 20 properties. Regular expressions and references to other documents are refused.',
  })
  argumentSchema: string;

  @Field(() => [ToolHeaderInput], { description: 'At most 10 headers with different names.' })
  headers: ToolHeaderInput[];

  @Field(() => [ToolContextFieldEnum], {
    description: 'Data of the conversation that is sent in addition to the arguments.',
  })
  contextFields: ToolContextField[];

  @Field(() => [ToolResultFieldInput], {
    description: 'At most 20 values that flows can use. If empty, the response is not read.',
  })
  resultFields: ToolResultFieldInput[];

  @Field(() => Int, { description: 'Time limit of a call in seconds, 1 to 20.' })
  timeoutSeconds: number;

  @Field(() => String, {
    nullable: true,
    description: 'Header with a unique key that is the same in each attempt of a call. If null, no key is sent.',
  })
  idempotencyHeader?: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the provider executes requests with the same key only once. If true, a change is retried after an error. Requires `idempotencyHeader`.',
  })
  isIdempotent: boolean;
}

@InputType()
export class CreateHttpToolInput extends HttpToolTermsInput {}

@InputType()
export class UpdateHttpToolInput extends HttpToolTermsInput {
  @Field(() => ID, { description: 'Id of the tool.' })
  id: string;

  @Field(() => Int, { description: 'Revision of the tool that the change is based on.' })
  revision: number;
}
