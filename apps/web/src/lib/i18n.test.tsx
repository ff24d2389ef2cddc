import { expect, it } from '@jest/globals';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { render } from '@testing-library/react';

it('selects the plural and groups the digits of a count', () => {
  const text = (count: number) => t`${plural(count, { one: '# lead', other: '# leads' })} of Acme`;
  expect([0, 1, 1204].map(text)).toEqual(['0 leads of Acme', '1 lead of Acme', '1,204 leads of Acme']);
});

it('renders the elements of a message and shows tags in a value as text', () => {
  const name = '<0>Ada</0> & <b>';
  const { container } = render(
    <p>
      <Trans>
        Assigned to <strong>{name}</strong> since {<time>today</time>}.
      </Trans>
    </p>,
  );
  expect(container.querySelector('p')).toHaveTextContent('Assigned to <0>Ada</0> & <b> since today.');
  expect(container.querySelector('strong')).toHaveTextContent(name);
  expect(container.querySelector('time')).toHaveTextContent('today');
});
