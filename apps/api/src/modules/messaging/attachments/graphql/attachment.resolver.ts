import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { DownloadLinkPayload } from '../../../../graphql/download-link.ts';
import { ids } from '../../../../graphql/ids.ts';
import { MessagePayload } from '../../conversations/index.ts';
import { createAttachmentLink, syncAttachment } from '../use-cases/attachments.ts';

@Resolver()
export class AttachmentResolver {
  @Can('read', 'Message')
  @Mutation(() => DownloadLinkPayload, {
    description:
      'Creates a URL of the file of an attachment, valid for five minutes. Parts of the file can be requested with the Range header. For an image, the query parameter `preview=1` returns a JPEG of at most 1024 pixels per side. Refused if the file is not stored, or if contact details are masked for the viewer, because a file cannot be masked. NOT_FOUND for API keys.',
  })
  createAttachmentLink(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DownloadLinkPayload | Refused> {
    return createAttachmentLink(ctx, ids.uuid(id));
  }

  @Can('markRead', 'Conversation')
  @Mutation(() => MessagePayload, {
    description:
      'Fetches the file of an attachment again from the provider, which stores files for a limited time. Refused unless the status of the attachment is FAILED.',
  })
  syncAttachment(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<MessagePayload | Refused> {
    return syncAttachment(ctx, ids.uuid(id));
  }
}
