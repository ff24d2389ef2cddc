import { createUnionType, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';

@ObjectType({ description: 'The message is stored, and goes out.' })
export class MessageSent {
  readonly id: string;
  readonly conversationId: string;

  constructor(id: string, conversationId: string) {
    this.id = id;
    this.conversationId = conversationId;
  }
}

export const SendMessageResult = createUnionType({
  name: 'SendMessageResult',
  types: () => [MessageSent, Refused] as const,
});
