/** A call as it is seen on the wire. */

/** Why there is no response, or why nobody heard it. */
export type ExchangeFate =
  /** Under way, or not answered yet. */
  | 'open'
  | 'requestLost'
  | 'answerLost'
  /** The caller had given up before the answer came. */
  | 'tooLate'
  /** The learner's own: the answer was given to them, and the log does not keep it. */
  | 'own';

export interface Exchange {
  /** "" is the learner. */
  from: string;
  to: string;
  /** "SendMessage". */
  action: string;
  /** What was asked, under the names that a call by hand takes. */
  input: unknown;
  departMs: number;
  /** Request line, headers and body as text. Broken into lines for the eye; without what the engine does not know. */
  request: string;
  /** The body alone, to be shown with colours; JSON, or form fields for the Query protocol. */
  requestBody: string;
  /** Absent while the answer has not come. */
  response?: string;
  responseBody?: string;
  status?: number;
  /** When the answer reaches the caller; absent when it never does. */
  answeredMs?: number;
  /** Absent where the answer reached the caller. */
  fate?: ExchangeFate;
}
