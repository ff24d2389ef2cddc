import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../../graphql/node.ts';

@ObjectType({
  implements: Node,
  description: 'A file in the header of a template. `createTemplateFileLink` returns a URL of the file.',
})
export class TemplateFile {
  id: string;

  @Field(() => String, { description: 'Name of the file. Contacts see the name of a document.' })
  name: string;

  @Field(() => String, {
    description: 'Media type, detected from the content: image/jpeg, image/png, video/mp4 or application/pdf.',
  })
  contentType: string;

  @Field(() => Int, { description: 'Size of the stored file in bytes.' })
  byteCount: number;
}
