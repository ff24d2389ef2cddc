/** An address that came in from outside may lead to the provider, and nowhere else in or out of our network. */
export function isProviderHost(given: string, address: string): boolean {
  if (!URL.canParse(given)) return false;
  const [asked, ours] = [new URL(given), new URL(address)];
  if (asked.username || asked.password) return false;
  const isSibling =
    ours.hostname === 'api.vapi.ai' && asked.protocol === 'https:' && asked.hostname.endsWith('.vapi.ai');
  return asked.origin === ours.origin || isSibling;
}
