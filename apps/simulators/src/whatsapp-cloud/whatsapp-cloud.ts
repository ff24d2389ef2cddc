import { randomInt } from 'node:crypto';
import { type MediaStore, mediaStore } from '../media/media-store.ts';
import { seedOf } from '../sandbox.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { cloudUploads } from './cloud-media.ts';
import { type CloudNumber, type CloudNumbers, cloudNumbers } from './cloud-numbers.ts';
import { type CloudPost, cloudPost } from './cloud-post.ts';
import { cloudRoutes } from './cloud-routes.ts';
import { type CloudMessage, type CloudStore, type CloudTemplate, cloudStore } from './cloud-store.ts';

export interface WhatsAppCloudSimulator extends Simulator {
  state(): { readonly messages: readonly CloudMessage[]; readonly numbers: Readonly<Record<string, CloudNumber>> };
  /** Sends a message from a contact to the workspace's phone number. */
  receive: CloudPost['receive'];
  /** Sends a file from a contact to the workspace's phone number. */
  receiveFile: CloudPost['receiveFile'];
  /** Presses an option of a message on a contact's phone. */
  press: CloudPost['press'];
  /** Returns the messages from and to a contact, oldest first. */
  messagesOf(accessToken: string, contact: string): readonly CloudMessage[];
  /** Marks the messages that a contact received as read. */
  readAll(accessToken: string, contact: string): void;
  /** Ends the upload sessions that are in progress. */
  expireUploads(): void;
  /** Files that contacts sent, and files of templates that were sent to them. */
  readonly files: MediaStore;
  /** Sends any event to Frontdesk, with a signature like Meta's. */
  deliver: CloudPost['deliver'];
  /** Makes the next setup step of a phone number fail once. */
  refuse: CloudNumbers['refuse'];
  /** Sets the approval status of a template. */
  template: CloudStore['template'];
  /** Returns the templates of the account to which an access token belongs. */
  templatesOf(accessToken: string): readonly CloudTemplate[];
}

export interface CloudSettings extends SimulatorSettings {
  readonly webhookUrl: () => string;
  readonly now: () => Date;
}

export async function startWhatsAppCloud(settings: CloudSettings): Promise<WhatsAppCloudSimulator> {
  const store = cloudStore(settings.now);
  const numbers = cloudNumbers();
  const files = mediaStore(() => String(randomInt(1_000_000_000_000, 2_000_000_000_000)));
  const uploads = cloudUploads();
  let post: CloudPost | undefined;
  const simulator = await startSimulator(settings, (controls) => {
    post = cloudPost({ store, numbers, files }, controls.courier, settings);
    cloudRoutes(controls, { store, numbers, files, uploads, post });
    const reset = () => {
      store.reset();
      numbers.reset();
      files.reset();
      uploads.reset();
    };
    return { state: () => ({ messages: store.messages(), numbers: numbers.all() }), reset };
  });
  const { receive, receiveFile, deliver, press, read } = post!;
  const messagesOf = (accessToken: string, contact: string) =>
    store.between(seedOf('EAA', accessToken) ?? '', contact.replace(/^\+/, ''));
  return {
    ...simulator,
    files,
    receive,
    receiveFile,
    deliver,
    press,
    messagesOf,
    readAll: (accessToken, contact) => {
      for (const message of messagesOf(accessToken, contact)) read(message);
    },
    refuse: numbers.refuse,
    expireUploads: uploads.expire,
    template: store.template,
    templatesOf: (accessToken) => store.templates(seedOf('EAA', accessToken) ?? ''),
  };
}
