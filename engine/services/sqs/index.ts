/** Amazon SQS. Guide: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/ */
import type { ServiceDefinition } from '../../kernel/service.ts';
import { acceptDeadLetter } from './actions/acceptDeadLetter.ts';
import { changeMessageVisibility } from './actions/changeMessageVisibility.ts';
import { changeMessageVisibilityBatch } from './actions/changeMessageVisibilityBatch.ts';
import { createQueue } from './actions/createQueue.ts';
import { deleteMessage } from './actions/deleteMessage.ts';
import { deleteMessageBatch } from './actions/deleteMessageBatch.ts';
import { deleteQueue } from './actions/deleteQueue.ts';
import { getQueueAttributes } from './actions/getQueueAttributes.ts';
import { receiveMessage } from './actions/receiveMessage.ts';
import { sendMessage } from './actions/sendMessage.ts';
import { sendMessageBatch } from './actions/sendMessageBatch.ts';
import { setQueueAttributes } from './actions/setQueueAttributes.ts';
import { card } from './card.ts';
import { queueDoesNotExist, refuseViolation, unknownOperation } from './errors.ts';
import { facts } from './face.ts';
import { begin, configure, end, linked } from './lifecycle.ts';
import { meter } from './meter.ts';
import { metrics } from './metrics.ts';
import type { QueueState } from './model.ts';
import { deadLetterAccepted } from './replies.ts';
import { contents, message, view } from './view.ts';
import { delayElapsed } from './wakeups/delayElapsed.ts';
import { longPollTimedOut } from './wakeups/longPollTimedOut.ts';
import { retentionSwept } from './wakeups/retentionSwept.ts';
import { visibilityExpired } from './wakeups/visibilityExpired.ts';

export const sqs: ServiceDefinition<QueueState> = {
  ...card,
  facts,
  begin,
  linked,
  configure,
  settingsNow: (queue) => queue.settings,
  end,
  accountActions: { CreateQueue: createQueue, DeleteQueue: deleteQueue },
  actions: {
    SendMessage: sendMessage,
    SendMessageBatch: sendMessageBatch,
    ReceiveMessage: receiveMessage,
    DeleteMessage: deleteMessage,
    DeleteMessageBatch: deleteMessageBatch,
    ChangeMessageVisibility: changeMessageVisibility,
    ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
    GetQueueAttributes: getQueueAttributes,
    SetQueueAttributes: setQueueAttributes,
    AcceptDeadLetter: acceptDeadLetter,
  },
  wakeups: { visibilityExpired, delayElapsed, longPollTimedOut, retentionSwept },
  replies: { deadLetterAccepted },
  refuseViolation,
  missing: queueDoesNotExist,
  unknownAction: unknownOperation,
  view,
  contents,
  message,
  metrics,
  meter,
};
