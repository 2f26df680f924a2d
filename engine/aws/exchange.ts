/** A call as it is seen on the wire. */

export interface Exchange {
  from: string;
  to: string;
  /** "SendMessage". */
  action: string;
  departMs: number;
  /** Request line, headers and body as text. */
  request: string;
  /** The body alone, to be shown with colours; JSON, or form fields for the Query protocol. */
  requestBody: string;
  /** Absent while the answer has not come. */
  response?: string;
  responseBody?: string;
  status?: number;
  answeredMs?: number;
}
