/** Why a request is not served, as the error of the OpenAI API says it. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  readonly retryAfterS?: number;
}

/** Ends the reading of a request. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** By itself: what can't be understood. */
export const refuse = (refusal: Partial<Refusal> & { readonly message: string }): never => {
  throw new Refused({ status: 400, type: 'invalid_request_error', param: null, code: null, ...refusal });
};
