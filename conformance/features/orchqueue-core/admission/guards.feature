Feature: Guards before the queue
  What can be decided about a submission without an engine is decided before it takes a place.

  @OC-CTRL-2010 @ASY-ADM-003 @must
  Scenario Outline: A submission is refused for <what> while the queue is full, and takes no place
    Given a pool "P" with:
      | ctx                   | 512      |
      | model.bytes_per_token | 64       |
      | model.max_tokens_max  | 300      |
      | queue.capacity        | 1        |
      | queue.full_policy     | drop-lru |
    And the engines of pool "P" hold every task
    When task "A" is submitted with:
      | ctx | 512 |
    And an engine works at task "A"
    And task "B" is submitted with:
      | ctx | 512 |
    And task "X" is submitted with:
      | ctx      | 512     |
      | <member> | <value> |
    And task "Y" is submitted with:
      | ctx | 512 |
    And from now on the engines of pool "P" answer:
      | done |
    And the engine goes on with task "A"
    And task "Y" comes to be completed
    And the record of task "B" is read
    Then "X/createTask" is refused with "<code>" [OC-CTRL-2010(a)]
    And the tasks "A B Y" are admitted [OC-CTRL-2010(a)]
    And the record of task "B" has: [OC-CTRL-2010(a)]
      | state      | evicted             |
      | error.code | QUEUE_FULL_DROP_LRU |
    And an engine was asked 0 times for task "X" [ASY-ADM-003(a)]
    And an engine was asked 1 times for task "Y" [ASY-ADM-003(a)]

    Examples:
      | what           | member      | value       | code            |
      | its context    | ctx         | 513         | INVALID_PARAMS  |
      | its tokens     | max_tokens  | 301         | INVALID_PARAMS  |
      | its deadline   | deadline_ms | 1           | DEADLINE_UNMET  |
      | its model      | model_ref   | {word:none} | MODEL_NOT_FOUND |

  @OC-CTRL-2010 @must
  Scenario: A submission that breaks a limit evicts nobody from a full queue
    Given a pool "P" with:
      | ctx               | 512      |
      | queue.capacity    | 1        |
      | queue.full_policy | drop-lru |
    And the engines of pool "P" hold every task
    When tasks "A B" are submitted with:
      | ctx | 512 |
    And an engine works at task "A"
    And task "X" is submitted with:
      | ctx | 513 |
    And the record of task "B" is read
    Then "X" is refused with "INVALID_PARAMS" [OC-CTRL-2010(a)]
    And the record of task "B" has: [OC-CTRL-2010(a)]
      | state | queued |

  @OC-CTRL-2010 @must
  Scenario: A body that is no task is refused while the queue is full
    Given a pool "P" with:
      | queue.capacity | 1 |
    And the engines of pool "P" hold every task
    When tasks "A B" are submitted
    And an engine works at task "A"
    And the client calls createTask as "X" with:
      | body    | {"task_id": "{task:X}", "workload": "completion"} |
      | invalid | it lacks most members                             |
    And task "C" is submitted
    Then "X" is refused with "INVALID_PARAMS" [OC-CTRL-2010(a)]
    And "C" is refused with "ADMISSION_REJECT" [OC-CTRL-2010(a)]

  @OC-CTRL-2010 @must
  Scenario Outline: A submission that is refused for <what> leaves no task, and its id is free
    Given a pool "P" with:
      | ctx            | 512 |
      | queue.capacity | 1   |
    And the engines of pool "P" hold every task
    When tasks "A B" are submitted with:
      | ctx | 512 |
    And an engine works at task "A"
    And task "X" is submitted with:
      | ctx      | 512     |
      | <member> | <value> |
    And the record of task "X" is read
    And task "B" is canceled
    And task "X" is submitted with:
      | ctx         | 512   |
      | deadline_ms | 50000 |
    Then "X/createTask#1" is refused with "<code>" [OC-CTRL-2010(b)]
    And "X/getTask" is refused with "TASK_NOT_FOUND" [OC-CTRL-2010(b)]
    And the answer to "X/createTask#2" has status 202 [OC-CTRL-2010(b)]
    And the answer to "X/createTask#2" has no header "Idempotency-Replayed" [OC-CTRL-2010(b)]

    Examples:
      | what         | member      | value | code             |
      | its context  | ctx         | 513   | INVALID_PARAMS   |
      | its deadline | deadline_ms | 1     | DEADLINE_UNMET   |
      | want of room | max_tokens  | 16    | ADMISSION_REJECT |

  @OC-CTRL-2010 @must
  Scenario: Refused submissions are counted, each with its code as the reason
    Given a pool "P" with:
      | engine         | refusing |
      | ctx            | 512      |
      | queue.capacity | 1        |
    And the engines of pool "P" hold every task
    And a server with:
      | telemetry.metric_engine_labels_max | 15 |
    When tasks "A B" are submitted with:
      | ctx | 512 |
    And an engine works at task "A"
    And the metrics are read as "before"
    And tasks "X1 X2" are submitted with:
      | ctx | 513 |
    And task "X3" is submitted with:
      | ctx         | 512 |
      | deadline_ms | 1   |
    And task "X4" is submitted with:
      | ctx | 512 |
    And the metrics are read as "after"
    Then "X4" is refused with "ADMISSION_REJECT" [OC-CTRL-2010(c)]
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [OC-CTRL-2010(c)]
      | engine | refusing       |
      | reason | INVALID_PARAMS |
      | change | 2              |
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [OC-CTRL-2010(c)]
      | engine | refusing       |
      | reason | DEADLINE_UNMET |
      | change | 1              |
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [OC-CTRL-2010(c)]
      | engine | refusing         |
      | reason | ADMISSION_REJECT |
      | change | 1                |
    And from "before" to "after" the metric "tasks_rejected_total" changes by: [OC-CTRL-2010(c)]
      | engine | refusing |
      | change | 4        |

  @ORCH-3014 @must
  Scenario: A task may ask for the whole context of the model and for no more
    Given a pool "P" with:
      | ctx | 512 |
    And the engines of pool "P" answer:
      | done |
    When task "Above" is submitted with:
      | ctx | 513 |
    And task "At" is submitted with:
      | ctx | 512 |
    And task "At" comes to be completed
    Then the tasks "At" are admitted [ORCH-3014(a)]
    And "Above" is refused with "INVALID_PARAMS" and: [ORCH-3014(b)]
      | retriable | false |
    And an engine was asked 0 times for task "Above" [ORCH-3014(b)]
    And an engine was asked 1 times for task "At" [ORCH-3014(a)]

  @OC-CORE-1020 @must
  Scenario: The context of the pool that serves the task is the limit
    Given a pool "Small" with:
      | ctx | 512 |
    And a pool "Large" with:
      | ctx | 1024 |
    When task "S" is submitted to pool "Small" with:
      | ctx | 1024 |
    And task "L" is submitted to pool "Large" with:
      | ctx | 1024 |
    And task "M" is submitted to pool "Large" with:
      | ctx | 1025 |
    Then "S" is refused with "INVALID_PARAMS" [OC-CORE-1020]
    And the tasks "L" are admitted [OC-CORE-1020]
    And "M" is refused with "INVALID_PARAMS" [OC-CORE-1020]

  @ORCH-3015 @must
  Scenario Outline: Prompt and output may fill the context and no more, at <bytes> bytes per token
    Given a pool "P" with:
      | model.bytes_per_token | <bytes> |
    When task "At" is submitted with:
      | prompt     | {text:100} |
      | ctx        | 200        |
      | max_tokens | <fits>     |
    And task "Above" is submitted with:
      | prompt     | {text:100} |
      | ctx        | 200        |
      | max_tokens | <above>    |
    Then the tasks "At" are admitted [ORCH-3015(a)]
    And "Above" is refused with "INVALID_PARAMS" [ORCH-3015(b)]

    Examples:
      | bytes | fits | above |
      | 1     | 100  | 101   |
      | 4     | 175  | 176   |
      | 50    | 198  | 199   |

  @ORCH-3015 @must
  Scenario: A pool's own ceiling of output tokens is reached and not passed
    Given a pool "P" with:
      | model.max_tokens_max | 40 |
    When task "At" is submitted with:
      | max_tokens | 40 |
    And task "Above" is submitted with:
      | max_tokens | 41 |
    Then the tasks "At" are admitted [ORCH-3015(c)]
    And "Above" is refused with "INVALID_PARAMS" [ORCH-3015(c)]

  @OC-CORE-1021 @must
  Scenario Outline: A prompt of <what> is counted by its bytes, rounded up
    Given a pool "P" with:
      | model.bytes_per_token | 3 |
    When task "At" is submitted with:
      | prompt     | <prompt> |
      | ctx        | 50       |
      | max_tokens | <fits>   |
    And task "Above" is submitted with:
      | prompt     | <prompt> |
      | ctx        | 50       |
      | max_tokens | <above>  |
    Then the tasks "At" are admitted [OC-CORE-1021(a)]
    And "Above" is refused with "INVALID_PARAMS" [OC-CORE-1021(a)]

    Examples:
      | what                          | prompt          | fits | above |
      | 30 bytes                      | {text:30}       | 40   | 41    |
      | 31 bytes                      | {text:31}       | 39   | 40    |
      | 32 bytes                      | {text:32}       | 39   | 40    |
      | characters of two bytes       | äöüäöüäöüäöüäöü | 40   | 41    |
      | characters of four bytes      | 🙂🙂🙂🙂🙂🙂🙂🙂 | 39   | 40    |

  @OC-CORE-1021 @must
  Scenario: Messages are counted by the bytes of their contents
    Given a pool "P" with:
      | model.bytes_per_token | 3 |
    When task "At" is submitted with:
      | prompt     | null                                                                                      |
      | messages   | [{"role": "user", "content": "{text:16}"}, {"role": "assistant", "content": "{text:15}"}] |
      | ctx        | 50                                                                                        |
      | max_tokens | 39                                                                                        |
    And task "Above" is submitted with:
      | prompt     | null                                                                                      |
      | messages   | [{"role": "user", "content": "{text:16}"}, {"role": "assistant", "content": "{text:15}"}] |
      | ctx        | 50                                                                                        |
      | max_tokens | 40                                                                                        |
    Then the tasks "At" are admitted [OC-CORE-1021(a)]
    And "Above" is refused with "INVALID_PARAMS" [OC-CORE-1021(a)]

  @OC-CORE-1021 @must
  Scenario: The capabilities show by how many bytes a model's tokens are counted
    Given a pool "P" with:
      | model.bytes_per_token | 3.5 |
    And a pool "Q" with:
      | model.bytes_per_token | 7 |
    When the client calls getCapabilities as "C"
    Then the capabilities "C" show 3.5 bytes per token for the model of pool "P" [OC-CORE-1021(b)]
    And the capabilities "C" show 7 bytes per token for the model of pool "Q" [OC-CORE-1021(b)]

  @ASY-ADM-002 @must
  Scenario: A context that the engine itself refuses fails the task for its parameters
    Given a pool "P"
    When the next task of pool "P" fails by context-overflow
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the record of task "A" is read
    Then the tasks "A" are admitted [ASY-ADM-002]
    And the stream of reader "R" ends with "error" and: [ASY-ADM-002]
      | code      | INVALID_PARAMS |
      | retriable | false          |
    And the record of task "A" has: [ASY-ADM-002]
      | state | failed |
    And an engine was asked 1 times for task "A" [ASY-ADM-002]

  @ASY-ADM-003 @must
  Scenario: What the fleet asks on its own account counts as no attempt
    Given a pool "P" with:
      | heartbeat.interval_ms | 1000 |
      | heartbeat.missed_max  | 20   |
    When the metrics are read as "before"
    And task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "after"
    Then in "before" the metric "engine_attempts_total" has: [ASY-ADM-003(b)]
      | pool_id | {pool:P}           |
      | value   | {"$exists": false} |
    And in "after" the metric "engine_attempts_total" has: [ASY-ADM-003(b)]
      | pool_id | {pool:P} |
      | value   | 1        |
    And the record of task "A" has: [ASY-ADM-003(b)]
      | attempts.# | 1 |
