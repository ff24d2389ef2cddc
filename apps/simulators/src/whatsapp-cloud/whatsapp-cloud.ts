import { randomInt } from 'node:crypto';
import { type MediaStore, mediaStore } from '../media/media-store.ts';
import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { type CloudNumber, type CloudNumbers, cloudNumbers } from './cloud-numbers.ts';
import { type CloudPost, cloudPost } from './cloud-post.ts';
import { cloudRoutes } from './cloud-routes.ts';
import { type CloudMessage, type CloudStore, cloudStore } from './cloud-store.ts';

export interface WhatsAppCloudSimulator extends Simulator {
  state(): { readonly messages: readonly CloudMessage[]; readonly numbers: Readonly<Record<string, CloudNumber>> };
  /** Sends a message from a contact to the workspace's phone number. */
  receive: CloudPost['receive'];
  /** Sends a file from a contact to the workspace's phone number. */
  receiveFile: CloudPost['receiveFile'];
  /** Files that contacts sent. */
  readonly files: MediaStore;
  /** Sends any event to the product, signed as by Meta. */
  deliver: CloudPost['deliver'];
  /** Makes the next setup step of a phone number fail once. */
  refuse: CloudNumbers['refuse'];
  /** Sets the approval status of a template. */
  template: CloudStore['template'];
}

export interface CloudSettings extends SimulatorSettings {
  readonly webhookUrl: () => string;
  readonly now: () => Date;
}

export async function startWhatsAppCloud(settings: CloudSettings): Promise<WhatsAppCloudSimulator> {
  const store = cloudStore(settings.now);
  const numbers = cloudNumbers();
  const files = mediaStore(() => String(randomInt(1_000_000_000_000, 2_000_000_000_000)));
  let receive: CloudPost['receive'] | undefined;
  let receiveFile: CloudPost['receiveFile'] | undefined;
  let deliver: CloudPost['deliver'] | undefined;
  const simulator = await startSimulator(settings, (controls) => {
    const post = cloudPost({ store, numbers, files }, controls.courier, settings);
    ({ receive, receiveFile, deliver } = post);
    cloudRoutes(controls, { store, numbers, files, post });
    const reset = () => {
      store.reset();
      numbers.reset();
      files.reset();
    };
    return { state: () => ({ messages: store.messages(), numbers: numbers.all() }), reset };
  });
  return {
    ...simulator,
    files,
    receive: receive!,
    receiveFile: receiveFile!,
    deliver: deliver!,
    refuse: numbers.refuse,
    template: store.template,
  };
}
