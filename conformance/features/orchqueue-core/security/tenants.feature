Feature: A tenant sees its own alone

  @ASY-AUTH-005 @must
  Scenario: Another tenant's task is as one that never was
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    And a tenant "T"
    When task "A" is submitted
    And an engine works at task "A"
    And the data of tenant "T" calls getTask as "get" with:
      | path.task_id | {task:A} |
    And the data of tenant "T" calls getTask as "get none" with:
      | path.task_id | {uuid:none} |
    And the operator of tenant "T" calls getTask as "operator" with:
      | path.task_id | {task:A} |
    And the data of tenant "T" calls streamTask as "stream" with:
      | path.task_id | {task:A} |
    And the data of tenant "T" calls streamTask as "stream none" with:
      | path.task_id | {uuid:none} |
    And the data of tenant "T" calls cancelTask as "cancel" with:
      | path.task_id | {task:A} |
    And the data of tenant "T" calls cancelTask as "cancel none" with:
      | path.task_id | {uuid:none} |
    And the data of tenant "T" calls listTasks as "list" with:
      | query.limit | 10 |
    And the client calls listTasks as "own list" with:
      | query.limit | 10 |
    And the engine gives task "A" the pieces:
      | "on" |
    And the engine ends task "A"
    And task "A" comes to be completed
    Then "get" is refused with "TASK_NOT_FOUND" [ASY-AUTH-005(a)]
    And "operator" is refused with "TASK_NOT_FOUND" [ASY-AUTH-005(a)]
    And "stream" is refused with "TASK_NOT_FOUND" [ASY-AUTH-005(a)]
    And "cancel" is refused with "TASK_NOT_FOUND" [ASY-AUTH-005(a)]
    And the answers but for their correlation ids are the same: [ASY-AUTH-005(a)]
      | get | get none |
    And the answers but for their correlation ids are the same: [ASY-AUTH-005(a)]
      | stream | stream none |
    And the answers but for their correlation ids are the same: [ASY-AUTH-005(a)]
      | cancel | cancel none |
    And the answer to "list" has: [ASY-AUTH-005(b)]
      | items.# | 0 |
    And the answer to "own list" has: [ASY-AUTH-005(b)]
      | items.0.task_id | {task:A} |
    And no answer among these holds "{task:A}": [ASY-AUTH-005(b)]
      | get | stream | cancel | list | operator |
    And the record of task "A" has: [ASY-AUTH-005(c)]
      | state  | completed |
      | output | on        |

  @ASY-AUTH-005 @must
  Scenario: Another tenant's session is as one that never was
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a tenant "T"
    When task "A" is submitted with:
      | session_id | {uuid:session} |
    And an engine works at task "A"
    And the data of tenant "T" calls getSession as "get" with:
      | path.session_id | {uuid:session} |
    And the data of tenant "T" calls getSession as "get none" with:
      | path.session_id | {uuid:none} |
    And the data of tenant "T" calls deleteSession as "delete" with:
      | path.session_id | {uuid:session} |
    And the data of tenant "T" calls deleteSession as "delete none" with:
      | path.session_id | {uuid:none} |
    And the client calls getSession as "own" with:
      | path.session_id | {uuid:session} |
    And the engine ends task "A"
    And task "A" comes to be completed
    Then "get" is refused with "SESSION_NOT_FOUND" [ASY-AUTH-005(a)]
    And "delete" is refused with "SESSION_NOT_FOUND" [ASY-AUTH-005(a)]
    And the answers but for their correlation ids are the same: [ASY-AUTH-005(a)]
      | get | get none |
    And the answers but for their correlation ids are the same: [ASY-AUTH-005(a)]
      | delete | delete none |
    And the answer to "own" has: [ASY-AUTH-005(c)]
      | session_id | {uuid:session} |
      | turns      | 1              |
    And the record of task "A" has: [ASY-AUTH-005(c)]
      | state | completed |

  @ASY-AUTH-005 @must
  Scenario: Positions, refusals and frames name nobody else
    Given a pool "P" with:
      | queue.capacity    | 2      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    And a tenant "T"
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And tenant "T" submits task "C"
    And tenant "T" submits task "D"
    And reader "R" of tenant "T" follows task "C"
    And reader "R" has frame "started"
    And the data of tenant "T" calls getTask as "record" with:
      | path.task_id | {task:C} |
    And nobody sends "GET /readyz" as "ready"
    Then the answer to "C" has: [ASY-AUTH-005(b)]
      | queue_position | {"$min": 0} |
    And "D" is refused with "ADMISSION_REJECT" [ASY-AUTH-005(b)]
    And no answer among these holds "{task:A}": [ASY-AUTH-005(b)]
      | C | D | R | record | ready |
    And no answer among these holds "{task:B}": [ASY-AUTH-005(b)]
      | C | D | R | record | ready |
    And no answer among these holds "{tenant:}": [ASY-AUTH-005(b)]
      | D | R | ready |
    And reader "R" gets no frame with "{task:A}" [ASY-AUTH-005(b)]

  @ASY-AUTH-005 @must
  Scenario: A refusal by a tenant's own quota names nobody else's work
    Given a pool "P"
    And the engines of pool "P" hold every task
    And a tenant "T" with:
      | quotas.concurrent_max | 1 |
    When task "A" is submitted
    And an engine works at task "A"
    And tenant "T" submits task "B"
    And tenant "T" submits task "C"
    Then "C" is refused with "QUOTA_EXCEEDED" [ASY-AUTH-005(b)]
    And no answer among these holds "{task:A}": [ASY-AUTH-005(b)]
      | B | C |
    And no answer among these holds "{tenant:}": [ASY-AUTH-005(b)]
      | B | C |

  @ASY-AUTH-008 @must
  Scenario: What is open tells nothing of a tenant's work
    Given a pool "P"
    And the engines of pool "P" answer:
      | "answer-of-{mark}" |
    And a tenant "T"
    When task "A" is submitted with:
      | session_id | {uuid:session} |
      | labels     | {"note": "{word:label}"} |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And tenant "T" submits task "B"
    And nobody sends "GET /metrics" as "metrics"
    And nobody sends "GET /readyz" as "ready"
    And nobody sends "GET /healthz" as "health"
    Then in "metrics" the metric "admission_share" has: [ASY-AUTH-008(a)]
      | tenant   | {tenant:}             |
      | priority | interactive           |
      | value    | {"$not": {"$max": 0}} |
    And no answer among these holds "{task:A}": [ASY-AUTH-008(a)]
      | metrics | ready | health |
    And no answer among these holds "{uuid:session}": [ASY-AUTH-008(a)]
      | metrics | ready | health |
    And no answer among these holds "{mark}": [ASY-AUTH-008(a)]
      | metrics | ready | health |
    And no answer among these holds "{word:label}": [ASY-AUTH-008(a)]
      | metrics | ready | health |
    And no answer among these holds "{keyid:data}": [ASY-AUTH-008(a)]
      | metrics | ready | health |
    And no answer among these holds "{tenant:}": [ASY-AUTH-008(b)]
      | ready | health |
    And no answer among these holds "{tenant:T}": [ASY-AUTH-008(b)]
      | ready | health |
    And the answer to "ready" has: [ASY-AUTH-008(b)]
      | pools | {"$contains": {"$where": {"pool_id": "{pool:P}", "ready": true}}} |

  @ASY-AUTH-004 @must
  Scenario: A revoked key is nobody's at once, and its tasks go on
    Given a server of its own
    And a server with:
      | streams.reattach_grace_ms | 0 |
    And a pool "P"
    And the engines of pool "P" hold every task after:
      | "one" |
    And a tenant "T"
    When tenant "T" submits task "A"
    And reader "R" of tenant "T" follows task "A"
    And reader "R" has frame "token"
    And the configuration becomes:
      | tenants.1.keys.0.hash | sha256:0000000000000000000000000000000000000000000000000000000000000001 |
    And the admin calls reloadConfig as "reload"
    And the data of tenant "T" calls getTask as "revoked" with:
      | path.task_id | {task:A} |
    And reader "R" has the end of the stream
    And the engine gives task "A" the pieces:
      | " two" |
    And the engine ends task "A"
    And the operator of tenant "T" comes to read task "A" as completed, as "record"
    Then the answer to "reload" has status 200 [ASY-AUTH-004(a)]
    And "revoked" is refused with "UNAUTHENTICATED" [ASY-AUTH-004(a)]
    And the stream of reader "R" is closed by the target without a terminal frame [ASY-AUTH-004(b)]
    And the answer to "record" has: [ASY-AUTH-004(c)]
      | state  | completed |
      | output | one two   |
