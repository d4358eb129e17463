// Generated from the catalogues of this folder; edit those and run `npm run generate`.

export const operationTable = {
  "createTask": {
    "plane": "data",
    "method": "post",
    "path": "/v1/tasks",
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
  }
} as const;
