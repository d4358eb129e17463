// Generated from the catalogues of this folder; edit those and run `npm run generate`.

export const openaiOperationTable = {
  "listOpenaiModels": {
    "plane": "openai",
    "method": "get",
    "path": "/v1/models",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "PAYLOAD_TOO_LARGE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "default": [
        "application/json"
      ]
    }
  },
  "createChatCompletion": {
    "plane": "openai",
    "method": "post",
    "path": "/v1/chat/completions",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "DEADLINE_UNMET",
      "UNTRUSTED_ARTIFACT",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "POLICY_DENIED",
      "MODEL_DEPRECATED",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "BUDGET_EXHAUSTED",
      "DETERMINISM_UNSUPPORTED",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "ADMISSION_REJECT",
      "QUOTA_EXCEEDED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "PLUGIN_FAILED",
      "POOL_UNREADY",
      "POOL_UNAVAILABLE",
      "REPLICA_EXHAUSTED",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "200": [
        "application/json",
        "text/event-stream"
      ],
      "default": [
        "application/json"
      ]
    }
  },
  "createOpenaiCompletion": {
    "plane": "openai",
    "method": "post",
    "path": "/v1/completions",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "DEADLINE_UNMET",
      "UNTRUSTED_ARTIFACT",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "POLICY_DENIED",
      "MODEL_DEPRECATED",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "BUDGET_EXHAUSTED",
      "DETERMINISM_UNSUPPORTED",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "ADMISSION_REJECT",
      "QUOTA_EXCEEDED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "PLUGIN_FAILED",
      "POOL_UNREADY",
      "POOL_UNAVAILABLE",
      "REPLICA_EXHAUSTED",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "200": [
        "application/json",
        "text/event-stream"
      ],
      "default": [
        "application/json"
      ]
    }
  }
} as const;
