/** All peers of the lab, in the order in which a connection can meet them. */
import type { Scenario } from '../scenario';
import { answerThenCloseUnread } from './answer-then-close-unread';
import { backlogFull } from './backlog-full';
import { closeUnread } from './close-unread';
import { dataThenFin } from './data-then-fin';
import { drip } from './drip';
import { finAtOnce } from './fin-at-once';
import { finMidAnswer } from './fin-mid-answer';
import { halfClose } from './half-close';
import { queueReset } from './queue-reset';
import { refused } from './refused';
import { resetAfterData } from './reset-after-data';
import { resetAtOnce } from './reset-at-once';
import { resetMidAnswer } from './reset-mid-answer';
import { resetWhenIdle } from './reset-when-idle';
import { stall } from './stall';
import { stopReading } from './stop-reading';

export const scenarios: readonly Scenario[] = [
  refused,
  backlogFull,
  queueReset,
  resetAtOnce,
  finAtOnce,
  dataThenFin,
  halfClose,
  stall,
  drip,
  stopReading,
  closeUnread,
  answerThenCloseUnread,
  resetAfterData,
  resetMidAnswer,
  finMidAnswer,
  resetWhenIdle,
];
