/** What the learner's eye shall find in one portrait: the message that is followed, and the one the caption speaks of. */
import { useSession } from '../session.ts';
import { useMirror } from '../simulation/mirror.ts';

export interface Attention {
  followed: number | undefined;
  /** Message the caption speaks of, if it is here. */
  origin: number | undefined;
  /** Number of that fact: a new one glows anew. */
  seq: number;
}

export function useAttention(id: string): Attention {
  const followed = useSession((state) => state.followed);
  const origin = useMirror(({ caption }) => (caption?.resource === id ? caption.origin : undefined));
  const seq = useMirror(({ caption }) => (caption?.resource === id ? caption.seq : 0));
  return { followed, origin, seq };
}
