Feature: Whose a task is
  A task is known by its tenant's id and by an id of the server.

  @ASY-TASK-001 @must
  Scenario Outline: A task id that is <words> is refused
    Given any model
    When task "A" is submitted wrongly with:
      | task_id | <id> |
    Then "A" is refused with "INVALID_PARAMS" and: [ASY-TASK-001(a)]
      | details.problems | {"$contains": {"$where": {"pointer": "/task_id"}}} |

    Examples:
      | words               | id                                       |
      | a word              | "task-1"                                 |
      | empty               | ""                                       |
      | a number            | 12                                       |
      | a digit too short   | "0c5f64c2-9c1f-4a42-8c5e-1f2d3c4b5a6"    |
      | a digit too long    | "0c5f64c2-9c1f-4a42-8c5e-1f2d3c4b5a6978" |
      | of other letters    | "0c5f64c2-9c1f-4a42-8c5e-1f2d3c4b5a6g"   |
      | in braces           | "{0c5f64c2-9c1f-4a42-8c5e-1f2d3c4b5a}"   |

  @ASY-TASK-001 @ORCH-3024 @must
  Scenario: One id under two tenants names two tasks
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task
    And a tenant "T"
    When task "A" is submitted
    And an engine works at task "A"
    And reader "mine" follows task "A"
    And tenant "T" submits task "B" with:
      | task_id | {task:A} |
    And an engine works at task "B"
    And the data of tenant "T" calls streamTask as "theirs" with:
      | path.task_id         | {task:A} |
      | header.Last-Event-ID | 99       |
    And the data of tenant "T" calls cancelTask as "cancel" with:
      | path.task_id | {task:A} |
    And the engine gives task "A" the pieces:
      | "mine" |
    And the engine ends task "A"
    And reader "mine" has the end of the stream
    And the record of task "A" is read
    And the data of tenant "T" calls getTask as "record" with:
      | path.task_id | {task:A} |
    Then the answer to "B" has status 202 [ASY-TASK-001(b)]
    And the answer to "B" has no header "Idempotency-Replayed" [ASY-TASK-001(b)]
    And another value stands at each of: [ASY-TASK-001(b), ORCH-3024(a)]
      | place               | value       |
      | answer A/createTask | body.job_id |
      | answer B            | body.job_id |
    And reader "mine" gets the text "mine" [ASY-TASK-001(b)]
    And the stream of reader "mine" ends with "end" [ASY-TASK-001(b)]
    And the answer to "cancel" has status 204 [ASY-TASK-001(b)]
    And the record of task "A" has: [ASY-TASK-001(b)]
      | state          | completed |
      | output         | mine      |
      | events.0.type  | admitted |
    And the answer to "record" has: [ASY-TASK-001(b)]
      | state         | canceled |
      | cancel_reason | client   |
      | task_id       | {task:A} |

  @ORCH-3024 @must
  Scenario: The server's id of a task is the same in the admission, the stream and the record
    Given a pool "P" with:
      | slots | 4 |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And task "B" is submitted
    And task "C" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "started"
    And the record of task "A" is read
    And the client calls listTasks as "list"
    Then another value stands at each of: [ORCH-3024(a)]
      | place    | value       |
      | answer A/createTask | body.job_id |
      | answer B | body.job_id |
      | answer C | body.job_id |
    And the same value stands at: [ORCH-3024(b)]
      | place               | value       |
      | answer A/createTask | body.job_id |
      | frame started of R  | job_id      |
      | answer A/getTask    | body.job_id |

  @ORCH-3024 @must
  Scenario: Every line and every event of a task carries the server's id
    Given a server with:
      | events.sinks | [{"id": "lines", "kind": "file", "path": "{folder}/events.jsonl"}] |
    And a pool "P"
    And the engines of pool "P" answer:
      | "a" | "b" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the events of the file "events.jsonl" are read until one has:
      | task_id | {task:A}       |
      | type    | completed      |
    Then the log has lines of task "A", each with the job id of its admission [ORCH-3024(c)]
    And the file "events.jsonl" has lines of task "A", each with the job id of its admission [ORCH-3024(c)]

  @ASY-TASK-012 @must
  Scenario Outline: A task that never was is not found by <operation>
    Given any model
    When the client calls <operation> as "A" with:
      | path.task_id | {uuid:nobody} |
    And the client calls <operation> as "B" with:
      | path.task_id | no-uuid                        |
      | invalid      | the id is no UUID on purpose   |
    Then "A" is refused with "TASK_NOT_FOUND" [ASY-TASK-012(a)]
    And the answer to "A" has the header "Content-Type" equal to "application/json" [ASY-TASK-012(a)]
    And "B" is refused with "INVALID_PARAMS" [ASY-TASK-012(b)]

    Examples:
      | operation  |
      | getTask    |
      | streamTask |
      | cancelTask |
