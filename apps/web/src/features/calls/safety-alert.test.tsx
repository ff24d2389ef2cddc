import { expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { SafetyAlert } from './safety-alert.tsx';

it('shows matched safety rules in a call, and nothing without a match [AM-36]', () => {
  const at = (concerns: string[]) => (
    <MantineProvider>
      <SafetyAlert concerns={concerns} />
    </MantineProvider>
  );
  const { rerender } = render(at(['Danger', 'Sadness']));
  expect(screen.getByRole('status')).toHaveTextContent('Danger, Sadness');
  rerender(at([]));
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});
