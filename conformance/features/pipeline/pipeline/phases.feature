Feature: Phases
  Nine phases in one order, each visited once; the last two on every outcome.

  @PIPE-001 @PIPE-002 @PIPE-003 @PIPE-011 @must
  Scenario: A call that succeeds visits all phases, and INFERENCE asks an engine once
    Given a pool "P"
    When task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "M"
    Then the record of task "A" has all phases in their order, each visited [PIPE-001(a), PIPE-001(c), PIPE-002]
    And the record of task "A" has all phases in their order, each visited [PIPE-011(a)]
    And the engines of pool "P" were asked 1 times [PIPE-003]
    And the record of task "A" has: [PIPE-003]
      | attempts.#         | 1         |
      | attempts.0.outcome | completed |
    And in "M" the metric "engine_attempts_total" has: [PIPE-003]
      | pool_id | {pool:P} |
      | value   | 1        |

  @PIPE-011 @PIPE-001 @must
  Scenario: A call that fails at its engine passes the last two phases and skips what lies between
    Given a pool "P"
    When the next task of pool "P" fails by http-400
    And task "A" is submitted
    And task "A" comes to be failed
    Then the record of task "A" has all phases in their order, and skipped "POST_INFERENCE" [PIPE-011(a), PIPE-011(d)]
    And the record of task "A" has all phases in their order, and skipped "POST_INFERENCE" [PIPE-001(a), PIPE-001(c)]

  @PIPE-011 @must
  Scenario: A call that is canceled at its engine passes the last two phases
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And task "A" comes to be canceled
    Then the record of task "A" has all phases in their order, and skipped "POST_INFERENCE" [PIPE-011(a), PIPE-011(d)]

  @PIPE-011 @PIPE-008 @must
  Scenario: A call that is canceled while it waits asks no engine and passes the last two phases
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And reader "R" follows task "B"
    And task "B" is canceled
    And reader "R" has the end of the stream
    And task "B" comes to be canceled
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "C" is submitted
    And an engine works at task "C"
    Then the stream of reader "R" ends with the error "CANCELED" [PIPE-008]
    And the record of task "B" has: [PIPE-008]
      | state      | canceled |
      | attempts.# | 0        |
    And an engine was asked 0 times for task "B" [PIPE-008]
    And the record of task "B" has all phases in their order, and skipped "INFERENCE, POST_INFERENCE" [PIPE-011(d)]

  @PIPE-011 @must
  Scenario: A call that is evicted, and one that expires, pass the last two phases
    Given a pool "P" with:
      | queue.capacity        | 1        |
      | queue.full_policy     | drop-lru |
      | priors.first_token_ms | 1        |
      | priors.token_ms       | 0        |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted with:
      | deadline_ms | 1500 |
    And task "B" comes to be evicted
    And task "C" comes to be expired
    Then the record of task "B" has all phases in their order, and skipped "INFERENCE, POST_INFERENCE" [PIPE-011(b)]
    And the record of task "C" has all phases in their order, and skipped "INFERENCE, POST_INFERENCE" [PIPE-011(b)]
    And the record of task "B" has: [PIPE-011(b)]
      | attempts.# | 0 |
    And the record of task "C" has: [PIPE-011(b)]
      | attempts.# | 0 |

  @PIPE-004 @must
  Scenario Outline: A body that breaks the rules by <member> is refused alike for every role
    Given a pool "P"
    When task "A" is submitted wrongly with:
      | <member> | <value> |
    And the operator calls createTask as "B" with:
      | invalid | the check is about what happens to it |
      | body    | {"task_id": "{uuid:b}", "workload": "<workload>", "engine": "llamacpp", "model_ref": "{model:P}", "ctx": 512, "priority": "interactive", "max_tokens": <max_tokens>, "deadline_ms": 60000, "prompt": "{mark} x"} |
    And the admin calls createTask as "C" with:
      | invalid | the check is about what happens to it |
      | body    | {"task_id": "{uuid:c}", "workload": "<workload>", "engine": "llamacpp", "model_ref": "{model:P}", "ctx": 512, "priority": "interactive", "max_tokens": <max_tokens>, "deadline_ms": 60000, "prompt": "{mark} x"} |
    And task "D" is submitted
    And task "D" comes to be completed
    Then "A" is refused with "<code>" and: [PIPE-004(a)]
      | retriable | false |
    And "B" is refused with "<code>" [PIPE-004(c)]
    And "C" is refused with "<code>" [PIPE-004(c)]
    And the engines of pool "P" were asked 1 times [PIPE-004(b)]

    Examples:
      | member     | value     | code                 | workload   | max_tokens |
      | max_tokens | 0         | INVALID_PARAMS       | completion | 0          |
      | workload   | embedding | UNSUPPORTED_WORKLOAD | embedding  | 8          |

  @PIPE-005 @must
  Scenario: A key without the role is refused before anything is routed
    Given a pool "P"
    When the operator submits task "A"
    And task "B" is submitted
    And task "B" comes to be completed
    Then "A" is refused with "FORBIDDEN" [PIPE-005(a)]
    And an engine was asked 0 times for task "A" [PIPE-005(a)]
    And an engine was asked 1 times for task "B" [PIPE-005(a)]
    And "A" is refused with "FORBIDDEN" and: [PIPE-005(b)]
      | pool_id    | {"$exists": false} |
      | engine     | {"$exists": false} |
      | details.pool_id | {"$exists": false} |
    And the answer to "A" never holds "{pool:P}" [PIPE-005(b)]

  @ASY-PIPE-002 @must
  Scenario: A refused request leaves the queue as if it had not come
    Given a pool "P" with:
      | queue.capacity | 3 |
    And a tenant "T" with:
      | quotas.concurrent_max | 1 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits task "B"
    And the metrics are read as "before"
    And task "C" is submitted wrongly with:
      | max_tokens | 0 |
    And the operator submits task "D"
    And task "E" is submitted with:
      | model_ref | no-such |
    And tenant "T" submits task "F"
    And task "G" is submitted with:
      | deadline_ms | 1 |
    And the metrics are read as "after"
    And task "H" is submitted
    Then "F" is refused with "QUOTA_EXCEEDED" [ASY-PIPE-002(a)]
    And from "before" to "after" the counts of pool "P" change by: [ASY-PIPE-002(a)]
      | queue_depth          | 0 |
      | tasks_admitted_total | 0 |
      | tasks_enqueued_total | 0 |
    And the answer to "H" has: [ASY-PIPE-002(a)]
      | queue_position | 1 |

  @PIPE-019 @must
  Scenario: A running call over its deadline ends in time, and its engine is let go
    Given a pool "P" with:
      | priors.first_token_ms | 1 |
      | priors.token_ms       | 0 |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted with:
      | deadline_ms | 4000 |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the engine that has task "A" hears that it is hung up
    And task "A" comes to be failed
    Then the stream of reader "R" ends with the error "DEADLINE_UNMET" [PIPE-019(a)]
    And the end of reader "R" comes at least 4000 ms after task "A" was submitted [PIPE-019(a)]
    And the record of task "A" says that it ended 3999 to 4251 ms after its receipt [PIPE-019(a)]
    And engine 1 of pool "P" was hung up on, having sent 1 pieces [PIPE-019(b)]

  @PIPE-020 @must
  Scenario: A call has one id of the server's making wherever it is told of
    Given a pool "P"
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    And task "B" is submitted
    And the admin calls listAuditRecords as "L" with:
      | query.limit | 200 |
    Then the same value stands at: [PIPE-020]
      | place              | value         |
      | answer A/createTask | body.job_id   |
      | answer A/getTask    | body.job_id   |
      | frame started of R  | job_id        |
      | answer A/getTask    | body.events.0.job_id |
      | answer A/getTask    | body.events.1.job_id |
    And another value stands at each of: [PIPE-020]
      | place               | value       |
      | answer A/createTask | body.job_id |
      | answer B/createTask | body.job_id |

  @PIPE-009 @must
  Scenario: A cancel during INFERENCE ends the call as canceled and aborts the engine's call
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And reader "R" follows task "A"
    And an engine works at task "A"
    And reader "R" has frame "token"
    And task "A" is canceled
    And the engine that has task "A" hears that it is hung up
    And reader "R" has the end of the stream
    And task "A" comes to be canceled
    Then engine 1 of pool "P" is hung up on within the abort bound of "A/cancelTask" [PIPE-009(a)]
    And the stream of reader "R" ends with the error "CANCELED" [PIPE-009(a)]
    And the record of task "A" has: [PIPE-009(a)]
      | state              | canceled |
      | attempts.0.outcome | canceled |

  @PIPE-009 @must
  Scenario Outline: An engine that answers the abort with <what> changes nothing about the cancel
    Given a pool "P"
    And the engines of pool "P" go on though they are hung up on, after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And the engine <does>
    And task "A" comes to be canceled
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the record of task "A" has: [PIPE-009(b)]
      | state      | canceled |
      | error.code | CANCELED |
    And the stream of reader "R" ends with the error "CANCELED" [PIPE-009(b)]

    Examples:
      | what      | does                          |
      | a success | ends task "A"                 |
      | an error  | fails task "A" by error-event |

  @PIPE-010 @must
  Scenario: A cancel after the end is answered as before and changes nothing
    Given a pool "P"
    When task "A" is submitted
    And task "A" comes to be completed
    And task "A" is canceled
    And the record of task "A" is read
    Then the answer to "A/cancelTask" has status 204 [PIPE-010]
    And the record of task "A" has: [PIPE-010]
      | state         | completed          |
      | error         | {"$exists": false} |
      | cancel_reason | {"$exists": false} |
      | finish_reason | stop               |
