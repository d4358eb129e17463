// Generated from the schemas of this folder; edit those and run `npm run generate`.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Attestation
         * @description Which bytes a run used and made, so that a report can be checked against them: the envelope as it is stored, or the statement within.
         */
        Attestation: components["schemas"]["AttestationEnvelope"] | components["schemas"]["AttestationStatement"];
        /** @description sha256: and 64 lower-case hexadecimal digits. */
        AttestationDigest: string;
        /** @description A DSSE envelope around a statement. */
        AttestationEnvelope: {
            /**
             * @description Kind of payload.
             * @constant
             */
            payloadType: "application/vnd.in-toto+json";
            /** @description The statement, in base64. */
            payload: string;
            /** @description Signatures of the payload with its type; none where no key was given. */
            signatures: {
                /** @description sha256 of the public key's DER form, in hexadecimal. */
                keyid: string;
                /** @description The signature, in base64. */
                sig: string;
            }[];
        };
        /** @description An in-toto statement, version 1: what is said of which files. */
        AttestationStatement: {
            /**
             * @description Kind of statement.
             * @constant
             */
            _type: "https://in-toto.io/Statement/v1";
            /** @description The files of the folder. */
            subject: {
                /** @description Its path in the folder. */
                name: string;
                /** @description Digests by algorithm. */
                digest: {
                    /** @description 64 lower-case hexadecimal digits. */
                    sha256: string;
                };
            }[];
            /**
             * @description Kind of what is said.
             * @constant
             */
            predicateType: "urn:assay:conformance-run:1";
            /** @description What is said. */
            predicate: {
                /** @description Id of the run. */
                run_id: string;
                /**
                 * @description What the run says as a whole.
                 * @enum {string}
                 */
                outcome: "holds" | "violated" | "undecided" | "over_budget" | "interrupted";
                /**
                 * @description Exit code of the run.
                 * @enum {integer}
                 */
                exit_code: 0 | 1 | 2 | 3 | 130;
                /** @description The profile. */
                profile: string;
                /** @description The edition of the profile by which it was judged. */
                edition?: {
                    /** @description Its version; draft where the profile names none. */
                    version: string;
                    /** @description Of its name, its version, and the scored requirements with the hashes of their clauses. */
                    digest: string;
                };
                /** @description Name of the target. */
                target: string;
                /** @description What took part. */
                digests: {
                    /** @description Of the suite. */
                    suite: components["schemas"]["AttestationDigest"];
                    /** @description Of the contract. */
                    contract: components["schemas"]["AttestationDigest"];
                    /** @description Of the requirements. */
                    requirements: components["schemas"]["AttestationDigest"];
                    /** @description Of what the target says that it can do. */
                    target_claims: components["schemas"]["AttestationDigest"];
                    /** @description Of the kill matrix. */
                    kills: components["schemas"]["AttestationDigest"];
                    /** @description Of all transcripts together. */
                    transcripts: components["schemas"]["AttestationDigest"];
                };
            };
        };
        /**
         * Baseline
         * @description Known failures. One that passes, or has expired, fails the run.
         */
        Baseline: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            /** @description The failures. */
            entries: {
                requirement: components["schemas"]["BaselineClause"];
                /** @description Id of a check, stable over its wording. */
                check?: string;
                reason: components["schemas"]["BaselineReason"];
                /** @description Who will mend it. */
                owner: string;
                /**
                 * Format: date
                 * @description The day after which it is no excuse any more.
                 */
                expires: string;
            }[];
        };
        /** @description Id of a requirement, with the letter of one clause where it has several. */
        BaselineClause: string;
        /** @description Why, in words. */
        BaselineReason: string;
        /**
         * Config
         * @description Configuration of an orchestrator. What a field does not say is given by its default; what JSON Schema cannot say is in config-rules.ts.
         */
        Config: {
            /**
             * @description Version of this document's form.
             * @default 1
             * @enum {integer}
             */
            version: 1;
            /**
             * @description strict refuses unknown fields; compat reports them as warnings.
             * @default strict
             * @enum {string}
             */
            mode: "strict" | "compat";
            /**
             * @description Kinds of accelerator that pools may have. With nvidia alone nothing else may serve inference.
             * @default [
             *       "nvidia",
             *       "none",
             *       "remote"
             *     ]
             */
            accelerators_allowed: ("nvidia" | "none" | "remote")[];
            /**
             * @description The HTTP surface.
             * @default {}
             */
            server: {
                /**
                 * @description Address to listen on. Without any tenant key only a loopback address is allowed.
                 * @default 127.0.0.1
                 */
                host: string;
                /**
                 * @description Port to listen on; 0 takes any free one.
                 * @default 8080
                 */
                port: number;
                /**
                 * @description How long running tasks may go on after the first termination signal.
                 * @default 10000
                 */
                shutdown_grace_ms: number;
                /**
                 * @description Bounds of what one client may send or hold open.
                 * @default {}
                 */
                limits: {
                    /**
                     * @description Bytes of all request headers together; above: 431.
                     * @default 16384
                     */
                    header_bytes_max: number;
                    /**
                     * @description Number of request headers; above: 431.
                     * @default 64
                     */
                    header_count_max: number;
                    /**
                     * @description Bytes of a request body; above: 413.
                     * @default 1048576
                     */
                    body_bytes_max: number;
                    /**
                     * @description Nesting depth of a JSON body; above: 400.
                     * @default 32
                     */
                    json_depth_max: number;
                    /**
                     * @description Time in which a whole request must have arrived; above: 408.
                     * @default 30000
                     */
                    request_timeout_ms: number;
                    /**
                     * @description Time in which the headers must have arrived; above: 408. At most request_timeout_ms.
                     * @default 10000
                     */
                    header_timeout_ms: number;
                    /**
                     * @description How long an idle connection is kept.
                     * @default 5000
                     */
                    keep_alive_ms: number;
                    /**
                     * @description Connections open at once.
                     * @default 4096
                     */
                    connections_max: number;
                    /**
                     * @description Event streams that one API key may hold open at once.
                     * @default 256
                     */
                    streams_per_key_max: number;
                    /**
                     * @description Event streams that one client address may hold open at once.
                     * @default 512
                     */
                    streams_per_address_max: number;
                };
            };
            /**
             * @description Where tasks, streams and sessions are kept.
             * @default {}
             */
            store: {
                /**
                 * @description sqlite keeps everything over a restart; memory forgets everything.
                 * @default sqlite
                 * @enum {string}
                 */
                kind: "sqlite" | "memory";
                /**
                 * @description File of the sqlite store.
                 * @default .assay/assay.sqlite
                 */
                path: components["schemas"]["ConfigPath"];
                /**
                 * @description What happens to a task that was running when the process ended: fail ends it with INTERRUPTED, rerun runs it again if no token had been sent.
                 * @default fail
                 * @enum {string}
                 */
                on_restart: "fail" | "rerun";
                /**
                 * @description How long a terminal write that fails is retried before the outcome is published as not durable.
                 * @default 5000
                 */
                terminal_write_timeout_ms: number;
                /**
                 * @description How long the record of an ended task is kept. At least stream_retention_ms, at most idempotency_window_ms.
                 * @default 86400000
                 */
                task_retention_ms: number;
                /**
                 * @description How long the stream of an ended task can be read, counted from its terminal event. At most task_retention_ms.
                 * @default 3600000
                 */
                stream_retention_ms: number;
                /**
                 * @description How long a task id is remembered so that it never runs twice.
                 * @default 86400000
                 */
                idempotency_window_ms: number;
                /**
                 * @description Remembered task ids at most.
                 * @default 1000000
                 */
                idempotency_rows_max: number;
                /**
                 * @description Refused submissions of one tenant, and requests of anybody without a valid key, that get an audit record of their own within a minute. The others of that minute are counted in one.
                 * @default 60
                 */
                audit_refusals_per_minute_max: number;
            };
            /**
             * @description Event streams to readers.
             * @default {}
             */
            streams: {
                /**
                 * @description A comment is sent after this much silence.
                 * @default 15000
                 */
                heartbeat_ms: number;
                /**
                 * @description A metrics frame is sent at least this often while the task is neither ended nor evicted.
                 * @default 1000
                 */
                metrics_interval_ms: number;
                /**
                 * @description Bytes held for a slow reader; beyond it the reader is disconnected and may resume.
                 * @default 1048576
                 */
                reader_buffer_bytes_max: number;
                /**
                 * @description Bytes of one task's log; beyond it the task ends with STREAM_TOO_LARGE.
                 * @default 4194304
                 */
                stream_bytes_max: number;
                /**
                 * @description cancel ends a task whose last reader left and did not come back; detach lets it go on.
                 * @default cancel
                 * @enum {string}
                 */
                on_disconnect: "cancel" | "detach";
                /**
                 * @description Time in which a reader may come back before the task counts as abandoned.
                 * @default 2000
                 */
                reattach_grace_ms: number;
                /**
                 * @description A reader that takes no byte for this long is disconnected. At least heartbeat_ms.
                 * @default 60000
                 */
                idle_ms: number;
            };
            /**
             * @description Conversations of clients.
             * @default {}
             */
            sessions: {
                /**
                 * @description Life of a session after its last terminal event.
                 * @default 600000
                 */
                ttl_ms: number;
                /**
                 * @description Turns of one session; the next one gets SESSION_EXHAUSTED.
                 * @default 8
                 */
                turns_max: number;
                /**
                 * @description Bytes of key-value state kept for all sessions.
                 * @default 1073741824
                 */
                kv_bytes_max: number;
                /**
                 * @description Which session's key-value state goes first: the least recently or the least frequently used.
                 * @default lru
                 * @enum {string}
                 */
                kv_eviction: "lru" | "lfu";
            };
            /**
             * @description The two priority classes.
             * @default {}
             */
            classes: {
                /**
                 * @description Tasks that somebody waits for.
                 * @default {}
                 */
                interactive: {
                    /**
                     * @description Share of dispatches relative to the other class.
                     * @default 8
                     */
                    weight: number;
                    /**
                     * @description Objectives that are measured and alerted.
                     * @default {}
                     */
                    slo: {
                        /**
                         * @description 95th percentile of the time to the first token.
                         * @default 900
                         */
                        first_token_p95_ms: number;
                        /**
                         * @description 95th percentile of the time to 64 tokens.
                         * @default 2500
                         */
                        tokens_64_p95_ms: number;
                        /**
                         * @description Share of tasks that may fail.
                         * @default 0.005
                         */
                        error_ratio_max: number;
                    };
                };
                /**
                 * @description Tasks that may wait.
                 * @default {}
                 */
                batch: {
                    /**
                     * @description Share of dispatches relative to the other class.
                     * @default 1
                     */
                    weight: number;
                    /**
                     * @description Objectives that are measured and alerted.
                     * @default {}
                     */
                    slo: {
                        /**
                         * @description Share of the theoretical throughput that is to be reached.
                         * @default 0.8
                         */
                        throughput_ratio_min: number;
                        /**
                         * @description Share of tasks that may fail.
                         * @default 0.01
                         */
                        error_ratio_max: number;
                    };
                };
            };
            /**
             * @description How waiting tasks share the dispatches.
             * @default {}
             */
            fairness: {
                /**
                 * @description wfq: weighted fair queuing over classes, then tenants.
                 * @default wfq
                 * @enum {string}
                 */
                kind: "wfq";
                /**
                 * @description Time constant of the moving average behind admission_share.
                 * @default 60000
                 */
                share_window_ms: number;
            };
            /**
             * @description Who may use it. Without any, one tenant named default, open to loopback only.
             * @default []
             */
            tenants: {
                /** @description Unique name of the tenant. */
                id: components["schemas"]["ConfigId"];
                /**
                 * @description Share of a class relative to the other tenants.
                 * @default 1
                 */
                weight: number;
                /**
                 * @description API keys of the tenant.
                 * @default []
                 */
                keys: {
                    /** @description Unique name of the key, used in logs in place of the key. */
                    id: components["schemas"]["ConfigId"];
                    /** @description SHA-256 of the key; the key itself is never written here. No two keys share one. */
                    hash: components["schemas"]["ConfigDigest"];
                    /** @description What the key may do: data submits tasks, operator runs pools and the catalog, admin reloads and audits. */
                    roles: ("data" | "operator" | "admin")[];
                }[];
                /**
                 * @description Limits; one that is absent does not apply.
                 * @default {}
                 */
                quotas: {
                    /** @description Tasks queued and running at once. */
                    concurrent_max?: number;
                    /** @description Submissions per second, on average. */
                    requests_per_second?: number;
                    /** @description Submissions that may come at once. Needs requests_per_second. */
                    burst?: number;
                    /** @description Tokens in and out per minute. */
                    tokens_per_minute?: number;
                    /** @description Key-value and scratch memory where engines tell it. */
                    memory_bytes_max?: number;
                    /** @description Bytes of stored artifacts. */
                    artifact_bytes_max?: number;
                };
                /**
                 * @description What this tenant may spend in all; one that is absent does not apply.
                 * @default {}
                 */
                budgets: {
                    /** @description Tokens in and out. */
                    tokens?: number;
                    /** @description Decoding time. */
                    time_ms?: number;
                    /** @description Cost in the currency of the pools' prices. */
                    cost?: number;
                };
            }[];
            /** @description What it serves. */
            pools: {
                /** @description Unique name of the pool. */
                id: components["schemas"]["ConfigId"];
                /** @description Engine that tasks name to reach this pool. */
                engine: components["schemas"]["ConfigEngineName"];
                /**
                 * @description Protocol that its replicas speak.
                 * @enum {string}
                 */
                wire: "llamacpp" | "vllm" | "tgi" | "triton" | "openai" | "anthropic" | "embedded" | "scripted";
                /** @description The one model that the pool serves. */
                model: {
                    /** @description Name by which tasks ask for it. */
                    ref: string;
                    /** @description Digest that the file must have before it is loaded. */
                    digest?: components["schemas"]["ConfigDigest"];
                    /** @description Quantisation, as the engine names it. */
                    quant?: string;
                    /**
                     * @description Longest context that it takes, in tokens.
                     * @default 4096
                     */
                    ctx_max: number;
                    /**
                     * @description Most tokens that one task may ask for.
                     * @default 4096
                     */
                    max_tokens_max: number;
                    /**
                     * @description Prompt bytes that count as one token at admission.
                     * @default 4
                     */
                    bytes_per_token: number;
                    /** @description Name of the chat template that turns messages into a prompt; absent: the engine's own. */
                    chat_template?: string;
                    /** @description File of the model, for embedded and supervised engines; absent: the embedded engine makes a tiny one itself. */
                    path?: components["schemas"]["ConfigPath"];
                    /** @description Size of the model in memory. */
                    size_bytes?: number;
                    /**
                     * @description Key-value memory of one token of context.
                     * @default 0
                     */
                    kv_bytes_per_token: number;
                };
                /**
                 * @description Where it computes. nvidia never falls back to anything else; remote is somebody else's machine.
                 * @default none
                 * @enum {string}
                 */
                accelerator: "nvidia" | "none" | "remote";
                /**
                 * @description Devices that the pool may use and never leaves. nvidia needs at least one.
                 * @default []
                 */
                devices: components["schemas"]["ConfigDevices"];
                /**
                 * @description The devices are alike, so that a model may be split evenly over them.
                 * @default false
                 */
                homogeneous: boolean;
                /**
                 * @description Share of the model on each device, in the order of devices; they sum to 1. Empty: no uneven split.
                 * @default []
                 */
                split_ratios: number[];
                /**
                 * @description What tasks get that don't ask: strict runs only on pinned replicas, best_effort promises nothing.
                 * @default best_effort
                 * @enum {string}
                 */
                determinism: "strict" | "best_effort";
                /**
                 * @description Prompt tokens are counted by the engine's tokenizer instead of by bytes.
                 * @default false
                 */
                exact_count: boolean;
                /**
                 * @description The model is loaded before the pool is ready.
                 * @default true
                 */
                preload: boolean;
                /**
                 * @description Load, a minimal decode, a cancel and a reading of counters are tried before the pool is ready.
                 * @default true
                 */
                self_test: boolean;
                /**
                 * @description Pools that take a task when no replica here is left, in this order.
                 * @default []
                 */
                fallback_pools: components["schemas"]["ConfigId"][];
                /**
                 * @description What every replica of the pool must be; a part that is absent is not pinned.
                 * @default {}
                 */
                replica_set: {
                    /** @description The engine build that a replica must report. */
                    engine_version?: string;
                    /** @description The digest that a replica's model must have. */
                    model_digest?: components["schemas"]["ConfigDigest"];
                    /** @description The sampler profile that the set uses. */
                    sampler_profile_version?: string;
                };
                /** @description Its engine processes and endpoints. */
                replicas: {
                    /** @description Unique name of the replica within all pools. */
                    id: components["schemas"]["ConfigId"];
                    /** @description An engine that runs already. */
                    url?: components["schemas"]["ConfigHttpUrl"];
                    /** @description An engine process that the server starts, watches and restarts. */
                    command?: {
                        /** @description Program and arguments; {port} and {model} are replaced. */
                        argv: string[];
                        /**
                         * @description Environment variables of the process, beside the devices' mask.
                         * @default {}
                         */
                        env: {
                            [key: string]: string;
                        };
                        /**
                         * @description Time in which the process must have become ready.
                         * @default 120000
                         */
                        start_timeout_ms: number;
                        /**
                         * @description Bytes of its output that are kept.
                         * @default 65536
                         */
                        output_bytes_max: number;
                    };
                    /** @description The engine inside the server itself; its slots are the replica's. */
                    embedded?: Record<string, never>;
                    /** @description A player of a fixed text, for demonstrations and trials. It reads nothing of the request but its token limit. */
                    scripted?: {
                        /** @description The pieces that it sends, in order. */
                        pieces: string[];
                        /**
                         * @description Delay before the first piece.
                         * @default 50
                         */
                        first_piece_ms: number;
                        /**
                         * @description Delay before each later piece.
                         * @default 20
                         */
                        piece_ms: number;
                        /**
                         * @description Begin the pieces anew until the token limit, instead of ending.
                         * @default false
                         */
                        repeat: boolean;
                        /** @description Calls that it takes at a time; absent: the replica's slots. */
                        slots?: number;
                        /** @description Longest context that it takes; a longer request is refused as an engine would. */
                        ctx_max?: number;
                        /**
                         * @description Version that it reports.
                         * @default scripted-1
                         */
                        version: string;
                        /** @description Digest of the model that it reports. */
                        model_digest?: components["schemas"]["ConfigDigest"];
                        /**
                         * @description Where its calls break, for demonstrations and trials.
                         * @default []
                         */
                        faults: {
                            /** @description Before the piece of this index; the number of pieces means before the end. */
                            at_piece: number;
                            /**
                             * @description How it breaks.
                             * @enum {unknown}
                             */
                            kind: "reset" | "truncate" | "malformed" | "stall" | "internal" | "unavailable" | "queue_full" | "context_overflow" | "auth" | "oom_vram" | "oom_host";
                            /** @description How many calls it meets; absent: all. */
                            times?: number;
                            /** @description What a refusal asks the caller to wait. */
                            retry_after_ms?: number;
                        }[];
                    };
                    /** @description An adapter of a vendor, instead of the server's own for the wire. Either a module, in front of the engine of url or command, or the url of a process that has its engine behind it. */
                    adapter?: {
                        /** @description Path, relative to this file, or package whose default export makes the adapter. */
                        module?: string;
                        /** @description Where a process speaks the adapter protocol. */
                        url?: components["schemas"]["ConfigHttpUrl"];
                    };
                    /** @description Environment variable that holds the key for the engine's endpoint. */
                    api_key_env?: components["schemas"]["ConfigEnvironmentName"];
                    /** @description Devices of this replica; absent: those of the pool. A subset of the pool's. */
                    devices?: components["schemas"]["ConfigDevices"];
                    /**
                     * @description Tasks that the replica decodes at once; the engine's own report wins where it is lower.
                     * @default 1
                     */
                    slots: number;
                    /** @description Name of its host, for anti-affinity. */
                    node?: string;
                    /** @description Name of its failure zone, for anti-affinity. */
                    zone?: string;
                    /** @description NUMA node nearest to its devices. */
                    numa_node?: number;
                }[];
                /**
                 * @description Tasks that wait.
                 * @default {}
                 */
                queue: {
                    /**
                     * @description Tasks that may wait in all.
                     * @default 256
                     */
                    capacity: number;
                    /**
                     * @description Tasks that may wait per class; absent: the whole capacity.
                     * @default {}
                     */
                    class_capacity: {
                        /** @description Interactive tasks that may wait. At most capacity. */
                        interactive?: number;
                        /** @description Batch tasks that may wait. At most capacity. */
                        batch?: number;
                    };
                    /**
                     * @description What happens to a newcomer when the queue is full.
                     * @default reject
                     * @enum {string}
                     */
                    full_policy: "reject" | "drop-lru" | "shed-low-priority";
                    /**
                     * @description Where drop-lru evicts, the task least likely to meet its deadline goes before the one that waited longest.
                     * @default false
                     */
                    eta_aware_eviction: boolean;
                };
                /**
                 * @description Giving up work for more urgent work.
                 * @default {}
                 */
                preemption: {
                    /**
                     * @description off: never; soft: work that has sent no token; hard: also decoding that the engine can interrupt.
                     * @default soft
                     * @enum {string}
                     */
                    mode: "off" | "soft" | "hard";
                    /**
                     * @description Preemptions per minute at most.
                     * @default 10
                     */
                    per_minute_max: number;
                    /**
                     * @description Classes that are never preempted.
                     * @default []
                     */
                    protect: ("interactive" | "batch")[];
                };
                /**
                 * @description Bounds of engine calls.
                 * @default {}
                 */
                timeouts: {
                    /**
                     * @description Longest whole call; above: DECODE_TIMEOUT.
                     * @default 60000
                     */
                    wall_ms: number;
                    /**
                     * @description Longest silence within a call; above: DECODE_TIMEOUT. At most wall_ms.
                     * @default 5000
                     */
                    idle_ms: number;
                    /**
                     * @description Longest wait for a connection. At most wall_ms.
                     * @default 2000
                     */
                    connect_ms: number;
                    /**
                     * @description Longest time for a canceled call to end.
                     * @default 250
                     */
                    cancel_ms: number;
                };
                /**
                 * @description Attempts before the first token.
                 * @default {}
                 */
                retry: {
                    /**
                     * @description Attempts in all; 1 means no retry.
                     * @default 3
                     */
                    attempts_max: number;
                    /**
                     * @description First wait; it doubles with each attempt.
                     * @default 100
                     */
                    base_ms: number;
                    /**
                     * @description Longest wait. At least base_ms.
                     * @default 2000
                     */
                    cap_ms: number;
                    /**
                     * @description Share of the wait that is random.
                     * @default 0.5
                     */
                    jitter: number;
                };
                /**
                 * @description When a failing replica is left alone.
                 * @default {}
                 */
                breaker: {
                    /**
                     * @description Failures in a row that open it.
                     * @default 5
                     */
                    failures: number;
                    /**
                     * @description How long it stays open before a trial.
                     * @default 10000
                     */
                    open_ms: number;
                    /**
                     * @description Trials at once while it is half open. At most failures.
                     * @default 1
                     */
                    half_open_max: number;
                    /**
                     * @description Trials that must succeed to close it.
                     * @default 2
                     */
                    successes: number;
                };
                /**
                 * @description How a supervised engine process is restarted.
                 * @default {}
                 */
                restart: {
                    /**
                     * @description First wait; it doubles with each restart.
                     * @default 500
                     */
                    base_ms: number;
                    /**
                     * @description Longest wait. At least base_ms.
                     * @default 30000
                     */
                    cap_ms: number;
                    /**
                     * @description Restarts per minute at most.
                     * @default 6
                     */
                    per_minute_max: number;
                };
                /**
                 * @description How health is asked.
                 * @default {}
                 */
                heartbeat: {
                    /**
                     * @description Time between two questions.
                     * @default 2000
                     */
                    interval_ms: number;
                    /**
                     * @description Answers missed in a row before the replica counts as down.
                     * @default 3
                     */
                    missed_max: number;
                };
                /**
                 * @description How a replica is picked.
                 * @default {}
                 */
                placement: {
                    /**
                     * @description session keeps a conversation on its last good replica.
                     * @default session
                     * @enum {string}
                     */
                    affinity: "session" | "none";
                    /**
                     * @description Spreads running tasks over nodes or zones.
                     * @default none
                     * @enum {string}
                     */
                    anti_affinity: "none" | "node" | "zone";
                    /**
                     * @description Memory of the engine's prefix cache that admission counts as taken.
                     * @default 0
                     */
                    prefix_cache_bytes: number;
                    /**
                     * @description Memory of speculative decoding that admission counts as taken.
                     * @default 0
                     */
                    speculation_bytes: number;
                };
                /**
                 * @description Service times assumed while none was observed.
                 * @default {}
                 */
                priors: {
                    /**
                     * @description Time to the first token.
                     * @default 500
                     */
                    first_token_ms: number;
                    /**
                     * @description Time of each further token.
                     * @default 30
                     */
                    token_ms: number;
                };
                /**
                 * @description What tokens cost.
                 * @default {}
                 */
                prices: {
                    /**
                     * @description Price of a million prompt tokens.
                     * @default 0
                     */
                    input_per_million: number;
                    /**
                     * @description Price of a million generated tokens.
                     * @default 0
                     */
                    output_per_million: number;
                    /**
                     * @description Currency code of three letters.
                     * @default EUR
                     */
                    currency: string;
                };
                /** @description A share of the tasks that goes to another replica set. */
                canary?: {
                    /**
                     * @description Share of the tasks, in percent.
                     * @default 0
                     */
                    percent: number;
                    /** @description name=value: tasks with this label go to the canary. */
                    label?: string;
                    /**
                     * @description The replica set under trial.
                     * @default {}
                     */
                    replica_set: {
                        /** @description The engine build that a replica must report. */
                        engine_version?: string;
                        /** @description The digest that a replica's model must have. */
                        model_digest?: components["schemas"]["ConfigDigest"];
                        /** @description The sampler profile that the set uses. */
                        sampler_profile_version?: string;
                    };
                };
                /**
                 * @description How long running tasks may go on when the pool is drained without a deadline of its own.
                 * @default 30000
                 */
                drain_deadline_ms: number;
            }[];
            /**
             * @description Models and whom to trust for them.
             * @default {}
             */
            catalog: {
                /**
                 * @description What a model must prove.
                 * @default {}
                 */
                trust_policy: {
                    /**
                     * @description strict refuses what cannot be verified; permissive records it.
                     * @default strict
                     * @enum {string}
                     */
                    mode: "strict" | "permissive";
                    /**
                     * @description Hosts that models may come from; empty: none but local files.
                     * @default []
                     */
                    allowed_registries: string[];
                    /**
                     * @description A model needs a valid signature.
                     * @default true
                     */
                    require_signature: boolean;
                    /**
                     * @description A model needs a bill of materials.
                     * @default true
                     */
                    require_sbom: boolean;
                    /**
                     * @description Files of the certificate authorities that are trusted.
                     * @default []
                     */
                    ca_roots: components["schemas"]["ConfigPath"][];
                    /**
                     * @description Public keys whose signatures count.
                     * @default []
                     */
                    keys: {
                        /** @description Name of the signer. */
                        id: components["schemas"]["ConfigId"];
                        /** @description Ed25519 public key as PEM. */
                        public_key: string;
                    }[];
                };
                /**
                 * @description Where fetched models are kept.
                 * @default {}
                 */
                cache: {
                    /**
                     * @description Folder of the cache.
                     * @default .assay/models
                     */
                    path: components["schemas"]["ConfigPath"];
                    /**
                     * @description Bytes kept; the least recently used go first.
                     * @default 68719476736
                     */
                    bytes_max: number;
                };
            };
            /**
             * @description Code that runs inside the pipeline.
             * @default []
             */
            plugins: {
                /** @description Unique name of the plugin. */
                id: components["schemas"]["ConfigId"];
                /** @description Module that exports it, relative to the document. */
                module: string;
                /**
                 * @description Phase in which it runs.
                 * @enum {string}
                 */
                phase: "PRE_VALIDATE" | "VALIDATE" | "AUTHORIZE" | "ROUTE" | "PRE_INFERENCE" | "INFERENCE" | "POST_INFERENCE" | "OBSERVABILITY" | "CLEANUP";
                /**
                 * @description Place within the phase; lower runs first, no two plugins of a phase share one.
                 * @default 100
                 */
                order: number;
                /**
                 * @description What its failure means: the request fails, goes on, or the plugin is tried again.
                 * @default fail_fast
                 * @enum {string}
                 */
                strategy: "fail_fast" | "continue" | "retry";
                /**
                 * @description Further tries under strategy retry.
                 * @default 0
                 */
                retries_max: number;
                /**
                 * @description Longest run; above it counts as failed.
                 * @default 100
                 */
                timeout_ms: number;
                /**
                 * @description Handed to the plugin as it is.
                 * @default {}
                 */
                options: {
                    [key: string]: unknown;
                };
            }[];
            /**
             * @description Who is told what happens.
             * @default {}
             */
            events: {
                /**
                 * @description Receivers of events.
                 * @default []
                 */
                sinks: {
                    /** @description Unique name of the sink. */
                    id: components["schemas"]["ConfigId"];
                    /**
                     * @description file appends lines to path; webhook posts to url.
                     * @enum {string}
                     */
                    kind: "file" | "webhook";
                    /** @description File of kind file. */
                    path?: components["schemas"]["ConfigPath"];
                    /** @description Address of kind webhook. */
                    url?: components["schemas"]["ConfigHttpUrl"];
                    /**
                     * @description Events that wait for it; further ones are dropped and counted.
                     * @default 1024
                     */
                    buffer_max: number;
                    /**
                     * @description Longest delivery.
                     * @default 2000
                     */
                    timeout_ms: number;
                }[];
            };
            /**
             * @description Whom the server answers and calls.
             * @default {}
             */
            network: {
                /**
                 * @description Values of the Host header that are answered beside loopback names and the listening address.
                 * @default []
                 */
                allowed_hosts: string[];
                /**
                 * @description Private, loopback and link-local ranges that the server may connect to. An engine or a collector that is written out as a private or loopback address needs none.
                 * @default []
                 */
                private_addresses: string[];
            };
            /**
             * @description What is logged and measured.
             * @default {}
             */
            telemetry: {
                /**
                 * @description Least severity that is logged.
                 * @default info
                 * @enum {string}
                 */
                log_level: "trace" | "debug" | "info" | "warn" | "error" | "silent";
                /** @description Collector that traces go to; absent: none. */
                otlp_url?: components["schemas"]["ConfigHttpUrl"];
                /**
                 * @description Engines that get a label of their own; further ones share other.
                 * @default 16
                 */
                metric_engine_labels_max: number;
            };
        };
        /** @description A short name: lower-case letters, digits, dot, dash and underscore. */
        ConfigId: string;
        /** @description The name of an engine: lower-case letters, digits and dashes, 2 to 32 characters. */
        ConfigEngineName: string;
        /** @description A content digest: sha256: followed by 64 lower-case hexadecimal digits. */
        ConfigDigest: string;
        /**
         * Format: uri
         * @description An absolute http or https address.
         */
        ConfigHttpUrl: string;
        /** @description The name of an environment variable; its value never appears in the document. */
        ConfigEnvironmentName: string;
        /** @description A path in the file system, relative to the document that names it. */
        ConfigPath: string;
        /** @description Indexes of accelerator devices, as the driver numbers them. */
        ConfigDevices: number[];
        /**
         * Engine
         * @description An engine whose determinism is tested: how it is started, at which settings, and what it promises there.
         */
        Engine: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            /** @description Name of the engine at these settings. */
            name: components["schemas"]["EngineId"];
            /** @description What it is. */
            description?: string;
            /**
             * @description embedded: llama.cpp as WebAssembly, run by the suite; node-llama-cpp: llama.cpp inside the process, from a package that the user installs; wire: a server that speaks one of the wires.
             * @enum {string}
             */
            driver: "embedded" | "node-llama-cpp" | "wire";
            /**
             * @description What the server speaks.
             * @enum {string}
             */
            wire?: "llamacpp" | "vllm" | "tgi" | "triton" | "openai";
            /** @description Where it runs already. Of url, url_env, command and container the first is taken that is set here. */
            url?: components["schemas"]["EngineUrl"];
            /** @description Variable with the address of one that runs already. */
            url_env?: string;
            /** @description How the harness starts it as a process. */
            command?: {
                /** @description Program and arguments; {program}, {model}, {port}, {slots}, {context}, {total_context}, {flash_attention} and {kv_type} are replaced. */
                argv: string[];
                /** @description Variable that names the program, for {program}. */
                program_env?: string;
                /**
                 * @description Environment variables.
                 * @default {}
                 */
                env: {
                    [key: string]: string;
                };
            };
            /** @description How the harness starts it as a container. */
            container?: {
                /** @description Image with its tag or digest. */
                image: string;
                /**
                 * @description Arguments, with the places of a command; {model} is where the model is mounted, {port} the port inside.
                 * @default []
                 */
                args: string[];
                /**
                 * @description Environment variables.
                 * @default {}
                 */
                env: {
                    [key: string]: string;
                };
                /** @description Port inside the container. */
                port: number;
                /**
                 * @description NVIDIA GPUs that it is given; -1 is all of them, 0 none.
                 * @default 0
                 */
                gpus: number;
            };
            /** @description Variable with the key that goes with every request. */
            key_env?: string;
            /**
             * @description What it decodes with.
             * @default {}
             */
            model: {
                /**
                 * @description Name by which requests ask for it.
                 * @default tiny
                 */
                name: string;
                /** @description File or folder, relative to this document. */
                file?: string;
                /** @description Variable that names the file or folder. */
                file_env?: string;
                /**
                 * @description The tiny model that the suite writes itself.
                 * @default false
                 */
                generated: boolean;
            };
            /**
             * @description The settings at which it promises what it promises; it is started with them.
             * @default {}
             */
            settings: {
                /**
                 * @description Numbers of slots that it is tried with, the reference's first.
                 * @default [
                 *       1,
                 *       2,
                 *       4
                 *     ]
                 */
                slots: number[];
                /**
                 * @description Tokens of one slot.
                 * @default 4096
                 */
                context: number;
                /** @description Whether attention is computed in one fused step. */
                flash_attention?: boolean;
                /** @description Whether all slots share one cache. */
                unified_kv?: boolean;
                /** @description Type of the numbers in the cache. */
                kv_type?: string;
                /**
                 * @description Whether it decodes on a GPU of NVIDIA.
                 * @default false
                 */
                gpu: boolean;
            };
            /** @description Levels that it promises at these settings. One that promises nothing is listed and not tested. */
            promises: ("D1" | "D2" | "D3" | "D4" | "O")[];
            /**
             * @description Each piece of a stream is exactly one token.
             * @default false
             */
            piece_per_token: boolean;
            /** @description Cases with longer prompts are left out of its plan, and listed so. */
            prompt_bytes_max?: number;
            /**
             * @description What it must tell of itself, as far as verdicts are for that alone; otherwise it is not started.
             * @default {}
             */
            fingerprint: {
                /** @description Its build. */
                build?: string;
                /** @description SHA-256 of the model's file. */
                model_digest?: string;
                /** @description Instruction set, or GPU with its driver. */
                device?: string;
            };
            /**
             * @description How long it may take.
             * @default {}
             */
            bounds: {
                /**
                 * @description From its start until it takes requests.
                 * @default 120000
                 */
                ready_ms: number;
                /**
                 * @description From a request to the end of its answer, its wait for a slot included.
                 * @default 300000
                 */
                answer_ms: number;
            };
        } & unknown;
        /** @description A short name. */
        EngineId: string;
        /**
         * Format: uri
         * @description An absolute http or https address.
         */
        EngineUrl: string;
        /**
         * Evidence
         * @description What one run found out that no run of the gate can: small enough to be read by a person, and kept beside the requirements. It counts while its digests are those of the tree.
         */
        Evidence: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            /** @description Name of the record, and of its file. */
            name: components["schemas"]["EvidenceName"];
            /** @description What kind of proof it is in the main. */
            kind: components["schemas"]["EvidenceKind"];
            /** @description The command that made it, and makes it again. */
            command: string;
            /**
             * Format: date-time
             * @description When the run began, in UTC.
             */
            made_at: string;
            /** @description Where it ran. */
            machine: {
                /** @description Model of the processor. */
                cpu: string;
                /** @description Cores that the system shows. */
                cores: number;
                /** @description Memory. */
                memory_bytes: number;
                /** @description Operating system, release and architecture. */
                os: string;
                /** @description Version of Node. */
                node: string;
                /** @description Version of Docker; null: none answered. */
                docker: string | null;
                /** @description GPUs with their driver; null: none was seen. */
                gpu: string | null;
            };
            /** @description Folders of the repository whose sources did the testing: their digest is that of the suite. */
            folders: string[];
            /** @description What took part, as it was when the run began. */
            digests: {
                /** @description Of the sources in the folders, without tests. */
                suite: components["schemas"]["EvidenceDigest"];
                /** @description Of the shapes of contracts/ and the hashes of all clauses. */
                contract: components["schemas"]["EvidenceDigest"];
                /** @description Of the reference server's sources, without tests. */
                server: components["schemas"]["EvidenceDigest"];
            };
            /** @description What it found out, clause by clause. */
            outcomes: {
                proves: components["schemas"]["EvidenceClause"];
                /** @description What kind of proof it is; the words of the clause ask for this one. */
                kind: components["schemas"]["EvidenceKind"];
                /**
                 * @description What was found.
                 * @enum {string}
                 */
                verdict: "violated" | "unknown" | "unproven" | "proven" | "inapplicable";
                /** @description What shows it: a check, or the fault that was noticed. */
                shown_by?: string;
            }[];
            /** @description What was measured, for people. */
            figures: {
                /** @description What it is of. */
                what: string;
                /** @description The figure. */
                value: number;
                /** @description Its unit. */
                unit: string;
                /** @description What it is held against, as in `at most 50`. */
                bound?: string;
            }[];
            /** @description What else a reader has to know; empty: nothing. */
            note: string;
        };
        /** @description A short name. */
        EvidenceName: string;
        /**
         * @description A kind of proof.
         * @enum {string}
         */
        EvidenceKind: "conformance" | "pact" | "simulation" | "unit" | "property" | "determinism" | "chaos" | "load" | "construction";
        /** @description sha256: and 64 lower-case hexadecimal digits. */
        EvidenceDigest: string;
        /** @description Id of a requirement, with the letter of one clause where it has several. */
        EvidenceClause: string;
        /**
         * Gate
         * @description What a release tolerates.
         */
        Gate: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            /** @description Profiles by which a release may be judged; a run of another decides nothing. */
            profiles?: string[];
            /**
             * @description Levels whose requirements are counted.
             * @default [
             *       "MUST"
             *     ]
             */
            levels: ("MUST" | "SHOULD" | "MAY")[];
            /**
             * @description How many may be violated and not excused by a baseline.
             * @default 0
             */
            violated_max: number;
            /**
             * @description How many may be unknown.
             * @default 0
             */
            unknown_max: number;
            /**
             * @description How many may be unproven.
             * @default 0
             */
            unproven_max: number;
            /** @description How many may be untested: none where not said, or as many as decided_min leaves. */
            untested_max?: number;
            /** @description Least share of the scored requirements that the run must have decided, from 0 to 1: those that are violated, unproven or proven. */
            decided_min?: number;
            /** @description How many may be inapplicable; without it any number. */
            inapplicable_max?: number;
            /** @description How many violated ones a baseline may excuse; without it any number. */
            excused_max?: number;
        };
        /**
         * LogRecord
         * @description One line of the log. Open for further fields, but none may be named like a secret or hold what clients sent as text.
         */
        LogRecord: {
            /** @description Milliseconds since the Unix epoch. */
            time: number;
            /**
             * @description Severity.
             * @enum {string}
             */
            level: "trace" | "debug" | "info" | "warn" | "error" | "fatal";
            /** @description What happened, in words. */
            msg: string;
            /** @description What happened, as a stable name. */
            event?: string;
            /** @description Id of the exchange that caused it. */
            correlation_id?: string;
            /** @description Trace that it belongs to, by W3C trace context. */
            trace_id?: string;
            /** @description The server's id of the task. */
            job_id?: string;
            /** @description The client's id of the task. */
            task_id?: string;
            /** @description The session. */
            session_id?: string;
            /** @description Id of the API key, never the key. */
            client_id?: string;
            /** @description The tenant. */
            tenant_id?: string;
            /** @description The engine. */
            engine?: string;
            /** @description Its build. */
            engine_version?: string;
            /** @description The pool. */
            pool_id?: string;
            /** @description The replica. */
            replica_id?: string;
            /** @description The model. */
            model_id?: string;
            /** @description Its digest. */
            model_digest?: string;
            /** @description Its quantisation. */
            quant?: string;
            /** @description Context asked for, in tokens. */
            ctx?: number;
            /** @description Shares of the devices. */
            tensor_split?: number[];
            /** @description The sampler profile. */
            sampler_profile_version?: string;
            /** @description Key-value state of an earlier turn was used. */
            kv_warmth?: boolean;
            /** @description Time it waited. */
            queue_time_ms?: number;
            /** @description Time it decoded. */
            decode_time_ms?: number;
            /** @description Prompt tokens. */
            tokens_in?: number;
            /** @description Pieces sent. */
            tokens_out?: number;
            /** @description Evictions seen during the task. */
            eviction_events?: number;
            /** @description Refused allocations seen during the task. */
            oom_events?: number;
            /** @description Driver resets seen during the task. */
            driver_reset_events?: number;
            /**
             * @description Class.
             * @enum {string}
             */
            priority?: "interactive" | "batch";
            /** @description Weight of its tenant. */
            weight?: number;
            /** @description Its deadline, from receipt. */
            deadline_ms?: number;
            /** @description Estimate that the deadline is met. */
            on_time_probability?: number;
            /** @description It gave way at least once. */
            preempted?: boolean;
            /** @description Tasks ahead of it at admission. */
            queue_position?: number;
            /** @description Predicted start, from receipt. */
            predicted_start_ms?: number;
            /**
             * @description State of the task.
             * @enum {string}
             */
            state?: "queued" | "running" | "completed" | "failed" | "canceled" | "evicted" | "expired";
            /** @description Error code. */
            code?: string;
            /** @description Why. */
            reason?: string;
            /**
             * @description Phase.
             * @enum {string}
             */
            phase?: "PRE_VALIDATE" | "VALIDATE" | "AUTHORIZE" | "ROUTE" | "PRE_INFERENCE" | "INFERENCE" | "POST_INFERENCE" | "OBSERVABILITY" | "CLEANUP";
            /** @description operationId. */
            operation?: string;
            /** @description HTTP status. */
            status?: number;
            /** @description How long it took. */
            duration_ms?: number;
            /** @description Number of the attempt. */
            attempt?: number;
            /** @description The outcome is in the store. */
            durable?: boolean;
        } & {
            [key: string]: unknown;
        };
        /**
         * Profile
         * @description Which requirements a run scores, under which bounds.
         */
        Profile: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            name: components["schemas"]["ProfileName"];
            /** @description Its edition: under one edition the same requirements are scored in the same words. A number, or the date of a profile that follows what others publish. One with a word behind a dash, such as 1.0-rc or 2026-11-21-rc, is a candidate and may still change; a profile without any is a draft. */
            edition?: string;
            /**
             * @description The kind of API that a target of it speaks: the contract's own, or the OpenAI API.
             * @default orchqueue
             * @enum {string}
             */
            dialect: "orchqueue" | "openai";
            /** @description What it is for. */
            description?: string;
            /** @description Requirement profiles whose rows it scores. */
            requirements: ("orchqueue-core" | "orchqueue-full" | "pipeline" | "openai-chat" | "gateway-behaviour")[];
            /**
             * @description Levels that are scored; others are only shown.
             * @default [
             *       "MUST"
             *     ]
             */
            levels: ("MUST" | "SHOULD" | "MAY")[];
            /** @description Kinds of proof that this run can make. */
            proofs: ("conformance" | "pact" | "simulation" | "unit" | "property" | "determinism" | "chaos" | "load" | "construction" | "none")[];
            /**
             * @description Rows that it leaves out, each with its reason.
             * @default []
             */
            exclude: {
                requirement: components["schemas"]["ProfileClause"];
                reason: components["schemas"]["ProfileReason"];
            }[];
            /**
             * @description Named bounds of waiting; nothing else in a check waits.
             * @default {}
             */
            bounds: {
                /**
                 * @description To connect.
                 * @default 2000
                 */
                connect_ms: number;
                /**
                 * @description To the headers of an answer.
                 * @default 5000
                 */
                response_ms: number;
                /**
                 * @description Until the target is ready.
                 * @default 30000
                 */
                ready_ms: number;
                /**
                 * @description From attaching to the first frame.
                 * @default 1000
                 */
                first_frame_ms: number;
                /**
                 * @description Between two frames that are due.
                 * @default 5000
                 */
                frame_ms: number;
                /**
                 * @description Until a task ends.
                 * @default 30000
                 */
                terminal_ms: number;
                /**
                 * @description From a cancel to the closed engine call.
                 * @default 250
                 */
                abort_ms: number;
                /**
                 * @description In which something must not happen.
                 * @default 300
                 */
                settle_ms: number;
                /**
                 * @description Any one step; above it the check is errored.
                 * @default 60000
                 */
                step_ms: number;
            };
            /**
             * @description Longest run.
             * @default 900000
             */
            budget_ms: number;
            /**
             * @description Seed of whatever the run chooses.
             * @default 1
             */
            seed: number;
        };
        /** @description A profile. */
        ProfileName: string;
        /** @description Id of a requirement, with the letter of one clause where it has several. */
        ProfileClause: string;
        /** @description Why, in words. */
        ProfileReason: string;
        /**
         * Report
         * @description What a run found, canonical: sorted, and the same bytes for the same verdicts. Nothing in it is a time or a generated id.
         */
        Report: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            /** @description What tested. */
            suite: {
                /** @description Its name. */
                name: string;
                /** @description Its version. */
                version: string;
            };
            /** @description The contract tested against. */
            contract: {
                /** @description info.version of the API. */
                api_version: string;
            };
            profile: components["schemas"]["ReportName"];
            /** @description The edition of the profile by which it was judged. */
            edition?: {
                /** @description Its version; draft where the profile names none. */
                version: string;
                /** @description Of its name, its version, and the scored requirements with the hashes of their clauses. */
                digest: string;
            };
            /** @description What was tested. */
            target: {
                name: components["schemas"]["ReportId"];
                /** @description The version that it tells. */
                api_version?: string;
            };
            /**
             * @description What the run says as a whole.
             * @enum {string}
             */
            outcome: "holds" | "violated" | "undecided" | "over_budget" | "interrupted";
            /**
             * @description Exit code of the run.
             * @enum {integer}
             */
            exit_code: 0 | 1 | 2 | 3 | 130;
            /** @description Counts. */
            summary: {
                /** @description Requirements by verdict. */
                requirements: {
                    /** @description How many are violated. */
                    violated: number;
                    /** @description How many are unknown. */
                    unknown: number;
                    /** @description How many are unproven. */
                    unproven: number;
                    /** @description How many are proven. */
                    proven: number;
                    /** @description How many are inapplicable. */
                    inapplicable: number;
                    /** @description How many are untested. */
                    untested: number;
                };
                /** @description Scored requirements by verdict. */
                scored: {
                    /** @description How many are violated. */
                    violated: number;
                    /** @description How many are unknown. */
                    unknown: number;
                    /** @description How many are unproven. */
                    unproven: number;
                    /** @description How many are proven. */
                    proven: number;
                    /** @description How many are inapplicable. */
                    inapplicable: number;
                    /** @description How many are untested. */
                    untested: number;
                };
                /** @description Checks by verdict. */
                checks: {
                    /** @description How many are passed. */
                    passed: number;
                    /** @description How many are failed. */
                    failed: number;
                    /** @description How many are errored. */
                    errored: number;
                    /** @description How many are inapplicable. */
                    inapplicable: number;
                    /** @description How many are out_of_reach. */
                    out_of_reach: number;
                };
            };
            /** @description Every requirement of the profile, by id. */
            requirements: {
                id: components["schemas"]["ReportRequirement"];
                /**
                 * @description How binding it is.
                 * @enum {string}
                 */
                level: "MUST" | "SHOULD" | "MAY";
                /** @description File of .specs that it stands in. */
                area: string;
                /** @description Hash of its wording, as the requirements tell it. */
                text_hash: string;
                /** @description It counts for the outcome. */
                scored: boolean;
                verdict: components["schemas"]["ReportRequirementVerdict"];
                /** @description Why it is not proven, where that is known. */
                reason?: string;
                /** @description A known failure excuses it. */
                baseline?: boolean;
                /** @description Its clauses, by letter. */
                clauses: {
                    clause: components["schemas"]["ReportClause"];
                    /**
                     * @description How binding it is.
                     * @enum {string}
                     */
                    level: "MUST" | "SHOULD" | "MAY";
                    verdict: components["schemas"]["ReportRequirementVerdict"];
                    /**
                     * @description How it is proven.
                     * @enum {string}
                     */
                    proof: "conformance" | "pact" | "simulation" | "unit" | "property" | "determinism" | "chaos" | "load" | "construction" | "none";
                    /** @description Ids of the assertions that ran for it, sorted. */
                    assertions: string[];
                    /** @description Mutants that an assertion of it killed. */
                    kills: {
                        /** @description The assertion that failed. */
                        assertion: string;
                        /** @description The mutant. */
                        mutant: string;
                    }[];
                }[];
            }[];
            /** @description Every check that was considered, by id. */
            checks: {
                id: components["schemas"]["ReportCheckId"];
                /** @description What it says is true. */
                title: string;
                /**
                 * @description How it is proven.
                 * @enum {string}
                 */
                kind: "conformance" | "pact" | "simulation" | "unit" | "property" | "determinism" | "chaos" | "load" | "construction" | "none";
                verdict: components["schemas"]["ReportCheckVerdict"];
                /** @description Clauses that it speaks for. */
                clauses: components["schemas"]["ReportClause"][];
                /** @description Why it failed, could not decide or did not run, without ids and times. */
                reason?: string;
                /** @description Its assertions, in order. */
                assertions: {
                    /** @description Its id. */
                    id: string;
                    clause: components["schemas"]["ReportClause"];
                    /** @description It held. */
                    holds: boolean;
                    /** @description What was seen and what was due, where it did not hold, without ids and times. */
                    message?: string;
                }[];
                /** @description Where it is written. */
                source?: {
                    /** @description File, relative to the root of the features. */
                    file: string;
                    /** @description Line, from 1. */
                    line?: number;
                };
                /** @description Clauses that it could not decide although others failed. */
                undecided?: components["schemas"]["ReportClause"][];
            }[];
            /** @description The target answered as one that can't be judged; no check passed. */
            degenerate?: boolean;
            /** @description Why the outcome is what it is, in sentences. */
            reasons?: string[];
            /** @description What the known failures came to. */
            baseline?: {
                /** @description Clauses that are violated and excused. */
                excused: components["schemas"]["ReportClause"][];
                /** @description Entries that excuse nothing any more: they fail the run. */
                stale: {
                    requirement: components["schemas"]["ReportClause"];
                    check?: components["schemas"]["ReportCheckId"];
                    /**
                     * @description What became of it.
                     * @enum {string}
                     */
                    why: "holds" | "expired" | "unknown_requirement";
                }[];
            };
            /** @description Whether the gate of a release is passed. */
            gate?: {
                /** @description It is. */
                passed: boolean;
                /** @description What it does not tolerate, in sentences. */
                reasons: string[];
            };
        };
        /** @description A profile. */
        ReportName: string;
        /** @description A short name. */
        ReportId: string;
        /** @description Id of a requirement. */
        ReportRequirement: string;
        /** @description Id of a requirement, with the letter of one clause where it has several. */
        ReportClause: string;
        /** @description Id of a check, stable over its wording. */
        ReportCheckId: string;
        /**
         * @description Verdict of a requirement or a clause.
         * @enum {string}
         */
        ReportRequirementVerdict: "violated" | "unknown" | "unproven" | "proven" | "inapplicable" | "untested";
        /**
         * @description Verdict of a check.
         * @enum {string}
         */
        ReportCheckVerdict: "passed" | "failed" | "errored" | "inapplicable" | "out_of_reach";
        /**
         * Run
         * @description The record of one run: when, where, with what. Beside report.json, which holds no such thing.
         */
        Run: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            /** @description Id of the run. */
            run_id: string;
            /** @description Start. */
            started_at: components["schemas"]["RunTime"];
            /** @description End. */
            ended_at: components["schemas"]["RunTime"];
            /** @description How long it took. */
            duration_ms: number;
            /**
             * @description Exit code.
             * @enum {integer}
             */
            exit_code: 0 | 1 | 2 | 3 | 130;
            /** @description Signal that ended it early. */
            interrupted_by?: string;
            /** @description The command line, without secrets. */
            command?: string[];
            /** @description Seed of whatever it chose. */
            seed: number;
            /** @description What took part. */
            digests: {
                suite: components["schemas"]["RunDigest"];
                contract: components["schemas"]["RunDigest"];
                requirements: components["schemas"]["RunDigest"];
                target?: components["schemas"]["RunDigest"];
                report: components["schemas"]["RunDigest"];
            };
            /** @description Where it ran. */
            host: {
                /** @description Operating system and release. */
                os: string;
                /** @description Architecture. */
                arch: string;
                /** @description Processors. */
                cpus: number;
                /** @description Memory. */
                memory_bytes: number;
                /** @description Version of Node. */
                node: string;
                /** @description Accelerators that were seen; empty: none. */
                accelerators: {
                    /** @description Its index. */
                    index: number;
                    /** @description Its name. */
                    name: string;
                    /** @description Its memory. */
                    memory_bytes?: number;
                    /** @description Version of its driver. */
                    driver?: string;
                }[];
            };
            /** @description What was tested. */
            target: {
                name: components["schemas"]["RunId"];
                /**
                 * @description How.
                 * @enum {string}
                 */
                kind: "url" | "process";
                /** @description Address, without secrets. */
                url?: string;
                /** @description What it says it is. */
                server?: string;
            };
            /** @description What was asked of this run; runs are compared and merged only where it is alike. */
            scope: {
                /** @description The profile. */
                profile: {
                    /** @description Its name. */
                    name: string;
                    /** @description Its edition; draft where it names none. */
                    version: string;
                    /** @description Of its name, its edition, and the scored requirements with the hashes of their clauses. */
                    digest: components["schemas"]["RunDigest"];
                };
                /** @description Only checks that fit it ran. */
                filter?: string;
                /** @description Which share of the checks ran. */
                shard?: {
                    /** @description Its number, from 1. */
                    index: number;
                    /** @description How many there are. */
                    count: number;
                };
                /** @description The kind of API that is spoken. */
                dialect: string;
                /** @description Digest of the features. */
                features: components["schemas"]["RunDigest"];
            };
            /** @description What the target says that it can do. */
            claims: {
                /** @description Capabilities that it tells itself. */
                told: string[];
                /** @description Capabilities that its document claims. */
                claimed: string[];
            };
            /** @description What the verdicts rest on beside the transcripts, so that they can be made again from this folder. */
            basis: {
                /** @description What tested. */
                suite: {
                    /** @description Its name. */
                    name: string;
                    /** @description Its version. */
                    version: string;
                };
                /** @description The contract tested against. */
                contract: {
                    /** @description info.version of the API. */
                    api_version: string;
                };
                /** @description The version that the target tells. */
                target_api_version?: string;
                /** @description The profile document. */
                profile: {
                    [key: string]: unknown;
                };
                /** @description The baseline document, where there was one. */
                baseline?: {
                    [key: string]: unknown;
                };
                /** @description The gate document, where there was one. */
                gate?: {
                    [key: string]: unknown;
                };
                /** @description Mutants that assertions of this suite killed, as far as these checks are concerned. */
                kills: {
                    clause: components["schemas"]["RunClause"];
                    check: components["schemas"]["RunCheckId"];
                    /** @description The assertion that failed. */
                    assertion: string;
                    /** @description The mutant. */
                    mutant: string;
                }[];
                /**
                 * Format: date
                 * @description The day by which baseline entries expire.
                 */
                today: string;
                /** @description The budget ended the run. */
                over_budget?: boolean;
            };
            /** @description The checks in the order in which they ran. */
            checks: {
                id: components["schemas"]["RunCheckId"];
                verdict: components["schemas"]["RunCheckVerdict"];
                /** @description Start, from the start of the run. */
                started_ms: number;
                /** @description How long it took. */
                duration_ms: number;
                /** @description Its transcript, relative to this document. */
                transcript?: string;
                /** @description What it says is true. */
                title: string;
                /** @description Clauses that it is tagged with. */
                clauses: components["schemas"]["RunClause"][];
                /** @description Why it failed, could not decide or did not run. */
                reason?: string;
                /** @description What of the harness stopped it; it is errored whatever its assertions say. */
                error?: string;
                /** @description Where it is written. */
                source?: {
                    /** @description File, relative to the root of the features. */
                    file: string;
                    /** @description Line, from 1. */
                    line?: number;
                };
                /** @description Index of the entry of the transcript at which it went wrong. */
                first_divergence?: number;
            }[];
        };
        /**
         * Format: date-time
         * @description A moment, in UTC.
         */
        RunTime: string;
        /** @description sha256: and 64 lower-case hexadecimal digits. */
        RunDigest: string;
        /** @description A short name. */
        RunId: string;
        /** @description Id of a check, stable over its wording. */
        RunCheckId: string;
        /**
         * @description Verdict of a check.
         * @enum {string}
         */
        RunCheckVerdict: "passed" | "failed" | "errored" | "inapplicable" | "out_of_reach";
        /** @description Id of a requirement, with the letter of one clause where it has several. */
        RunClause: string;
        /**
         * Target
         * @description An orchestrator to be tested, and what the harness may do to it.
         */
        Target: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            /** @description Name of the target. */
            name: components["schemas"]["TargetId"];
            /** @description What it is. */
            description?: string;
            /**
             * @description url: it runs already; process: the harness starts and stops it.
             * @enum {string}
             */
            kind: "url" | "process";
            /** @description Its data plane. For kind process it is learned from ready_line where absent. */
            url?: components["schemas"]["TargetUrl"];
            /** @description Its control plane, where that is elsewhere. */
            control_url?: components["schemas"]["TargetUrl"];
            /**
             * @description Headers that go with every request, as a gateway before the target may want; values are secrets and never shown, where they are not said to be none.
             * @default []
             */
            headers: {
                /** @description Its name. */
                name: string;
                /** @description Its value. */
                value: components["schemas"]["TargetKey"];
                /**
                 * @description Its value is no secret, as the name of an engine is none, and is written as it is.
                 * @default false
                 */
                shown: boolean;
            }[];
            /** @description File with certificates in PEM that are trusted beside the known ones, relative to this document. */
            ca?: string;
            /** @description Proxy on the way to it. */
            proxy_url?: components["schemas"]["TargetUrl"];
            /** @description No more requests than this are sent to it. */
            requests_per_second_max?: number;
            /**
             * @description Every named bound is longer by this factor, for a slow network.
             * @default 1
             */
            bounds_factor: number;
            /** @description What tokens cost there; the plan of a run says the sum first. */
            prices?: {
                /** @description A million tokens of prompts. */
                input_per_million: number;
                /** @description A million generated tokens. */
                output_per_million: number;
                /** @description Currency. */
                currency: string;
            };
            /** @description How the harness starts it. */
            process?: {
                /** @description Program and arguments; {config}, {port}, {folder} and {upstream}, the address of the engine behind a gateway, are replaced. */
                argv: string[];
                /**
                 * @description Environment variables; {upstream} is replaced.
                 * @default {}
                 */
                env: {
                    [key: string]: string;
                };
                /** @description Working folder, relative to this document. */
                folder?: string;
                /** @description Regular expression of the line of output that tells its address in the group url. */
                ready_line?: string;
                /**
                 * @description Signal that asks it to end in order: SIGQUIT for nginx, SIGUSR1 for HAProxy.
                 * @default SIGTERM
                 * @enum {string}
                 */
                stop_signal: "SIGTERM" | "SIGINT" | "SIGQUIT" | "SIGUSR1";
                /**
                 * @description Time it has to end.
                 * @default 15000
                 */
                stop_ms: number;
            };
            /**
             * @description How the harness configures it.
             * @default {}
             */
            configuration: {
                /**
                 * @description assay: the configuration document of this contract; template: its own text with places to fill; fixed: it can't be configured.
                 * @default fixed
                 * @enum {string}
                 */
                form: "assay" | "template" | "fixed";
                /** @description File of the template, relative to this document. */
                template?: string;
            };
            /**
             * @description API keys by what they may do; each from an environment variable or written out for a local target.
             * @default {}
             */
            keys: {
                /** @description A key of the first tenant with the role data. */
                data?: components["schemas"]["TargetKey"];
                /** @description One with the role operator. */
                operator?: components["schemas"]["TargetKey"];
                /** @description One with the role admin. */
                admin?: components["schemas"]["TargetKey"];
                /** @description A key of another tenant with the role data. */
                other_tenant?: components["schemas"]["TargetKey"];
            };
            /**
             * @description What can be set up on this target; checks that need more are out of reach.
             * @default []
             */
            reach: ("configure" | "restart" | "kill" | "script_engines" | "capture_output" | "read_store" | "time")[];
            /** @description What tasks may ask for, where the target is fixed. */
            model?: {
                /** @description Engine. */
                engine: string;
                /** @description Model. */
                ref: string;
                /** @description Longest context. */
                ctx_max?: number;
            };
            /** @description What it says of itself where it is a gateway with the suite's own engine behind it. */
            gateway?: {
                /** @description Port of this machine at which it is configured to find its engine, and where the suite listens. Absent: any free one, told to it by {upstream} in arguments, environment or template. */
                upstream_port?: number;
                /** @description Key of its own for the engine; absent: it passes on what clients bring. */
                upstream_key?: components["schemas"]["TargetKey"];
                /** @description Longest time for which a client waits while the engine is silent, new attempts included. */
                silence_ms?: number;
                /** @description How often it asks the engine at most for one request, as long as nothing was answered. */
                calls_max?: number;
            };
            /**
             * @description Capabilities it claims beyond those it tells itself.
             * @default []
             */
            claims: string[];
        } & (unknown & unknown);
        /** @description A short name. */
        TargetId: string;
        /**
         * Format: uri
         * @description An absolute http or https address.
         */
        TargetUrl: string;
        /** @description One key. */
        TargetKey: {
            /** @description Name of an environment variable. */
            env?: string;
            /** @description The key itself. */
            value?: string;
            /** @description A program with its arguments that prints the key as the first line of its output. */
            command?: string[];
        };
        /**
         * Transcript
         * @description Everything that happened in one check, in order; verdicts are a pure function of it.
         */
        Transcript: {
            /**
             * @description Version of this document's form.
             * @enum {integer}
             */
            version: 1;
            check: components["schemas"]["TranscriptCheckId"];
            /** @description Title of the check. */
            title: string;
            /** @description Command lines that repeat its requests. */
            curl?: string[];
            /** @description The claims exactly as they were judged, so that verdicts can be made again from this document alone. */
            claims?: {
                /** @description Id of the assertion that it becomes. */
                assertion: string;
                /** @description Which judge decides it. */
                judge: string;
                /** @description What the judge is told; its form depends on the judge. */
                args: {
                    [key: string]: unknown;
                };
                /** @description Clauses that it speaks for. */
                clauses: string[];
            }[];
            /** @description What happened, in order. */
            entries: (components["schemas"]["TranscriptRequest"] | components["schemas"]["TranscriptResponse"] | components["schemas"]["TranscriptFrame"] | components["schemas"]["TranscriptClosed"] | components["schemas"]["TranscriptPeer"] | components["schemas"]["TranscriptOutput"] | components["schemas"]["TranscriptProcess"] | components["schemas"]["TranscriptStep"] | components["schemas"]["TranscriptAssertion"])[];
            /** @description Entries are missing for want of room. */
            truncated?: boolean;
        };
        /** @description Milliseconds since the check began, on the harness's monotonic clock. */
        TranscriptAt: number;
        /** @description Id of the exchange, unique in the transcript. */
        TranscriptExchange: string;
        /** @description Id of a check, stable over its wording. */
        TranscriptCheckId: string;
        /** @description The harness asked. */
        TranscriptRequest: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "request";
            at_ms: components["schemas"]["TranscriptAt"];
            exchange: components["schemas"]["TranscriptExchange"];
            /** @description Method. */
            method: string;
            /** @description Address. */
            url: string;
            /** @description Headers in the order of the wire; secrets are replaced. */
            headers: [
                string,
                string
            ][];
            /** @description Body as text. */
            body?: string;
        };
        /** @description The head of an answer, with its body where that is no stream. */
        TranscriptResponse: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "response";
            at_ms: components["schemas"]["TranscriptAt"];
            exchange: components["schemas"]["TranscriptExchange"];
            /** @description Status. */
            status: number;
            /** @description Headers in the order of the wire; secrets are replaced. */
            headers: [
                string,
                string
            ][];
            /** @description Body as text. */
            body?: string;
        };
        /** @description One frame of an event stream. */
        TranscriptFrame: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "frame";
            at_ms: components["schemas"]["TranscriptAt"];
            exchange: components["schemas"]["TranscriptExchange"];
            /** @description Place in the stream. */
            index: number;
            /** @description Its event name; message where it has none. */
            event?: string;
            /** @description Its id field. */
            id?: string;
            /** @description Its data, lines joined by LF. */
            data?: string;
            /** @description A comment line, where it is one. */
            comment?: string;
        };
        /** @description A connection ended. */
        TranscriptClosed: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "closed";
            at_ms: components["schemas"]["TranscriptAt"];
            exchange: components["schemas"]["TranscriptExchange"];
            /**
             * @description Which side ended it.
             * @enum {string}
             */
            by: "target" | "harness" | "error";
            /** @description What failed. */
            error?: string;
        };
        /** @description What a scripted engine witnessed or did. */
        TranscriptPeer: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "peer";
            at_ms: components["schemas"]["TranscriptAt"];
            /** @description Which. */
            peer: string;
            /**
             * @description What.
             * @enum {string}
             */
            action: "connected" | "request" | "piece" | "held" | "released" | "ended" | "aborted" | "failed";
            /** @description Its own count of the call. */
            exchange?: string;
            /** @description Parts that depend on the action. */
            detail?: {
                [key: string]: unknown;
            };
        };
        /** @description A line that a process wrote. */
        TranscriptOutput: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "output";
            at_ms: components["schemas"]["TranscriptAt"];
            /** @description Which. */
            process: string;
            /**
             * @description Where.
             * @enum {string}
             */
            stream: "stdout" | "stderr";
            /** @description The line, shortened. */
            line: string;
        };
        /** @description A process began or ended. */
        TranscriptProcess: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "process";
            at_ms: components["schemas"]["TranscriptAt"];
            /** @description Which. */
            process: string;
            /**
             * @description What.
             * @enum {string}
             */
            action: "started" | "ready" | "signaled" | "exited";
            /** @description The signal. */
            signal?: string;
            /** @description Exit code. */
            code?: number | null;
        };
        /** @description A step of the check began. */
        TranscriptStep: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "step";
            at_ms: components["schemas"]["TranscriptAt"];
            /** @description The step. */
            text: string;
        };
        /** @description An assertion was decided from the entries before it. */
        TranscriptAssertion: {
            /**
             * @description Kind of entry.
             * @constant
             */
            kind: "assertion";
            at_ms: components["schemas"]["TranscriptAt"];
            /** @description Its id. */
            id: string;
            /** @description Id of a requirement, with the letter of one clause where it has several. */
            clause: string;
            /** @description It held. */
            holds: boolean;
            /** @description What was seen and what was due. */
            message?: string;
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

export interface DocumentTypes {
  "attestation": components['schemas']['Attestation'];
  "baseline": components['schemas']['Baseline'];
  "config": components['schemas']['Config'];
  "engine": components['schemas']['Engine'];
  "evidence": components['schemas']['Evidence'];
  "gate": components['schemas']['Gate'];
  "log-record": components['schemas']['LogRecord'];
  "profile": components['schemas']['Profile'];
  "report": components['schemas']['Report'];
  "run": components['schemas']['Run'];
  "target": components['schemas']['Target'];
  "transcript": components['schemas']['Transcript'];
}
