/** Whether a loop asks again and again for what has come to its end. */
import { type OutcomeEvent, unnoticed } from './outcomes';

/** Whether an error was told apart before, or cannot have happened. */
export const errorNoticed = (event: OutcomeEvent): boolean =>
  !event.possible.has('error') || event.toldApart.has('error');

/** Whether control comes back to a call after the end of file although nothing was done about it; `anyway`: nor about an error. */
export const spinsAtEof = (event: OutcomeEvent, anyway = false): boolean =>
  event.kind === 'repeated' &&
  (anyway || errorNoticed(event)) &&
  (event.idle.has('eof') || (unnoticed(event, 'eof') && event.inevitable));
