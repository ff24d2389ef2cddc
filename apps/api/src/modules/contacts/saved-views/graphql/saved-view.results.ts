import type { ViewVisibility } from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ViewVisibilityEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
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
}

@ObjectType({ description: 'The new view.' })
export class SavedViewCreated extends SavedViewResult {
  readonly type: 'SavedViewCreated';
}

@ObjectType({ description: 'The updated view.' })
export class SavedViewUpdated extends SavedViewResult {
  readonly type: 'SavedViewUpdated';
}

@ObjectType({ description: 'The view was deleted. Contacts are not affected.' })
export class SavedViewDeleted {
  readonly type: 'SavedViewDeleted';

  @Field(() => ID)
  readonly id: string;
}

export const CreateSavedViewResult = resultUnion('CreateSavedViewResult', SavedViewCreated, Refused);
export const UpdateSavedViewResult = resultUnion('UpdateSavedViewResult', SavedViewUpdated, Refused);
export const DeleteSavedViewResult = resultUnion('DeleteSavedViewResult', SavedViewDeleted, Refused);
