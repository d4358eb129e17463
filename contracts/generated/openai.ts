// Generated from the schemas of this folder; edit those and run `npm run generate`.

export interface paths {
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The models that are served
         * @description Each of them can be named in a request.
         */
        get: operations["listOpenaiModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers a conversation
         * @description Whole, or with `stream` as server-sent events whose data are chunks, then `[DONE]`.
         */
        post: operations["createChatCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Continues a text
         * @description As chats, without roles. A server need not have it.
         */
        post: operations["createOpenaiCompletion"];
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
        /** @description Why a request was not served. */
        OpenaiError: {
            error: {
                message: string;
                type?: string | null;
                param?: string | null;
                code?: string | number | null;
            };
        };
        /** @description What was used. */
        OpenaiUsage: {
            prompt_tokens: number;
            completion_tokens: number;
            total_tokens: number;
            prompt_tokens_details?: {
                cached_tokens?: number | null;
            } | null;
            completion_tokens_details?: {
                reasoning_tokens?: number | null;
            } | null;
        };
        /** @description The models that are served. */
        OpenaiModelList: {
            /** @constant */
            object: "list";
            data: {
                id: string;
                /** @constant */
                object: "model";
                created?: number;
                owned_by?: string;
            }[];
        };
        /** @description One turn of a conversation. */
        ChatMessage: {
            /** @enum {string} */
            role: "system" | "developer" | "user" | "assistant" | "tool";
            content?: string | unknown[] | null;
            name?: string;
            tool_calls?: components["schemas"]["ToolCall"][];
            tool_call_id?: string;
        };
        /** @description A call of a tool. */
        ToolCall: {
            id: string;
            /** @constant */
            type: "function";
            function: {
                name: string;
                arguments: string;
            };
        };
        /** @description A conversation, and how it is to be continued. */
        ChatCompletionRequest: {
            model: string;
            messages: components["schemas"]["ChatMessage"][];
            stream?: boolean | null;
            stream_options?: {
                include_usage?: boolean;
            } | null;
            max_tokens?: number | null;
            max_completion_tokens?: number | null;
            temperature?: number | null;
            top_p?: number | null;
            seed?: number | null;
            n?: number | null;
            stop?: string | string[] | null;
            logprobs?: boolean | null;
            top_logprobs?: number | null;
            response_format?: {
                type: string;
            } | null;
            tools?: Record<string, never>[] | null;
            tool_choice?: string | Record<string, never> | null;
            user?: string | null;
        };
        /**
         * @description Why a choice ended; null while it has not.
         * @enum {string|null}
         */
        FinishReason: "stop" | "length" | "tool_calls" | "content_filter" | "function_call" | null;
        /** @description A whole answer. */
        ChatCompletion: {
            id: string;
            /** @constant */
            object: "chat.completion";
            created: number;
            model: string;
            choices: {
                index: number;
                message: {
                    /** @constant */
                    role: "assistant";
                    content?: string | null;
                    tool_calls?: components["schemas"]["ToolCall"][] | null;
                };
                finish_reason: components["schemas"]["FinishReason"];
            }[];
            usage?: components["schemas"]["OpenaiUsage"];
        };
        /** @description A part of a streamed answer. */
        ChatChunk: {
            id: string;
            /** @constant */
            object: "chat.completion.chunk";
            created: number;
            model: string;
            choices: {
                index: number;
                delta: {
                    /** @constant */
                    role?: "assistant";
                    content?: string | null;
                    tool_calls?: {
                        index: number;
                        id?: string | null;
                        function?: {
                            name?: string | null;
                            arguments?: string | null;
                        };
                    }[] | null;
                };
                finish_reason?: components["schemas"]["FinishReason"];
            }[];
            usage?: components["schemas"]["OpenaiUsage"] | null;
        };
        /** @description A text, and how it is to be continued. */
        OpenaiCompletionRequest: {
            model: string;
            prompt: string | unknown[];
            stream?: boolean | null;
            stream_options?: {
                include_usage?: boolean;
            } | null;
            max_tokens?: number | null;
            temperature?: number | null;
            top_p?: number | null;
            seed?: number | null;
            n?: number | null;
            stop?: string | string[] | null;
        };
        /** @description A whole text, or with the same members a part of a streamed one. */
        OpenaiCompletion: {
            id: string;
            /** @constant */
            object: "text_completion";
            created: number;
            model: string;
            choices: {
                index: number;
                text: string;
                finish_reason?: components["schemas"]["FinishReason"];
            }[];
            usage?: components["schemas"]["OpenaiUsage"] | null;
        };
    };
    responses: {
        /** @description A typed error. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OpenaiError"];
            };
        };
    };
    parameters: {
        /** @description The class of the task that the orchestrator makes of the request. Absent means interactive. */
        Priority: "interactive" | "batch";
        /** @description From receipt to the end of the task that the orchestrator makes of the request. Absent means ten minutes. */
        DeadlineMs: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOpenaiModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenaiModelList"];
                };
            };
            default: components["responses"]["Failed"];
        };
    };
    createChatCompletion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The class of the task that the orchestrator makes of the request. Absent means interactive. */
                "X-Priority"?: components["parameters"]["Priority"];
                /** @description From receipt to the end of the task that the orchestrator makes of the request. Absent means ten minutes. */
                "X-Deadline-Ms"?: components["parameters"]["DeadlineMs"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatCompletionRequest"];
            };
        };
        responses: {
            /** @description The answer, or the stream of its chunks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatCompletion"];
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Failed"];
        };
    };
    createOpenaiCompletion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The class of the task that the orchestrator makes of the request. Absent means interactive. */
                "X-Priority"?: components["parameters"]["Priority"];
                /** @description From receipt to the end of the task that the orchestrator makes of the request. Absent means ten minutes. */
                "X-Deadline-Ms"?: components["parameters"]["DeadlineMs"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenaiCompletionRequest"];
            };
        };
        responses: {
            /** @description The text, or the stream of its chunks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenaiCompletion"];
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Failed"];
        };
    };
}
