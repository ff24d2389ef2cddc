import { expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { ProviderLink } from './provider-link.tsx';

const show = (href: string) =>
  render(
    <MantineProvider>
      <ProviderLink href={href}>Join the call</ProviderLink>
    </MantineProvider>,
  );

it('links to an https address that a provider supplied, without a referrer [S17]', () => {
  show('https://cal.example.com/video/1?a=b');
  const link = screen.getByRole('link', { name: 'Join the call' });
  expect(link).toHaveAttribute('href', 'https://cal.example.com/video/1?a=b');
  expect(link).toHaveAttribute('rel', 'noreferrer');
});

it.each([
  'javascript:alert(1)',
  'data:text/html,hello',
  'http://cal.example.com/video',
  'https://user:password@cal.example.com/',
  'https:\\\\evil.example.com',
  '//evil.example.com',
  '/admin',
  '',
])('shows the text without a link for %j [S17]', (href) => {
  show(href);
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByText('Join the call')).toBeTruthy();
});
