// Generated from the schemas of this folder; edit those and run `npm run generate`.

export interface paths {
    "/describe": {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * What it speaks and can do
         * @description The same whenever it is asked. It says nothing about whether the engine runs.
         */
        get: operations["describeAdapter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the engine is there and would take a request
         * @description 200 also where the engine is down or loads; that is an answer.
         */
        get: operations["readAdapterHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        /** Which build of the engine, and which model */
        get: operations["readEngineVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slots": {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        /** How many calls the engine can run at once, and how many more it would */
        get: operations["readEngineSlots"];
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
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * The engine's own samples
         * @description Asked only where the description says that metrics are read.
         */
        get: operations["readEngineMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tokenize": {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How many tokens the input is, special ones included
         * @description Asked only where the description says that tokens are counted. Decodes nothing.
         */
        post: operations["countTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/generate": {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
                /**
                 * @description W3C trace context of the client's call, which goes on to the engine.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Generate, as a stream
         * @description 200 once the engine took the request, and then its events as they come: `piece` for each event of the engine, then exactly one `end` or `error`. What is refused before is answered with a status of 400 or more; an error as the first event says the same. A body that stops without `end` or `error` is a reset. Comments keep the connection alive. Where the caller closes the connection, the call at the engine ends within 250 ms.
         */
        post: operations["generate"];
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
        /** @description What the adapter speaks and can do. */
        AdapterDescription: {
            /** @description Version of the protocol that it was written for. */
            protocol: string;
            /**
             * @description The protocol of the engine behind it.
             * @enum {string}
             */
            wire: "llamacpp" | "vllm" | "tgi" | "triton" | "openai" | "anthropic" | "embedded" | "scripted";
            capabilities: components["schemas"]["AdapterCapabilities"];
        };
        /** @description What is optional. Each is claimed or denied, none left open. */
        AdapterCapabilities: {
            /** @description A seed decides the text. */
            seed: boolean;
            /**
             * @description What the same request, seed and build repeat.
             * @enum {string}
             */
            determinism: "none" | "tokens" | "bits";
            /** @description Each piece is exactly one token. */
            piece_per_token: boolean;
            /** @description Pieces name the ids of their tokens. */
            token_ids: boolean;
            /** @description Pieces tell log-probabilities where they are asked for. */
            logprobs: boolean;
            /** @description Messages are taken and formatted with the model's template. */
            messages: boolean;
            /** @description It can go on past the model's own end. */
            ignore_end: boolean;
            /** @description Tokens are counted at /tokenize. */
            tokenize: boolean;
            /** @description Slots are told at /slots. */
            slots: boolean;
            /** @description Samples are told at /metrics. */
            metrics: boolean;
            /** @description The engine tells its build at /version. */
            version: boolean;
            /** @description The engine can pause a call and go on with it. */
            interruptible_decode: boolean;
        };
        /** @description How the engine is. */
        AdapterHealth: {
            /** @description Something answers there. */
            live: boolean;
            /** @description It would take a request now. */
            ready: boolean;
            /** @description In words. */
            detail: string;
        };
        /** @description What runs. Only what the engine tells. */
        AdapterVersion: {
            /** @description The build, where the engine tells it. */
            engine_version?: string;
            /** @description Digest of the loaded file. */
            model_digest?: string;
            /** @description What the engine calls its model. */
            model_name?: string;
            /** @description Where the engine has the model's file. */
            model_path?: string;
            /** @description Which state of the model its name stands for. */
            model_revision?: string;
            /** @description Whether it lists the model that it was made for; absent where it lists none. */
            has_model?: boolean;
            /** @description The longest context that it takes for that model, in tokens. */
            context_max?: number;
            /**
             * @description What it computes on.
             * @enum {string}
             */
            backend?: "cpu" | "gpu";
        };
        /** @description Empty where the engine does not tell. */
        AdapterSlots: {
            /** @description Calls that run at once. */
            total?: number;
            /** @description Of these the ones that no call has. */
            free?: number;
        };
        /** @description Empty where the engine exposes none. */
        AdapterMetrics: {
            /** @description Numbers by the engine's names. */
            samples?: {
                [key: string]: number;
            };
        };
        /** @description Either a prompt, which goes to the model as it is, or messages, which are formatted with the model's own template. */
        AdapterInput: {
            /** @description The text. */
            prompt?: string;
            /** @description The conversation. */
            messages?: {
                /** @description Who says it. */
                role: string;
                /** @description What is said. */
                content: string;
            }[];
        };
        /** @description Always whole, so that no engine's own default decides. */
        AdapterSampler: {
            /** @description 0 takes the likeliest token. */
            temperature: number;
            /** @description Share of the likeliest tokens that stay. */
            top_p: number;
            /** @description Number of tokens that stay; 0 keeps all. */
            top_k: number;
            /** @description Least share of the likeliest token's probability. */
            min_p: number;
            /** @description 1 punishes nothing. */
            repetition_penalty: number;
            /** @description Texts that end the call and are not part of it. */
            stop: string[];
        };
        /** @description One call of the engine. */
        AdapterGenerateRequest: {
            /** @description Name by which the engine knows its model. */
            model: string;
            input: components["schemas"]["AdapterInput"];
            /** @description Most tokens of the answer. */
            max_tokens: number;
            /** @description Absent: the engine draws one. */
            seed?: number;
            sampler: components["schemas"]["AdapterSampler"];
            /** @description The engine may reuse what it computed for an earlier prompt. */
            reuse_prompt?: boolean;
            /** @description Log-probabilities are asked for. */
            logprobs?: boolean;
            /** @description Go on past the model's own end. */
            ignore_end?: boolean;
        };
        /** @description What is counted. */
        AdapterTokenizeRequest: {
            input: components["schemas"]["AdapterInput"];
        };
        /** @description The count. */
        AdapterTokens: {
            /** @description Special tokens included. */
            tokens: number;
        };
        /** @description Data of the event `piece`: what one event of the engine brought. */
        AdapterPiece: {
            /** @description Its text. */
            text: string;
            /** @description Ids that the engine told with it. */
            token_ids?: number[];
            /** @description Log-probabilities that the engine told with it. */
            logprobs?: number[];
        };
        /** @description Data of the event `end`: the call succeeded. */
        AdapterEnd: {
            /**
             * @description What ended it.
             * @enum {string}
             */
            finish_reason: "stop" | "length" | "content_filter" | "unknown";
            /** @description The engine's own counts; absent where it told none. */
            usage?: {
                /** @description Of the prompt. */
                prompt_tokens: number;
                /** @description Of the answer. */
                completion_tokens: number;
                /** @description The part of the prompt that was not computed anew. */
                cached_tokens?: number;
            };
            /** @description The context was full before the limit of tokens. */
            truncated?: boolean;
            /** @description The stop string that ended it. */
            stopped_by?: string;
        };
        /** @description Body of a failed answer, and data of the event `error`. */
        AdapterProblem: {
            /**
             * @description Of the closed list.
             * @enum {string}
             */
            kind: "context-overflow" | "queue-full" | "invalid-request" | "unavailable" | "reset" | "timeout" | "malformed" | "auth" | "out-of-memory-vram" | "out-of-memory-host" | "internal";
            /** @description The engine's words where it had some. */
            message: string;
            /** @description Whether the same request may succeed later or elsewhere. */
            retriable: boolean;
            /** @description What the engine asked for; never a guess. */
            retry_after_ms?: number;
        };
    };
    responses: {
        /** @description What went wrong, of the closed list. The status follows the kind; who reads decides by the kind. */
        Failed: {
            headers: {
                "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AdapterProblem"];
            };
        };
    };
    parameters: {
        /**
         * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
         * @example 1
         */
        Protocol: number;
        /**
         * @description W3C trace context of the client's call, which goes on to the engine.
         * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
         */
        Traceparent: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description Major version of the protocol that the adapter speaks.
         * @example 1
         */
        "Adapter-Protocol": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    describeAdapter: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The description. */
            200: {
                headers: {
                    "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdapterDescription"];
                };
            };
            400: components["responses"]["Failed"];
            500: components["responses"]["Failed"];
        };
    };
    readAdapterHealth: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it is. */
            200: {
                headers: {
                    "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdapterHealth"];
                };
            };
            400: components["responses"]["Failed"];
            500: components["responses"]["Failed"];
        };
    };
    readEngineVersion: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the engine tells. */
            200: {
                headers: {
                    "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdapterVersion"];
                };
            };
            400: components["responses"]["Failed"];
            500: components["responses"]["Failed"];
        };
    };
    readEngineSlots: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Both numbers, or an empty object where the engine does not tell them. */
            200: {
                headers: {
                    "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdapterSlots"];
                };
            };
            400: components["responses"]["Failed"];
            500: components["responses"]["Failed"];
        };
    };
    readEngineMetrics: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each sample by the engine's own name for it. */
            200: {
                headers: {
                    "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdapterMetrics"];
                };
            };
            400: components["responses"]["Failed"];
            500: components["responses"]["Failed"];
        };
    };
    countTokens: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdapterTokenizeRequest"];
            };
        };
        responses: {
            /** @description The count. */
            200: {
                headers: {
                    "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdapterTokens"];
                };
            };
            400: components["responses"]["Failed"];
            500: components["responses"]["Failed"];
        };
    };
    generate: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Major version of the protocol that the caller speaks. One that the adapter doesn't speak is refused with 400.
                 * @example 1
                 */
                "Adapter-Protocol": components["parameters"]["Protocol"];
                /**
                 * @description W3C trace context of the client's call, which goes on to the engine.
                 * @example 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
                 */
                traceparent?: components["parameters"]["Traceparent"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdapterGenerateRequest"];
            };
        };
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    "Adapter-Protocol": components["headers"]["Adapter-Protocol"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["AdapterPiece"] | components["schemas"]["AdapterEnd"] | components["schemas"]["AdapterProblem"];
                };
            };
            "4XX": components["responses"]["Failed"];
            "5XX": components["responses"]["Failed"];
        };
    };
}
