import { t } from '@lingui/core/macro';
import { Tabs, Text } from '@mantine/core';
import { CopyField } from '../../ui/copy-field.tsx';
import { OneTimeSecret } from '../../ui/one-time-secret.tsx';

/** Code samples that verify the signature of an event with the Standard Webhooks libraries or with openssl. */
const SNIPPETS = [
  {
    title: t`Node`,
    code: `import { Webhook } from 'standardwebhooks';

// body: the raw text, before parsing

const event = new Webhook(process.env.FRONTDESK_WEBHOOK_SECRET).verify(body, {
  'webhook-id': request.headers['webhook-id'],
  'webhook-timestamp': request.headers['webhook-timestamp'],
  'webhook-signature': request.headers['webhook-signature'],
});`,
  },
  {
    title: t`Python`,
    code: `import os
from standardwebhooks.webhooks import Webhook

# body: the raw bytes, before parsing
event = Webhook(os.environ["FRONTDESK_WEBHOOK_SECRET"]).verify(body, dict(request.headers))`,
  },
  {
    title: t`Go`,
    code: `import standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

hook, err := standardwebhooks.NewWebhook(os.Getenv("FRONTDESK_WEBHOOK_SECRET"))
if err != nil {
	return err
}
// body: the raw bytes, before parsing
return hook.Verify(body, request.Header)`,
  },
  {
    title: t`Shell`,
    code: `# $id, $timestamp and $signature from the headers webhook-id, webhook-timestamp, webhook-signature; body.json: the raw body
key=$(printf %s "\${FRONTDESK_WEBHOOK_SECRET#whsec_}" | base64 -d | xxd -p -c 256)
made=$({ printf '%s.%s.' "$id" "$timestamp"; cat body.json; } |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
case " $signature " in *" v1,$made "*) echo verified ;; *) echo refused ;; esac`,
  },
] as const;

/** Shows the new signing secret, with code samples that verify signatures. */
export const SecretStep = ({ secret, onDone }: { secret: string; onDone: () => void }) => (
  <OneTimeSecret
    label={t`New signing secret`}
    words={t`Use this secret to verify that events come from Frontdesk. If you lose the secret, rotate it.`}
    onDone={onDone}
  >
    <CopyField label={t`Signing secret`} value={secret} />
    <Text size="sm" fw={500}>
      {t`Verify signatures`}
    </Text>
    <VerifySnippets />
  </OneTimeSecret>
);

function VerifySnippets() {
  return (
    <Tabs defaultValue={SNIPPETS[0].title}>
      <Tabs.List aria-label={t`Verify in`}>
        {SNIPPETS.map(({ title }) => (
          <Tabs.Tab key={title} value={title}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {SNIPPETS.map(({ title, code }) => (
        <Tabs.Panel key={title} value={title} pt="sm">
          <CopyField label={t`Verify in ${title}`} hideLabel value={code} block />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
