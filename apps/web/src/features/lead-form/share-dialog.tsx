import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { saveFile } from '../../lib/save-file.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { CopyField } from '../../ui/copy-field.tsx';
import { QrCode, qrCodeSvg } from '../../ui/qr-code.tsx';
import { savePng } from './save-png.ts';
import { ShareEmbed } from './share-embed.tsx';
import type { FormDraft } from './use-form-draft.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  draft: FormDraft;
}

/** Dialog with the ways to share the form: URL, QR code, WhatsApp link, and code that embeds it in a website. */
export function ShareDialog({ opened, onClose, draft }: Props) {
  const { formUrl } = useWorkspace();
  const { whatsAppNumber } = draft.form;
  return (
    <Modal opened={opened} onClose={onClose} title={t`Share form`} size="lg">
      <Tabs defaultValue="link" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="link">{t`Link and QR code`}</Tabs.Tab>
          {whatsAppNumber && <Tabs.Tab value="whatsapp">{t`WhatsApp link`}</Tabs.Tab>}
          <Tabs.Tab value="embed">{t`Embed`}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="link">
          <ShareLink url={formUrl} />
        </Tabs.Panel>
        {whatsAppNumber && (
          <Tabs.Panel value="whatsapp">
            <ShareWhatsApp number={whatsAppNumber} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="embed">
          <ShareEmbed draft={draft} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

function ShareLink({ url }: { url: string }) {
  const { slug } = useWorkspace();
  const svg = () => qrCodeSvg(url);
  return (
    <Stack gap="md">
      <CopyField label={t`Form URL`} value={url} />
      <Group align="center" gap="lg">
        <QrCode text={url} label={t`QR code of the form URL`} />
        <Stack gap="xs">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => saveFile(svg(), `form-${slug}.svg`, 'image/svg+xml')}
          >
            {t`Download SVG`}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            onClick={() => void savePng(svg(), `form-${slug}.png`)}
          >
            {t`Download PNG`}
          </Button>
        </Stack>
      </Group>
    </Stack>
  );
}

/** WhatsApp link that opens a chat with the workspace's phone number. */
function ShareWhatsApp({ number }: { number: string }) {
  const [text, setText] = useState('');
  const query = text.trim() ? `?text=${encodeURIComponent(text.trim())}` : '';
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t`Opens a WhatsApp chat with ${number}.`}
      </Text>
      <TextInput
        label={t`Prefilled text (optional)`}
        value={text}
        maxLength={300}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <CopyField label={t`WhatsApp link`} value={`https://wa.me/${number.replace('+', '')}${query}`} />
    </Stack>
  );
}
