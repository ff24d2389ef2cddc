import { OPT_OUT_WORDS, type OptOutLanguage } from '@frontdesk/domain';
import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { TagsField } from '../../ui/tags-field.tsx';

export interface OptOutKeywordsValues {
  optOutKeywords: string[];
  optInKeywords: string[];
  confirmation: string;
}

const NOTHING: OptOutKeywordsValues = { optOutKeywords: [], optInKeywords: [], confirmation: '' };

interface Props {
  language: OptOutLanguage;
  terms: OptOutKeywordsValues | null;
  onChange: (terms: OptOutKeywordsValues | null) => void;
}

/** Enables a language and its additional keywords. */
export function OptOutLanguageFields({ language, terms, onChange }: Props) {
  const { title, stop, start, ambiguous } = OPT_OUT_WORDS[language];
  return (
    <div>
      <Checkbox
        label={title}
        disabled={language === 'en'}
        checked={terms !== null || language === 'en'}
        onChange={(event) => onChange(event.currentTarget.checked ? NOTHING : null)}
      />
      {terms && (
        <Stack gap="xs" mt={4} ps={32} align="stretch">
          <Text size="sm" c="dimmed" dir="auto">
            Opt-out: {stop.join(', ')} · Opt-in: {start.join(', ')}
            {ambiguous.stop.length > 0 &&
              ` · Only while no question, offer or booking is open: ${[...ambiguous.stop, ...ambiguous.start].join(', ')}`}
          </Text>
          <CustomKeywords title={title} language={language} terms={terms} onChange={onChange} />
        </Stack>
      )}
    </div>
  );
}

/** Collapsed until filled, because nine languages have three fields each. */
function CustomKeywords({ title, language, terms, onChange }: Props & { title: string; terms: OptOutKeywordsValues }) {
  const [open, setOpen] = useState(() => Object.values(terms).some(({ length }) => length > 0));
  const fieldsId = useId();
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        ms={-8}
        style={{ alignSelf: 'flex-start' }}
        leftSection={open ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        aria-expanded={open}
        aria-controls={fieldsId}
        onClick={() => setOpen(!open)}
      >
        Custom keywords and reply in {title}
      </Button>
      <Stack gap="xs" id={fieldsId} hidden={!open} style={open ? undefined : { display: 'none' }}>
        <TagsField
          label={`More opt-out keywords in ${title}`}
          maxTags={20}
          value={terms.optOutKeywords}
          onChange={(optOutKeywords) => onChange({ ...terms, optOutKeywords })}
        />
        <TagsField
          label={`More opt-in keywords in ${title}`}
          maxTags={20}
          value={terms.optInKeywords}
          onChange={(optInKeywords) => onChange({ ...terms, optInKeywords })}
        />
        <Textarea
          label={`Opt-out confirmation in ${title}`}
          description="Leave empty to send no reply."
          placeholder={OPT_OUT_WORDS[language].confirmation}
          dir="auto"
          autosize
          minRows={1}
          maxLength={500}
          value={terms.confirmation}
          onChange={(event) => onChange({ ...terms, confirmation: event.currentTarget.value })}
        />
      </Stack>
    </>
  );
}
