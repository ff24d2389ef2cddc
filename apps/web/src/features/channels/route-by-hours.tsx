import { useMutation } from '@apollo/client/react';
import { ROUTE_RULES_MAX } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { NumberRoutingDocument, UpdateNumberRoutingDocument } from '../../gql/route-by-hours.ts';
import { ServiceChoiceDocument } from '../../gql/service-choice.ts';
import type { NumberRow_PhoneConfigFragment, ServiceChoiceQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { RouteRuleFields } from './route-rule-fields.tsx';
import { currentRouteLabel, newRule, type Routing, routingInputOf, ruleError, ruleValuesOf } from './routing-values.ts';

interface Props {
  number: NumberRow_PhoneConfigFragment;
}

/**
 * Button with a dialog that routes a phone number to different services depending on the time. Disabled for viewers who
 * cannot update the number or read services.
 */
export function RouteByHours({ number }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  const seesServices = useCan('read', 'Service');
  const { update } = number.viewerCan;
  const permission = seesServices ? update : { allowed: false, reason: t`You need the agent.read permission.` };
  const title = t`Route ${number.number} by hours`;
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={permission} aria-label={title} onClick={open}>
        {t`Route by hours`}
      </PermissionButton>
      <Modal opened={opened} onClose={close} title={title} size="xl">
        <Rules phoneConfigId={number.id} onDone={close} />
      </Modal>
    </>
  );
}

interface RulesProps {
  phoneConfigId: string;
  onDone: () => void;
}

function Rules({ phoneConfigId, onDone }: RulesProps) {
  const { data } = useScreenQuery(NumberRoutingDocument, { phoneConfigId });
  const { data: choice } = useScreenQuery(ServiceChoiceDocument);
  if (!data || !choice) return <Skeleton height={160} role="status" aria-label={t`Loading rules`} />;
  const services = choice.services.edges.map(({ node }) => node);
  return <RoutingForm routing={data.numberRouting} services={services} onDone={onDone} />;
}

interface FormProps {
  routing: Routing;
  services: readonly ServiceChoiceQuery['services']['edges'][number]['node'][];
  onDone: () => void;
}

function RoutingForm({ routing, services, onDone }: FormProps) {
  const [rules, setRules] = useState(() => ruleValuesOf(routing));
  const [showErrors, setShowErrors] = useState(false);
  const { attempt, pending, refusal } = useSave(onDone);
  const isValid = rules.every((rule) => ruleError(rule) === null);
  const onSubmit = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    setShowErrors(!isValid);
    if (isValid) void attempt(routingInputOf(routing.phoneConfigId, rules));
  };
  return (
    <Form onSubmit={onSubmit} aria-label={t`Routing rules`}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t`The first matching rule applies. If no rule matches, the number uses its own service. Times are in ${routing.timezone}.`}
        </Text>
        <Text size="sm" fw={500}>
          {currentRouteLabel(routing)}
        </Text>
        {rules.map((rule, index) => (
          <RouteRuleFields
            key={rule.key}
            number={index + 1}
            rule={rule}
            services={services}
            showError={showErrors}
            onChange={(next) => setRules(rules.with(index, next))}
            onRemove={() => setRules(rules.toSpliced(index, 1))}
            onMoveUp={index === 0 ? null : () => setRules(rules.toSpliced(index, 1).toSpliced(index - 1, 0, rule))}
          />
        ))}
        {rules.length < ROUTE_RULES_MAX && (
          <Button
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden />}
            style={{ alignSelf: 'start' }}
            onClick={() => setRules([...rules, newRule(rules)])}
          >
            {t`Add rule`}
          </Button>
        )}
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone} disabled={pending}>
            {t`Cancel`}
          </Button>
          <Button type="submit" loading={pending}>
            {t`Save rules`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useSave(onDone: () => void) {
  const [update] = useMutation(UpdateNumberRoutingDocument, { refetchQueries: [NumberRoutingDocument] });
  return useMutationAction(async (input: ReturnType<typeof routingInputOf>) => {
    const { data } = await update({ variables: { input } });
    return handleMutationResult(data?.updateNumberRouting, () => {
      void toast(t`Routing rules saved.`);
      onDone();
    });
  });
}
