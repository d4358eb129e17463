Feature: The catalogue of codes
  Codes are closed: each has its status, its place and its word on whether to try again.

  @OC-CTRL-2030 @OC-CTRL-2031 @ASY-ERR-006 @must
  Scenario: Refusals of submissions carry codes of the catalogue
    Given a pool "P" with:
      | queue.capacity     | 1      |
      | queue.full_policy  | reject |
      | priors.token_ms    | 100    |
    And the engines of pool "P" hold every task
    And a tenant "T" with:
      | quotas.concurrent_max | 1 |
    When task "first" is submitted
    And an engine works at task "first"
    And task "second" is submitted
    And task "full" is submitted
    And task "params" is submitted with:
      | ctx | 5000 |
    And task "workload" is submitted with:
      | workload | rerank |
    And task "deadline" is submitted with:
      | deadline_ms | 1  |
      | max_tokens  | 16 |
    And task "model" is submitted with:
      | model_ref | nobodys-model |
    And task "first" is submitted with:
      | max_tokens | 3 |
    And nobody submits task "stranger"
    And the operator submits task "operator"
    And task "strict" is submitted with:
      | determinism | strict |
    And tenant "T" submits tasks "third"
    And the client sends "POST /v1/tasks" as "text" with:
      | header.Content-Type | text/plain |
      | task                | text       |
    And the client sends "POST /v1/tasks" as "broken" with:
      | text | {"a" |
    Then "full" is refused with "ADMISSION_REJECT" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | true |
    And "params" is refused with "INVALID_PARAMS" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | false |
    And "workload" is refused with "UNSUPPORTED_WORKLOAD" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | false |
    And "deadline" is refused with "DEADLINE_UNMET" and: [OC-CTRL-2030(b), OC-CTRL-2031, ASY-ERR-006(a)]
      | retriable | false    |
      | engine    | llamacpp |
      | pool_id   | {pool:P} |
    And "model" is refused with "MODEL_NOT_FOUND" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | false |
    And "first/createTask#2" is refused with "TASK_CONFLICT" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | false |
    And "stranger" is refused with "UNAUTHENTICATED" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | false |
    And "operator" is refused with "FORBIDDEN" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | false |
    And "strict" is refused with "DETERMINISM_UNSUPPORTED" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | false |
    And "text" is refused with "UNSUPPORTED_MEDIA_TYPE" [OC-CTRL-2030(b)]
    And "broken" is refused with "MALFORMED_REQUEST" [OC-CTRL-2030(b)]
    And every code is of the catalogue and in its place, among them: [OC-CTRL-2030(a), OC-CTRL-2030(c)]
      | code                    | place |
      | ADMISSION_REJECT        | http  |
      | INVALID_PARAMS          | http  |
      | UNSUPPORTED_WORKLOAD    | http  |
      | DEADLINE_UNMET          | http  |
      | MODEL_NOT_FOUND         | http  |
      | TASK_CONFLICT           | http  |
      | UNAUTHENTICATED         | http  |
      | FORBIDDEN               | http  |
      | DETERMINISM_UNSUPPORTED | http  |
      | UNSUPPORTED_MEDIA_TYPE  | http  |
      | MALFORMED_REQUEST       | http  |

  @OC-CTRL-2030 @ASY-ERR-006 @must
  Scenario: Moves that change nothing are no defects
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And task "A" is canceled
    And task "A" is submitted
    And the record of task "A" is read
    And the operator calls resumePool as "resume" with:
      | path.pool_id | {pool:P} |
    And the operator calls drainPool as "drain" with:
      | path.pool_id     | {pool:P} |
      | body.deadline_ms | 0        |
    And the operator calls drainPool as "drain again" with:
      | path.pool_id     | {pool:P} |
      | body.deadline_ms | 0        |
    And task "B" is submitted
    And the operator calls getPoolHealth as "pool" with:
      | path.pool_id | {word:nobody} |
    Then the answer to "A/cancelTask#2" has status 204 [OC-CTRL-2030(c)]
    And the answer to "resume" has status 202 [OC-CTRL-2030(c)]
    And the answer to "drain again" has status 202 [OC-CTRL-2030(c)]
    And "B" is refused with "POOL_UNREADY" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | retriable | true |
    And every code is of the catalogue and in its place, among them: [OC-CTRL-2030(a), OC-CTRL-2030(c)]
      | code           | place   |
      | CANCELED       | in-band |
      | POOL_UNREADY   | http    |
      | POOL_NOT_FOUND | http    |

  @ASY-ERR-002 @OC-CTRL-2030 @ASY-ERR-006 @must
  Scenario Outline: <code> is told in the stream and the record, and never to who submits
    Given a pool "P" with:
      | retry.attempts_max | 1         |
      | timeouts.idle_ms   | <idle_ms> |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And the engine fails task "A" by <kind>
    And reader "R" has the end of the stream
    And the record of task "A" is read
    And task "A" is submitted
    And task "B" is submitted
    Then the stream of reader "R" ends with "error" and: [ASY-ERR-002, ASY-ERR-006(a)]
      | code           | <code>               |
      | retriable      | true                 |
      | message        | {"$matches": "[a-z]"} |
      | correlation_id | {"$exists": true}    |
    And the record of task "A" has: [ASY-ERR-002]
      | state           | failed |
      | error.code      | <code> |
      | error.retriable | true   |
    And the answer to "A/createTask#2" has status 202 [ASY-ERR-002]
    And the answer to "B" has status 202 [ASY-ERR-002]
    And every code is of the catalogue and in its place, among them: [OC-CTRL-2030(a), OC-CTRL-2030(b)]
      | code   | place   |
      | <code> | in-band |

    Examples:
      | code           | kind  | idle_ms |
      | WORKER_RESET   | reset | 5000    |
      | DECODE_TIMEOUT | stall | 3000    |

  @ASY-ERR-002 @OC-CTRL-2030 @ASY-ERR-006 @must
  Scenario: CANCELED is told in the stream and the record
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And task "A" is canceled
    And reader "R" has the end of the stream
    And the record of task "A" is read
    And task "A" is submitted
    Then the stream of reader "R" ends with "error" and: [ASY-ERR-002, ASY-ERR-006(a)]
      | code      | CANCELED |
      | retriable | false    |
    And the record of task "A" has: [ASY-ERR-002]
      | state           | canceled |
      | error.code      | CANCELED |
      | error.retriable | false    |
    And the answer to "A/createTask#2" has status 202 [ASY-ERR-002]
    And every code is of the catalogue and in its place, among them: [OC-CTRL-2030(a), OC-CTRL-2030(b)]
      | code     | place   |
      | CANCELED | in-band |

  @ASY-ERR-002 @OC-CTRL-2030 @ASY-ERR-006 @must
  Scenario: STREAM_TOO_LARGE is told in the stream and the record
    Given a server with:
      | streams.stream_bytes_max        | 2048 |
      | streams.reader_buffer_bytes_max | 2048 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "small" | "{text:4000}" |
    And reader "R" has the end of the stream
    And the record of task "A" is read
    Then the stream of reader "R" ends with "error" and: [ASY-ERR-002, ASY-ERR-006(a)]
      | code      | STREAM_TOO_LARGE |
      | retriable | false            |
    And the record of task "A" has: [ASY-ERR-002]
      | state      | failed           |
      | error.code | STREAM_TOO_LARGE |
    And every code is of the catalogue and in its place, among them: [OC-CTRL-2030(a), OC-CTRL-2030(b)]
      | code             | place   |
      | STREAM_TOO_LARGE | in-band |

  @ASY-ERR-002 @ASY-ERR-006 @must
  Scenario: INTERRUPTED is told in the stream of a task that a stop cuts off
    Given a server of its own
    And a server with:
      | server.shutdown_grace_ms | 0 |
    And a pool "P"
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And the server is asked to end
    And reader "R" has the end of the stream
    And the server has ended
    Then the stream of reader "R" ends with "error" and: [ASY-ERR-002, ASY-ERR-006(a)]
      | code      | INTERRUPTED |
      | retriable | true        |
    And reader "R" gets the text "one" [ASY-ERR-002]

  @OC-CTRL-2030 @ASY-ERR-006 @must
  Scenario: What the queue and the engines do to tasks is told by codes of the catalogue
    Given a pool "P" with:
      | queue.capacity     | 1        |
      | queue.full_policy  | drop-lru |
    And the engines of pool "P" hold every task
    And a pool "Q" with:
      | retry.attempts_max | 1 |
    And the next task of pool "Q" fails by reset
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And reader "B" follows task "B"
    And task "C" is submitted
    And reader "B" has the end of the stream
    And task "D" is submitted to pool "Q"
    And reader "D" follows task "D"
    And reader "D" has the end of the stream
    Then the stream of reader "B" ends with "error" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | code      | QUEUE_FULL_DROP_LRU |
      | retriable | true                |
    And the stream of reader "D" ends with "error" and: [OC-CTRL-2030(b), ASY-ERR-006(a)]
      | code      | REPLICA_EXHAUSTED |
      | retriable | true              |
    And every code is of the catalogue and in its place, among them: [OC-CTRL-2030(a), OC-CTRL-2030(b)]
      | code                | place   |
      | QUEUE_FULL_DROP_LRU | in-band |
      | REPLICA_EXHAUSTED   | in-band |

  @OC-CTRL-2031 @ASY-ERR-006 @must
  Scenario: A deadline that passes while a task waits is unmet
    Given a pool "P" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted with:
      | deadline_ms | 1500 |
    And reader "R" follows task "B"
    And reader "R" has the end of the stream
    And the record of task "B" is read
    Then the stream of reader "R" ends with "error" and: [OC-CTRL-2031, ASY-ERR-006(a)]
      | code      | DEADLINE_UNMET |
      | retriable | false          |
      | engine    | llamacpp       |
      | pool_id   | {pool:P}       |
    And the record of task "B" has: [ASY-ERR-006(a)]
      | state      | expired        |
      | error.code | DEADLINE_UNMET |

  @OC-CTRL-2031 @ASY-ERR-006 @must
  Scenario: A deadline that passes while a task runs is unmet
    Given a pool "P" with:
      | priors.first_token_ms | 0 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | deadline_ms | 4000 |
    And an engine works at task "A"
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the record of task "A" is read
    Then the stream of reader "R" ends with "error" and: [OC-CTRL-2031, ASY-ERR-006(a)]
      | code      | DEADLINE_UNMET |
      | retriable | false          |
      | engine    | llamacpp       |
      | pool_id   | {pool:P}       |
    And the record of task "A" has: [ASY-ERR-006(a)]
      | state      | failed         |
      | error.code | DEADLINE_UNMET |
