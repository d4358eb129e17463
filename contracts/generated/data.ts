// Generated from the schemas of this folder; edit those and run `npm run generate`.

export interface paths {
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        /** List the tenant's tasks, youngest first */
        get: operations["listTasks"];
        put?: never;
        /**
         * Submit a task
         * @description Answers 202 once the task is durable. The same task_id with the same body again repeats the first admission with the task's present state and consumes no quota; with another body it is TASK_CONFLICT. A refused submission leaves its task_id free.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{task_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The task's id. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /**
         * Read the record of a task
         * @description The whole of what happened, in any state. A key with the operator role also sees candidates, scores and loads.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{task_id}/stream": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The task's id. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        /**
         * Follow the stream of a task
         * @description Server-sent events from the start of the task's log, or after Last-Event-ID. Their order is contracts/events/stream.order.yaml; every reader sees the same frames with the same ids. Until the first frame a failure is a status, afterwards it is the error event.
         */
        get: operations["streamTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{task_id}/cancel": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The task's id. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a task
         * @description Idempotent in every state. After the answer no piece is added to the stream. Takes no body.
         */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The session's id. */
                session_id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        /** Read a session */
        get: operations["getSession"];
        put?: never;
        post?: never;
        /**
         * End a session
         * @description Cancels the session's tasks and evicts its KV. Afterwards the id is gone for the idempotency window.
         */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["getHealthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        /** Whether new work is taken */
        get: operations["getReadyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        /** The metrics of contracts/metrics.yaml */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi/{document}": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        /** The contract that this server serves, whole */
        get: operations["getOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        /** A page for people that lists the operations */
        get: operations["getApiPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The one shape of every error answer. */
        ErrorEnvelope: {
            code: components["schemas"]["ErrorCode"];
            /** @description The catalogue's sentence or one as public. */
            message: string;
            /** @description As the catalogue says: whether the same work can succeed later without any change. */
            retriable: boolean;
            correlation_id: components["schemas"]["CorrelationId"];
            engine?: components["schemas"]["Engine"];
            pool_id?: components["schemas"]["PoolId"];
            retry_after_ms?: number;
            policy_label?: components["schemas"]["PolicyLabel"];
            details?: components["schemas"]["ErrorDetails"];
        };
        /** @description An error envelope that also says when to come back and what refused. */
        BackpressureErrorEnvelope: components["schemas"]["ErrorEnvelope"] & {
            retry_after_ms: number;
            policy_label: components["schemas"]["PolicyLabel"];
        };
        /**
         * @description queued and running may still move; the others are terminal.
         * @enum {string}
         */
        TaskState: "queued" | "running" | "completed" | "failed" | "canceled" | "evicted" | "expired";
        /**
         * @description The phases of the pipeline in their order.
         * @enum {string}
         */
        Phase: "PRE_VALIDATE" | "VALIDATE" | "AUTHORIZE" | "ROUTE" | "PRE_INFERENCE" | "INFERENCE" | "POST_INFERENCE" | "OBSERVABILITY" | "CLEANUP";
        /** @description What is asked of the model. 1.0 serves completion; any other is UNSUPPORTED_WORKLOAD. */
        Workload: string;
        /**
         * @description strict asks for the same pieces from every replica of the set; best_effort promises nothing.
         * @enum {string}
         */
        Determinism: "strict" | "best_effort";
        /** @description Fits every shipped wire exactly. Without one the server derives and records one. */
        Seed: number;
        SamplerProfileVersion: string;
        Message: {
            /** @enum {string} */
            role: "system" | "user" | "assistant";
            content: string;
        };
        /** @description What is absent is left to the sampler profile of the replica set. */
        Sampler: {
            temperature?: number;
            top_p?: number;
            /** @description 0 turns it off. */
            top_k?: number;
            min_p?: number;
            repetition_penalty?: number;
            /** @description As many as every shipped wire takes. */
            stop?: string[];
        };
        /** @description The client's own notes. They are kept in the record and steer nothing but a canary by label. */
        Labels: {
            [key: string]: string;
        };
        /** @description A task as its client submits it. The tenant is the key's. Exactly one of prompt and messages is given. */
        TaskRequest: {
            task_id: components["schemas"]["TaskId"];
            session_id?: components["schemas"]["SessionId"];
            workload: components["schemas"]["Workload"];
            model_ref: components["schemas"]["ModelRef"];
            engine: components["schemas"]["Engine"];
            /** @description The context that the task needs. */
            ctx: number;
            priority: components["schemas"]["Priority"];
            /** @description The most tokens that may be generated. */
            max_tokens: number;
            /** @description From receipt to the terminal event. */
            deadline_ms: number;
            seed?: components["schemas"]["Seed"];
            determinism?: components["schemas"]["Determinism"];
            sampler_profile_version?: components["schemas"]["SamplerProfileVersion"];
            prompt?: string;
            messages?: components["schemas"]["Message"][];
            sampler?: components["schemas"]["Sampler"];
            /** @description How many tokens the client expects; better predictions follow. */
            expected_tokens?: number;
            /**
             * @description Whether the session's KV is wanted.
             * @enum {string}
             */
            kv_hint?: "reuse" | "cold";
            /** @description Take a deprecated model all the same. Absent means false. */
            override?: boolean;
            labels?: components["schemas"]["Labels"];
        } & (unknown | unknown);
        Streams: {
            /** @description The path of the task's stream. */
            sse: string;
        };
        AdmissionResponse: {
            task_id: components["schemas"]["TaskId"];
            job_id: components["schemas"]["JobId"];
            state: components["schemas"]["TaskState"];
            /** @description Tasks ahead of it at admission. */
            queue_position: number;
            /** @description Predicted start of decoding, from receipt. */
            predicted_start_ms: number;
            /** @description The hint that a refusal would carry now; 0 below half of the capacity. */
            backoff_ms: number;
            received_ms: components["schemas"]["Instant"];
            streams: components["schemas"]["Streams"];
        };
        /** @description The engine's own counts, where it gives them. */
        Usage: {
            prompt_tokens: number;
            completion_tokens: number;
            total_tokens: number;
            cached_tokens?: number;
        };
        /**
         * @description Why the engine stopped; content_filter where it withheld what came next, unknown where it does not say.
         * @enum {string}
         */
        FinishReason: "stop" | "length" | "content_filter" | "unknown";
        TaskSummary: {
            task_id: components["schemas"]["TaskId"];
            job_id: components["schemas"]["JobId"];
            session_id?: components["schemas"]["SessionId"];
            state: components["schemas"]["TaskState"];
            workload: components["schemas"]["Workload"];
            engine: components["schemas"]["Engine"];
            model_ref: components["schemas"]["ModelRef"];
            pool_id?: components["schemas"]["PoolId"];
            priority: components["schemas"]["Priority"];
            received_ms: components["schemas"]["Instant"];
            ended_ms?: components["schemas"]["Instant"];
            error_code?: components["schemas"]["ErrorCode"];
        };
        TaskList: {
            items: components["schemas"]["TaskSummary"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        /** @description What was asked, without the text of prompt or messages. */
        RequestSummary: {
            workload: components["schemas"]["Workload"];
            engine: components["schemas"]["Engine"];
            model_ref: components["schemas"]["ModelRef"];
            ctx: number;
            priority: components["schemas"]["Priority"];
            max_tokens: number;
            deadline_ms: number;
            determinism?: components["schemas"]["Determinism"];
            sampler_profile_version?: components["schemas"]["SamplerProfileVersion"];
            sampler?: components["schemas"]["Sampler"];
            expected_tokens?: number;
            /** @enum {string} */
            kv_hint?: "reuse" | "cold";
            override?: boolean;
            /** @description The size of prompt or messages in UTF-8. */
            prompt_bytes?: number;
            labels?: components["schemas"]["Labels"];
        };
        PhaseRecord: {
            phase: components["schemas"]["Phase"];
            /**
             * @description skipped is what a short-circuit or an earlier failure leaves.
             * @enum {string}
             */
            outcome: "visited" | "skipped" | "failed";
            started_ms?: components["schemas"]["Instant"];
            ended_ms?: components["schemas"]["Instant"];
        };
        PluginRecord: {
            id: string;
            phase: components["schemas"]["Phase"];
            /** @enum {string} */
            outcome: "run" | "skipped" | "failed" | "timed_out";
            /** @enum {string} */
            strategy: "fail_fast" | "continue" | "retry";
            tries?: number;
            duration_ms?: components["schemas"]["DurationMs"];
            /** @description A code of errors.yaml; PLUGIN_TIMEOUT shows here and nowhere else. */
            error_code?: string;
        };
        /** @description One call of an engine. */
        Attempt: {
            /** @description Counts from 1. */
            n: number;
            engine: components["schemas"]["Engine"];
            engine_version?: string;
            model_digest?: string;
            replica_id: components["schemas"]["ReplicaId"];
            pool_id: components["schemas"]["PoolId"];
            /**
             * @description running while the call is open.
             * @enum {string}
             */
            outcome: "running" | "completed" | "failed" | "canceled" | "preempted" | "interrupted";
            error_code?: components["schemas"]["ErrorCode"];
            started_ms: components["schemas"]["Instant"];
            first_piece_ms?: components["schemas"]["Instant"];
            ended_ms?: components["schemas"]["Instant"];
        };
        /** @description One replica as placement saw it. Shown to operators only. */
        Candidate: {
            replica_id: components["schemas"]["ReplicaId"];
            pool_id?: components["schemas"]["PoolId"];
            /** @enum {string} */
            outcome: "picked" | "outscored" | "filtered";
            /** @description The filter that took it out. */
            filtered_by?: string;
            score?: number;
            load?: number;
            slots_free?: number;
        };
        /** @description Who was picked and why. Absent while nothing was placed. */
        Placement: {
            winner: components["schemas"]["ReplicaId"];
            pool_id?: components["schemas"]["PoolId"];
            /** @description The rule that decided. */
            reason: string;
            /** @description For operators only. */
            candidates?: components["schemas"]["Candidate"][];
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
        /** @description What an auditor can hold the record to. */
        Audit: {
            tenant_id?: string;
            /** @description A fingerprint of the key that submitted it; never the key. */
            key_id?: string;
            correlation_id?: components["schemas"]["CorrelationId"];
            request_digest?: components["schemas"]["Digest"];
            previous_hash?: components["schemas"]["Digest"];
            hash: components["schemas"]["Digest"];
        };
        TaskError: components["schemas"]["ErrorEnvelope"] & {
            /** @description Whether pieces were sent that the record no longer holds. */
            tokens_lost?: boolean;
        };
        TaskRecord: {
            task_id: components["schemas"]["TaskId"];
            job_id: components["schemas"]["JobId"];
            session_id?: components["schemas"]["SessionId"];
            state: components["schemas"]["TaskState"];
            received_ms: components["schemas"]["Instant"];
            started_ms?: components["schemas"]["Instant"];
            ended_ms?: components["schemas"]["Instant"];
            request: components["schemas"]["RequestSummary"];
            /** @description As admitted. */
            queue_position?: number;
            /** @description As admitted. */
            predicted_start_ms?: number;
            phases: components["schemas"]["PhaseRecord"][];
            plugins: components["schemas"]["PluginRecord"][];
            attempts: components["schemas"]["Attempt"][];
            /** @description By sequence. */
            events: components["schemas"]["TaskEvent"][];
            placement?: components["schemas"]["Placement"];
            /** @description The pieces sent so far, joined. */
            output?: string;
            usage?: components["schemas"]["Usage"];
            finish_reason?: components["schemas"]["FinishReason"];
            /** @description Pieces sent. */
            tokens_out: number;
            decode_ms?: components["schemas"]["DurationMs"];
            error?: components["schemas"]["TaskError"];
            /**
             * @description Why it was canceled.
             * @enum {string}
             */
            cancel_reason?: "client" | "disconnected" | "session-deleted" | "operator";
            /** @description The replica that answered or the plugin that answered in its place. */
            served_by?: string;
            preempted: boolean;
            seed?: components["schemas"]["Seed"];
            /** @description false where the terminal state could not be recorded in time. */
            durable: boolean;
            audit: components["schemas"]["Audit"];
        };
        SessionInfo: {
            session_id: components["schemas"]["SessionId"];
            /** @description Turns counted so far. */
            turns: number;
            turns_max: number;
            ttl_ms_remaining: components["schemas"]["DurationMs"];
            kv_bytes: number;
            /** @description Whether its last replica still holds its KV. */
            kv_warmth: boolean;
            /** @description Always false in 1.0; KV never moves between replicas. */
            kv_migrated: boolean;
            pool_id?: components["schemas"]["PoolId"];
            replica_id?: components["schemas"]["ReplicaId"];
            tokens_budget_remaining?: number;
            time_budget_remaining_ms?: number;
            cost_budget_remaining?: number;
        };
        Liveness: {
            live: boolean;
            api_version: string;
        };
        Readiness: {
            ready: boolean;
            /** @description What keeps it from being ready. */
            reasons: ("starting" | "no-pool-ready" | "store-unavailable" | "shutting-down")[];
            pools: components["schemas"]["PoolReadiness"][];
        };
        PoolReadiness: {
            pool_id: components["schemas"]["PoolId"];
            ready: boolean;
        };
        /** @description One attempt of a task as an error lists it. */
        AttemptSummary: {
            n: number;
            pool_id?: components["schemas"]["PoolId"];
            replica_id?: components["schemas"]["ReplicaId"];
            code: components["schemas"]["ErrorCode"];
        };
        CorrelationId: string;
        /** @description An opaque place in a list. */
        Cursor: string;
        /** @description A SHA-256 with its algorithm in front. */
        Digest: string;
        /** @description A span of time in milliseconds. */
        DurationMs: number;
        /** @description The name of an engine. The shipped ones are in capabilities.yaml; a configuration may add others. */
        Engine: string;
        /**
         * @description The codes of errors.yaml that a client may be given.
         * @enum {string}
         */
        ErrorCode: "INVALID_PARAMS" | "MALFORMED_REQUEST" | "UNSUPPORTED_WORKLOAD" | "ROUTE_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "REQUEST_TIMEOUT" | "TASK_CONFLICT" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "HEADERS_TOO_LARGE" | "UNAUTHENTICATED" | "FORBIDDEN" | "POLICY_DENIED" | "HOST_NOT_ALLOWED" | "DEADLINE_UNMET" | "SESSION_EXHAUSTED" | "BUDGET_EXHAUSTED" | "DETERMINISM_UNSUPPORTED" | "ADMISSION_REJECT" | "QUOTA_EXCEEDED" | "QUEUE_FULL_DROP_LRU" | "QUEUE_SHARE_RECLAIMED" | "SHED_LOW_PRIORITY" | "POOL_UNREADY" | "POOL_UNAVAILABLE" | "REPLICA_EXHAUSTED" | "STORE_UNAVAILABLE" | "SHUTTING_DOWN" | "DECODE_TIMEOUT" | "WORKER_RESET" | "STREAM_TOO_LARGE" | "MODEL_DEPRECATED" | "TASK_NOT_FOUND" | "SESSION_NOT_FOUND" | "POOL_NOT_FOUND" | "MODEL_NOT_FOUND" | "ARTIFACT_NOT_FOUND" | "STATE_CONFLICT" | "RELOAD_FAILED" | "STREAM_GONE" | "SESSION_GONE" | "CANCELED" | "INTERRUPTED" | "UNTRUSTED_ARTIFACT" | "DIGEST_MISMATCH" | "REGISTRY_NOT_ALLOWED" | "CONFIG_INVALID" | "PLUGIN_FAILED" | "INTERNAL";
        /** @description What helps to act on the error. Open, but these names mean this. */
        ErrorDetails: {
            problems?: components["schemas"]["Problem"][];
            attempts?: components["schemas"]["AttemptSummary"][];
            reason?: string;
        } & {
            [key: string]: unknown;
        };
        /** @description Milliseconds since the Unix epoch, by the server's wall clock. */
        Instant: number;
        /** @description The server's id of the work, on every event, record and log line of it. */
        JobId: string;
        /** @description What a task and a pool call a model. */
        ModelRef: string;
        /**
         * @description What refused; the full policy where a queue did, quota for a limit, unavailable for a 503.
         * @enum {string}
         */
        PolicyLabel: "reject" | "drop-lru" | "shed-low-priority" | "quota" | "unavailable";
        PoolId: string;
        /**
         * @description The class of a task, the highest first.
         * @enum {string}
         */
        Priority: "interactive" | "batch";
        /** @description One thing that is wrong, and where. */
        Problem: {
            /** @description A JSON Pointer into the body or the document; empty for the whole. */
            pointer: string;
            message: string;
        };
        ReplicaId: string;
        /** @description A UUID in lower-case hexadecimal that the client chose; unique per tenant. */
        SessionId: string;
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
        /** @description A UUID in lower-case hexadecimal that the client chose; unique per tenant. */
        TaskId: string;
    };
    responses: {
        /** @description Refused for the moment. The hint is computed, and body and headers agree on it. */
        Backpressure: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                "X-Backoff-Ms": components["headers"]["X-Backoff-Ms"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BackpressureErrorEnvelope"];
            };
        };
        /** @description The request was refused for what it says. */
        BadRequest: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The present state of what the request names does not allow it. */
        Conflict: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The key is known and may not do this. */
        Forbidden: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description It existed and is no longer kept. */
        Gone: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The headers exceed server.limits.header_bytes_max or header_count_max. */
        HeadersTooLarge: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The Host header names a host that this server does not answer for. */
        HostNotAllowed: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description A fault of the server. It says nothing of the inside; the correlation id finds it in the log. */
        Internal: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Nothing of that id exists for this tenant. What belongs to another tenant is answered alike. */
        NotFound: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The body exceeds server.limits.body_bytes_max. */
        PayloadTooLarge: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description The request did not arrive completely in time. The connection is closed. */
        RequestTimeout: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description No key, or none that this server knows. Given whatever the rest of the request says. */
        Unauthenticated: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
        /** @description Nothing can serve this for the moment. The hint is the time of the next probe, breaker trial or drain end. */
        Unavailable: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                "X-Backoff-Ms": components["headers"]["X-Backoff-Ms"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["BackpressureErrorEnvelope"];
            };
        };
        /** @description A body, or a Content-Type, that is not application/json. */
        UnsupportedMediaType: {
            headers: {
                "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEnvelope"];
            };
        };
    };
    parameters: {
        /** @description The task's id. */
        TaskId: components["schemas"]["TaskId"];
        /**
         * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
         * @example 3f0c0e6a-bench-17
         */
        CorrelationId: string;
        /** @description The next_cursor of the page before. Absent, the list begins at its start. */
        Cursor: components["schemas"]["Cursor"];
        /** @description How many items the page holds at most. */
        Limit: number;
    };
    requestBodies: never;
    headers: {
        /**
         * @description true where this answer repeats an earlier admission of the same task; absent or false otherwise.
         * @example true
         */
        "Idempotency-Replayed": "true" | "false";
        /**
         * @description X-Backoff-Ms rounded up to whole seconds.
         * @example 2
         */
        "Retry-After": number;
        /**
         * @description The scheme by which a key can be presented.
         * @example Bearer
         */
        "WWW-Authenticate": string;
        /**
         * @description How long to wait before another try. Equals retry_after_ms of the body.
         * @example 1350
         */
        "X-Backoff-Ms": number;
        /**
         * @description Money left in the budget, in the currency of the pool's prices. Absent where no such budget is set.
         * @example 4.75
         */
        "X-Budget-Cost-Remaining": number;
        /**
         * @description Decoding time left in the budget. Absent where no such budget is set.
         * @example 3580000
         */
        "X-Budget-Time-Remaining-Ms": number;
        /**
         * @description Tokens left in the budget. Absent where no such budget is set.
         * @example 198200
         */
        "X-Budget-Tokens-Remaining": number;
        /**
         * @description The caller's id for the exchange where it was usable, otherwise a minted one. On every answer.
         * @example 3f0c0e6a-bench-17
         */
        "X-Correlation-Id": components["schemas"]["CorrelationId"];
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTasks: {
        parameters: {
            query?: {
                /** @description Only tasks in this state. */
                state?: components["schemas"]["TaskState"];
                /** @description The next_cursor of the page before. Absent, the list begins at its start. */
                cursor?: components["parameters"]["Cursor"];
                /** @description How many items the page holds at most. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of tasks. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskRequest"];
            };
        };
        responses: {
            /** @description The task is durable and waits, runs or, where this is a replay, has the state that it says. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    "X-Budget-Tokens-Remaining": components["headers"]["X-Budget-Tokens-Remaining"];
                    "X-Budget-Time-Remaining-Ms": components["headers"]["X-Budget-Time-Remaining-Ms"];
                    "X-Budget-Cost-Remaining": components["headers"]["X-Budget-Cost-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdmissionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            429: components["responses"]["Backpressure"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The task's id. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    streamTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
                /**
                 * @description The id of the last frame that the reader has. The stream goes on with the next. A malformed or future id is 400, the terminal's own id 204.
                 * @example 17
                 */
                "Last-Event-ID"?: string;
            };
            path: {
                /** @description The task's id. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The frames, until the terminal one. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    "X-Budget-Tokens-Remaining": components["headers"]["X-Budget-Tokens-Remaining"];
                    "X-Budget-Time-Remaining-Ms": components["headers"]["X-Budget-Time-Remaining-Ms"];
                    "X-Budget-Cost-Remaining": components["headers"]["X-Budget-Cost-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Last-Event-ID is the id of the terminal frame, so nothing is left to send. */
            204: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            421: components["responses"]["HostNotAllowed"];
            429: components["responses"]["Backpressure"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The task's id. */
                task_id: components["parameters"]["TaskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is terminal, by this cancel or before it. */
            204: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The session's id. */
                session_id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session as it stands. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    "X-Budget-Tokens-Remaining": components["headers"]["X-Budget-Tokens-Remaining"];
                    "X-Budget-Time-Remaining-Ms": components["headers"]["X-Budget-Time-Remaining-Ms"];
                    "X-Budget-Cost-Remaining": components["headers"]["X-Budget-Cost-Remaining"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionInfo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description The session's id. */
                session_id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getHealthz: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers. It says nothing of readiness. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            400: components["responses"]["BadRequest"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
        };
    };
    getReadyz: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The store writes, and at least one pool takes work. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            400: components["responses"]["BadRequest"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            /** @description Not ready, and why. A probe's answer, so without backpressure headers. */
            503: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text exposition, format 0.0.4. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["BadRequest"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
        };
    };
    getOpenapi: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path: {
                /** @description Which document, in which form. Any other name is 404, and so is `openai` where that surface is not served. */
                document: "data.yaml" | "control.yaml" | "openai.yaml" | "data.json" | "control.json" | "openai.json";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One document without references to others. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                    "application/json": {
                        openapi: string;
                        info: {
                            [key: string]: unknown;
                        };
                        paths: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
        };
    };
    getApiPage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description An id that the caller chose for this exchange. One that matches [A-Za-z0-9._-]{1,128} comes back on the answer; any other is replaced by a minted one and is no error.
                 * @example 3f0c0e6a-bench-17
                 */
                "X-Correlation-Id"?: components["parameters"]["CorrelationId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One self-contained page; it loads nothing from elsewhere. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["BadRequest"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
        };
    };
}
