Feature: A refused submission
  What was refused leaves no task behind, and is not forgotten either.

  @ASY-TASK-009 @must
  Scenario: A refused submission leaves no task behind
    Given a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And task "C" is submitted
    And the record of task "C" is read
    And the client calls streamTask as "stream" with:
      | path.task_id | {task:C} |
    And the client calls listTasks as "list"
    Then "C/createTask" is refused with "ADMISSION_REJECT" [ASY-TASK-009(a)]
    And "C/getTask" is refused with "TASK_NOT_FOUND" [ASY-TASK-009(a)]
    And "stream" is refused with "TASK_NOT_FOUND" [ASY-TASK-009(a)]
    And the answer to "list" has: [ASY-TASK-009(a)]
      | items.# | 2                                                        |
      | items   | {"$not": {"$contains": {"$where": {"task_id": "{task:C}"}}}} |

  @ASY-TASK-009 @must
  Scenario: The id of a refused submission is free for any body
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | ctx | 4097 |
    And task "A" is submitted
    And task "B" is submitted with:
      | workload | rerank |
    And task "B" is submitted with:
      | max_tokens | 3 |
    And task "C" is submitted with:
      | model_ref | nobodys-model |
    And task "C" is submitted with:
      | model_ref | nobodys-model |
    Then "A/createTask#1" is refused with "INVALID_PARAMS" [ASY-TASK-009(b)]
    And the answer to "A/createTask#2" has status 202 [ASY-TASK-009(b)]
    And the answer to "A/createTask#2" has no header "Idempotency-Replayed" [ASY-TASK-009(b)]
    And "B/createTask#1" is refused with "UNSUPPORTED_WORKLOAD" [ASY-TASK-009(b)]
    And the answer to "B/createTask#2" has status 202 [ASY-TASK-009(b)]
    And the answer to "B/createTask#2" has no header "Idempotency-Replayed" [ASY-TASK-009(b)]
    And "C/createTask#1" is refused with "MODEL_NOT_FOUND" [ASY-TASK-009(b)]
    And "C/createTask#2" is refused with "MODEL_NOT_FOUND" [ASY-TASK-009(b)]

  @ASY-TASK-009 @must
  Scenario: A refused submission is counted under its reason
    Given a server of its own
    And a pool "P" with:
      | queue.capacity    | 1      |
      | queue.full_policy | reject |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And task "B" is submitted
    And the metrics are read as "before"
    And task "C" is submitted
    And task "D" is submitted
    And task "E" is submitted with:
      | workload | rerank |
    And task "A" is submitted with:
      | max_tokens | 3 |
    And task "A" is submitted
    And the metrics are read as "after"
    Then "D" is refused with "ADMISSION_REJECT" [ASY-TASK-009(c)]
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [ASY-TASK-009(c)]
      | reason | ADMISSION_REJECT |
      | engine | llamacpp         |
      | change | 2                |
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [ASY-TASK-009(c)]
      | reason | UNSUPPORTED_WORKLOAD |
      | change | 1                    |
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [ASY-TASK-009(c)]
      | reason | TASK_CONFLICT |
      | change | 1             |
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [ASY-TASK-009(c)]
      | change | 4 |

  @ASY-TASK-009 @must
  Scenario: A refused submission leaves one audit record
    Given a pool "P"
    And a tenant "T"
    When tenant "T" submits task "A" with:
      | workload | rerank |
    And the admin calls listAuditRecords as "audit" with:
      | query.tenant_id | {tenant:T} |
      | query.action    | createTask |
    Then "A" is refused with "UNSUPPORTED_WORKLOAD" [ASY-TASK-009(d)]
    And the answer to "audit" has: [ASY-TASK-009(d)]
      | items.#            | 1                    |
      | items.0.outcome    | refused              |
      | items.0.error_code | UNSUPPORTED_WORKLOAD |
      | items.0.tenant_id  | {tenant:T}           |
    And the same value stands at: [ASY-TASK-009(d)]
      | place        | value                        |
      | answer A     | headers.x-correlation-id     |
      | answer audit | body.items.0.correlation_id  |
