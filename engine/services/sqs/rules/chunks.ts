/** How SQS bills what is large: each 64 KiB of the messages in a request, or in the answer to a receive, is one request. */
import { chunkBytes } from '../limits.ts';
import type { QueueState } from '../model.ts';

/** The first chunk is the request itself. @param bytes of all messages together */
export function countChunks(queue: QueueState, bytes: number): void {
  if (bytes > chunkBytes) queue.extraChunksTotal += Math.ceil(bytes / chunkBytes) - 1;
}
