import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { type CloudNumber, type CloudNumbers, cloudNumbers } from './cloud-numbers.ts';
import { type CloudPost, cloudPost } from './cloud-post.ts';
import { cloudRoutes } from './cloud-routes.ts';
import { type CloudMessage, type CloudStore, cloudStore } from './cloud-store.ts';

export interface WhatsAppCloudSimulator extends Simulator {
  state(): { readonly messages: readonly CloudMessage[]; readonly numbers: Readonly<Record<string, CloudNumber>> };
  /** Sends a message from a contact to the workspace's phone number. */
  receive: CloudPost['receive'];
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
  let receive: CloudPost['receive'] | undefined;
  let deliver: CloudPost['deliver'] | undefined;
  const simulator = await startSimulator(settings, (controls) => {
    const post = cloudPost({ store, numbers }, controls.courier, settings);
    ({ receive, deliver } = post);
    cloudRoutes(controls, { store, numbers, post });
    const reset = () => {
      store.reset();
      numbers.reset();
    };
    return { state: () => ({ messages: store.messages(), numbers: numbers.all() }), reset };
  });
  return { ...simulator, receive: receive!, deliver: deliver!, refuse: numbers.refuse, template: store.template };
}
