/** What the pool tells a function's process. */
export interface InvokeMessage {
  readonly id: string;
  readonly event: unknown;
  /** Milliseconds since 1970 at which the process is killed. */
  readonly deadline: number;
}

/** What a function's process tells the pool. */
export type FunctionMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: FunctionErrorShape }
  | { readonly kind: 'result'; readonly id: string; readonly payload: string }
  | { readonly kind: 'error'; readonly id: string; readonly error: FunctionErrorShape };

/** As Lambda reports a function's error. */
export interface FunctionErrorShape {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}
