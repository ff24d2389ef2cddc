import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { AssignServiceToPhoneConfigDocument } from '../../gql/assign-service-to-phone-config.ts';
import { ServiceChoiceDocument } from '../../gql/service-choice.ts';
import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useNumberStep } from './use-number-step.ts';

interface Props {
  number: NumberRow_PhoneConfigFragment;
}

/**
 * Button with a dialog that selects the service of a phone number (AM-33). Disabled for viewers who cannot update the
 * number or read services.
 */
export function RouteNumber({ number }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const seesServices = useCan('read', 'Service');
  const { update } = number.viewerCan;
  const permission = seesServices ? update : { allowed: false, reason: t`You need the agent.read permission.` };
  const title = t`Choose service for ${number.number}`;
  return (
    <>
      <PermissionButton
        size="xs"
        variant={needsService(number) ? 'filled' : 'default'}
        permission={permission}
        aria-label={title}
        onClick={open}
      >
        {t`Choose service`}
      </PermissionButton>
      <Modal opened={opened} onClose={close} title={title}>
        <ServiceForm number={number} onDone={close} />
      </Modal>
    </>
  );
}

/** Whether calls to the phone number are rejected because it has no service. */
export const needsService = ({ provider, status, serviceId }: NumberRow_PhoneConfigFragment): boolean =>
  provider === 'VAPI' && status === 'ACTIVE' && serviceId === null;

function ServiceForm({ number, onDone }: Props & { onDone: () => void }) {
  const { slug } = useWorkspace();
  const { data } = useScreenQuery(ServiceChoiceDocument);
  const services = data?.services.edges.map(({ node }) => node) ?? [];
  const form = useForm({ initialValues: { serviceId: number.serviceId ?? '' } });
  const { attempt, pending, refusal } = useNumberStep(
    AssignServiceToPhoneConfigDocument,
    t`Service of ${number.number} updated.`,
  );
  const onSubmit = form.onSubmit(({ serviceId }) => {
    void attempt({ id: number.id, serviceId: serviceId || null }).then((done) => done && onDone());
  });
  const noService = number.provider === 'VAPI' ? t`None (calls are rejected)` : t`None (the default agent replies)`;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Service of the phone number`}>
      <Stack gap="md">
        <NativeSelect
          data-autofocus
          label={t`Service`}
          description={t`Applies from the next call or message.`}
          disabled={!data}
          data={[
            { value: '', label: noService },
            ...services.map(({ id, name, disabledAt }) => ({
              value: id,
              label: disabledAt ? `${name} (disabled)` : name,
            })),
          ]}
          {...form.getInputProps('serviceId')}
        />
        {data && services.length === 0 && (
          <Text size="sm" c="dimmed">
            <Trans>
              No services yet. Create one in{' '}
              <AnchorLink to={paths.services({ workspace: slug })} inherit td="underline">
                Services
              </AnchorLink>
              .
            </Trans>
          </Text>
        )}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone} disabled={pending}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={pending} disabled={!data}>
            {t`Save`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
