import type { TimelineKind } from '@frontdesk/domain';
import { Arg, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { TimelineKindEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, inSql, NEWEST_FIRST, orderOf, ProjectedField, page, table } from '../../../../query-compiler/index.ts';
import { JobPayload } from '../../../platform/long-jobs/index.ts';
import { MetadataEntry, metadataEntries } from '../../external-data/index.ts';
import { contactsWhere, contactTags } from '../contacts.reads.ts';
import { timelineOf } from '../timeline/timeline.reads.ts';
import { blockContact, createContact, deleteContact, unblockContact, updateContact } from '../use-cases/contacts.ts';
import { mergeContacts } from '../use-cases/merge-contacts.ts';
import { undoContactMerge } from '../use-cases/undo-contact-merge.ts';
import { updateContacts } from '../use-cases/update-contacts.ts';
import { upsertContact } from '../use-cases/upsert-contact.ts';
import {
  ContactFilter,
  ContactOrder,
  ContactPayload,
  CreateContactInput,
  MergeContactsInput,
  UndoContactMergePayload,
  UpdateContactInput,
  UpdateContactsInput,
  UpsertContactPayload,
} from './contact.mutations.ts';
import { Contact, ContactConnection, ContactTag, TimelineEntry } from './contact.type.ts';

@Resolver()
export class ContactResolver {
  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => ContactConnection, { description: 'Contacts of the workspace. By default, newest first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  contacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => ContactFilter, { nullable: true }) filter: ContactFilter | null,
    @Arg('orderBy', () => ContactOrder, {
      nullable: true,
      description: 'Order of the list. If null or omitted, newest first.',
    })
    orderBy: ContactOrder | null,
  ) {
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where: contactsWhere(ctx, filter) });
  }

  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => Contact, {
    description:
      'A contact. NOT_FOUND if the id does not exist in this workspace, and if the viewer cannot read the contact.',
  })
  contact(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => [ContactTag], {
    description: 'The hundred most used tags with their number of contacts, most used first.',
  })
  contactTags(@InWorkspace() ctx: WorkspaceContext) {
    return table(contactTags(ctx));
  }

  @Can('read', 'Contact')
  @ProjectedField()
  @Query(() => [TimelineEntry], {
    description:
      'Timeline of a contact, newest first. It contains the facts of entities that are linked to the entity of the contact. Entries that the viewer cannot read are omitted. If several entries have the same time as the last entry of the page, all of them are returned, even if the page then exceeds `first`.',
  })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  contactTimeline(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID, { description: 'Id of the contact.' }) id: string,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('before', () => GraphQLDateTime, {
      nullable: true,
      description:
        'Time of the last entry of the previous page. Only earlier entries are returned. If null or omitted, the newest entries are returned.',
    })
    before: Date | null,
    @Arg('kinds', () => [TimelineKindEnum], {
      nullable: true,
      description: 'Kinds of the entries. If null or omitted, entries of all kinds are returned.',
    })
    kinds: TimelineKind[] | null,
  ) {
    return table(timelineOf(ctx, { id: ids.uuidOrNone(id), first, before, kinds }));
  }

  @Can('create', 'Contact')
  @Mutation(() => ContactPayload, {
    description: 'Creates a contact. Refused if another contact has the phone number.',
  })
  createContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateContactInput) input: CreateContactInput,
  ): Promise<ContactPayload | Refused> {
    return createContact(ctx, input);
  }

  @Can('create', 'Contact')
  @Mutation(() => UpsertContactPayload, {
    description:
      'Creates a contact, or changes the contact that has one of `externalIds`, or else the phone number. PHONE_TAKEN if the contact with the phone number has another id in one of these systems. Null fields are cleared, omitted ones are not changed. Concurrent requests create one contact. FORBIDDEN without the permission to update contacts, and if contact details are masked for the caller.',
  })
  upsertContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateContactInput) input: CreateContactInput,
  ): Promise<UpsertContactPayload | Refused> {
    return upsertContact(ctx, input);
  }

  @Can('update', 'Contact')
  @Mutation(() => ContactPayload, { description: 'Changes the given fields of a contact.' })
  updateContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateContactInput) input: UpdateContactInput,
  ): Promise<ContactPayload | Refused> {
    return updateContact(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('delete', 'Contact')
  @Mutation(() => DeletedPayload, {
    description:
      'Permanently deletes a contact and its conversations. Its leads remain. The phone number of an opted-out contact remains stored, so that nothing is sent to it. Refused while a legal hold protects the contact.',
  })
  deleteContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteContact(ctx, { id: ids.uuid(id) });
  }

  @Can('block', 'Contact')
  @Mutation(() => ContactPayload, {
    description:
      "Blocks a contact. Nothing is sent to the contact, and the contact's messages are not answered. Refused if the contact is already blocked.",
  })
  blockContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactPayload | Refused> {
    return blockContact(ctx, { id: ids.uuid(id) });
  }

  @Can('block', 'Contact')
  @Mutation(() => ContactPayload, { description: 'Unblocks a contact. Refused if the contact is not blocked.' })
  unblockContact(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<ContactPayload | Refused> {
    return unblockContact(ctx, { id: ids.uuid(id) });
  }

  @Can('merge', 'Contact')
  @Mutation(() => ContactPayload, {
    description:
      'Merges a contact with all its data into another contact, and removes the merged contact. A block, opt-out or consent of either contact applies to the remaining contact. The merge can be undone for 24 hours.',
  })
  mergeContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => MergeContactsInput) input: MergeContactsInput,
  ): Promise<ContactPayload | Refused> {
    return mergeContacts(ctx, { ...input, primaryId: ids.uuid(input.primaryId), mergeId: ids.uuid(input.mergeId) });
  }

  @Can('merge', 'Contact')
  @Mutation(() => UndoContactMergePayload, {
    description:
      'Undoes the last merge of a contact, within 24 hours. Refused if another contact has one of the phone numbers, and under a legal hold.',
  })
  undoContactMerge(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<UndoContactMergePayload | Refused> {
    return undoContactMerge(ctx, { id: ids.uuid(id) });
  }

  @Can('read', 'Contact')
  @Mutation(() => JobPayload, {
    description:
      'Starts a job that tags, untags, blocks, unblocks or deletes many contacts. FORBIDDEN without the policy `contact.manage`. NOT_FOUND if the viewer can read none of the ids. Available to members only, not to API keys.',
  })
  updateContacts(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateContactsInput) input: UpdateContactsInput,
  ): Promise<JobPayload | Refused> {
    return updateContacts(ctx, { ...input, ids: input.ids?.map((id) => ids.uuid(id)) ?? null });
  }
}

@Resolver(() => Contact)
export class ContactFields {
  @Public('Part of the contact.')
  @inSql.row({ metadata: true })
  @FieldResolver(() => [MetadataEntry], {
    description:
      'Values that integrations store with the contact. Sorted by key. Phone numbers and email addresses in them are masked for viewers who may not see contact details.',
  })
  metadata(@Root() contact: { metadata: Readonly<Record<string, string>> }): MetadataEntry[] {
    return metadataEntries(contact);
  }
}
