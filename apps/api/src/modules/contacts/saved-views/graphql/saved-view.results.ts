import type { ViewVisibility } from '@frontdesk/domain';
import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ViewVisibilityEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { SavedView } from './saved-view.type.ts';

@InputType()
export class CreateSavedViewInput {
  @Field(() => String, { description: '1 to 100 characters.' })
  name: string;

  @Field(() => String, {
    description:
      'URL-encoded query string of the contact list, without the leading `?`; up to 2000 characters. Empty: all contacts.',
  })
  query: string;

  @Field(() => ViewVisibilityEnum)
  visibility: ViewVisibility;
}

@InputType()
export class UpdateSavedViewInput extends CreateSavedViewInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class DeleteSavedViewInput {
  @Field(() => ID)
  id: string;
}

@ObjectType()
abstract class SavedViewResult {
  @Field(() => SavedView)
  readonly view: Read;

  constructor(id: string) {
    this.view = byId(id);
  }
}

@ObjectType({ description: 'The new view.' })
export class SavedViewCreated extends SavedViewResult {}

@ObjectType({ description: 'The updated view.' })
export class SavedViewUpdated extends SavedViewResult {}

@ObjectType({ description: 'The view was deleted. Contacts are not affected.' })
export class SavedViewDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const CreateSavedViewResult = createUnionType({
  name: 'CreateSavedViewResult',
  types: () => [SavedViewCreated, Refused] as const,
});
export const UpdateSavedViewResult = createUnionType({
  name: 'UpdateSavedViewResult',
  types: () => [SavedViewUpdated, Refused] as const,
});
export const DeleteSavedViewResult = createUnionType({
  name: 'DeleteSavedViewResult',
  types: () => [SavedViewDeleted, Refused] as const,
});
