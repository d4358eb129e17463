// Generated from the catalogues of this folder; edit those and run `npm run generate`.

export const operationTable = {
  "createTask": {
    "plane": "data",
    "method": "post",
    "path": "/v1/tasks",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNSUPPORTED_WORKLOAD",
      "DEADLINE_UNMET",
      "UNTRUSTED_ARTIFACT",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "POLICY_DENIED",
      "MODEL_DEPRECATED",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "TASK_CONFLICT",
      "SESSION_EXHAUSTED",
      "BUDGET_EXHAUSTED",
      "DETERMINISM_UNSUPPORTED",
      "SESSION_GONE",
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
      "202": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "410": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "429": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "listTasks": {
    "plane": "data",
    "method": "get",
    "path": "/v1/tasks",
    "roles": [
      "data",
      "operator"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "getTask": {
    "plane": "data",
    "method": "get",
    "path": "/v1/tasks/{task_id}",
    "roles": [
      "data",
      "operator"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "TASK_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "streamTask": {
    "plane": "data",
    "method": "get",
    "path": "/v1/tasks/{task_id}/stream",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "TASK_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "STREAM_GONE",
      "HOST_NOT_ALLOWED",
      "QUOTA_EXCEEDED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "200": [
        "text/event-stream"
      ],
      "204": [],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "410": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "429": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "cancelTask": {
    "plane": "data",
    "method": "post",
    "path": "/v1/tasks/{task_id}/cancel",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "TASK_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "204": [],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "getSession": {
    "plane": "data",
    "method": "get",
    "path": "/v1/sessions/{session_id}",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "SESSION_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "SESSION_GONE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "410": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "deleteSession": {
    "plane": "data",
    "method": "delete",
    "path": "/v1/sessions/{session_id}",
    "roles": [
      "data"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "SESSION_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "SESSION_GONE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "204": [],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "410": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "getHealthz": {
    "plane": "data",
    "method": "get",
    "path": "/healthz",
    "roles": [],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "getReadyz": {
    "plane": "data",
    "method": "get",
    "path": "/readyz",
    "roles": [],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "getMetrics": {
    "plane": "data",
    "method": "get",
    "path": "/metrics",
    "roles": [],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "text/plain"
      ],
      "400": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "getOpenapi": {
    "plane": "data",
    "method": "get",
    "path": "/openapi/{document}",
    "roles": [],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "ROUTE_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "application/yaml",
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "getApiPage": {
    "plane": "data",
    "method": "get",
    "path": "/",
    "roles": [],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "text/html"
      ],
      "400": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "createCatalogModel": {
    "plane": "control",
    "method": "post",
    "path": "/v1/catalog/models",
    "roles": [
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNTRUSTED_ARTIFACT",
      "DIGEST_MISMATCH",
      "REGISTRY_NOT_ALLOWED",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "STATE_CONFLICT",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "201": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "listCatalogModels": {
    "plane": "control",
    "method": "get",
    "path": "/v1/catalog/models",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "getCatalogModel": {
    "plane": "control",
    "method": "get",
    "path": "/v1/catalog/models/{model_id}",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "verifyCatalogModel": {
    "plane": "control",
    "method": "post",
    "path": "/v1/catalog/models/{model_id}/verify",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "202": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "setCatalogModelState": {
    "plane": "control",
    "method": "post",
    "path": "/v1/catalog/models/{model_id}/state",
    "roles": [
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNTRUSTED_ARTIFACT",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "STATE_CONFLICT",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "202": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "rollbackCatalogModel": {
    "plane": "control",
    "method": "post",
    "path": "/v1/catalog/models/{model_id}/rollback",
    "roles": [
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "STATE_CONFLICT",
      "RELOAD_FAILED",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "202": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "listPools": {
    "plane": "control",
    "method": "get",
    "path": "/v1/pools",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "drainPool": {
    "plane": "control",
    "method": "post",
    "path": "/v1/pools/{pool_id}/drain",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "POOL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "202": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "resumePool": {
    "plane": "control",
    "method": "post",
    "path": "/v1/pools/{pool_id}/resume",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "POOL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "STATE_CONFLICT",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "202": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "reloadPool": {
    "plane": "control",
    "method": "post",
    "path": "/v1/pools/{pool_id}/reload",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNTRUSTED_ARTIFACT",
      "DIGEST_MISMATCH",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "POOL_NOT_FOUND",
      "MODEL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "STATE_CONFLICT",
      "RELOAD_FAILED",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "202": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "getPoolHealth": {
    "plane": "control",
    "method": "get",
    "path": "/v1/pools/{pool_id}/health",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "POOL_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "listReplicaSets": {
    "plane": "control",
    "method": "get",
    "path": "/v1/replicasets",
    "roles": [
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "getCapabilities": {
    "plane": "control",
    "method": "get",
    "path": "/v1/capabilities",
    "roles": [
      "data",
      "operator",
      "admin"
    ],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ]
    }
  },
  "createArtifact": {
    "plane": "control",
    "method": "post",
    "path": "/v1/artifacts",
    "roles": [
      "data",
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "STATE_CONFLICT",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "QUOTA_EXCEEDED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "201": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "429": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "listArtifacts": {
    "plane": "control",
    "method": "get",
    "path": "/v1/artifacts",
    "roles": [
      "data",
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "getArtifact": {
    "plane": "control",
    "method": "get",
    "path": "/v1/artifacts/{artifact_id}",
    "roles": [
      "data",
      "operator",
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "ARTIFACT_NOT_FOUND",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "404": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "reloadConfig": {
    "plane": "control",
    "method": "post",
    "path": "/v1/config/reload",
    "roles": [
      "admin"
    ],
    "errorCodes": [
      "MALFORMED_REQUEST",
      "CONFIG_INVALID",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "STATE_CONFLICT",
      "RELOAD_FAILED",
      "PAYLOAD_TOO_LARGE",
      "UNSUPPORTED_MEDIA_TYPE",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "SHUTTING_DOWN"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "409": [
        "application/json"
      ],
      "413": [
        "application/json"
      ],
      "415": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  },
  "listAuditRecords": {
    "plane": "control",
    "method": "get",
    "path": "/v1/audit",
    "roles": [
      "admin"
    ],
    "errorCodes": [
      "INVALID_PARAMS",
      "MALFORMED_REQUEST",
      "UNAUTHENTICATED",
      "FORBIDDEN",
      "REQUEST_TIMEOUT",
      "HOST_NOT_ALLOWED",
      "HEADERS_TOO_LARGE",
      "INTERNAL",
      "STORE_UNAVAILABLE"
    ],
    "responses": {
      "200": [
        "application/json"
      ],
      "400": [
        "application/json"
      ],
      "401": [
        "application/json"
      ],
      "403": [
        "application/json"
      ],
      "408": [
        "application/json"
      ],
      "421": [
        "application/json"
      ],
      "431": [
        "application/json"
      ],
      "500": [
        "application/json"
      ],
      "503": [
        "application/json"
      ]
    }
  }
} as const;
