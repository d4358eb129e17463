Feature: What a role may
  Three roles divide the operations, and none gives what it does not name.

  @ASY-AUTH-001 @must
  Scenario: A data key submits, streams and cancels
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the client calls listTasks as "list"
    And the record of task "A" is read
    And task "A" is canceled
    And reader "R" has the end of the stream
    Then the answer to "A/createTask" has status 202 [ASY-AUTH-001(a)]
    And the answer to "R" has status 200 [ASY-AUTH-001(a)]
    And the answer to "A/cancelTask" has status 204 [ASY-AUTH-001(a)]
    And the answer to "list" has status 200 [ASY-AUTH-001(a)]
    And the stream of reader "R" ends with the error "CANCELED" [ASY-AUTH-001(a)]

  @ASY-AUTH-001 @must
  Scenario Outline: <who> runs the pools
    Given a pool "P"
    And the engines of pool "P" hold every task
    When <who> calls listPools as "pools"
    And <who> calls getPoolHealth as "health" with:
      | path.pool_id | {pool:P} |
    And <who> calls listReplicaSets as "sets"
    And <who> calls drainPool as "drain" with:
      | path.pool_id     | {pool:P} |
      | body.deadline_ms | 0        |
    And task "A" is submitted
    And <who> calls resumePool as "resume" with:
      | path.pool_id | {pool:P} |
    And the client calls getCapabilities as "capabilities"
    Then the answer to "pools" has status 200 [<clause>]
    And the answer to "health" has: [<clause>]
      | pool_id | {pool:P} |
    And the answer to "sets" has status 200 [<clause>]
    And the answer to "drain" has status 202 [<clause>]
    And "A" is refused with "POOL_UNREADY" [<clause>]
    And the answer to "resume" has status 202 [<clause>]

    Examples:
      | who          | clause          |
      | the operator | ASY-AUTH-001(b) |
      | the admin    | ASY-AUTH-001(c) |

  @ASY-AUTH-001 @must
  Scenario: An operator reads tasks
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And the operator calls getTask as "record" with:
      | path.task_id | {task:A} |
    And the operator calls listTasks as "list"
    Then the answer to "record" has: [ASY-AUTH-001(b)]
      | task_id | {task:A} |
    And the answer to "list" has: [ASY-AUTH-001(b)]
      | items | {"$contains": {"$where": {"task_id": "{task:A}"}}} |

  @ASY-AUTH-001 @must
  Scenario: An admin reloads the configuration and reads the audit
    Given a server of its own
    And a pool "P"
    When the admin calls reloadConfig as "reload"
    And the admin calls listAuditRecords as "audit" with:
      | query.action | reloadConfig |
    Then the answer to "reload" has status 200 [ASY-AUTH-001(c)]
    And the answer to "audit" has: [ASY-AUTH-001(c)]
      | items.0.action | reloadConfig |
      | items.0.key_id | {keyid:admin} |

  @ASY-AUTH-001 @ORCH-3035 @OC-CTRL-2040 @must
  Scenario Outline: <who> may not "<line>"
    When <who> sends "<line>" as "A" with:
      | header.X-Note | to see what a role gives |
    And <who> calls getCapabilities as "B"
    Then "A" is refused with "FORBIDDEN" [ASY-AUTH-001(d), ORCH-3035(b)]
    And "A" is an error envelope [OC-CTRL-2040(b)]
    And the answer to "B" has status 200 [ASY-AUTH-001(d)]

    Examples:
      | who          | line                           |
      | the operator | GET /v1/tasks/{uuid:a}/stream  |
      | the operator | POST /v1/tasks/{uuid:a}/cancel |
      | the operator | GET /v1/sessions/{uuid:a}      |
      | the operator | DELETE /v1/sessions/{uuid:a}   |
      | the operator | POST /v1/config/reload         |
      | the operator | GET /v1/audit                  |
      | the client   | GET /v1/pools                  |
      | the client   | POST /v1/pools/{word:p}/drain  |
      | the client   | POST /v1/pools/{word:p}/resume |
      | the client   | POST /v1/pools/{word:p}/reload |
      | the client   | GET /v1/pools/{word:p}/health  |
      | the client   | GET /v1/replicasets            |
      | the client   | POST /v1/config/reload         |
      | the client   | GET /v1/audit                  |
      | the admin    | GET /v1/tasks                  |
      | the admin    | GET /v1/tasks/{uuid:a}         |
      | the admin    | GET /v1/tasks/{uuid:a}/stream  |
      | the admin    | POST /v1/tasks/{uuid:a}/cancel |
      | the admin    | DELETE /v1/sessions/{uuid:a}   |

  @ASY-AUTH-001 @ORCH-3035 @must
  Scenario Outline: <who> may not submit a task
    Given any model
    When <who> sends "POST /v1/tasks" as "A" with:
      | task | A |
    And the client sends "POST /v1/tasks" as "B" with:
      | task | A |
    Then "A" is refused with "FORBIDDEN" [ASY-AUTH-001(d), ORCH-3035(b)]
    And the answer to "B" has status 202 [ASY-AUTH-001(a)]
    And the answer to "B" has no header "Idempotency-Replayed" [ASY-AUTH-001(d)]

    Examples:
      | who          |
      | the operator |
      | the admin    |

  @ASY-AUTH-001 @must
  Scenario: An operator's key alone submits no task and ends none
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the operator submits task "B"
    And the operator calls cancelTask as "cancel" with:
      | path.task_id | {task:A} |
    And task "C" is submitted
    And an engine works at task "C"
    And the engine ends task "A"
    And task "A" comes to be completed
    Then "B" is refused with "FORBIDDEN" [ASY-AUTH-001(d)]
    And an engine was asked 0 times for task "B" [ASY-AUTH-001(d)]
    And "cancel" is refused with "FORBIDDEN" [ASY-AUTH-001(d)]
    And the record of task "A" has: [ASY-AUTH-001(d)]
      | state | completed |
