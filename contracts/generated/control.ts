// Generated from the schemas of this folder; edit those and run `npm run generate`.

export interface paths {
    "/v1/catalog/models": {
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
        /** List the models of the catalog */
        get: operations["listCatalogModels"];
        put?: never;
        /**
         * Enter a model into the catalog
         * @description Resolves the source to one immutable digest, verifies it against the trust policy and enters it as draft. The same request again answers 200 with the entry; another one under the same id is STATE_CONFLICT.
         */
        post: operations["createCatalogModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/models/{model_id}": {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        /** Read one model of the catalog */
        get: operations["getCatalogModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/models/{model_id}/verify": {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a model again
         * @description Checks digest, registry, signatures and SBOM against the trust policy of now. A verification that fails is a result and no error: it stands in the entry's verification. Takes no body.
         */
        post: operations["verifyCatalogModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/models/{model_id}/state": {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a model through its life
         * @description Deprecating drains the pools that serve it within deadline_ms; retiring unloads and archives it. A move that does not exist is STATE_CONFLICT. Making a model active or canary needs a verification that passed.
         */
        post: operations["setCatalogModelState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/models/{model_id}/rollback": {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo the last rollout of a model
         * @description One action: the digest and state before the last move serve again. With nothing to go back to it is STATE_CONFLICT. Takes no body.
         */
        post: operations["rollbackCatalogModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools": {
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
        /** List the pools */
        get: operations["listPools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{pool_id}/drain": {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop taking work and let the running work end
         * @description Admissions stop at once and readiness turns false. What still runs at deadline_ms is aborted. A pool that drains already takes the new deadline.
         */
        post: operations["drainPool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{pool_id}/resume": {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take work again after a drain
         * @description A pool that does not drain stays as it is. Takes no body.
         */
        post: operations["resumePool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{pool_id}/reload": {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put another model in the place of the pool's
         * @description Atomic: it answers 202 once the new model is preloaded and has passed its self-test, or RELOAD_FAILED with the old model serving. While a reload or drain is under way another one is STATE_CONFLICT.
         */
        post: operations["reloadPool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pools/{pool_id}/health": {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        /** Read the health of a pool */
        get: operations["getPoolHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replicasets": {
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
        /** List the replica sets with their load and service levels */
        get: operations["listReplicaSets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/capabilities": {
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
        /** Read what this server can do */
        get: operations["getCapabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/artifacts": {
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
        /** List the tenant's artifacts, youngest first */
        get: operations["listArtifacts"];
        put?: never;
        /**
         * Store an artifact
         * @description Its id is the SHA-256 of the canonical JSON of content. The same content of the same kind and parent again answers 200 with what stands; of another kind or parent it is STATE_CONFLICT. A parent that this tenant does not have is INVALID_PARAMS.
         */
        post: operations["createArtifact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/artifacts/{artifact_id}": {
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
                /** @description The artifact's id. */
                artifact_id: components["schemas"]["Digest"];
            };
            cookie?: never;
        };
        /** Read an artifact */
        get: operations["getArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/config/reload": {
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
        get?: never;
        put?: never;
        /**
         * Read the configuration again
         * @description All or nothing. A document with faults is CONFIG_INVALID and lists every one of them in details.problems; one that is valid and cannot be put in place is RELOAD_FAILED. Either way the old one still holds. Takes no body.
         */
        post: operations["reloadConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
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
        /** List audit records, youngest first */
        get: operations["listAuditRecords"];
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
        TenantId: string;
        ModelId: string;
        /**
         * @description A model begins as draft; deprecated takes no new work without an override; retired is unloaded and has no way back but a rollback.
         * @enum {string}
         */
        ModelState: "draft" | "active" | "canary" | "deprecated" | "retired";
        /** @description Where the model comes from. Registries beyond file are those that the trust policy names. */
        SourceUrl: string;
        /** @description One file of the model. */
        Manifest: {
            digest: components["schemas"]["Digest"];
            size_bytes: number;
            path?: string;
        };
        /** @description A signature over the digest. */
        SignatureRequest: {
            /** @description The id of a key of the trust policy. */
            signer: string;
            /** @enum {string} */
            algo: "ed25519" | "ecdsa-p256-sha256" | "rsa-pss-sha256";
            /** @description In base64. */
            value: string;
        };
        SbomRef: {
            uri: string;
            digest: components["schemas"]["Digest"];
        };
        CatalogModelRequest: {
            id: components["schemas"]["ModelId"];
            model_ref?: components["schemas"]["ModelRef"];
            source_url: components["schemas"]["SourceUrl"];
            version?: string;
            digest?: components["schemas"]["Digest"];
            tags?: components["schemas"]["Tag"][];
            manifests?: components["schemas"]["Manifest"][];
            signatures?: components["schemas"]["SignatureRequest"][];
            sbom?: components["schemas"]["SbomRef"];
        };
        SignatureMeta: {
            signer: string;
            algo: string;
            verified: boolean;
            timestamp_ms?: components["schemas"]["Instant"];
        };
        /** @description The policy that the entry was judged by. */
        TrustPolicy: {
            /** @enum {string} */
            mode: "strict" | "permissive";
            allowed_registries: string[];
            require_signature: boolean;
            require_sbom: boolean;
            ca_roots?: string[];
        };
        Verification: {
            /** @enum {string} */
            result: "pending" | "pass" | "fail";
            reason?: components["schemas"]["ErrorCode"];
            at_ms?: components["schemas"]["Instant"];
        };
        CatalogModel: {
            id: components["schemas"]["ModelId"];
            model_ref?: components["schemas"]["ModelRef"];
            digest: components["schemas"]["Digest"];
            state: components["schemas"]["ModelState"];
            source_url: components["schemas"]["SourceUrl"];
            version?: string;
            tags: components["schemas"]["Tag"][];
            manifests: components["schemas"]["Manifest"][];
            signatures: components["schemas"]["SignatureMeta"][];
            sbom?: components["schemas"]["SbomRef"];
            trust_policy?: components["schemas"]["TrustPolicy"];
            verification: components["schemas"]["Verification"];
            previous_digest?: components["schemas"]["Digest"];
            drain_deadline_ms?: components["schemas"]["DurationMs"];
            created_ms: components["schemas"]["Instant"];
            updated_ms?: components["schemas"]["Instant"];
        };
        CatalogModelList: {
            items: components["schemas"]["CatalogModel"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        ModelStateRequest: {
            state: components["schemas"]["ModelState"];
            /** @description How long a drain may take. Absent means the pool's own. */
            deadline_ms?: number;
            /** @description Retire it although work still waits or runs on it. Absent means false. It never overrides trust. */
            override?: boolean;
        };
        DrainRequest: {
            /** @description From now until what still runs is aborted. */
            deadline_ms: number;
        };
        ReloadRequest: {
            new_model_ref: components["schemas"]["ModelRef"];
        };
        QueueStatus: {
            /** @description Tasks that wait. */
            depth: number;
            capacity: number;
            /** @enum {string} */
            full_policy: "reject" | "drop-lru" | "shed-low-priority";
            depth_by_class?: {
                [key: string]: number;
            };
        };
        Pool: {
            id: components["schemas"]["PoolId"];
            engine: components["schemas"]["Engine"];
            wire: components["schemas"]["Wire"];
            model_ref: components["schemas"]["ModelRef"];
            model_digest?: string;
            /** @enum {string} */
            accelerator: "nvidia" | "none" | "remote";
            live: boolean;
            ready: boolean;
            draining: boolean;
            drain_remaining_ms?: components["schemas"]["DurationMs"];
            queue: components["schemas"]["QueueStatus"];
            /** @description Tasks whose engine call is open. */
            running?: number;
            replicas_ready?: number;
            replicas_total?: number;
        };
        PoolList: {
            items: components["schemas"]["Pool"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        ReplicaHealth: {
            replica_id: components["schemas"]["ReplicaId"];
            live: boolean;
            ready: boolean;
            engine_version?: string;
            model_digest?: string;
            slots_total?: number;
            slots_free?: number;
            active_leases?: number;
            /** @enum {string} */
            breaker?: "closed" | "open" | "half-open";
            restarts?: number;
            last_heartbeat_ms?: components["schemas"]["Instant"];
            /** @description What made it unready last. */
            last_error?: string;
        };
        PoolHealth: {
            pool_id: components["schemas"]["PoolId"];
            /** @description At least one worker lives. */
            live: boolean;
            /** @description It takes work now. */
            ready: boolean;
            draining: boolean;
            /** @description What made it unready last. */
            last_error?: string;
            next_probe_ms?: components["schemas"]["DurationMs"];
            replicas: components["schemas"]["ReplicaHealth"][];
            /** @description Figures of the pool by their metric name. */
            metrics: {
                [key: string]: number;
            };
        };
        /** @description Targets and what was measured. A member is absent where nothing is set or measured yet. */
        Slo: {
            first_token_p95_ms?: number;
            first_token_target_ms?: number;
            attainment_ratio?: number;
            error_ratio?: number;
        } & {
            [key: string]: unknown;
        };
        ReplicaSet: {
            id: string;
            engine: components["schemas"]["Engine"];
            pool_id: components["schemas"]["PoolId"];
            model_ref?: components["schemas"]["ModelRef"];
            model_digest?: string;
            engine_version?: string;
            sampler_profile_version?: string;
            /** @description Busy slots by all slots. */
            load: number;
            slots_total: number;
            slots_free: number;
            slo?: components["schemas"]["Slo"];
            replicas: components["schemas"]["ReplicaId"][];
        };
        ReplicaSetList: {
            items: components["schemas"]["ReplicaSet"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        /** @description The limits of the key's tenant. A member is absent where nothing limits. */
        RateLimits: {
            concurrent_max?: number;
            requests_per_second?: number;
            burst?: number;
            tokens_per_minute?: number;
        };
        ModelCapability: {
            model_ref: components["schemas"]["ModelRef"];
            ctx_max: number;
            max_tokens_max: number;
            /** @description By which admission counts the tokens of a prompt. */
            bytes_per_token: number;
            /** @enum {string} */
            determinism?: "strict" | "best_effort";
            state?: components["schemas"]["ModelState"];
        };
        EngineCapability: {
            engine: components["schemas"]["Engine"];
            wire: components["schemas"]["Wire"];
            /** @description The largest context of its models. */
            ctx_max: number;
            supported_workloads: string[];
            rate_limits: components["schemas"]["RateLimits"];
            /** @description By the names of capabilities.yaml. */
            features: {
                [key: string]: boolean;
            };
            /** @description The smallest of its models; so the count errs upwards. */
            bytes_per_token: number;
            models?: components["schemas"]["ModelCapability"][];
        };
        Capabilities: {
            /** @description The info.version of the documents that this server serves. */
            api_version: string;
            engines: components["schemas"]["EngineCapability"][];
        };
        /** @enum {string} */
        ArtifactKind: "plan" | "summary" | "diff" | "trace" | "other";
        Metadata: {
            [key: string]: string;
        };
        ArtifactRequest: {
            kind: components["schemas"]["ArtifactKind"];
            /** @description The client's own JSON; only the size of the body and its depth bound it. */
            content: {
                [key: string]: unknown;
            };
            tags?: components["schemas"]["Tag"][];
            parent?: components["schemas"]["Digest"];
            metadata?: components["schemas"]["Metadata"];
        };
        ArtifactRef: {
            id: components["schemas"]["Digest"];
            kind: components["schemas"]["ArtifactKind"];
            digest: components["schemas"]["Digest"];
            parent?: components["schemas"]["Digest"];
            created_ms: components["schemas"]["Instant"];
            tags: components["schemas"]["Tag"][];
        };
        Artifact: {
            id: components["schemas"]["Digest"];
            kind: components["schemas"]["ArtifactKind"];
            digest: components["schemas"]["Digest"];
            content: {
                [key: string]: unknown;
            };
            tags: components["schemas"]["Tag"][];
            parent?: components["schemas"]["Digest"];
            /** @description Its ancestors, the parent first. */
            lineage: components["schemas"]["Digest"][];
            metadata?: components["schemas"]["Metadata"];
            size_bytes?: number;
            created_ms: components["schemas"]["Instant"];
        };
        ArtifactList: {
            items: components["schemas"]["ArtifactRef"][];
            next_cursor?: components["schemas"]["Cursor"];
        };
        ConfigReload: {
            digest: components["schemas"]["Digest"];
            previous_digest?: components["schemas"]["Digest"];
            applied_ms: components["schemas"]["Instant"];
            /** @description JSON Pointers of what is different now. */
            changed: string[];
        };
        /** @description The operationId of the request, or `authenticate` where a request without a valid key named none. */
        AuditAction: string;
        /** @description One decision about one request. Records form a chain by their hashes. */
        AuditRecord: {
            sequence: number;
            at_ms: components["schemas"]["Instant"];
            tenant_id?: components["schemas"]["TenantId"];
            /** @description A fingerprint of the key; never the key. */
            key_id?: string;
            action: components["schemas"]["AuditAction"];
            /** @description The id of what it was about. */
            target?: string;
            /** @enum {string} */
            outcome: "done" | "refused" | "failed";
            error_code?: components["schemas"]["ErrorCode"];
            correlation_id: components["schemas"]["CorrelationId"];
            details?: {
                [key: string]: unknown;
            };
            previous_hash?: components["schemas"]["Digest"];
            hash: components["schemas"]["Digest"];
        };
        AuditList: {
            items: components["schemas"]["AuditRecord"][];
            next_cursor?: components["schemas"]["Cursor"];
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
        /** @description What a task and a pool call a model. */
        ModelRef: string;
        /**
         * @description What refused; the full policy where a queue did, quota for a limit, unavailable for a 503.
         * @enum {string}
         */
        PolicyLabel: "reject" | "drop-lru" | "shed-low-priority" | "quota" | "unavailable";
        PoolId: string;
        /** @description One thing that is wrong, and where. */
        Problem: {
            /** @description A JSON Pointer into the body or the document; empty for the whole. */
            pointer: string;
            message: string;
        };
        ReplicaId: string;
        Tag: string;
        /**
         * @description How an engine is spoken to.
         * @enum {string}
         */
        Wire: "llamacpp" | "vllm" | "tgi" | "triton" | "openai" | "anthropic" | "embedded" | "scripted";
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
        /** @description The id of the catalog entry. */
        ModelId: components["schemas"]["ModelId"];
        /** @description The pool's id. */
        PoolId: components["schemas"]["PoolId"];
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
         * @description The caller's id for the exchange where it was usable, otherwise a minted one. On every answer.
         * @example 3f0c0e6a-bench-17
         */
        "X-Correlation-Id": components["schemas"]["CorrelationId"];
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCatalogModels: {
        parameters: {
            query?: {
                /** @description Only models in this state. */
                state?: components["schemas"]["ModelState"];
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
            /** @description One page of models, by id. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModelList"];
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
    createCatalogModel: {
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
                "application/json": components["schemas"]["CatalogModelRequest"];
            };
        };
        responses: {
            /** @description The entry, which stood already with the same request. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModel"];
                };
            };
            /** @description The entry, as draft. */
            201: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getCatalogModel: {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModel"];
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
    verifyCatalogModel: {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry with its verification, pending while it is under way. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModel"];
                };
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
    setCatalogModelState: {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelStateRequest"];
            };
        };
        responses: {
            /** @description The entry in its new state; a drain may still go on. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    rollbackCatalogModel: {
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
                /** @description The id of the catalog entry. */
                model_id: components["parameters"]["ModelId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry as it was before. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogModel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listPools: {
        parameters: {
            query?: {
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
            /** @description One page of pools, by id. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
        };
    };
    drainPool: {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrainRequest"];
            };
        };
        responses: {
            /** @description The pool, which drains. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
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
    resumePool: {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pool, which takes work as soon as it is ready. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    reloadPool: {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReloadRequest"];
            };
        };
        responses: {
            /** @description The pool with its new model. */
            202: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getPoolHealth: {
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
                /** @description The pool's id. */
                pool_id: components["parameters"]["PoolId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the last probes found. No dead worker hides in it. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolHealth"];
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
        };
    };
    listReplicaSets: {
        parameters: {
            query?: {
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
            /** @description One page of replica sets, by id. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplicaSetList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
        };
    };
    getCapabilities: {
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
            /** @description The engines of this configuration, with the limits that hold for this key's tenant. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Capabilities"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
        };
    };
    listArtifacts: {
        parameters: {
            query?: {
                /** @description Only of this kind. */
                kind?: components["schemas"]["ArtifactKind"];
                /** @description Only with this tag. */
                tag?: components["schemas"]["Tag"];
                /** @description Only the direct children of this artifact. */
                parent?: components["schemas"]["Digest"];
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
            /** @description One page of artifacts without their content. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactList"];
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
    createArtifact: {
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
                "application/json": components["schemas"]["ArtifactRequest"];
            };
        };
        responses: {
            /** @description It stood already. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactRef"];
                };
            };
            /** @description It is stored. */
            201: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactRef"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            429: components["responses"]["Backpressure"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    getArtifact: {
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
                /** @description The artifact's id. */
                artifact_id: components["schemas"]["Digest"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artifact with its content and lineage. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artifact"];
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
    reloadConfig: {
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
            /** @description The new configuration holds. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigReload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            421: components["responses"]["HostNotAllowed"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
        };
    };
    listAuditRecords: {
        parameters: {
            query?: {
                /** @description Only of this tenant. */
                tenant_id?: components["schemas"]["TenantId"];
                /** @description Only this operation. */
                action?: components["schemas"]["AuditAction"];
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
            /** @description One page of records. */
            200: {
                headers: {
                    "X-Correlation-Id": components["headers"]["X-Correlation-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
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
}
