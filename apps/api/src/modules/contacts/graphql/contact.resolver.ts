import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { byId, orderOf, ProjectedField, page, table } from '../../../query-compiler/index.ts';
import { contactTags } from '../contact-tags.reads.ts';
import { contactsWhere } from '../contacts.reads.ts';
import { timelineOf } from '../timeline.reads.ts';
import { blockContact, unblockContact } from '../use-cases/block-contact.ts';
import { changeContacts } from '../use-cases/change-contacts.ts';
import { createContact } from '../use-cases/create-contact.ts';
import { deleteContact } from '../use-cases/delete-contact.ts';
import { mergeContacts } from '../use-cases/merge-contacts.ts';
import { undoContactMerge } from '../use-cases/undo-contact-merge.ts';
import { updateContact } from '../use-cases/update-contact.ts';
import {
  BlockContactInput,
  ChangeContactsInput,
  ContactFilter,
  ContactSort,
  CreateContactInput,
  DeleteContactInput,
  MergeContactsInput,
  UnblockContactInput,
  UndoContactMergeInput,
  UpdateContactInput,
} from './contact.inputs.ts';
import {
  BlockContactResult,
  ChangeContactsResult,
  CreateContactResult,
  DeleteContactResult,
  MergeContactsResult,
  UnblockContactResult,
  UndoContactMergeResult,
  UpdateContactResult,
} from './contact.results.ts';
import { Contact, ContactConnection, ContactTag, TimelineEntry } from './contact.type.ts';

@Resolver()
export class ContactResolver {
  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => ContactConnection, { description: 'Contacts, newest first unless another order is asked for.' })
  // oxlint-disable-next-line max-params -- one parameter for each argument of the field.
  contacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ContactFilter, { nullable: true }) filter: ContactFilter | null,
    @Arg('sort', () => ContactSort, { nullable: true }) sort: ContactSort | null,
  ) {
    return page({ first, after }, { ...orderOf(sort), where: contactsWhere(ctx, filter ?? {}) });
  }

  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => Contact, { description: 'One contact; NOT_FOUND for an id of another workspace or of none.' })
  contact(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => [ContactTag], { description: 'The hundred tags that most contacts have.' })
  contactTags(@InWorkspace() ctx: WorkspaceContext) {
    return table(contactTags(ctx));
  }

  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => [TimelineEntry], {
    description:
      'Everything about a person, newest first, as far as the viewer may see it. What happened at the moment of the last comes with it, beyond `first`.',
  })
  contactTimeline(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('before', () => GraphQLDateTimeISO, { nullable: true }) before: Date | null,
  ) {
    return table(timelineOf(ctx, { id: ids.uuidOrNone(id), first, before }));
  }

  @Can('create', 'Contact')
  @Mutation(() => CreateContactResult, { description: 'Adds a person by their number.' })
  createContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateContactInput) input: CreateContactInput,
  ) {
    return createContact(ctx, input);
  }

  @Can('update', 'Contact')
  @Mutation(() => UpdateContactResult, { description: 'Changes what is given and leaves the rest.' })
  updateContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateContactInput) input: UpdateContactInput,
  ) {
    return updateContact(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Contact')
  @Mutation(() => DeleteContactResult, {
    description:
      'Removes a person and their conversations for good. Their number is kept where they asked for silence, so that nobody writes to them again.',
  })
  deleteContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeleteContactInput) input: DeleteContactInput,
  ) {
    return deleteContact(ctx, { id: ids.uuid(input.id) });
  }

  @Can('block', 'Contact')
  @Mutation(() => BlockContactResult, { description: 'Sends them nothing more, and answers nothing of theirs.' })
  blockContact(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => BlockContactInput) input: BlockContactInput) {
    return blockContact(ctx, { id: ids.uuid(input.id) });
  }

  @Can('block', 'Contact')
  @Mutation(() => UnblockContactResult, { description: 'Takes a block back.' })
  unblockContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UnblockContactInput) input: UnblockContactInput,
  ) {
    return unblockContact(ctx, { id: ids.uuid(input.id) });
  }

  @Can('merge', 'Contact')
  @Mutation(() => MergeContactsResult, { description: 'Makes one contact of two, with all that belongs to either.' })
  mergeContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => MergeContactsInput) input: MergeContactsInput,
  ) {
    return mergeContacts(ctx, { ...input, keepId: ids.uuid(input.keepId), mergeId: ids.uuid(input.mergeId) });
  }

  @Can('merge', 'Contact')
  @Mutation(() => UndoContactMergeResult, {
    description: 'Makes two of one again, within a day of the merge: the last merge of the contact.',
  })
  undoContactMerge(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UndoContactMergeInput) input: UndoContactMergeInput,
  ) {
    return undoContactMerge(ctx, { id: ids.uuid(input.id) });
  }

  @Can('read', 'Contact')
  @Mutation(() => ChangeContactsResult, {
    description: 'Tags, untags, blocks, unblocks or deletes many, as a job; each change asks for its own right.',
  })
  changeContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ChangeContactsInput) input: ChangeContactsInput,
  ) {
    return changeContacts(ctx, { ...input, ids: input.ids?.map((id) => ids.uuid(id)) ?? null });
  }
}
