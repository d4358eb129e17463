Feature: What must not leak
  Keys, hashes, prompts and outputs go where they are meant to go, and nowhere else.

  @OC-CTRL-2041 @must
  Scenario: No key, no hash, no prompt and no output is told or logged
    Given a server of its own
    And a server with:
      | telemetry.log_level | trace |
    And a pool "P"
    And the engines of pool "P" answer:
      | "answer-of-" | "{word:engine}" |
    And the next task of pool "P" fails by http-400
    And a tenant "T"
    When task "A" is submitted with:
      | prompt | {word:prompt} {prompt:A} |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "B" is submitted with:
      | prompt   | null                                                                    |
      | messages | [{"role": "user", "content": "{word:message} {prompt:B}"}] |
    And reader "S" follows task "B"
    And reader "S" has the end of the stream
    And the record of task "B" is read
    And tenant "T" submits task "C" with:
      | workload | rerank        |
      | prompt   | {word:prompt} |
    And the client sends "POST /v1/tasks" as "broken" with:
      | text | {"prompt": "{word:prompt}" |
    And nobody sends "GET /v1/tasks" as "stranger" with:
      | header.Authorization | Bearer {word:unknown-key} |
    And the client sends "GET /v1/tasks/{uuid:none}?key={key:operator}" as "query"
    And the admin calls listAuditRecords as "audit"
    And nobody calls getMetrics as "metrics"
    And the log tells the end of task "B"
    Then the answer to "audit" has: [OC-CTRL-2041(a)]
      | items | {"$contains": {"$where": {"action": "createTask", "outcome": "refused"}}} |
    And no secret is seen [OC-CTRL-2041(a)]
    And nothing that the target says holds a hash of a key [OC-CTRL-2041(a)]
    And no line of the log holds "{word:unknown-key}" [OC-CTRL-2041(a)]
    And no answer among these holds "{word:unknown-key}": [OC-CTRL-2041(a)]
      | stranger | audit | metrics |
    And no line of the log holds "{word:prompt}" [OC-CTRL-2041(b)]
    And no line of the log holds "{word:message}" [OC-CTRL-2041(b)]
    And no line of the log holds "{word:engine}" [OC-CTRL-2041(b)]
    And no line of the log holds "answer-of-" [OC-CTRL-2041(b)]
    And no answer among these holds "{word:message}": [OC-CTRL-2041(b)]
      | audit | metrics | B/getTask |
    And the log has a line with: [OC-CTRL-2041(c)]
      | task_id   | {task:B}     |
      | client_id | {keyid:data} |

  @ASY-SEC-007 @must
  Scenario: The key of the client is never forwarded to an engine
    Given a pool "P"
    And the engines of pool "P" answer:
      | "ok" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And nobody sends "POST /v1/tasks" as "B" with:
      | header.X-API-Key | {key:data}     |
      | header.Cookie    | {word:cookie}  |
      | task             | B              |
    And an engine works at task "B"
    Then the answer to "B" has status 202 [ASY-SEC-007]
    And an engine was asked 1 times for task "A" [ASY-SEC-007]
    And an engine was asked 1 times for task "B" [ASY-SEC-007]
    And no secret is seen [ASY-SEC-007]
    And no engine of pool "P" is told the header "authorization" [ASY-SEC-007]
    And no engine of pool "P" is told the header "x-api-key" [ASY-SEC-007]
    And no engine of pool "P" is told the header "cookie" [ASY-SEC-007]

  @ASY-SEC-007 @must
  Scenario: The key of an engine goes to that engine alone
    Given a pool "P" with:
      | replicas.0.api_key_env | HOME |
    And a pool "Q"
    And the engines of pool "P" answer:
      | "ok" |
    And the engines of pool "Q" answer:
      | "ok" |
    When task "A" is submitted to pool "P"
    And an engine works at task "A"
    And task "B" is submitted to pool "Q"
    And an engine works at task "B"
    Then an engine of pool "P" is told the header "authorization" that matches "^Bearer /" [ASY-SEC-007]
    And no engine of pool "Q" is told the header "authorization" [ASY-SEC-007]

  @ASY-SEC-008 @must
  Scenario: What an engine says of its failure stays inside
    Given a pool "P" with:
      | retry.attempts_max | 1 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine fails task "A" by http-500 with the words "{word:engine} at /srv/engine/main.cc"
    And reader "R" has the end of the stream
    And the record of task "A" is read
    And nobody calls getReadyz as "ready"
    Then the stream of reader "R" ends with the error "REPLICA_EXHAUSTED" [ASY-SEC-008(a)]
    And reader "R" gets no frame with "{word:engine}" [ASY-SEC-008(a)]
    And no answer among these holds "{word:engine}": [ASY-SEC-008(a)]
      | A/getTask | ready |
    And no answer among these holds "/srv/engine": [ASY-SEC-008(a)]
      | A/getTask | ready |

  @ASY-SEC-008 @must
  Scenario Outline: The answer to <words> has no stack and no path of a file
    When <who> sends "<line>" as "A" with:
      | <row> | <value> |
    And <who> sends "<line>" as "B" with:
      | <row> | <value> |
    Then "A" is refused with "<code>" [ASY-SEC-008(a)]
    And "A" is an error envelope [ASY-SEC-008(a)]
    And the answer to "A" has a message of the catalogue and nothing of the inside [ASY-SEC-008(a)]
    And the answers but for their correlation ids are the same: [ASY-SEC-008(b)]
      | A | B |

    Examples:
      | words                  | who        | line                         | row                 | value           | code                   |
      | a broken body          | the client | POST /v1/tasks               | text                | {"a             | MALFORMED_REQUEST      |
      | a body of another type | the client | POST /v1/tasks               | header.Content-Type | text/html       | UNSUPPORTED_MEDIA_TYPE |
      | a foreign id           | the client | GET /v1/tasks/{uuid:none}    | header.X-Note       | none            | TASK_NOT_FOUND         |
      | a broken id            | the client | GET /v1/tasks/%22            | header.X-Note       | none            | INVALID_PARAMS         |
      | a path of nobody       | the client | GET /v1/../../etc/passwd     | header.X-Note       | none            | ROUTE_NOT_FOUND        |
      | a cursor of nobody     | the client | GET /v1/tasks?cursor=%00     | header.X-Note       | none            | INVALID_PARAMS         |
      | no key                 | nobody     | GET /v1/tasks                | header.X-Note       | none            | UNAUTHENTICATED        |

  @ASY-SEC-008 @must
  Scenario: A message leaks no state: a task of nobody, of another and of long ago are told alike
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a tenant "T"
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And the data of tenant "T" calls getTask as "running" with:
      | path.task_id | {task:A} |
    And the data of tenant "T" calls getTask as "queued" with:
      | path.task_id | {task:B} |
    And task "B" is canceled
    And the data of tenant "T" calls getTask as "canceled" with:
      | path.task_id | {task:B} |
    Then "running" is refused with "TASK_NOT_FOUND" [ASY-SEC-008(b)]
    And the answers but for their correlation ids are the same: [ASY-SEC-008(b)]
      | running | queued |
    And the answers but for their correlation ids are the same: [ASY-SEC-008(b)]
      | running | canceled |
