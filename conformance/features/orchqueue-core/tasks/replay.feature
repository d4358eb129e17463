Feature: The same id again
  A client that is not sure sends again what it sent, and nothing happens twice.

  @ASY-TASK-005 @must
  Scenario: A replay repeats the admission and tells the state of now
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And task "C" is submitted
    And the engine ends task "A"
    And an engine works at task "B"
    And the engine ends task "B"
    And an engine works at task "C"
    And task "C" comes to be running
    And task "C" is submitted
    Then the answer to "C/createTask#1" has status 202 [ASY-TASK-005(a)]
    And the answer to "C/createTask#1" has no header "Idempotency-Replayed" [ASY-TASK-005(a)]
    And the answer to "C/createTask#2" has status 202 [ASY-TASK-005(a)]
    And the answer to "C/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(a)]
    And the answer to "C/createTask#3" has status 202 [ASY-TASK-005(a)]
    And the answer to "C/createTask#3" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(a)]
    And the same value stands at: [ASY-TASK-005(b)]
      | place                 | value       |
      | answer C/createTask#1 | body.job_id |
      | answer C/createTask#2 | body.job_id |
      | answer C/createTask#3 | body.job_id |
    And the same value stands at: [ASY-TASK-005(b)]
      | place                 | value                   |
      | answer C/createTask#1 | body.predicted_start_ms |
      | answer C/createTask#2 | body.predicted_start_ms |
      | answer C/createTask#3 | body.predicted_start_ms |
    And the answer to "C/createTask#1" has: [ASY-TASK-005(b)]
      | state              | queued      |
      | queue_position     | 1           |
      | predicted_start_ms | {"$min": 1} |
    And the answer to "C/createTask#2" has: [ASY-TASK-005(b)]
      | state          | queued |
      | queue_position | 1      |
    And the answer to "C/createTask#3" has: [ASY-TASK-005(b)]
      | state          | running |
      | queue_position | 1       |

  @ASY-TASK-005 @must
  Scenario: No engine hears of a replay
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is submitted
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "A" is submitted
    And task "B" is submitted
    And an engine works at task "B"
    Then the answer to "A/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(c)]
    And the answer to "A/createTask#3" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(c)]
    And an engine was asked 1 times for task "A" [ASY-TASK-005(c)]
    And an engine was asked 1 times for task "B" [ASY-TASK-005(c)]

  @ASY-TASK-005 @must
  Scenario: A replay uses up no rate, and is answered when the rate is spent
    Given a pool "P" with:
      | slots | 4 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.requests_per_second | 0.001 |
      | quotas.burst               | 2     |
    When task "A" is submitted
    And task "A" is submitted
    And task "A" is submitted
    And task "B" is submitted
    And task "C" is submitted
    And task "A" is submitted
    Then the answer to "A/createTask#3" has status 202 [ASY-TASK-005(d)]
    And the answer to "B" has status 202 [ASY-TASK-005(d)]
    And "C" is refused with "QUOTA_EXCEEDED" [ASY-TASK-005(d)]
    And the answer to "A/createTask#4" has status 202 [ASY-TASK-005(d)]
    And the answer to "A/createTask#4" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(d)]

  @ASY-TASK-005 @must
  Scenario: A replay takes none of the concurrent tasks, and is answered when they are all there
    Given a pool "P" with:
      | slots | 4 |
    And the engines of pool "P" hold every task
    And the tenant of the case has:
      | quotas.concurrent_max | 2 |
    When task "A" is submitted
    And task "A" is submitted
    And task "B" is submitted
    And task "C" is submitted
    And task "B" is submitted
    Then the answer to "B/createTask#1" has status 202 [ASY-TASK-005(d)]
    And "C" is refused with "QUOTA_EXCEEDED" [ASY-TASK-005(d)]
    And the answer to "B/createTask#2" has status 202 [ASY-TASK-005(d)]
    And the answer to "B/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(d)]

  @ASY-TASK-005 @must
  Scenario: A replay is answered while the queue is full
    Given a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "B" is submitted
    And task "C" is submitted
    And task "B" is submitted
    And task "A" is submitted
    Then "C" is refused with "ADMISSION_REJECT" [ASY-TASK-005(d)]
    And the answer to "B/createTask#3" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(d)]
    And the answer to "B/createTask#3" has: [ASY-TASK-005(d)]
      | state | queued |
    And the answer to "A/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(d)]

  @ASY-TASK-005 @must
  Scenario: A replay of a task that has ended tells how it ended
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the engine ends task "A"
    And task "A" comes to be completed
    And task "A" is submitted
    And task "B" is submitted
    And task "B" is canceled
    And task "B" is submitted
    Then the answer to "A/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(e)]
    And the answer to "A/createTask#2" has: [ASY-TASK-005(e)]
      | state | completed |
    And the same value stands at: [ASY-TASK-005(e)]
      | place                 | value       |
      | answer A/createTask#1 | body.job_id |
      | answer A/createTask#2 | body.job_id |
    And the answer to "B/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-005(e)]
    And the answer to "B/createTask#2" has: [ASY-TASK-005(e)]
      | state | canceled |

  @ASY-TASK-006 @must
  Scenario: Racing submissions of one id make one task
    Given a pool "P" with:
      | slots | 8 |
    And the engines of pool "P" hold every task
    When task "A" is submitted 8 times at once
    And an engine works at task "A"
    And task "B" is submitted
    And an engine works at task "B"
    Then 9 answers have: [ASY-TASK-006(a)]
      | status | 202 |
    And 7 answers have: [ASY-TASK-006(a)]
      | status                       | 202      |
      | headers.idempotency-replayed | "true"   |
      | body.task_id                 | {task:A} |
    And the same value stands at: [ASY-TASK-006(a)]
      | place                 | value       |
      | answer A/createTask#1 | body.job_id |
      | answer A/createTask#2 | body.job_id |
      | answer A/createTask#3 | body.job_id |
      | answer A/createTask#4 | body.job_id |
      | answer A/createTask#5 | body.job_id |
      | answer A/createTask#6 | body.job_id |
      | answer A/createTask#7 | body.job_id |
      | answer A/createTask#8 | body.job_id |
    And an engine was asked 1 times for task "A" [ASY-TASK-006(a)]

  @ASY-TASK-007 @must
  Scenario: Spelling makes no other body
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | labels  | {"a": "1", "b": "2"} |
      | sampler | {"temperature": 0.5} |
    And task "A" is submitted as the text:
      """
      {
        "labels": { "\u0062": "2", "a": "1" },
        "sampler": { "temperature": 5e-1 },
        "prompt": "{prompt:A}", "deadline_ms": 6.0e4, "max_tokens": 16.0,
        "pri\u006frity": "inter\u0061ctive",
        "ctx": 1024,
        "model_ref": "{model:P}",
        "engine": "{engine:P}", "workload": "completion",
        "task_id": "{task:A}"
      }
      """
    Then the answer to "A/createTask#1" has status 202 [ASY-TASK-007(a)]
    And the answer to "A/createTask#2" has status 202 [ASY-TASK-007(a)]
    And the answer to "A/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-007(a)]
    And the same value stands at: [ASY-TASK-007(a)]
      | place                 | value       |
      | answer A/createTask#1 | body.job_id |
      | answer A/createTask#2 | body.job_id |

  @ASY-TASK-007 @must
  Scenario Outline: A <member> sent with its default makes another body than none
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And task "A" is submitted with:
      | <member> | <default> |
    And task "B" is submitted with:
      | <member> | <default> |
    And task "B" is submitted
    And task "B" is submitted with:
      | <member> | <default> |
    Then "A" is refused with "TASK_CONFLICT" [ASY-TASK-007(b)]
    And "B/createTask#2" is refused with "TASK_CONFLICT" [ASY-TASK-007(b)]
    And the answer to "B/createTask#3" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-007(b)]

    Examples:
      | member      | default       |
      | override    | false         |
      | determinism | "best_effort" |

  @ASY-TASK-008 @must
  Scenario: Another body under a known id is a conflict, whatever became of the task
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "A" is submitted with:
      | max_tokens | 15 |
    And task "B" is submitted with:
      | prompt | another word |
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" | " two" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And an engine works at task "B"
    And task "A" is submitted with:
      | labels.x | "y" |
    And task "A" is submitted
    And task "B" is submitted
    And the record of task "A" is read
    Then "A/createTask#2" is refused with "TASK_CONFLICT" [ASY-TASK-008(a)]
    And "B/createTask#2" is refused with "TASK_CONFLICT" [ASY-TASK-008(a)]
    And "A/createTask#3" is refused with "TASK_CONFLICT" [ASY-TASK-008(a)]
    And reader "R" gets the text "one two" [ASY-TASK-008(b)]
    And an engine was asked 1 times for task "A" [ASY-TASK-008(b)]
    And an engine was asked 1 times for task "B" [ASY-TASK-008(b)]
    And the record of task "A" has: [ASY-TASK-008(b)]
      | state              | completed |
      | request.max_tokens | 16        |
      | request.labels     | {"$exists": false} |
    And the answer to "A/createTask#4" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-008(b)]
    And the answer to "B/createTask#3" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-008(b)]
    And the same value stands at: [ASY-TASK-008(b)]
      | place                 | value       |
      | answer A/createTask#1 | body.job_id |
      | answer A/createTask#4 | body.job_id |
      | answer A/getTask      | body.job_id |
