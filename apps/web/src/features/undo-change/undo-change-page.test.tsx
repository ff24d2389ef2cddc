import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { UndoFactorChangeDocument } from '../../gql/undo-factor-change.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

it('changes nothing when opened, and shows where the reset link was sent [S4]', async () => {
  const undo = answer(UndoFactorChangeDocument, {
    undoFactorChange: { __typename: 'EmailPayload', email: 'ada@acme.test', errors: [] },
  });
  const { user } = renderAt('/undo-change#token=secret', { as: 'nobody', answers: [undo] });
  const button = await screen.findByRole('button', { name: 'Undo change' });
  expect(undo.asked).toEqual([]);
  await user.click(button);
  expect(await screen.findByRole('heading', { name: 'Change undone' })).toBeInTheDocument();
  expect(screen.getByText(/the link we sent to ada@acme.test/)).toBeInTheDocument();
  expect(undo.asked).toEqual([{ token: 'secret' }]);
});

it('shows when the link was already used [S4]', async () => {
  const gone = answer(UndoFactorChangeDocument, refused('TOKEN_INVALID', 'token'));
  const { user } = renderAt('/undo-change#token=gone', { as: 'nobody', answers: [gone] });
  await user.click(await screen.findByRole('button', { name: 'Undo change' }));
  expect(await screen.findByRole('heading', { name: 'This link is invalid' })).toBeInTheDocument();
});
