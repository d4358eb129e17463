// Generated from the schemas of this folder; edit those and run `npm run generate`.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * SseEnd
         * @description The terminal frame of a task that completed.
         * @example {
         *       "tokens_out": 1,
         *       "usage": {
         *         "prompt_tokens": 5,
         *         "completion_tokens": 1,
         *         "total_tokens": 6
         *       },
         *       "finish_reason": "stop",
         *       "decode_ms": 41
         *     }
         */
        SseEnd: {
            /** @description Pieces sent. */
            tokens_out: number;
            /** @description The engine's own counts, where it gives them. */
            usage?: {
                prompt_tokens: number;
                completion_tokens: number;
                total_tokens: number;
                cached_tokens?: number;
            };
            /**
             * @description Why the engine stopped; content_filter where it withheld what came next, unknown where it does not say.
             * @enum {string}
             */
            finish_reason: "stop" | "length" | "content_filter" | "unknown";
            /** @description From the start of decoding to its end. */
            decode_ms: number;
            /** @description false where the outcome could not be recorded in time; otherwise true or absent. */
            durable?: boolean;
        };
        /**
         * SseError
         * @description The terminal frame of a task that did not complete: an error envelope, and what became of its output.
         * @example {
         *       "code": "CANCELED",
         *       "message": "The task was canceled.",
         *       "retriable": false,
         *       "correlation_id": "c-81",
         *       "tokens_out": 4
         *     }
         * @example {
         *       "code": "QUEUE_FULL_DROP_LRU",
         *       "message": "The task waited longest in a full queue and gave its place to a newer one.",
         *       "retriable": true,
         *       "correlation_id": "c-82",
         *       "pool_id": "small",
         *       "retry_after_ms": 1350,
         *       "policy_label": "drop-lru"
         *     }
         * @example {
         *       "code": "INTERRUPTED",
         *       "message": "The server stopped while the task ran.",
         *       "retriable": true,
         *       "correlation_id": "c-83",
         *       "tokens_lost": true
         *     }
         */
        SseError: {
            /**
             * @description The codes of errors.yaml that may stand in a stream.
             * @enum {string}
             */
            code: "INVALID_PARAMS" | "DEADLINE_UNMET" | "BUDGET_EXHAUSTED" | "QUEUE_FULL_DROP_LRU" | "QUEUE_SHARE_RECLAIMED" | "SHED_LOW_PRIORITY" | "POOL_UNAVAILABLE" | "REPLICA_EXHAUSTED" | "DECODE_TIMEOUT" | "WORKER_RESET" | "STREAM_TOO_LARGE" | "CANCELED" | "INTERRUPTED" | "PLUGIN_FAILED" | "INTERNAL";
            message: string;
            /** @description Whether the same work can succeed under a new task id. */
            retriable: boolean;
            /** @description Of the submission. */
            correlation_id: string;
            engine?: string;
            pool_id?: string;
            retry_after_ms?: number;
            /** @enum {string} */
            policy_label?: "reject" | "drop-lru" | "shed-low-priority" | "quota" | "unavailable";
            details?: Record<string, never>;
            /** @description Pieces sent before it. */
            tokens_out?: number;
            /** @description true where pieces were sent that this log no longer holds. */
            tokens_lost?: boolean;
            /** @description false where the outcome could not be recorded in time; otherwise true or absent. */
            durable?: boolean;
        };
        /**
         * SseMetrics
         * @description How the task stands. Carries no id, is not replayed, and may gain members.
         * @example {
         *       "state": "running",
         *       "queue_depth": 2,
         *       "on_time_probability": 0.97,
         *       "kv_warmth": false,
         *       "kv_migrated": false,
         *       "preempted": false,
         *       "attempt": 1,
         *       "tokens_out": 0
         *     }
         */
        SseMetrics: {
            /**
             * @description Of the task at this moment. running marks the start of decoding.
             * @enum {string}
             */
            state: "queued" | "running";
            /** @description Tasks that wait in the pool. */
            queue_depth: number;
            /** @description Tasks ahead of this one, while it waits. */
            queue_position?: number;
            /** @description Predicted start of decoding from now, while it waits. */
            predicted_start_ms?: number;
            /** @description Predicted terminal event, from now. */
            predicted_end_ms?: number;
            /** @description That the terminal event comes within the deadline. */
            on_time_probability?: number;
            /** @description Whether the replica held the session's KV. */
            kv_warmth?: boolean;
            /** @description Whether KV moved between replicas; false in 1.0. */
            kv_migrated?: boolean;
            /** @description Whether the task was ever preempted. */
            preempted?: boolean;
            /** @description The attempt that runs. */
            attempt?: number;
            /** @description Pieces sent so far. */
            tokens_out?: number;
            tokens_budget_remaining?: number;
            time_budget_remaining_ms?: number;
            cost_budget_remaining?: number;
            engine?: string;
            engine_version?: string;
            pool_id?: string;
            replica_id?: string;
        };
        /**
         * SseStarted
         * @description The first frame of a task's log: what admission said. A resume does not repeat it.
         * @example {
         *       "job_id": "job-01J8Z2",
         *       "queue_position": 3,
         *       "predicted_start_ms": 420
         *     }
         */
        SseStarted: {
            task_id?: string;
            job_id: string;
            /** @description Tasks ahead of it at admission. */
            queue_position: number;
            /** @description Predicted start of decoding, from receipt. */
            predicted_start_ms: number;
        };
        /**
         * TaskEvent
         * @description One event of a task's life, as records list it and sinks receive it. Events are immutable and replay in the order of sequence. Open: readers ignore members and types that they do not know.
         * @example {
         *       "sequence": 0,
         *       "type": "admitted",
         *       "task_id": "5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01",
         *       "job_id": "job-01J8Z2",
         *       "at_ms": 1767225600004,
         *       "state": "queued"
         *     }
         * @example {
         *       "sequence": 4,
         *       "type": "failed",
         *       "task_id": "5b1d5a52-7d3c-4a35-9a55-0a1a7f5c0b01",
         *       "job_id": "job-01J8Z2",
         *       "at_ms": 1767225600900,
         *       "state": "failed",
         *       "error_code": "WORKER_RESET",
         *       "tokens_out": 3
         *     }
         */
        TaskEvent: {
            /** @description Contiguous from 0 within the task. */
            sequence: number;
            /**
             * @description admitted: The submission is durable. started: An attempt began. first-piece: The first piece was sent. attempt-failed: An attempt failed. requeued: It went back to the queue, by a retry or by recovery. preempted: It was preempted. resumed: It went on after a preemption. plugin-failed: A plugin failed or exceeded its time. policy-violation: A policy or a guard found something; the task may go on. completed: Terminal. failed: Terminal. canceled: Terminal. evicted: Terminal. expired: Terminal.
             * @enum {string}
             */
            type: "admitted" | "started" | "first-piece" | "attempt-failed" | "requeued" | "preempted" | "resumed" | "plugin-failed" | "policy-violation" | "completed" | "failed" | "canceled" | "evicted" | "expired";
            task_id: string;
            job_id: string;
            /** @description In what sinks receive. */
            tenant_id?: string;
            session_id?: string;
            /** @description Milliseconds since the Unix epoch. */
            at_ms: number;
            /**
             * @description After the event.
             * @enum {string}
             */
            state?: "queued" | "running" | "completed" | "failed" | "canceled" | "evicted" | "expired";
            /** @enum {string} */
            phase?: "PRE_VALIDATE" | "VALIDATE" | "AUTHORIZE" | "ROUTE" | "PRE_INFERENCE" | "INFERENCE" | "POST_INFERENCE" | "OBSERVABILITY" | "CLEANUP";
            attempt?: number;
            engine?: string;
            pool_id?: string;
            replica_id?: string;
            plugin_id?: string;
            /** @description Of a policy-violation: the rule. */
            rule?: string;
            reason?: string;
            /** @enum {string} */
            error_code?: "INVALID_PARAMS" | "MALFORMED_REQUEST" | "UNSUPPORTED_WORKLOAD" | "ROUTE_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "REQUEST_TIMEOUT" | "TASK_CONFLICT" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "HEADERS_TOO_LARGE" | "UNAUTHENTICATED" | "FORBIDDEN" | "POLICY_DENIED" | "HOST_NOT_ALLOWED" | "DEADLINE_UNMET" | "SESSION_EXHAUSTED" | "BUDGET_EXHAUSTED" | "DETERMINISM_UNSUPPORTED" | "ADMISSION_REJECT" | "QUOTA_EXCEEDED" | "QUEUE_FULL_DROP_LRU" | "QUEUE_SHARE_RECLAIMED" | "SHED_LOW_PRIORITY" | "POOL_UNREADY" | "POOL_UNAVAILABLE" | "REPLICA_EXHAUSTED" | "STORE_UNAVAILABLE" | "SHUTTING_DOWN" | "DECODE_TIMEOUT" | "WORKER_RESET" | "STREAM_TOO_LARGE" | "MODEL_DEPRECATED" | "TASK_NOT_FOUND" | "SESSION_NOT_FOUND" | "POOL_NOT_FOUND" | "MODEL_NOT_FOUND" | "ARTIFACT_NOT_FOUND" | "STATE_CONFLICT" | "RELOAD_FAILED" | "STREAM_GONE" | "SESSION_GONE" | "CANCELED" | "INTERRUPTED" | "UNTRUSTED_ARTIFACT" | "DIGEST_MISMATCH" | "REGISTRY_NOT_ALLOWED" | "CONFIG_INVALID" | "PLUGIN_FAILED" | "PLUGIN_TIMEOUT" | "INTERNAL" | "ILLEGAL_TRANSITION";
            tokens_out?: number;
        } & (unknown & unknown & unknown & unknown & unknown & unknown & unknown & unknown);
        /**
         * SseToken
         * @description One piece: what one event of the engine brought.
         * @example {
         *       "t": "Rhine",
         *       "i": 0
         *     }
         * @example {
         *       "t": " and",
         *       "i": 1,
         *       "token_ids": [
         *         323
         *       ]
         *     }
         */
        SseToken: {
            /** @description The text of the piece. It may be empty only where token_ids are given. */
            t: string;
            /** @description The index of the piece, contiguous from 0 across retries and resumption. */
            i: number;
            /** @description The engine's own ids, where it gives them. */
            token_ids?: number[];
            /** @description The natural logarithm of the piece's probability, where the engine gives it. */
            logprob?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;

export interface EventTypes {
  "end": components['schemas']['SseEnd'];
  "error": components['schemas']['SseError'];
  "metrics": components['schemas']['SseMetrics'];
  "started": components['schemas']['SseStarted'];
  "task-event": components['schemas']['TaskEvent'];
  "token": components['schemas']['SseToken'];
}
