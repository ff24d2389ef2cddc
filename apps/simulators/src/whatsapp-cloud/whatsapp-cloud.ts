import { type Simulator, type SimulatorSettings, startSimulator } from '../server/simulator.ts';
import { type CloudPost, cloudPost } from './cloud-post.ts';
import { cloudRoutes } from './cloud-routes.ts';
import { type CloudMessage, type CloudStore, cloudStore } from './cloud-store.ts';

export interface WhatsAppCloudSimulator extends Simulator {
  state(): { readonly messages: readonly CloudMessage[] };
  /** A contact writes to the number of the account with this token. */
  receive: CloudPost['receive'];
  /** What Meta thinks of a template. */
  template: CloudStore['template'];
}

export interface CloudSettings extends SimulatorSettings {
  readonly webhookUrl: () => string;
  readonly now: () => Date;
}

export async function startWhatsAppCloud(settings: CloudSettings): Promise<WhatsAppCloudSimulator> {
  const store = cloudStore(settings.now);
  let receive: CloudPost['receive'] | undefined;
  const simulator = await startSimulator(settings, (desk) => {
    const post = cloudPost(store, desk.courier, settings);
    ({ receive } = post);
    cloudRoutes(desk, store, post);
    return { state: () => ({ messages: store.messages() }), reset: store.reset };
  });
  return { ...simulator, receive: receive!, template: store.template };
}
