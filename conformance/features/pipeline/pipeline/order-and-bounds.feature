Feature: Order and bounds, seen from the pipeline

  @QOS-001 @must
  Scenario: Within a tenant, a class and a deadline the first to come is the first to run
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B1..B4" are submitted
    And the engines end the tasks "A B1 B2 B3 B4" in turn
    And task "B4" comes to be completed
    Then the engine of pool "P" was asked for the tasks in the order: [QOS-001(b)]
      | A | B1 | B2 | B3 | B4 |

  @QOS-002 @must
  Scenario: As many tasks as the capacity says can wait, and one more is refused
    Given a pool "P" with:
      | queue.capacity    | 3      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And tasks "B1..B3" are submitted
    And task "C" is submitted
    Then the tasks "B1..B3" are admitted [QOS-002(a)]
    And "C" is refused with "ADMISSION_REJECT" and: [QOS-002(b)]
      | retriable | true |
    And the hints of "C" agree and name "reject" [QOS-002(b)]

  @QOS-003 @must
  Scenario: A tenant at its limit takes nothing from another
    Given a pool "P"
    And a tenant "T" with:
      | quotas.concurrent_max | 1 |
    And a tenant "U" with:
      | quotas.concurrent_max | 1 |
    And the engines of pool "P" hold every task
    When tenant "T" submits task "A"
    And an engine works at task "A"
    And tenant "T" submits task "B"
    And tenant "U" submits task "C"
    And tenant "T" submits task "D"
    And tenant "U" submits task "E"
    Then "B" is refused with "QUOTA_EXCEEDED" [QOS-003]
    And "D" is refused with "QUOTA_EXCEEDED" [QOS-003]
    And the answer to "C" has status 202 [QOS-003]
    And the answer to "C" has: [QOS-003]
      | queue_position | 0 |
    And "E" is refused with "QUOTA_EXCEEDED" [QOS-003]

  @ERR-001 @ERR-002 @must
  Scenario: Errors are those of the catalogue and tell nothing of the inside
    Given a pool "P" with:
      | queue.capacity     | 1 |
      | retry.attempts_max | 1 |
    And a tenant "T"
    When the next task of pool "P" fails by error-event saying "at Object.run (/srv/engine/main.js:7:3)"
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    And task "B" is submitted wrongly with:
      | max_tokens | 0 |
    And task "C" is submitted with:
      | model_ref | no-such |
    And the client of tenant "T" asks for task "A" as "D"
    And nobody calls getTask as "E" with:
      | path.task_id | {task:A} |
    Then the stream of reader "R" ends with "error" and: [ERR-001(c), ERR-002]
      | code      | REPLICA_EXHAUSTED |
      | retriable | true              |
    And "B" is refused with "INVALID_PARAMS" and: [ERR-001(c)]
      | retriable | false |
    And "C" is refused with "MODEL_NOT_FOUND" [ERR-001(c)]
    And "D" is refused with "TASK_NOT_FOUND" [ERR-001(c)]
    And "E" is refused with "UNAUTHENTICATED" [ERR-001(c)]
    And no answer and no frame holds "main.js" [ERR-002]
    And no answer and no frame holds "reference-server" [ERR-002]
    And no answer and no frame holds "node:internal" [ERR-002]
    And the answer to "D" never holds "{pool:P}" [ERR-002]
    And no secret is seen [ERR-002]

  @PERS-004 @must
  Scenario: The hash in a record can be computed again from what it shows
    Given a pool "P"
    When task "A" is submitted
    And task "A" comes to be completed
    And the next task of pool "P" fails by http-400
    And task "B" is submitted
    And task "B" comes to be failed
    Then the hash in the record of task "A" is that of what it shows [PERS-004(a)]
    And the hash in the record of task "B" is that of what it shows [PERS-004(a)]
